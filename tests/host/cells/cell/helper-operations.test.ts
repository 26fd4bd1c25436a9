import { createHash, generateKeyPairSync } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { test } from 'tap'
import { beginEntry, helperOperation } from '../../../../host/cells/cell/helper-operations.ts'

test('helperOperation() random gives one byte a code unit, as many as asked, bounded', (t) => {
  t.match(helperOperation('random', '16', '', ''), /^=[^]{16}$/)
  t.equal(helperOperation('random', '1e9', '', '').length, 65_537)
  t.equal(helperOperation('random', '-5', '', ''), '=')
  t.equal(helperOperation('random', 'x', '', ''), '=')
  t.end()
})

test('helperOperation() url and url-set answer JSON, or nothing', (t) => {
  t.match(JSON.parse(helperOperation('url', '../b', 'https://h/a/', '1').slice(1)), { href: 'https://h/b', pathname: '/b' })
  t.match(JSON.parse(helperOperation('url-set', 'https://h/', 'hash', 'x').slice(1)), { href: 'https://h/#x' })
  t.equal(helperOperation('url', 'none', '', ''), '')
  t.equal(helperOperation('url', 'x', '', '1'), '', 'an empty base is none')
  t.end()
})

const HOSTILE: readonly (readonly unknown[])[] = [
  ['url-set', 'https://h/', '__proto__', 'x'], ['url-set', 'https://h/', 'origin', 'x'], ['url-set', 'https://h/', 'constructor', 'x'],
  ['exec', 'ls', '', ''], ['decode', 'utf-7 0 0', '', ''], ['encoding', 'none', '', ''], ['compress', 'brotli', 'x', ''], ['compress', 'gzip', 5, ''], ['decompress', '__proto__', 'x', ''], ['url', `https://h/${'x'.repeat(1_048_576)}`, '', ''], [undefined, undefined, undefined, undefined], [{}, [], null, 5], ['url', Symbol('x'), '', ''],
]
for (const [operation, a, b, c] of HOSTILE) {
  test(`helperOperation(${String(operation)}, ${String(a)}, ${String(b)}) answers nothing and never throws`, (t) => {
    t.equal(helperOperation(operation, a, b, c), '')
    t.end()
  })
}

const OPERATIONS = ['digest', 'hmac', 'hmac-verify', 'sign', 'verify', 'seal', 'open', 'hkdf', 'pbkdf2', 'key-import', 'key-export', 'key-pair'].map((name) => `subtle.${name}`)
/** '' for an operation that there is not, a word, or '=' and the result: nothing else leaves the cell. */
const ANSWER = /^(?:|data|operation|size|time|unsupported|=[^]*)$/

test('helperOperation() never throws, and answers with bytes or a word, whatever it is given', async (t) => {
  const values = fc.dictionary(
    fc.constantFrom('hash', 'kind', 'curve', 'format', 'type', 'iv', 'additional', 'tagBytes', 'salt', 'info', 'length', 'iterations', 'signature', 'saltLength', '__proto__'),
    fc.oneof(fc.constantFrom<unknown>('SHA-256', 'SHA-1', 'Ed25519', 'ECDSA', 'RSA-PSS', 'P-256', 'raw', 'jwk', 'spki', 'pkcs8', 'private', 'public', 0, 16, -1, 1e9, 0.5, null), fc.jsonValue()),
  )
  const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(undefined), fc.constant(null))
  fc.assert(fc.property(fc.constantFrom(...OPERATIONS, 'random', 'url', 'url-set', 'decode', 'encoding', 'compress', 'decompress'), fc.oneof(values.map((value) => JSON.stringify(value)), scalar), scalar, scalar, (operation, a, b, c) => {
    const answer = helperOperation(operation, a, b, c)
    return ANSWER.test(answer)
  }), { numRuns: 2000 })
  beginEntry(500)
  t.equal(helperOperation('subtle.digest', '{"hash":"SHA-256"}', '', 'x').length, 33)
})

test('helperOperation() answers a subtle operation with = and one byte a code unit', (t) => {
  const oracle = createHash('sha256').update(Uint8Array.of(0, 255, 128)).digest('latin1')
  t.equal(helperOperation('subtle.digest', '{"hash":"SHA-256"}', '', '\0\xff\x80'), `=${oracle}`)
  t.equal(helperOperation('subtle.hmac-verify', '{"hash":"SHA-256","signature":""}', 'k', 'd'), '=0')
  t.end()
})

const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 })
const RSA_PRIVATE = PEM.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('latin1')
const RSA_PUBLIC = PEM.publicKey.export({ format: 'der', type: 'spki' }).toString('latin1')
const ENCRYPTED = PEM.privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }).toString('latin1')
const CURVE_KEY = generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' }).publicKey.export({ format: 'der', type: 'spki' }).toString('latin1')
const K256 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({ format: 'der', type: 'spki' }).toString('latin1')
const ED_PRIVATE = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('latin1')
/** A public key of this many bits, that nobody has the private half of. */
const hugeRsa = (bits: number) => JSON.stringify({ kty: 'RSA', n: Buffer.alloc(bits / 8, 0xff).toString('base64url'), e: 'AQAB' })

