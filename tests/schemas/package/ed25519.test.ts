import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { assertUsableKey, generateKeyPair, keyidOf, sign, verify } from '../../../schemas/package/ed25519.ts'
import { flip, hexToBase64, KEY, OTHER_KEY, text } from './_fixtures.ts'

const L = 2n ** 252n + 27742317777372353535851937790883648493n
const MESSAGE = text('attack at dawn')

/** RFC 8032 section 7.1. */
const RFC = [
  ['9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
  ['4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
] as const

/** Encodings of the eight points of small order, and forms of them that are not canonical. */
const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
]
const NOT_CANONICAL = [
  '0100000000000000000000000000000000000000000000000000000000000080',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
]

test('sign() and verify() agree with the vectors of RFC 8032', async (t) => {
  for (const [seed, publicKey, message, signature] of RFC) {
    const keyPair = { privateKey: hexToBase64(seed), publicKey: hexToBase64(publicKey) }
    const bytes = Buffer.from(message, 'hex')
    t.equal(Buffer.from(sign(bytes, keyPair)).toString('hex'), signature)
    t.ok(verify(Buffer.from(signature, 'hex'), bytes, keyPair.publicKey))
  }
})

test('generateKeyPair() makes pairs that sign, each another', async (t) => {
  const [a, b] = [generateKeyPair(), generateKeyPair()]
  t.not(a.privateKey, b.privateKey)
  for (const pair of [a, b]) {
    t.ok(verify(sign(MESSAGE, pair), MESSAGE, pair.publicKey))
    t.doesNotThrow(() => assertUsableKey(pair.publicKey))
  }
})

test('verify() refuses another message, another key and every changed bit', async (t) => {
  const signature = sign(MESSAGE, KEY)
  t.notOk(verify(signature, text('attack at dusk'), KEY.publicKey))
  t.notOk(verify(signature, MESSAGE, OTHER_KEY.publicKey))
  for (let bit = 0; bit < 512; bit += 7) t.notOk(verify(flip(signature, bit >> 3, 1 << (bit & 7)), MESSAGE, KEY.publicKey), `bit ${bit}`)
})

test('verify() refuses S + L, which the equation takes for S', async (t) => {
  const signature = sign(MESSAGE, KEY)
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`)
  for (const multiple of [1n, 2n, 8n]) {
    const raised = Buffer.from((s + multiple * L).toString(16).padStart(64, '0'), 'hex').reverse()
    t.notOk(verify(Buffer.concat([signature.subarray(0, 32), raised]), MESSAGE, KEY.publicKey))
  }
})

test('verify() refuses keys of small order, for which a signature of zeros signs anything', async (t) => {
  for (const key of [...SMALL_ORDER, ...NOT_CANONICAL]) {
    for (const r of [...SMALL_ORDER, ...NOT_CANONICAL]) {
      t.notOk(verify(Buffer.concat([Buffer.from(r, 'hex'), Buffer.alloc(32)]), MESSAGE, hexToBase64(key)), `${key} ${r}`)
    }
  }
})

test('verify() refuses what is not a key or not a signature, without throwing', async (t) => {
  const signature = sign(MESSAGE, KEY)
  const url = KEY.publicKey.replaceAll('+', '-').replaceAll('/', '_')
  for (const key of ['', 'x', KEY.publicKey.slice(0, -1), `${KEY.publicKey}=`, ` ${KEY.publicKey}`, `${KEY.publicKey}\n`, url.replace('=', ''), `${KEY.publicKey.slice(0, -2)}p=`]) {
    t.notOk(verify(signature, MESSAGE, key), JSON.stringify(key))
  }
  for (const bad of [new Uint8Array(), signature.subarray(1), Buffer.concat([signature, Buffer.alloc(1)])]) t.notOk(verify(bad, MESSAGE, KEY.publicKey))
})

test('sign() refuses a pair whose halves do not belong together, and never shows the private one', async (t) => {
  for (const pair of [{ ...KEY, publicKey: OTHER_KEY.publicKey }, { ...KEY, privateKey: 'c2hvcnQ=' }, { ...KEY, privateKey: `${KEY.privateKey} ` }]) {
    try {
      sign(MESSAGE, pair)
      t.fail('signed')
    } catch (error) {
      t.match(error, { code: 'HP_ERR_KEY_INVALID' })
      t.notOk(JSON.stringify(error).includes(pair.privateKey))
    }
  }
})

test('assertUsableKey() refuses keys of small order, of mixed order, not canonical or malformed', async (t) => {
  // The key of edge vector 3: of full order, plus a point of order 8.
  const mixed = 'cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d'
  for (const key of [...SMALL_ORDER, ...NOT_CANONICAL, mixed, 'ff', '']) {
    t.throws(() => assertUsableKey(hexToBase64(key)), { code: 'HP_ERR_KEY_INVALID' }, key)
  }
  t.throws(() => assertUsableKey('not base64 at all'), { code: 'HP_ERR_KEY_INVALID' })
  t.throws(() => assertUsableKey(`${KEY.publicKey} `), { code: 'HP_ERR_KEY_INVALID' })
})

test('keyidOf() is the SHA-256 of the raw key', async (t) => {
  t.equal(keyidOf(KEY.publicKey), createHash('sha256').update(Buffer.from(KEY.publicKey, 'base64')).digest('hex'))
  t.throws(() => keyidOf('AAAA'), { code: 'HP_ERR_KEY_INVALID' })
})

/** Vector files that are not part of the repository: HARDPOINT_VECTORS names their folder. */
const VECTORS = process.env['HARDPOINT_VECTORS'] ?? join(import.meta.dirname, '../../../../shared/vectors')

test('verify() takes none of the known edge vectors but the one every strict reading takes', async (t) => {
  const file = join(VECTORS, 'ed25519-speccheck.json')
  if (!existsSync(file)) return void t.pass('', { skip: 'no vectors here' })
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as { message: string; pub_key: string; signature: string }[]
  const row = vectors.map(({ message, pub_key, signature }) => verify(Buffer.from(signature, 'hex'), Buffer.from(message, 'hex'), hexToBase64(pub_key)))
  // Number 3 has mixed-order points and satisfies the equation without cofactor; assertUsableKey() refuses its key.
  t.strictSame(row.map((accepted, index) => accepted ? index : -1).filter((index) => index >= 0), [3])
})

test('verify() agrees with Wycheproof', async (t) => {
  const file = join(VECTORS, 'wycheproof-ed25519.json')
  if (!existsSync(file)) return void t.pass('', { skip: 'no vectors here' })
  const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as { testGroups: { publicKey: { pk: string }; tests: { tcId: number; msg: string; sig: string; result: string }[] }[] }
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      t.equal(verify(Buffer.from(sig, 'hex'), Buffer.from(msg, 'hex'), hexToBase64(publicKey.pk)), result === 'valid', `${tcId}`)
    }
  }
})
