import { gunzipSync, gzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { test } from 'tap'
import { beginEntry, helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import * as guest from '../../../../../host/cells/guest/web/codec-streams.ts'
import { ReadableStream, type TransformStream } from '../../../../../host/cells/guest/web/streams.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

async function through(stream: object, chunks: readonly unknown[]): Promise<unknown[]> {
  const source = new ReadableStream({ start(controller) { for (const chunk of chunks) controller.enqueue(chunk); controller.close() } })
  const all: unknown[] = []
  for await (const chunk of source.pipeThrough(stream as TransformStream)) all.push(chunk)
  return all
}
const bytes = async (stream: object, chunks: readonly unknown[]) => Buffer.concat(await through(stream, chunks) as Uint8Array[])

test('TextEncoderStream and TextDecoderStream keep a text, wherever it is cut', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 4 })), async (pieces) => {
    const text = pieces.join('')
    const encoded = await bytes(new guest.TextEncoderStream(), [...text].flatMap((character) => character.split('')))
    t.same(encoded, Buffer.from(new TextEncoder().encode(text)))
    const decoded = await through(new guest.TextDecoderStream('utf-8', { ignoreBOM: true }), [...encoded].map((byte) => Uint8Array.of(byte)))
    t.equal(decoded.join(''), text.toWellFormed())
  }), { numRuns: 40 })
  t.match(new guest.TextDecoderStream('latin1', { fatal: true }), { encoding: 'windows-1252', fatal: true, ignoreBOM: false })
  await t.rejects(through(new guest.TextDecoderStream('utf-8', { fatal: true }), [Uint8Array.of(0xff)]), TypeError)
  await t.rejects(through(new guest.TextDecoderStream(), ['text']), TypeError)
})

for (const [format, unpack] of [['gzip', gunzipSync], ['deflate', inflateSync], ['deflate-raw', inflateRawSync]] as const) {
  test(`CompressionStream and DecompressionStream do ${format} as the platform's own`, async (t) => {
    beginEntry(500)
    const data = Buffer.from('some text, '.repeat(1000))
    const packed = await bytes(new guest.CompressionStream(format), [data.subarray(0, 5000), data.subarray(5000)])
    t.ok(packed.length < 500)
    t.same(unpack(packed), data)
    t.same(await bytes(new guest.DecompressionStream(format), [packed.subarray(0, 9), packed.subarray(9)]), data)
    for (const bad of [packed.subarray(0, -1), Buffer.concat([packed, Buffer.of(1)]), Buffer.of(1, 2, 3), Buffer.alloc(0)]) {
      await t.rejects(bytes(new guest.DecompressionStream(format), [bad]), TypeError)
    }
  })
}

test('DecompressionStream does not unpack a bomb, and neither packs more than its bound', async (t) => {
  beginEntry(500)
  await t.rejects(bytes(new guest.DecompressionStream('gzip'), [gzipSync(Buffer.alloc(16_777_217))]), RangeError)
  await t.rejects(bytes(new guest.CompressionStream('gzip'), [Buffer.alloc(4_194_305)]), RangeError)
  t.throws(() => new guest.CompressionStream('brotli5'), TypeError)
  t.throws(() => Reflect.construct(guest.DecompressionStream, []), TypeError)
})
