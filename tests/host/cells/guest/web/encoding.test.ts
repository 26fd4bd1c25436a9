import fc from 'fast-check'
import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import * as guest from '../../../../../host/cells/guest/web/encoding.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

test('TextEncoder.encode() is what the platform\'s own gives, for any text', (t) => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    t.same(new guest.TextEncoder().encode(text), new TextEncoder().encode(text))
  }), { numRuns: 200 })
  t.same(new guest.TextEncoder().encode('\ud800x'), new TextEncoder().encode('\ud800x'), 'a lone surrogate')
  t.end()
})

test('TextDecoder.decode() is what the platform\'s own gives, for any bytes', (t) => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
    t.equal(new guest.TextDecoder().decode(bytes), new TextDecoder().decode(bytes))
  }), { numRuns: 400 })
  t.end()
})

const INVALID = [[0x80], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x80, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf5], [0xe2, 0x82], [0xe2, 0x41]]
test('TextDecoder replaces what is not UTF-8, or refuses it when fatal', (t) => {
  for (const bytes of INVALID.map((list) => Uint8Array.from(list))) {
    t.equal(new guest.TextDecoder().decode(bytes), new TextDecoder().decode(bytes))
    t.throws(() => new guest.TextDecoder('utf-8', { fatal: true }).decode(bytes), TypeError)
  }
  t.end()
})

test('TextDecoder drops a byte order mark unless told not to', (t) => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)
  t.equal(new guest.TextDecoder().decode(bytes), 'A')
  t.equal(new guest.TextDecoder('UTF-8', { ignoreBOM: true }).decode(bytes), '\ufeffA')
  t.end()
})

test('TextEncoder.encodeInto() stops before a character that does not fit', (t) => {
  const into = new Uint8Array(4)
  t.same(new guest.TextEncoder().encodeInto('aé€', into), new TextEncoder().encodeInto('aé€', new Uint8Array(4)))
  t.end()
})

test('TextDecoder.decode() of pieces is what the platform\'s own gives, wherever they are cut', (t) => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 3 }).map((text) => new TextEncoder().encode(text))), { maxLength: 5 }), fc.boolean(), (pieces, ignoreBOM) => {
    const [ours, theirs] = [new guest.TextDecoder('utf-8', { ignoreBOM }), new TextDecoder('utf-8', { ignoreBOM })]
    for (const piece of pieces) t.equal(ours.decode(piece, { stream: true }), theirs.decode(piece, { stream: true }))
    t.equal(ours.decode(), theirs.decode())
  }), { numRuns: 300 })
  t.end()
})

test('TextDecoder: the cell\'s native decoder and ours agree on long texts, valid or not', (t) => {
  const long = new TextEncoder().encode('\ufeffaé€😀'.repeat(2000))
  const broken = long.slice()
  broken[5000] = 0xff
  for (const bytes of [long, broken]) {
    t.equal(new guest.TextDecoder().decode(bytes), new TextDecoder().decode(bytes))
    t.equal(new guest.TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(3)), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(3)))
  }
  t.equal(new guest.TextDecoder('utf-8', { fatal: true }).decode(long), new TextDecoder('utf-8', { fatal: true }).decode(long))
  t.throws(() => new guest.TextDecoder('utf-8', { fatal: true }).decode(broken), TypeError)
  t.end()
})

for (const [label, bytes] of [['latin1', [0xe9, 0x80]], ['utf-16le', [0x41, 0, 0x3d, 0xd8, 0x00, 0xde]], ['utf-16be', [0, 0x41]], ['Shift_JIS', [0x82, 0xa0]], ['gbk', [0xc4, 0xe3]], ['windows-1251', [0xcf]]] as const) {
  test(`TextDecoder decodes ${label} as the platform's own, also in pieces`, (t) => {
    const [ours, theirs] = [new guest.TextDecoder(label), new TextDecoder(label)]
    t.match(ours, { encoding: theirs.encoding, fatal: false, ignoreBOM: false })
    t.equal(ours.decode(Uint8Array.from(bytes)), theirs.decode(Uint8Array.from(bytes)))
    t.equal(ours.decode(Uint8Array.of(bytes[0]), { stream: true }) + ours.decode(Uint8Array.from(bytes.slice(1))), theirs.decode(Uint8Array.from(bytes)))
    t.end()
  })
}

test('TextDecoder refuses labels that are none, and what is no buffer', (t) => {
  for (const label of ['utf-7', '', 'utf-8\0', 'constructor']) t.throws(() => new guest.TextDecoder(label), RangeError, label)
  for (const input of ['x', [1], null]) t.throws(() => new guest.TextDecoder().decode(input), TypeError)
  t.throws(() => new guest.TextDecoder('utf-16le', { fatal: true }).decode(Uint8Array.of(0, 0xd8)), TypeError)
  t.equal(new guest.TextDecoder(' UTF8\n').encoding, 'utf-8')
  t.end()
})

test('encodeInto() is what the platform\'s own does, at any length', (t) => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 8 }), fc.nat(20), (text, length) => {
    const [ours, theirs] = [new Uint8Array(length), new Uint8Array(length)]
    t.same(new guest.TextEncoder().encodeInto(text, ours), new TextEncoder().encodeInto(text, theirs))
    t.same(ours, theirs)
  }), { numRuns: 300 })
  t.throws(() => new guest.TextEncoder().encodeInto('x', [] as never), TypeError)
  t.end()
})

test('decodeUtf8(), encodeUtf8() and joined() are for the runtime\'s own use', (t) => {
  t.equal(guest.decodeUtf8(guest.joined([guest.encodeUtf8('é'), guest.encodeUtf8('😀')])), 'é😀')
  t.end()
})
