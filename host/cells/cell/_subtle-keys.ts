import { createECDH, createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKeyInput, type KeyObject } from 'node:crypto'
import { Refused, type Facts } from './_subtle-facts.ts'

/** Names of WebCrypto's algorithms that have a key pair. */
const KINDS = ['Ed25519', 'ECDSA', 'RSASSA-PKCS1-v1_5', 'RSA-PSS'] as const
export type Kind = (typeof KINDS)[number]
type JsonWebKey = JsonWebKeyInput['key']

const KEY_TYPES: Readonly<Record<Kind, string>> = { 'Ed25519': 'ed25519', 'ECDSA': 'ec', 'RSASSA-PKCS1-v1_5': 'rsa', 'RSA-PSS': 'rsa' }
const CURVES = ['P-256', 'P-384'] as const
const OPENSSL_CURVES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1' } as const
/** As DER: RFC 5480, section 2.1.1.1. */
const CURVE_IDS = { 'P-256': '06082a8648ce3d030107', 'P-384': '06052b81040022' } as const

/** Bytes of a key as DER or JWK: an RSA public key of 8,192 bits fits, and nothing that is slow to read. */
const MAX_KEY = 4096
/** OpenSSL bounds the exponent beyond 3,072 bits, so that verifying with such a key stays fast. */
const MAX_RSA_BITS = 8192
/** Fields of a JWK that are the key itself. A private RSA key is not taken: there is nothing to do with it. */
const JWK_FIELDS = ['kty', 'crv', 'x', 'y', 'd', 'n', 'e'] as const

/** A key object of this kind from canonical DER. */
export function readKey(facts: Facts, type: 'private' | 'public', der: Buffer): KeyObject {
  const kind = facts.one('kind', KINDS)
  if (der.length > MAX_KEY) throw new Refused('size')
  // RFC 5480 names curves. OpenSSL also reads one that a document spells out (CVE-2020-0601 was about those).
  if (kind === 'ECDSA' && !der.includes(CURVE_IDS[facts.one('curve', CURVES)], 0, 'hex')) throw new Refused('data')
  return checked(kind, facts, parsed(() => type === 'private' ? createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) : createPublicKey({ key: der, format: 'der', type: 'spki' })))
}

/** Any of the formats to what the guest keeps: canonical DER, and what is to be told about it. */
export function importKey(facts: Facts, key: Buffer): string {
  const format = facts.one('format', ['raw', 'spki', 'pkcs8', 'jwk'])
  if (key.length > MAX_KEY) throw new Refused('size')
  if (format === 'spki' || format === 'pkcs8') return told(readKey(facts, format === 'spki' ? 'public' : 'private', key))
  const kind = facts.one('kind', KINDS)
  return told(checked(kind, facts, fromJwk(format === 'raw' ? rawToJwk(kind, facts, key) : parsedJwk(key))))
}

/** Canonical DER to another format. */
export function exportKey(facts: Facts, der: Buffer): Buffer | string {
  const key = readKey(facts, facts.one('type', ['private', 'public']), der)
  const format = facts.one('format', ['raw', 'jwk'])
  const jwk = key.export({ format: 'jwk' })
  if (format === 'jwk') return JSON.stringify(jwk)
  if (key.type !== 'public' || jwk.x === undefined) throw new Refused('unsupported')
  const x = Buffer.from(jwk.x, 'base64url')
  return jwk.y === undefined ? x : Buffer.concat([Buffer.of(4), x, Buffer.from(jwk.y, 'base64url')])
}

/** A new pair, as canonical DER both. */
export function keyPair(facts: Facts): string {
  const kind = facts.one('kind', ['Ed25519', 'ECDSA'])
  const { privateKey, publicKey } = kind === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: facts.one('curve', CURVES) })
  return JSON.stringify({ private: derOf(privateKey), public: derOf(publicKey) })
}

function checked(kind: Kind, facts: Facts, key: KeyObject): KeyObject {
  const { asymmetricKeyType, asymmetricKeyDetails: { namedCurve, modulusLength = 0 } = {} } = key
  if (asymmetricKeyType !== KEY_TYPES[kind]) throw new Refused('data')
  if (kind === 'ECDSA' && namedCurve !== OPENSSL_CURVES[facts.one('curve', CURVES)]) throw new Refused('data')
  if (asymmetricKeyType === 'rsa' && key.type !== 'public') throw new Refused('unsupported')
  if (modulusLength > MAX_RSA_BITS) throw new Refused('size')
  return key
}

function told(key: KeyObject): string {
  if (key.type === 'private') checkPair(key)
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {}
  const exponent = publicExponent === undefined ? undefined : Buffer.from(publicExponent.toString(16).replace(/^(?=(?:..)*.$)/, '0'), 'hex').toString('latin1')
  return JSON.stringify({ type: key.type, der: derOf(key), modulusLength, publicExponent: exponent })
}

/** A document can name a public key that is not the private one's: OpenSSL believes it. */
function checkPair(key: KeyObject): void {
  const { crv, d = '', x = '', y = '' } = key.export({ format: 'jwk' })
  const curve = CURVES.find((known) => known === crv)
  if (curve === undefined) return
  const ecdh = createECDH(OPENSSL_CURVES[curve])
  ecdh.setPrivateKey(d, 'base64url')
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  if (!ecdh.getPublicKey().equals(point)) throw new Refused('data')
}

function parsedJwk(text: Buffer): JsonWebKey {
  const given = parsed(() => new Map(Object.entries(JSON.parse(text.toString('latin1')) as object)))
  return Object.fromEntries(JWK_FIELDS.filter((name) => given.has(name)).map((name) => [name, String(given.get(name))]))
}

function rawToJwk(kind: Kind, facts: Facts, bytes: Buffer): JsonWebKey {
  if (kind === 'Ed25519') {
    if (bytes.length !== 32) throw new Refused('data')
    return { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }
  }
  if (kind !== 'ECDSA') throw new Refused('unsupported')
  const crv = facts.one('curve', CURVES)
  const size = crv === 'P-256' ? 32 : 48
  if (bytes[0] !== 4 || bytes.length !== 1 + 2 * size) throw new Refused('data')
  return { kty: 'EC', crv, x: bytes.subarray(1, 1 + size).toString('base64url'), y: bytes.subarray(1 + size).toString('base64url') }
}

function fromJwk(jwk: JsonWebKey): KeyObject {
  if (jwk.kty === 'RSA' && jwk.d !== undefined) throw new Refused('unsupported')
  const key = parsed(() => jwk.d === undefined ? createPublicKey({ key: jwk, format: 'jwk' }) : createPrivateKey({ key: jwk, format: 'jwk' }))
  // Ed25519 reads the private half alone: what the document says of the other one must be true as well.
  if (jwk.d !== undefined && key.export({ format: 'jwk' }).x !== jwk.x) throw new Refused('data')
  return key
}

function parsed<T>(read: () => T): T {
  try { return read() } catch { throw new Refused('data') }
}

function derOf(key: KeyObject): string {
  return (key.type === 'private' ? key.export({ format: 'der', type: 'pkcs8' }) : key.export({ format: 'der', type: 'spki' })).toString('latin1')
}
