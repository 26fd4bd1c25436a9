import {
  constants, createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, pbkdf2Sync, sign, timingSafeEqual, verify, type CipherGCMTypes, type KeyObject,
} from 'node:crypto'
import { Facts, Refused } from './_subtle-facts.ts'
import { exportKey, importKey, keyPair, readKey } from './_subtle-keys.ts'

/** Bytes of one operation's data: 8 MiB, hashed or sealed in some 25 ms. Nothing interrupts the cell while it does. */
const MAX_DATA = 8_388_608
/** Bytes of a secret: HMAC key, password, key material. */
const MAX_SECRET = 65_536
/**
 * Rounds of PBKDF2, all blocks of the output together: 600,000 of SHA-512, the slowest, took 229 ms, and of SHA-256 77 ms, where a
 * call has 500 ms unless its manifest says otherwise. What OWASP asks of SHA-256 fits.
 */
const MAX_ROUNDS = 600_000
const MAX_DERIVED = 16_384

const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const
const DIGEST_BYTES = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 } as const
const TAG_BYTES: readonly number[] = [4, 8, 12, 13, 14, 15, 16]
const YES = '1'
const NO = '0'

type Operation = (facts: Facts, key: Buffer, data: Buffer) => Buffer | string

const OPERATIONS: ReadonlyMap<unknown, Operation> = new Map<unknown, Operation>([
  ['subtle.digest', (facts, _key, data) => createHash(nodeHash(facts)).update(data).digest()],
  ['subtle.hmac', (facts, key, data) => createHmac(nodeHash(facts), key).update(data).digest()],
  ['subtle.hmac-verify', (facts, key, data) => same(createHmac(nodeHash(facts), key).update(data).digest(), facts.bytes('signature'))],
  ['subtle.sign', (facts, key, data) => sign(...signature(facts, readKey(facts, 'private', key), data))],
  ['subtle.verify', (facts, key, data) => verify(...signature(facts, readKey(facts, 'public', key), data), facts.bytes('signature')) ? YES : NO],
  ['subtle.seal', seal],
  ['subtle.open', open],
  ['subtle.hkdf', (facts, key) => {
    const length = facts.integer('length', 0, 255 * DIGEST_BYTES[facts.one('hash', HASHES)])
    return length === 0 ? Buffer.alloc(0) : Buffer.from(hkdfSync(nodeHash(facts), key, facts.bytes('salt'), facts.bytes('info'), length))
  }],
  ['subtle.pbkdf2', pbkdf2],
  ['subtle.key-import', importKey],
  ['subtle.key-export', exportKey],
  ['subtle.key-pair', keyPair],
])

/**
 * One operation of WebCrypto, bounded in time and memory: '=' and the result, or a word for what was wrong.
 *
 * @throws nothing of its own: whoever calls it catches what OpenSSL throws, and answers as for a word that is not known
 */
export function subtleOperation(operation: unknown, facts: unknown, key: unknown, data: unknown): string {
  const run = OPERATIONS.get(operation)
  if (run === undefined) return ''
  try {
    const result = run(new Facts(facts), bytesOf(key, MAX_SECRET), bytesOf(data, MAX_DATA))
    return `=${typeof result === 'string' ? result : result.toString('latin1')}`
  } catch (error) {
    return error instanceof Refused ? error.word : 'operation'
  }
}

function bytesOf(text: unknown, most: number): Buffer {
  if (typeof text !== 'string') throw new Refused('operation')
  if (text.length > most) throw new Refused('size')
  return Buffer.from(text, 'latin1')
}

function nodeHash(facts: Facts): string {
  return facts.one('hash', HASHES).replace('-', '').toLowerCase()
}

function same(mine: Buffer, given: Buffer): string {
  return mine.length === given.length && timingSafeEqual(mine, given) ? YES : NO
}

/** What Node's sign() and verify() want, by the kind of key: readKey() has made sure that the key is of that kind. */
function signature(facts: Facts, key: KeyObject, data: Buffer): [string | null, Buffer, { key: KeyObject; dsaEncoding?: 'ieee-p1363'; padding?: number; saltLength?: number }] {
  const kind = facts.text('kind')
  if (kind === 'Ed25519') return [null, data, { key }]
  if (kind === 'ECDSA') return [nodeHash(facts), data, { key, dsaEncoding: 'ieee-p1363' }]
  if (kind === 'RSA-PSS') return [nodeHash(facts), data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: facts.integer('saltLength', 0, 1024) }]
  return [nodeHash(facts), data, { key, padding: constants.RSA_PKCS1_PADDING }]
}

function seal(facts: Facts, key: Buffer, data: Buffer): Buffer {
  const cipher = createCipheriv(cipherOf(key), key, facts.bytes('iv'), { authTagLength: tagBytes(facts) })
  cipher.setAAD(facts.bytes('additional'))
  return Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()])
}

/** Nothing of the plain text leaves before the tag was found right. */
function open(facts: Facts, key: Buffer, data: Buffer): Buffer {
  const tag = tagBytes(facts)
  if (data.length < tag) throw new Refused('operation')
  const cipher = createDecipheriv(cipherOf(key), key, facts.bytes('iv'), { authTagLength: tag })
  cipher.setAAD(facts.bytes('additional'))
  cipher.setAuthTag(data.subarray(data.length - tag))
  return Buffer.concat([cipher.update(data.subarray(0, data.length - tag)), cipher.final()])
}

function cipherOf(key: Buffer): CipherGCMTypes {
  if (key.length === 16) return 'aes-128-gcm'
  if (key.length === 24) return 'aes-192-gcm'
  if (key.length === 32) return 'aes-256-gcm'
  throw new Refused('data')
}

function tagBytes(facts: Facts): number {
  const bytes = facts.integer('tagBytes', 4, 16)
  if (!TAG_BYTES.includes(bytes)) throw new Refused('operation')
  return bytes
}

function pbkdf2(facts: Facts, key: Buffer): Buffer {
  const iterations = facts.integer('iterations', 1, 0xffff_ffff)
  const length = facts.integer('length', 0, MAX_DERIVED)
  if (length === 0) return Buffer.alloc(0)
  if (iterations * Math.ceil(length / DIGEST_BYTES[facts.one('hash', HASHES)]) > MAX_ROUNDS) throw new Refused('size')
  return pbkdf2Sync(key, facts.bytes('salt'), iterations, length, nodeHash(facts))
}
