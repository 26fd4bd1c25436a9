import fc from 'fast-check'
import { test } from 'tap'
import { encodeFrame, FrameReader } from '../../../host/cells/frame-codec.ts'
import { MAX_FRAME_BYTES, type Frame } from '../../../host/cells/protocol.ts'

const frame: fc.Arbitrary<Frame> = fc.record({
  type: fc.constantFrom('load', 'enter', 'drop', 'ping', 'ready', 'done', 'failed', 'woke', 'said', 'lost'),
  slot: fc.nat({ max: 0xffff_ffff }), argument: fc.nat({ max: 0xffff_ffff }), text: fc.string({ unit: 'grapheme' }),
  bytes: fc.array(fc.uint8Array(), { maxLength: 3 }),
})

test('FrameReader gives back what encodeFrame() wrote, however the stream is cut', (t) => {
  fc.assert(fc.property(fc.array(frame, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (frames, size) => {
    const stream = Buffer.concat(frames.flatMap((each) => [encodeFrame(each), ...(each.bytes ?? [])]))
    const reader = new FrameReader()
    const read: Frame[] = []
    for (let at = 0; at < stream.length; at += size) read.push(...(reader.push(stream.subarray(at, at + size)) ?? []))
    t.same(read.map(({ bytes = [], ...rest }) => ({ ...rest, bytes: Buffer.concat(bytes).toString('hex') })), frames.map(({ bytes = [], ...rest }) => ({ ...rest, bytes: Buffer.concat(bytes).toString('hex') })))
  }), { numRuns: 60 })
  t.end()
})

test('FrameReader may be fed from one and the same memory, where it keeps what is left', (t) => {
  const shared = Buffer.alloc(40)
  fc.assert(fc.property(fc.array(frame, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (frames, size) => {
    const stream = Buffer.concat(frames.flatMap((each) => [encodeFrame(each), ...(each.bytes ?? [])]))
    const reader = new FrameReader()
    const read: Frame[] = []
    for (let at = 0; at < stream.length; at += size) {
      read.push(...(reader.push(shared.subarray(0, stream.copy(shared, 0, at, at + size))) ?? []))
      reader.keep()
    }
    t.same(read.map(({ bytes = [], text }) => text + Buffer.concat(bytes).toString('hex')), frames.map(({ bytes = [], text }) => text + Buffer.concat(bytes).toString('hex')))
  }), { numRuns: 60 })
  t.end()
})

test('FrameReader refuses an unknown type, and stays refused', (t) => {
  const bytes = encodeFrame({ type: 'ping', slot: 0, argument: 0, text: '' })
  bytes.writeUInt8(200, 8)
  const reader = new FrameReader()
  t.equal(reader.push(bytes), undefined)
  t.equal(reader.push(encodeFrame({ type: 'ping', slot: 0, argument: 0, text: '' })), undefined)
  t.end()
})

test('FrameReader refuses a frame longer than the limit before it is there', (t) => {
  const head = encodeFrame({ type: 'ping', slot: 0, argument: 0, text: '' })
  head.writeUInt32LE(MAX_FRAME_BYTES + 1, 0)
  t.equal(new FrameReader().push(head), undefined)
  head.writeUInt32LE(MAX_FRAME_BYTES / 2 + 1, 0)
  head.writeUInt32LE(MAX_FRAME_BYTES / 2, 4)
  t.equal(new FrameReader().push(head), undefined, 'text and bytes together')
  t.end()
})

test('FrameReader gives bytes their own memory', (t) => {
  const head = encodeFrame({ type: 'enter', slot: 1, argument: 2, text: 'x', bytes: [Uint8Array.of(1, 2), Uint8Array.of(3)] })
  const chunk = Buffer.concat([head, Uint8Array.of(1, 2, 3), head])
  const [read] = new FrameReader().push(chunk) ?? []
  chunk.fill(9)
  t.same([...read?.bytes?.[0] ?? []], [1, 2, 3])
  t.equal(read?.bytes?.[0]?.buffer.byteLength, 3)
  t.end()
})
