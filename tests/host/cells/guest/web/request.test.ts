import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import { AbortController } from '../../../../../host/cells/guest/web/events.ts'
import { incomingRequest, Request } from '../../../../../host/cells/guest/web/request.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

test('Request normalises what it is given', async (t) => {
  const request = new Request('https://a.example', { method: 'post', body: 'x', headers: { A: '1' } })
  t.match(request, { method: 'POST', url: 'https://a.example/', redirect: 'follow' })
  t.equal(request.headers.get('content-type'), 'text/plain;charset=UTF-8')
  t.equal(await request.clone().text() + await request.text(), 'xx')
})

test('Request refuses a body for GET, and a URL that is none', (t) => {
  t.throws(() => new Request('https://a.example', { body: 'x' }), TypeError)
  t.throws(() => new Request('nowhere'), TypeError)
  t.end()
})

test('Request made from another takes it over, changed', async (t) => {
  const first = new Request('https://a.example/x', { method: 'PUT', body: 'x', headers: { a: '1' } })
  const second = new Request(first, { headers: { b: '2' } })
  t.match([second.method, second.headers.get('a'), second.headers.get('b'), await second.text()], ['PUT', null, '2', 'x'])
})

test('incomingRequest() is a Request', async (t) => {
  const request = incomingRequest('http://h/p/x', 'POST', { 'content-type': 'text/plain' }, { kind: 'text', data: 'hi' }, new AbortController().signal)
  t.ok(request instanceof Request)
  t.same([request.url, request.headers.get('content-type'), await request.text()], ['http://h/p/x', 'text/plain', 'hi'])
})
