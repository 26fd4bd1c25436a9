import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import { Body, carry, cloneBody, hasBody, moveBody, takeBody, type Source } from '../../../../../host/cells/guest/web/body.ts'
import { Blob, File } from '../../../../../host/cells/guest/web/blob.ts'
import { FormData } from '../../../../../host/cells/guest/web/form-data.ts'
import { Headers } from '../../../../../host/cells/guest/web/headers.ts'
import { ReadableStream } from '../../../../../host/cells/guest/web/streams.ts'
import { URLSearchParams } from '../../../../../host/cells/guest/web/url.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

const made = (source: Source, type?: string): Body => new Body(source, new Headers(type === undefined ? {} : { 'content-type': type }))

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
  t.same(await made({ kind: 'text', data: 'é' }).bytes(), Uint8Array.of(0xc3, 0xa9))
  t.equal(await made({ kind: 'bytes', data: Uint8Array.of(0xc3, 0xa9) }).text(), 'é')
  t.same(await made({ kind: 'text', data: '{"a":1}' }).json(), { a: 1 })
  t.equal((await made({ kind: 'text', data: 'ab' }).arrayBuffer()).byteLength, 2)
})

test('Body is read once', async (t) => {
  const body = made({ kind: 'text', data: 'x' })
  t.match(cloneBody(body), { data: 'x' })
  t.match(await takeBody(body), { data: 'x' })
  t.ok(body.bodyUsed)
  await t.rejects(body.text(), TypeError)
  t.throws(() => cloneBody(body), TypeError)
})

test('Body with nothing in it can be read again', async (t) => {
  const body = made({ kind: 'none' })
  t.equal(await body.text() + await body.text(), '')
  t.notOk(body.bodyUsed)
})

const streamOf = (...chunks: unknown[]) => new ReadableStream({ start(controller) { for (const chunk of chunks) controller.enqueue(chunk); controller.close() } })

test('carry() takes a Blob, a FormData, a stream, and anything else as text', async (t) => {
  t.same(carry(new Blob(['ab'], { type: 'text/x' })), { body: { kind: 'bytes', data: Uint8Array.of(97, 98) }, type: 'text/x' })
  t.notOk('type' in carry(new Blob(['ab'])))
  t.match(carry(new FormData()).type, /^multipart\/form-data; boundary=----hardpoint[0-9a-f]{32}$/)
  t.match(carry(streamOf()).body, { kind: 'stream' })
  t.match(carry(5 as never), { body: { kind: 'text', data: '5' } })
  const locked = streamOf()
  locked.getReader()
  t.throws(() => carry(locked), TypeError)
  const read = streamOf('x')
  for await (const _ of read);
  t.throws(() => carry(read), TypeError)
})

test('Body.body is a stream of bytes, null where there is none; reading it uses the body up', async (t) => {
  t.equal(made({ kind: 'none' }).body, null)
  const body = made({ kind: 'text', data: 'héllo' })
  t.equal(body.body, body.body)
  t.notOk(body.bodyUsed)
  const chunks: Uint8Array[] = []
  for await (const chunk of body.body ?? []) chunks.push(chunk as Uint8Array)
  t.equal(Buffer.concat(chunks).toString(), 'héllo')
  t.ok(body.bodyUsed)
  await t.rejects(body.text(), TypeError)
  const used = made({ kind: 'text', data: 'x' })
  await used.text()
  t.same(await used.body?.getReader().read(), { done: true, value: undefined })
})

test('Body of a stream is read whole; what is no bytes is refused, and a lock keeps others out', async (t) => {
  t.equal(await made({ kind: 'stream', data: streamOf(Uint8Array.of(104), Uint8Array.of(105)) }).text(), 'hi')
  t.same(await takeBody(made({ kind: 'stream', data: streamOf(Uint8Array.of(1)) })), { kind: 'bytes', data: Uint8Array.of(1) })
  await t.rejects(made({ kind: 'stream', data: streamOf('text') }).text(), TypeError)
  const broken = new ReadableStream({ pull() { throw new RangeError('broken') } })
  await t.rejects(made({ kind: 'stream', data: broken }).text(), RangeError)
  const body = made({ kind: 'text', data: 'x' })
  body.body?.getReader()
  t.notOk(body.bodyUsed, 'a lock alone reads nothing')
  await t.rejects(body.text(), TypeError)
})

test('cloneBody() of a stream gives both what there is; moveBody() takes it from the first', async (t) => {
  const body = made({ kind: 'stream', data: streamOf(Uint8Array.of(104)) })
  const clone = made(cloneBody(body))
  t.equal(await clone.text() + await body.text(), 'hh')
  const first = made({ kind: 'text', data: 'x' })
  t.ok(hasBody(first))
  t.equal(await made(moveBody(first)).text(), 'x')
  t.ok(first.bodyUsed)
  t.throws(() => moveBody(first), TypeError)
  t.notOk(hasBody(made({ kind: 'none' })))
})

test('Body.bytes() gives a copy: a clone has its own', async (t) => {
  const body = made({ kind: 'bytes', data: Uint8Array.of(1) })
  const clone = made(cloneBody(body));
  (await body.bytes())[0] = 9
  t.same(await clone.bytes(), Uint8Array.of(1))
})

test('Body.blob() has the type, and Body.text() no mark of byte order', async (t) => {
  const blob = await made({ kind: 'text', data: 'x' }, 'Text/Plain;charset=utf-8').blob()
  t.match([blob.type, blob.size], ['text/plain;charset=utf-8', 1])
  t.equal(await made({ kind: 'text', data: '\ufeffx' }).text(), 'x')
  t.same(await made({ kind: 'text', data: '\ufeff{}' }).json(), {})
})

test('Body.formData() reads what carry() writes, and urlencoded; no other type', async (t) => {
  const form = new FormData()
  form.append('a', 'x\ny')
  form.append('f', new File([Uint8Array.of(0, 255)], 'ü".bin', { type: 'application/x' }))
  const { body, type } = carry(form)
  const read = await made(body, type).formData()
  t.equal(read.get('a'), 'x\r\ny')
  const file = read.get('f') as File
  t.match([file.name, file.type, await file.bytes()], ['ü".bin', 'application/x', Uint8Array.of(0, 255)])
  t.same([...await made({ kind: 'text', data: '?a=1+2&a=%E2%82%AC' }, 'application/x-www-form-urlencoded;charset=UTF-8').formData()], [['?a', '1 2'], ['a', '€']])
  for (const none of ['text/plain', 'multipart/form-data', undefined]) await t.rejects(made({ kind: 'text', data: 'a=1' }, none).formData(), TypeError)
})
