import { createHash, pbkdf2Sync, webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, test } from 'tap'
import { beginEntry, helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { beginTurn, captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import type { CryptoKey } from '../../../../../host/cells/guest/web/crypto-key.ts'
import { subtle, SubtleCrypto } from '../../../../../host/cells/guest/web/subtle.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()
/** What the cell does before each entry: on a slow machine one operation may take all the time of one. */
function enter(): void {
  beginEntry(10_000)
  beginTurn()
}
beforeEach(enter)

/** Node's own is the oracle: what the guest's says, it must say. */
const oracle = webcrypto.subtle
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const DATA = utf8('the quick brown fox')
const key = (value: unknown): CryptoKey => value as CryptoKey
const pair = (value: unknown) => value as { privateKey: CryptoKey; publicKey: CryptoKey }
const bytes = (value: unknown): Uint8Array<ArrayBuffer> => new Uint8Array(value as ArrayBuffer)
/** A key of the oracle's, as it is written down. */
const theirs = async (format: 'raw' | 'spki' | 'pkcs8', of: webcrypto.CryptoKey) => bytes(await oracle.exportKey(format, of))

const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const
for (const hash of HASHES) {
  test(`subtle.digest() by ${hash} gives what Node gives, of any bytes and any view`, async (t) => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (data) => {
      t.strictSame(bytes(await subtle.digest({ name: hash.toLowerCase() }, data)), bytes(await oracle.digest(hash, data as Uint8Array<ArrayBuffer>)))
    }), { numRuns: 20 })
    const whole = Uint8Array.of(1, 2, 3, 4, 5, 6)
    t.strictSame(await subtle.digest(hash, new DataView(whole.buffer, 2, 3)), await oracle.digest(hash, Uint8Array.of(3, 4, 5)))
    t.strictSame(await subtle.digest(hash, whole.buffer), await oracle.digest(hash, whole))
  })

  test(`subtle HMAC with ${hash} signs and verifies as Node does`, async (t) => {
    const algorithm = { name: 'HMAC', hash } as const
    const mine = key(await subtle.generateKey(algorithm, true, ['sign', 'verify']))
    const raw = await subtle.exportKey('raw', mine) as ArrayBuffer
    const other = await oracle.importKey('raw', raw, algorithm, true, ['sign', 'verify'])
    t.strictSame(mine.algorithm, other.algorithm)
    t.strictSame(mine.usages, other.usages)
    t.strictSame(await subtle.exportKey('jwk', mine), { ...await oracle.exportKey('jwk', other) })
    const signature = await subtle.sign('HMAC', mine, DATA)
    t.strictSame(signature, await oracle.sign('HMAC', other, DATA))
    t.equal(await subtle.verify('HMAC', mine, signature, DATA), true)
    t.equal(await subtle.verify('HMAC', mine, signature, utf8('another')), false)
    t.equal(await subtle.verify('HMAC', mine, signature.slice(1), DATA), false)
    const again = await subtle.importKey('jwk', await oracle.exportKey('jwk', other), algorithm, true, ['verify'])
    t.equal(await subtle.verify('HMAC', again, signature, DATA), true)
  })
}

