import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import { AbortController } from '../../../../../host/cells/guest/web/events.ts'
import { ReadableStream } from '../../../../../host/cells/guest/web/streams.ts'
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
  const request = incomingRequest('http://h/p/x', 'POST', { 'content-type': 'text/plain' }, { kind: 'text', data: 'hi' }, () => new AbortController().signal)
  t.ok(request instanceof Request)
  t.same([request.url, request.headers.get('content-type'), await request.text()], ['http://h/p/x', 'text/plain', 'hi'])
})

const BAD: readonly (readonly [what: string, input: unknown, init?: object])[] = [
  ['a method that is none', 'https://a.example', { method: 'a b' }], ['CONNECT', 'https://a.example', { method: 'connect' }], ['a password', 'https://u:p@a.example'],
  ['a window', 'https://a.example', { window: {} }], ['a mode', 'https://a.example', { mode: 'other' }], ['a redirect', 'https://a.example', { redirect: 'other' }],
  ['a signal', 'https://a.example', { signal: {} }], ['a stream without duplex', 'https://a.example', { method: 'POST', body: new ReadableStream() }], ['headers', 'https://a.example', { headers: [['a']] }],
  ['a body for HEAD', 'https://a.example', { method: 'head', body: '' }],
]
for (const [what, input, init] of BAD) {
  test(`Request refuses ${what}`, (t) => {
    t.throws(() => new Request(input as string, init), TypeError)
    t.end()
  })
}

test('Request keeps what it is told, and follows the signal', async (t) => {
  const controller = new AbortController()
  const init = { method: 'patch', cache: 'no-store', credentials: 'include', mode: 'same-origin', integrity: 'x', keepalive: true, referrerPolicy: 'origin', signal: controller.signal } as const
  const request = new Request('https://a.example/x', init)
  t.match(request, { method: 'patch', cache: 'no-store', credentials: 'include', mode: 'same-origin', integrity: 'x', keepalive: true, referrerPolicy: 'origin', referrer: 'about:client', duplex: 'half', destination: '' })
  t.match(new Request(request, { cache: 'reload' }), { method: 'patch', cache: 'reload', mode: 'same-origin' })
  const [clone, free] = [request.clone(), new Request(request, { signal: null })]
  controller.abort('why')
  t.match([request.signal.reason, clone.signal.reason, free.signal.aborted], ['why', 'why', false])
  t.equal(request.signal, request.signal)
})

test('Request takes the body out of the request it is made from; a stream needs duplex', async (t) => {
  const first = new Request('https://a.example', { method: 'POST', body: 'x' })
  const second = new Request(first)
  t.ok(first.bodyUsed)
  t.throws(() => new Request(first), TypeError)
  t.equal(await new Request(second, { body: 'other' }).text(), 'other')
  t.notOk(second.bodyUsed, 'where another body is given, it stays')
  const stream = new ReadableStream({ start(controller) { controller.enqueue(Uint8Array.of(104, 105)); controller.close() } })
  t.equal(await new Request('https://a.example', { method: 'POST', body: stream, duplex: 'half' }).clone().text(), 'hi')
})
