import { test } from 'tap'
import { bufferOf, byteLength, isWhole } from '../../../../host/cells/guest/byte-length.ts'

test('byteLength() is the length, whatever stands on the array', (t) => {
  t.equal(byteLength(new Uint8Array(7)), 7)
  t.equal(byteLength(Object.defineProperty(new Uint8Array(7), 'length', { value: 9 })), 7)
  t.end()
})

test('bufferOf() and isWhole() are of the buffer, whatever stands on the array', (t) => {
  const bytes = new Uint8Array(7)
  t.equal(bufferOf(Object.defineProperty(bytes, 'buffer', { value: new ArrayBuffer(9) })), Reflect.get(Uint8Array.prototype, 'buffer', bytes))
  t.equal(isWhole(bytes), true)
  t.equal(isWhole(new Uint8Array(new ArrayBuffer(9), 1)), false)
  t.end()
})
