import fc from 'fast-check'
import { test } from 'tap'
import * as guest from '../../../../../host/cells/guest/web/encoding.ts'

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

test('TextDecoder drops a byte order mark unless told not to, and knows no other encoding', (t) => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)
  t.equal(new guest.TextDecoder().decode(bytes), 'A')
  t.equal(new guest.TextDecoder('UTF-8', { ignoreBOM: true }).decode(bytes), '\ufeffA')
  t.throws(() => new guest.TextDecoder('latin1'), RangeError)
  t.end()
})

test('TextEncoder.encodeInto() stops before a character that does not fit', (t) => {
  const into = new Uint8Array(4)
  t.same(new guest.TextEncoder().encodeInto('aé€', into), new TextEncoder().encodeInto('aé€', new Uint8Array(4)))
  t.end()
})
