import fc from 'fast-check'
import { test } from 'tap'
import { decodeKey, encodeKey, keysBelow } from '../../../host/storage/key-codec.ts'
import type { Key, KeyPart } from '../../../host/storage/store.ts'

// Well-formed strings with what the encoding treats specially: zero bytes, 0xff, and characters outside the BMP.
const text = fc.string({ unit: fc.oneof(fc.constantFrom('\0', '\u00ff', '\u0001', '\u0002', '\ue000', '\u{1f600}'), fc.string({ unit: 'binary', maxLength: 1, minLength: 1 })) })
const number = fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value))
const part: fc.Arbitrary<KeyPart> = fc.oneof(text, number, fc.boolean())
const key: fc.Arbitrary<Key> = fc.array(part, { maxLength: 5 })

test('encodeKey() is undone by decodeKey()', async () => {
  fc.assert(fc.property(key, (key) => {
    const decoded = decodeKey(encodeKey(key))
    return decoded.length === key.length && decoded.every((part, at) => Object.is(part, key[at]))
  }))
})

test('encodeKey() orders bytes as parts are ordered', async () => {
  fc.assert(fc.property(key, key, (a, b) => Math.sign(Buffer.compare(encodeKey(a), encodeKey(b))) === compareKeys(a, b)))
})

test('keysBelow() holds every longer key with the prefix, and no other key', async () => {
  fc.assert(fc.property(key, key, fc.boolean(), (prefix, other, extend) => {
    const tested = extend ? [...prefix, ...other] : other
    const { start, end } = keysBelow(prefix)
    const encoded = encodeKey(tested)
    const held = Buffer.compare(start, encoded) <= 0 && Buffer.compare(encoded, end) < 0
    return held === (tested.length > prefix.length && prefix.every((part, at) => Object.is(part, tested[at])))
  }))
})

test('encodeKey() has one encoding for zero', async (t) => {
  t.same(encodeKey([-0]), encodeKey([0]))
})

test('encodeKey() refuses what could not be told apart', async (t) => {
  const refused: [string, unknown][] = [
    ['NaN', Number.NaN], ['a lone high surrogate', 'a\ud800'], ['a lone low surrogate', '\udc00a'], ['null', null], ['an object', {}], ['a bigint', 1n],
  ]
  for (const [name, part] of refused) {
    t.throws(() => encodeKey([part as KeyPart]), { code: 'HP_ERR_DATA_KEY' }, name)
  }
})

test('decodeKey() refuses bytes that encodeKey() never makes', async (t) => {
  for (const bytes of [[0x03], [0x02, 0x61], [0x02, 0x61, 0x00, 0xff]]) {
    t.throws(() => decodeKey(Uint8Array.from(bytes)), { code: 'HP_ERR_DATA_KEY' }, JSON.stringify(bytes))
  }
})

/** The order as the interface states it, written without bytes. */
function compareKeys(a: Key, b: Key): number {
  for (const [at, part] of a.entries()) {
    const other = b[at]
    if (other === undefined) return 1
    const order = compareParts(part, other)
    if (order !== 0) return order
  }
  return a.length < b.length ? -1 : 0
}

function compareParts(a: KeyPart, b: KeyPart): number {
  const types = ['string', 'number', 'boolean']
  if (typeof a !== typeof b) return Math.sign(types.indexOf(typeof a) - types.indexOf(typeof b))
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints([...a], [...b])
  return a === b ? 0 : a < b ? -1 : 1
}

function compareCodePoints(a: readonly string[], b: readonly string[]): number {
  for (const [at, character] of a.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1)
    if (difference !== 0) return Math.sign(difference)
  }
  return a.length < b.length ? -1 : 0
}
