import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
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
  for (const status of [0, 99, 101, 199, 600, 200.5, NaN]) t.throws(() => new Response('', { status }), RangeError)
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
