import { test } from 'tap'
import { byteLength } from '../../../../host/cells/guest/byte-length.ts'

test('byteLength() is the length, whatever stands on the array', (t) => {
  t.equal(byteLength(new Uint8Array(7)), 7)
  t.equal(byteLength(Object.defineProperty(new Uint8Array(7), 'length', { value: 9 })), 7)
  t.end()
})