const SIGNERS = [
  [{ name: 'Ed25519' }, { name: 'Ed25519' }],
  [{ name: 'ECDSA', namedCurve: 'P-256' }, { name: 'ECDSA', hash: 'SHA-256' }],
  [{ name: 'ECDSA', namedCurve: 'P-384' }, { name: 'ECDSA', hash: { name: 'SHA-384' } }],
  [{ name: 'ECDSA', namedCurve: 'P-384' }, { name: 'ECDSA', hash: 'SHA-512' }],
] as const
for (const [algorithm, use] of SIGNERS) {
  test(`subtle ${JSON.stringify(use)} of ${JSON.stringify(algorithm)}: Node verifies what the guest signs, with the guest's key in every format`, async (t) => {
    const { privateKey, publicKey } = pair(await subtle.generateKey(algorithm, true, ['sign', 'verify']))
    t.strictSame([privateKey.type, privateKey.usages, publicKey.type, publicKey.usages, publicKey.extractable], ['private', ['sign'], 'public', ['verify'], true])
    const signature = await subtle.sign(use, privateKey, DATA)
    t.equal(await subtle.verify(use, publicKey, signature, DATA), true)
    for (const format of ['raw', 'spki', 'jwk'] as const) {
      const imported = await oracle.importKey(format as 'raw', await subtle.exportKey(format, publicKey) as ArrayBuffer, algorithm, true, ['verify'])
      t.strictSame(publicKey.algorithm, imported.algorithm)
      t.equal(await oracle.verify(use, imported, signature, DATA), true, format)
      t.strictSame({ ...await oracle.exportKey('jwk', imported) }, await subtle.exportKey('jwk', publicKey))
    }
    for (const format of ['pkcs8', 'jwk'] as const) {
      const imported = await oracle.importKey(format as 'pkcs8', await subtle.exportKey(format, privateKey) as ArrayBuffer, algorithm, true, ['sign'])
      t.equal(await subtle.verify(use, publicKey, await oracle.sign(use, imported, DATA), DATA), true, format)
    }
  })

  test(`subtle ${JSON.stringify(use)} of ${JSON.stringify(algorithm)}: the guest verifies what Node signs, with Node's key in every format`, async (t) => {
    const { privateKey, publicKey } = await oracle.generateKey(algorithm, true, ['sign', 'verify']) as webcrypto.CryptoKeyPair
    const signature = await oracle.sign(use, privateKey, DATA)
    const publics = [['raw', await theirs('raw', publicKey)], ['spki', await theirs('spki', publicKey)], ['jwk', await oracle.exportKey('jwk', publicKey)]] as const
    for (const [format, written] of publics) {
      const imported = await subtle.importKey(format, written, algorithm, true, ['verify'])
      t.equal(await subtle.verify(use, imported, signature, DATA), true, format)
      t.equal(await subtle.verify(use, imported, signature, utf8('another')), false)
      t.equal(await subtle.verify(use, imported, new Uint8Array(7), DATA), false)
      t.equal(await subtle.verify(use, imported, new ArrayBuffer(0), DATA), false)
    }
    const privates = [['pkcs8', await theirs('pkcs8', privateKey)], ['jwk', await oracle.exportKey('jwk', privateKey)]] as const
    for (const [format, written] of privates) {
      const imported = await subtle.importKey(format, written, algorithm, true, ['sign'])
      t.equal(await oracle.verify(use, publicKey, await subtle.sign(use, imported, DATA), DATA), true, format)
      t.strictSame(bytes(await subtle.exportKey('pkcs8', imported)), await theirs('pkcs8', privateKey))
    }
  })
}

for (const [name, use] of [['RSASSA-PKCS1-v1_5', { name: 'RSASSA-PKCS1-v1_5' }], ['RSA-PSS', { name: 'RSA-PSS', saltLength: 32 }]] as const) {
  test(`subtle ${name} verifies what Node signs, and has no private keys`, async (t) => {
    const algorithm = { name, hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
    const { privateKey, publicKey } = await oracle.generateKey(algorithm, true, ['sign', 'verify'])
    const signature = await oracle.sign(use, privateKey, DATA)
    for (const [format, written] of [['spki', await theirs('spki', publicKey)], ['jwk', await oracle.exportKey('jwk', publicKey)]] as const) {
      const imported = await subtle.importKey(format, written, { name, hash: 'SHA-256' }, true, ['verify'])
      t.strictSame(imported.algorithm, publicKey.algorithm)
      t.equal(await subtle.verify(use, imported, signature, DATA), true)
      t.equal(await subtle.verify(use, imported, signature, utf8('another')), false)
      t.equal(await subtle.verify(use, imported, signature.slice(1), DATA), false)
      t.strictSame(await subtle.exportKey('jwk', imported), { ...await oracle.exportKey('jwk', publicKey) })
      if (name === 'RSA-PSS') t.equal(await subtle.verify({ name, saltLength: 20 }, imported, signature, DATA), false)
    }
    await t.rejects(subtle.importKey('pkcs8', await theirs('pkcs8', privateKey), algorithm, true, ['sign']), { name: 'NotSupportedError' })
    await t.rejects(subtle.importKey('jwk', await oracle.exportKey('jwk', privateKey), algorithm, true, ['sign']), { name: 'NotSupportedError' })
    await t.rejects(subtle.generateKey(algorithm, true, ['sign']), { name: 'NotSupportedError' })
    const otherHash = await subtle.importKey('spki', await theirs('spki', publicKey), { name, hash: 'SHA-384' }, true, ['verify'])
    t.equal(await subtle.verify(use, otherHash, signature, DATA), false)
    await t.rejects(subtle.importKey('jwk', await oracle.exportKey('jwk', publicKey), { name, hash: 'SHA-512' }, true, ['verify']), { name: 'DataError' })
  })
}

for (const length of [128, 192, 256]) {
  test(`subtle AES-GCM of ${length} bits seals what Node opens, and opens what Node seals`, async (t) => {
    const mine = key(await subtle.generateKey({ name: 'AES-GCM', length }, true, ['decrypt', 'encrypt']))
    const other = await oracle.importKey('jwk', await subtle.exportKey('jwk', mine) as webcrypto.JsonWebKey, 'AES-GCM', true, ['encrypt', 'decrypt'])
    t.strictSame([mine.algorithm, mine.usages], [other.algorithm, other.usages])
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 99 }), fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.option(fc.uint8Array({ maxLength: 9 })), fc.constantFrom(96, 128),
      async (data, iv, additionalData, tagLength) => {
        const use = { name: 'AES-GCM', iv: iv as Uint8Array<ArrayBuffer>, tagLength, ...(additionalData === null ? {} : { additionalData: additionalData as Uint8Array<ArrayBuffer> }) }
        const sealed = await subtle.encrypt(use, mine, data)
        t.strictSame(sealed, await oracle.encrypt(use, other, data as Uint8Array<ArrayBuffer>))
        t.strictSame(bytes(await subtle.decrypt(use, mine, sealed)), bytes(data.slice().buffer))
      }), { numRuns: 20 })
  })
}

