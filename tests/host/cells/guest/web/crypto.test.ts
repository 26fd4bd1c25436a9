import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import { crypto, Crypto, randomText } from '../../../../../host/cells/guest/web/crypto.ts'
import { subtle } from '../../../../../host/cells/guest/web/subtle.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

test('crypto.randomUUID() is a version 4 UUID, and another each time', (t) => {
  const uuids = Array.from({ length: 50 }, () => crypto.randomUUID())
  for (const uuid of uuids) t.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  t.equal(new Set(uuids).size, 50)
  t.end()
})

test('crypto.getRandomValues() fills the view it is given, and no more than it', (t) => {
  const bytes = new Uint8Array(64)
  t.equal(crypto.getRandomValues(bytes.subarray(16, 48)).length, 32)
  t.ok(bytes.subarray(0, 16).every((byte) => byte === 0) && bytes.subarray(48).every((byte) => byte === 0))
  t.ok(new Set(bytes.subarray(16, 48)).size > 8)
  t.throws(() => crypto.getRandomValues(new Uint8Array(65_537)), { name: 'QuotaExceededError' })
  for (const none of [new Float32Array(1), new DataView(new ArrayBuffer(1))]) t.throws(() => crypto.getRandomValues(none), { name: 'TypeMismatchError' })
  t.throws(() => crypto.getRandomValues([] as never), TypeError)
  t.end()
})

test('randomText() is hexadecimal, and another each time', (t) => {
  t.match(randomText(8), /^[0-9a-f]{16}$/)
  t.not(randomText(8), randomText(8))
  t.end()
})

test('crypto is the one Crypto, with subtle, and a script neither changes it nor makes another', (t) => {
  t.ok(crypto instanceof Crypto && Object.isFrozen(crypto))
  t.equal(crypto.subtle, subtle)
  t.equal(Object.prototype.toString.call(crypto), '[object Crypto]')
  t.throws(() => new Crypto({}), TypeError)
  t.end()
})
