import fc from 'fast-check'
import { test } from 'tap'
import { encodeKey } from '../../../host/storage/key-codec.ts'
import { compareKeys } from '../../../sdk/testing/compare-keys.ts'

test('compareKeys() orders strings before numbers before booleans, and each by value', async (t) => {
  const sorted = [['a'], ['a', 'b'], ['a', 1], ['a', false], ['b'], [-1.5], [0], [2], [10], [false], [true]]
  t.strictSame([...sorted].reverse().toSorted(compareKeys), sorted)
  t.equal(compareKeys(['a', 1], ['a', 1]), 0)
})

test('compareKeys() compares text by its bytes, not by UTF-16 units', async (t) => {
  t.ok(compareKeys(['\uff5e'], ['😀']) < 0)
  t.ok(compareKeys(['Z'], ['a']) < 0)
})

const part = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0), fc.boolean(), fc.constantFrom('', 'a', 'a\u0000', 'a\u0001', 0, -1, 1))
const key = fc.array(part, { minLength: 1, maxLength: 4 })

test('compareKeys() orders any two keys as the real store does', async (t) => {
  fc.assert(fc.property(key, key, (a, b) => Math.sign(compareKeys(a, b)) === Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))), { numRuns: 2000 })
  t.pass()
})