test('subtle.decrypt() gives nothing for another key, vector, additional data, tag or text', async (t) => {
  const [iv, additionalData] = [new Uint8Array(12), Uint8Array.of(1)]
  const make = async () => key(await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']))
  const mine = await make()
  const use = { name: 'AES-GCM', iv, additionalData }
  const sealed = await subtle.encrypt(use, mine, DATA)
  const flipped = (at: number) => bytes(sealed).map((byte, index) => index === at ? byte ^ 1 : byte)
  const refused = { name: 'OperationError' }
  await t.rejects(subtle.decrypt(use, await make(), sealed), refused)
  await t.rejects(subtle.decrypt({ ...use, iv: new Uint8Array(12).fill(1) }, mine, sealed), refused)
  await t.rejects(subtle.decrypt({ ...use, additionalData: Uint8Array.of(2) }, mine, sealed), refused)
  await t.rejects(subtle.decrypt(use, mine, flipped(0)), refused)
  await t.rejects(subtle.decrypt(use, mine, flipped(sealed.byteLength - 1)), refused)
  await t.rejects(subtle.decrypt(use, mine, sealed.slice(0, 15)), refused)
  await t.rejects(subtle.encrypt({ ...use, iv: new Uint8Array(0) }, mine, DATA), refused)
  for (const tagLength of [0, 8, 40, 127, 136]) await t.rejects(subtle.encrypt({ ...use, tagLength }, mine, DATA), refused)
})

for (const hash of HASHES) {
  test(`subtle.deriveBits() by HKDF and PBKDF2 with ${hash} gives what Node gives`, async (t) => {
    const uses = [{ name: 'HKDF', hash, salt: Uint8Array.of(1, 2), info: Uint8Array.of(3) }, { name: 'PBKDF2', hash, salt: new Uint8Array(0), iterations: 100 }]
    for (const use of uses) {
      const mine = await subtle.importKey('raw', DATA, use.name, false, ['deriveBits', 'deriveKey'])
      const other = await oracle.importKey('raw', DATA, use.name, false, ['deriveBits', 'deriveKey'])
      t.strictSame([mine.algorithm, mine.usages], [other.algorithm, [...other.usages]])
      for (const length of [0, 8, 256, 1000]) t.strictSame(await subtle.deriveBits(use, mine, length), await oracle.deriveBits(use, other, length))
      for (const derived of [{ name: 'AES-GCM', length: 256 }, { name: 'HMAC', hash }, { name: 'HMAC', hash, length: 64 }]) {
        const usages = derived.name === 'HMAC' ? ['sign'] as const : ['encrypt'] as const
        const [a, b] = [await subtle.deriveKey(use, mine, derived, true, usages), await oracle.deriveKey(use, other, derived, true, usages)]
        t.strictSame(await subtle.exportKey('jwk', a), { ...await oracle.exportKey('jwk', b) })
      }
    }
  })
}

test('subtle: what is not allowed is refused by the name that the standard gives it', async (t) => {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const raw = new Uint8Array(32)
  const sealed = await subtle.importKey('raw', raw, hmac, false, ['sign'])
  const { privateKey, publicKey } = pair(await subtle.generateKey('Ed25519', true, ['sign', 'verify']))
  const password = await subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveBits'])
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt: raw, iterations: 1 }
  const jwk = await subtle.exportKey('jwk', privateKey) as Record<string, unknown>
  const oct = { kty: 'oct', k: 'AAAA' }
  const CASES: readonly (readonly [name: string, run: () => Promise<unknown>])[] = [
    ['NotSupportedError', () => subtle.digest('MD5', raw)],
    ['NotSupportedError', () => subtle.digest('constructor', raw)],
    ['NotSupportedError', () => subtle.digest('HMAC', raw)],
    ['NotSupportedError', () => subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-521' }, true, ['sign'])],
    ['NotSupportedError', () => subtle.importKey('spki', raw, hmac, true, ['sign'])],
    ['NotSupportedError', () => subtle.importKey('raw', raw, 'SHA-256', true, [])],
    ['NotSupportedError', () => subtle.exportKey('raw', password)],
    ['NotSupportedError', () => subtle.encrypt('HMAC', sealed, raw)],
    ['NotSupportedError', () => subtle.wrapKey()],
    ['NotSupportedError', () => subtle.unwrapKey()],
    ['InvalidAccessError', () => subtle.exportKey('raw', sealed)],
    ['InvalidAccessError', () => subtle.exportKey('raw', privateKey)],
    ['InvalidAccessError', () => subtle.exportKey('pkcs8', publicKey)],
    ['InvalidAccessError', () => subtle.verify('HMAC', sealed, raw, raw)],
    ['InvalidAccessError', () => subtle.sign('Ed25519', sealed, raw)],
    ['InvalidAccessError', () => subtle.sign('Ed25519', publicKey, raw)],
    ['InvalidAccessError', () => subtle.deriveKey(derive, password, { name: 'AES-GCM', length: 128 }, true, ['encrypt'])],
    ['SyntaxError', () => subtle.importKey('raw', raw, hmac, true, ['encrypt'])],
    ['SyntaxError', () => subtle.importKey('raw', raw, hmac, true, [])],
    ['SyntaxError', () => subtle.importKey('raw', raw, 'PBKDF2', true, ['deriveBits'])],
    ['SyntaxError', () => subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify'])],
    ['SyntaxError', () => subtle.generateKey('Ed25519', true, ['verify'])],
    ['SyntaxError', () => subtle.generateKey('Ed25519', true, ['encrypt'])],
    ['DataError', () => subtle.importKey('raw', new Uint8Array(15), 'AES-GCM', true, ['encrypt'])],
    ['DataError', () => subtle.importKey('raw', new Uint8Array(0), hmac, true, ['sign'])],
    ['DataError', () => subtle.importKey('raw', raw, { ...hmac, length: 8 }, true, ['sign'])],
    ['DataError', () => subtle.importKey('raw', new Uint8Array(31), 'Ed25519', true, ['verify'])],
    ['DataError', () => subtle.importKey('raw', new Uint8Array(65).fill(4), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])],
    ['DataError', () => subtle.importKey('spki', raw, 'Ed25519', true, ['verify'])],
    ['DataError', () => subtle.importKey('jwk', { ...jwk, crv: 'X25519' }, 'Ed25519', true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { ...jwk, x: 'A'.repeat(43) }, 'Ed25519', true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { ...jwk, alg: 'ES256' }, 'Ed25519', true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { ...jwk, key_ops: ['verify'] }, 'Ed25519', true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { ...oct, ext: false }, hmac, true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { ...oct, use: 'enc' }, hmac, true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { ...oct, alg: 'HS512' }, hmac, true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { kty: 'oct', k: '+/' }, hmac, true, ['sign'])],
    ['DataError', () => subtle.importKey('jwk', { kty: 'oct' }, hmac, true, ['sign'])],
    ['OperationError', () => subtle.generateKey({ name: 'AES-GCM', length: 127 }, true, ['encrypt'])],
    ['OperationError', () => subtle.generateKey({ ...hmac, length: 0 }, true, ['sign'])],
    ['OperationError', () => subtle.deriveBits({ ...derive, iterations: 0 }, password, 256)],
    ['OperationError', () => subtle.deriveBits(derive, password, 7)],
    ['OperationError', () => subtle.deriveBits(derive, password)],
    ['TypeError', () => subtle.digest('SHA-256', 'text')],
    ['TypeError', () => subtle.digest(undefined, raw)],
    ['TypeError', () => subtle.digest({}, raw)],
    ['TypeError', () => subtle.importKey('jwk', raw, hmac, true, ['sign'])],
    ['TypeError', () => subtle.importKey('raw', jwk, hmac, true, ['sign'])],
    ['TypeError', () => subtle.importKey('der' as 'raw', raw, hmac, true, ['sign'])],
    ['TypeError', () => subtle.importKey('raw', raw, hmac, true, ['guess' as 'sign'])],
    ['TypeError', () => subtle.importKey('raw', raw, 'HMAC', true, ['sign'])],
    ['TypeError', () => subtle.importKey('raw', raw, 'ECDSA', true, ['verify'])],
    ['TypeError', () => subtle.sign('HMAC', key({ type: 'secret' }), raw)],
    ['TypeError', () => subtle.sign('HMAC', key(Object.create(sealed)), raw)],
    ['TypeError', () => subtle.deriveBits({ ...derive, iterations: -1 }, password, 256)],
    ['TypeError', () => subtle.deriveBits({ ...derive, iterations: Number.NaN }, password, 256)],
  ]
  for (const [name, run] of CASES) await t.rejects(run(), { name }, `${name}: ${String(run)}`)
})

test('subtle refuses a private key whose document names another\'s public half', async (t) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const [a, b] = [pair(await subtle.generateKey(algorithm, true, ['sign'])), pair(await subtle.generateKey(algorithm, true, ['sign']))]
  const [mine, other] = await Promise.all([a, b].map((each) => subtle.exportKey('jwk', each.privateKey))) as [webcrypto.JsonWebKey, webcrypto.JsonWebKey]
  await t.resolves(subtle.importKey('jwk', mine, algorithm, true, ['sign']))
  await t.rejects(subtle.importKey('jwk', { ...mine, x: other.x, y: other.y }, algorithm, true, ['sign']), { name: 'DataError' })
})