const REFUSED: readonly (readonly [what: string, word: string, operation: string, facts: unknown, key?: string, data?: string])[] = [
  ['four billion rounds', 'size', 'pbkdf2', { hash: 'SHA-512', salt: '', length: 64, iterations: 4_294_967_295 }],
  ['one round too many', 'size', 'pbkdf2', { hash: 'SHA-256', salt: '', length: 32, iterations: 600_001 }],
  ['rounds in many blocks', 'size', 'pbkdf2', { hash: 'SHA-1', salt: '', length: 16_384, iterations: 1000 }],
  ['more rounds than a number has', 'operation', 'pbkdf2', { hash: 'SHA-512', salt: '', length: 64, iterations: 1e300 }],
  ['rounds that are text', 'operation', 'pbkdf2', { hash: 'SHA-512', salt: '', length: 64, iterations: '1' }],
  ['a length of gigabytes from PBKDF2', 'operation', 'pbkdf2', { hash: 'SHA-256', salt: '', length: 2 ** 31, iterations: 1 }],
  ['a length of gigabytes from HKDF', 'operation', 'hkdf', { hash: 'SHA-256', salt: '', info: '', length: 2 ** 31 }],
  ['more data than the bound', 'size', 'digest', { hash: 'SHA-256' }, '', 'x'.repeat(8_388_609)],
  ['a secret beyond the bound', 'size', 'hmac', { hash: 'SHA-256' }, 'x'.repeat(65_537)],
  ['a parameter beyond the bound', 'size', 'hkdf', { hash: 'SHA-256', salt: 'x'.repeat(65_537), info: '', length: 1 }],
  ['parameters beyond the bound', 'size', 'digest', { hash: 'SHA-256', more: 'x'.repeat(1_048_576) }],
  ['a hash of OpenSSL\'s that is not ours', 'unsupported', 'digest', { hash: 'SHAKE128' }],
  ['a hash of a prototype', 'operation', 'digest', { hash: { toString: 'SHA-1' } }],
  ['no parameters', 'operation', 'digest', null],
  ['RSA of 16,384 bits', 'size', 'key-import', { kind: 'RSA-PSS', format: 'jwk' }, hugeRsa(16_384)],
  ['RSA of 65,536 bits', 'size', 'key-import', { kind: 'RSA-PSS', format: 'jwk' }, hugeRsa(65_536)],
  ['a private RSA key', 'unsupported', 'key-import', { kind: 'RSA-PSS', format: 'pkcs8' }, RSA_PRIVATE],
  ['a private RSA key to sign with', 'unsupported', 'sign', { kind: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 }, RSA_PRIVATE],
  ['a private RSA key that says it is Ed25519', 'data', 'sign', { kind: 'Ed25519' }, RSA_PRIVATE],
  ['an RSA key that says it is ECDSA', 'data', 'verify', { kind: 'ECDSA', curve: 'P-256', hash: 'SHA-256', signature: '' }, RSA_PUBLIC],
  ['an encrypted key, whose rounds its document names', 'data', 'key-import', { kind: 'RSA-PSS', format: 'pkcs8' }, ENCRYPTED],
  ['another curve', 'data', 'key-import', { kind: 'ECDSA', curve: 'P-256', format: 'spki' }, K256],
  ['a curve that is not ours', 'unsupported', 'key-pair', { kind: 'ECDSA', curve: 'P-521' }],
  ['a pair of RSA', 'unsupported', 'key-pair', { kind: 'RSA-PSS', modulusLength: 16_384 }],
  ['a key that is no DER', 'data', 'key-import', { kind: 'Ed25519', format: 'pkcs8' }, 'rubbish'],
  ['a JWK that is no JSON', 'data', 'key-import', { kind: 'Ed25519', format: 'jwk' }, '{'],
  ['a JWK that is null', 'data', 'key-import', { kind: 'Ed25519', format: 'jwk' }, 'null'],
  ['a private key as raw', 'unsupported', 'key-export', { kind: 'Ed25519', type: 'private', format: 'raw' }, ED_PRIVATE],
  ['a salt length that OpenSSL takes for "any"', 'operation', 'verify', { kind: 'RSA-PSS', hash: 'SHA-256', saltLength: -2, signature: '' }, RSA_PUBLIC],
  ['a tag that is none', 'operation', 'seal', { iv: 'x', additional: '', tagBytes: 5 }, 'x'.repeat(16)],
  ['an AES key of another size', 'data', 'seal', { iv: 'x', additional: '', tagBytes: 16 }, 'x'.repeat(17)],
]
for (const [what, word, operation, facts, key = '', data = ''] of REFUSED) {
  test(`helperOperation() refuses ${what}, before any work is done for it`, (t) => {
    beginEntry(500)
    t.equal(helperOperation(`subtle.${operation}`, JSON.stringify(facts), key, data), word)
    t.end()
  })
}

