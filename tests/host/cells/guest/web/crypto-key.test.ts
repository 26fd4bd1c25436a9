import { test } from 'tap'
import { CryptoKey, factsOf, makeKey, type KeyFacts } from '../../../../../host/cells/guest/web/crypto-key.ts'

const FACTS: KeyFacts = { type: 'public', extractable: false, algorithm: { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: '\x01\0\x01' }, usages: ['verify'], material: 'secret' }

test('makeKey() gives a key that tells what it is for, and not what it is', (t) => {
  const key = makeKey(FACTS)
  t.strictSame([key.type, key.extractable, key.usages], ['public', false, ['verify']])
  t.strictSame(key.algorithm, { name: 'RSA-PSS', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: { name: 'SHA-256' } })
  t.ok(key instanceof CryptoKey)
  t.equal(Object.prototype.toString.call(key), '[object CryptoKey]')
  t.strictSame([Reflect.ownKeys(key), JSON.stringify(key)], [[], '{}'])
  t.notOk(Reflect.ownKeys(CryptoKey.prototype).some((name) => Reflect.get(CryptoKey.prototype, name, key) === 'secret'))
  t.end()
})

test('a key is used as it was made, whatever a script does to what it tells', (t) => {
  const key = makeKey(FACTS)
  Reflect.set(key.algorithm, 'name', 'HMAC')
  Reflect.set(key.usages, 'length', 0)
  Object.defineProperty(key, 'extractable', { value: true })
  t.strictSame(factsOf(key), FACTS)
  t.end()
})

test('factsOf() knows keys that makeKey() made alone', (t) => {
  for (const forged of [undefined, null, 'key', {}, { ...FACTS }, Object.create(makeKey(FACTS)), new Proxy(makeKey(FACTS), {})]) t.throws(() => factsOf(forged), TypeError)
  t.end()
})

test('CryptoKey cannot be made by a script, nor by a class of its own', (t) => {
  t.throws(() => new CryptoKey({}, FACTS), TypeError)
  t.throws(() => Reflect.construct(makeKey(FACTS).constructor as new () => unknown, [undefined, FACTS]), TypeError)
  t.throws(() => new (class extends CryptoKey {})(Object.freeze({}), FACTS), TypeError)
  t.end()
})
