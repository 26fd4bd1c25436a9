import fc from 'fast-check'
import { test } from 'tap'
import * as guest from '../../../../../host/cells/guest/web/blob.ts'

const PARTS = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), { maxLength: 4 })

test('Blob holds, cuts and reads what the platform\'s own does', async (t) => {
  await fc.assert(fc.asyncProperty(PARTS, fc.integer({ min: -9, max: 9 }), fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }), async (parts, start, end) => {
    const [ours, theirs] = [new guest.Blob(parts), new Blob(parts)]
    t.equal(ours.size, theirs.size)
    t.same(await ours.bytes(), await theirs.bytes())
    t.equal(await ours.slice(start, end).text(), await theirs.slice(start, end).text())
  }), { numRuns: 100 })
})

test('Blob: types, line ends, nested blobs, buffers, and what is no list', async (t) => {
  for (const type of ['Text/Plain', 'a\u0000b', 'é', '']) t.equal(new guest.Blob([], { type }).type, new Blob([], { type }).type, type)
  t.equal(await new guest.Blob(['a\r\nb\rc'], { endings: 'native' }).text(), 'a\nb\nc')
  t.equal(await new guest.Blob([new guest.Blob(['a']), new DataView(Uint8Array.of(98).buffer), Uint8Array.of(99).buffer, 5]).text(), 'abc5')
  t.equal(new guest.Blob(['abc']).slice(1, 2, 'X/Y').type, 'x/y')
  for (const none of ['text', 5, {}, null]) t.throws(() => new guest.Blob(none), TypeError)
  t.throws(() => new guest.Blob([], { endings: 'other' }), TypeError)
  t.equal(Object.prototype.toString.call(new guest.Blob()), '[object Blob]')
})

test('Blob.stream() gives the bytes, also to a reader that brings a buffer; nothing for nothing', async (t) => {
  const reader = new guest.Blob(['hello']).stream().getReader({ mode: 'byob' })
  const { value } = await reader.read(new Uint8Array(10))
  t.equal(Buffer.from(value ?? []).toString(), 'hello')
  t.ok((await reader.read(new Uint8Array(1))).done)
  t.ok((await guest.streamOf(new Uint8Array()).getReader().read()).done)
  t.ok((await guest.streamOf(new Uint8Array()).getReader({ mode: 'byob' }).read(new Uint8Array(1))).done)
})

test('File is a Blob with a name and a time', (t) => {
  const file = new guest.File(['x'], 'a\ud800.txt', { type: 'text/x', lastModified: 5.9 })
  t.ok(file instanceof guest.Blob)
  t.match(file, { name: 'a\ufffd.txt', type: 'text/x', lastModified: 5, size: 1 })
  t.throws(() => Reflect.construct(guest.File, [[]]), TypeError)
  t.end()
})

test('blobBytes() knows blobs that a constructor made alone; blobOf() makes one of bytes', (t) => {
  t.same(guest.blobBytes(new guest.Blob(['a'])), Uint8Array.of(97))
  for (const none of [Object.create(guest.Blob.prototype), {}, null, 'x']) t.equal(guest.blobBytes(none), undefined)
  t.match(guest.blobOf(Uint8Array.of(1), 'a/b'), { size: 1, type: 'a/b' })
  t.end()
})