test('helperOperation() knows no operation by a forged word', (t) => {
  for (const name of ['subtle', 'subtle.', 'subtle.exec', 'subtle.constructor', 'subtle.__proto__', 'digest', 'SUBTLE.DIGEST', ['subtle.digest']]) {
    t.equal(helperOperation(name, '{"hash":"SHA-256"}', '', ''), '', String(name))
  }
  t.end()
})

test('helperOperation() takes a curve by its name alone, not by parameters of a document', (t) => {
  t.equal(helperOperation('subtle.key-import', '{"kind":"ECDSA","curve":"P-256","format":"spki"}', CURVE_KEY, ''), 'data')
  t.end()
})

test('helperOperation() does no more cryptography once an entry has had its time for it, until the next entry', (t) => {
  const heavy = () => helperOperation('subtle.pbkdf2', '{"hash":"SHA-512","salt":"","length":64,"iterations":600000}', 'k', '')
  beginEntry(500)
  const answers = Array.from({ length: 50 }, heavy)
  t.match(answers[0], /^=/)
  t.equal(answers[49], 'time')
  t.equal(helperOperation('entry', '', '', ''), 'time', 'and nothing that a guest can ask for begins another entry')
  beginEntry(500)
  t.match(heavy(), /^=/)
  beginEntry(500)
  t.end()
})

const ENDLESS: readonly (readonly [operation: string, a: string, b: string, c: string])[] = [
  ['random', '65536', '', ''], ['url', `https://h/${'é'.repeat(10_000)}`, '', ''], ['url-set', 'https://h/', 'hash', 'x'], ['decode', 'gb18030 0 0', Buffer.alloc(1_000_000, 0x81).toString('base64'), ''],
  ['encoding', 'none', '', ''], ['compress', 'gzip', 'x'.repeat(1_000_000), ''], ['decompress', 'gzip', 'rubbish', ''], ['none', '', '', ''],
]
for (const [operation, ...values] of ENDLESS) {
  test(`helperOperation() ${operation}, again and again, is refused once an entry has had its time, and works in the next entry`, (t) => {
    beginEntry(20)
    let calls = 1
    const first = helperOperation(operation, ...values)
    while (helperOperation(operation, ...values) !== 'time' && calls < 100_000) calls++
    t.equal(helperOperation(operation, ...values), 'time')
    t.equal(helperOperation('random', '1', '', ''), 'time', 'and so is all else')
    beginEntry(500)
    const again = helperOperation(operation, ...values)
    t.same([again[0], again.length], [first[0], first.length])
    t.end()
  })
}

test('beginEntry() bounds an entry whatever its limit is', (t) => {
  beginEntry(1e9)
  const start = performance.now()
  let calls = 0
  while (helperOperation('compress', 'gzip', 'text, '.repeat(100_000), '') !== 'time' && calls < 10_000) calls++
  t.ok(calls < 10_000, `${calls} calls in ${performance.now() - start} ms`)
  beginEntry(500)
  t.end()
})

test('helperOperation() decodes, bounded', (t) => {
  beginEntry(500)
  t.equal(helperOperation('decode', 'latin1', '/wA=', ''), '=\xff\0')
  t.equal(helperOperation('decode', 'utf-8 0 0', '77u/w6k=', ''), '=é')
  t.equal(helperOperation('decode', 'utf-8 0 1', '77u/w6k=', ''), '=\ufeffé')
  t.equal(helperOperation('decode', 'utf-8 1 0', '/w==', ''), '')
  t.equal(helperOperation('decode', 'latin1', 'A'.repeat(5_592_409), ''), 'size')
  for (let index = 0; index < 200; index++) t.equal(helperOperation('decode', `utf-8 ${' '.repeat(index)}`, 'YQ==', ''), '=a', 'names without end')
  t.equal(helperOperation('encoding', ' Latin1 ', '', ''), '=windows-1252')
  t.end()
})

test('helperOperation() packs and unpacks, bounded on both sides', (t) => {
  beginEntry(500)
  for (const format of ['gzip', 'deflate', 'deflate-raw']) t.equal(helperOperation('decompress', format, helperOperation('compress', format, 'a\xff', '').slice(1), ''), '=a\xff', format)
  t.equal(helperOperation('compress', 'gzip', 'x'.repeat(4_194_305), ''), 'size')
  t.equal(helperOperation('decompress', 'gzip', 'x'.repeat(4_194_305), ''), 'size')
  t.equal(helperOperation('decompress', 'gzip', gzipSync(Buffer.alloc(16_777_217)).toString('latin1'), ''), 'size', 'a bomb')
  for (const bad of ['', 'x', `${gzipSync('x').toString('latin1')}x`, gzipSync('x').toString('latin1').slice(0, -1)]) t.equal(helperOperation('decompress', 'gzip', bad, ''), 'data')
  beginEntry(500)
  t.end()
})
