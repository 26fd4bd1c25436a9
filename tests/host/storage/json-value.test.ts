import { test } from 'tap'
import { fromJson, toJson } from '../../../host/storage/json-value.ts'

test('fromJson() gives back what toJson() took', async (t) => {
  for (const value of [null, 0, 'ä\u{1f600}', [1, { a: [] }], { b: false }]) t.strictSame(fromJson(toJson(value)), value)
})

test('fromJson() reads the bytes of a view alone', async (t) => {
  t.equal(fromJson(Buffer.from('12345').subarray(1, 3)), 23)
})

test('fromJson() does not let a document set a prototype', async (t) => {
  const value = fromJson(Buffer.from('{"__proto__":{"admin":true}}'))
  t.equal(Object.getPrototypeOf(value), Object.prototype)
  t.notOk((value as { admin?: boolean }).admin)
})
