import { test } from 'tap'
import { Body, carry, cloneBody, takeBody } from '../../../../../host/cells/guest/web/body.ts'
import { URLSearchParams } from '../../../../../host/cells/guest/web/url.ts'

test('carry() makes a body of each kind, with its content type', (t) => {
  t.same(carry('x'), { body: { kind: 'text', data: 'x' }, type: 'text/plain;charset=UTF-8' })
  t.same(carry(Uint8Array.of(0, 255)), { body: { kind: 'bytes', data: Uint8Array.of(0, 255) } })
  t.same(carry(Uint8Array.of(1).buffer), { body: { kind: 'bytes', data: Uint8Array.of(1) } })
  t.match(carry(new URLSearchParams({ a: '1' })), { body: { data: 'a=1' }, type: /urlencoded/ })
  t.same(carry(null), { body: { kind: 'none' } })
  t.match(carry('\ud800').body, { data: '\ufffd' })
  t.end()
})

test('Body reads text as bytes and bytes as text', async (t) => {
  t.same(await new Body({ kind: 'text', data: 'é' }).bytes(), Uint8Array.of(0xc3, 0xa9))
  t.equal(await new Body({ kind: 'bytes', data: Uint8Array.of(0xc3, 0xa9) }).text(), 'é')
  t.same(await new Body({ kind: 'text', data: '{"a":1}' }).json(), { a: 1 })
  t.equal((await new Body({ kind: 'text', data: 'ab' }).arrayBuffer()).byteLength, 2)
})

test('Body is read once', async (t) => {
  const body = new Body({ kind: 'text', data: 'x' })
  t.match(cloneBody(body), { data: 'x' })
  t.match(await takeBody(body), { data: 'x' })
  t.ok(body.bodyUsed)
  await t.rejects(body.text(), TypeError)
  t.throws(() => cloneBody(body), TypeError)
})

test('Body with nothing in it can be read again', async (t) => {
  const body = new Body({ kind: 'none' })
  t.equal(await body.text() + await body.text(), '')
  t.notOk(body.bodyUsed)
})