test('subtle copies what it is given before it returns', async (t) => {
  const data = Uint8Array.of(1, 2, 3)
  const digest = subtle.digest('SHA-256', data)
  data.fill(0)
  t.strictSame(Buffer.from(await digest), createHash('sha256').update(Uint8Array.of(1, 2, 3)).digest())
  const raw = new Uint8Array(16).fill(7)
  const imported = await subtle.importKey('raw', raw, 'AES-GCM', true, ['encrypt'])
  raw.fill(0)
  bytes(await subtle.exportKey('raw', imported)).fill(0)
  t.strictSame(bytes(await subtle.exportKey('raw', imported)), new Uint8Array(16).fill(7))
})

test('subtle bounds what one operation may take: data, rounds, secrets, parameters', async (t) => {
  const refused = { name: 'OperationError', message: /more than a plugin may do at once/ }
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  enter()
  t.equal((await subtle.digest('SHA-256', new Uint8Array(8_388_608))).byteLength, 32)
  enter()
  await t.rejects(subtle.digest('SHA-256', new Uint8Array(8_388_609)), refused)
  const long = await subtle.importKey('raw', new Uint8Array(65_537), hmac, false, ['sign'])
  enter()
  await t.rejects(subtle.sign('HMAC', long, DATA), refused)
  const aes = key(await subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt']))
  enter()
  await t.rejects(subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(65_537) }, aes, DATA), refused)
  const password = await subtle.importKey('raw', DATA, 'PBKDF2', false, ['deriveBits'])
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt: DATA, iterations: 600_000 }
  enter()
  t.strictSame(Buffer.from(await subtle.deriveBits(derive, password, 256)), pbkdf2Sync(DATA, DATA, 600_000, 32, 'sha256'))
  enter()
  await t.rejects(subtle.deriveBits({ ...derive, iterations: 600_001 }, password, 256), refused)
  enter()
  await t.rejects(subtle.deriveBits(derive, password, 264), refused, 'a second block is as many rounds again')
  enter()
  await t.rejects(subtle.deriveBits({ ...derive, iterations: 4_294_967_295 }, password, 256), refused)
  enter()
  await t.rejects(subtle.deriveBits({ ...derive, iterations: 1 }, password, 4_294_967_288), { name: 'OperationError' })
})

test('SubtleCrypto cannot be made by a script', (t) => {
  t.throws(() => new SubtleCrypto({}), TypeError)
  t.ok(subtle instanceof SubtleCrypto && Object.isFrozen(subtle))
  t.equal(Object.prototype.toString.call(subtle), '[object SubtleCrypto]')
  t.end()
})
