import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import { ReadableStream } from '../../../../../host/cells/guest/web/streams.ts'
import { URLSearchParams } from '../../../../../host/cells/guest/web/url.ts'
import { receivedResponse, Response } from '../../../../../host/cells/guest/web/response.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

test('Response.json() has the type and the text', async (t) => {
  const response = Response.json({ a: 1 }, { status: 201, headers: { x: 'y' } })
  t.same([response.status, response.ok, response.headers.get('content-type'), response.headers.get('x'), await response.text()], [201, true, 'application/json', 'y', '{"a":1}'])
  t.throws(() => Response.json(undefined), TypeError)
  t.end()
})

test('Response refuses a status that is none, and a body where there can be none', (t) => {
  for (const status of [0, 99, 101, 199, 600, -1, NaN]) t.throws(() => new Response('', { status }), RangeError)
  t.throws(() => new Response('x', { status: 204 }), TypeError)
  t.equal(new Response(null, { status: 304 }).status, 304)
  t.end()
})

test('Response: redirect, error, clone, received', async (t) => {
  t.match([Response.redirect('https://a.example').status, Response.redirect('https://a.example', 303).headers.get('location')], [302, 'https://a.example/'])
  t.throws(() => Response.redirect('https://a.example', 200), RangeError)
  t.equal(Response.error().status, 0)
  const received = receivedResponse({ status: 404, statusText: 'Not Found', headers: [['a', '1']], url: 'https://a.example/', redirected: true }, { kind: 'text', data: 'x' })
  const clone = received.clone()
  t.ok(clone instanceof Response)
  t.match([clone.status, clone.ok, clone.url, clone.redirected, await clone.text(), await received.text()], [404, false, 'https://a.example/', true, 'x', 'x'])
})

test('Response: status text, statuses as numbers, null bodies, types', async (t) => {
  t.match(new Response('x', { status: '201' as never, statusText: 'Fine' }), { status: 201, statusText: 'Fine', ok: true, type: 'default', url: '', redirected: false })
  for (const statusText of ['a\nb', 'Ā']) t.throws(() => new Response('', { statusText }), TypeError)
  t.throws(() => new Response('', 5 as never), TypeError)
  t.equal(new Response().body, null)
  t.match(Response.error(), { type: 'error', status: 0, body: null })
  t.equal(new Response(new URLSearchParams({ a: '1' })).headers.get('content-type'), 'application/x-www-form-urlencoded;charset=UTF-8')
  t.equal(new Response('x', { headers: { 'content-type': 'a/b' } }).headers.get('content-type'), 'a/b')
})

test('Response: headers of what came in, of errors and of redirects are immutable; a copy is not', (t) => {
  const received = receivedResponse({ status: 200, statusText: '', headers: [['a', '1']], url: 'https://a.example/', redirected: false }, { kind: 'none' })
  for (const response of [received, received.clone(), Response.error(), Response.redirect('https://a.example')]) t.throws(() => response.headers.set('a', '2'), TypeError)
  const copy = new Response(received.body, received)
  copy.headers.set('a', '2')
  t.match([copy.headers.get('a'), received.headers.get('a')], ['2', '1'])
  t.end()
})

test('Response.clone() of a stream gives both the bytes, and none once it was read', async (t) => {
  const stream = new ReadableStream({ start(controller) { controller.enqueue(Uint8Array.of(104, 105)); controller.close() } })
  const response = new Response(stream)
  const clone = response.clone()
  t.equal(await response.text() + await clone.text(), 'hihi')
  t.throws(() => response.clone(), TypeError)
})
