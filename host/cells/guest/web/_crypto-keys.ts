import { bytesOf, help, textOf } from '../helpers.ts'
import { allowUsages, ask, bytesIn, curveOf, hashOf, integer, isBuffer, unsupported, usagesFor, type Algorithm } from './_crypto-algorithms.ts'
import { makeKey, type CryptoKey, type KeyAlgorithm, type KeyFacts, type KeyType, type KeyUsage } from './crypto-key.ts'
import { DOMException } from './dom-exception.ts'

export type KeyFormat = 'raw' | 'spki' | 'pkcs8' | 'jwk'
export interface CryptoKeyPair { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
type Jwk = Readonly<Record<string, unknown>>

interface FromCell { readonly type: KeyType; readonly der: string; readonly modulusLength?: number; readonly publicExponent?: string }

const KEY_TYPES = new Map([['Ed25519', 'OKP'], ['ECDSA', 'EC'], ['RSASSA-PKCS1-v1_5', 'RSA'], ['RSA-PSS', 'RSA']])
const BLOCK_BITS = new Map([['SHA-1', 512], ['SHA-256', 512], ['SHA-384', 1024], ['SHA-512', 1024]])
const CURVE_ALGORITHMS = new Map([['ES256', 'P-256'], ['ES384', 'P-384'], ['ES512', 'P-521']])
/** What the cell takes for a secret at most. */
const MAX_SECRET_BITS = 65_536 * 8
const BASE64URL = { alphabet: 'base64url', omitPadding: true } as const

/** https://w3c.github.io/webcrypto/#SubtleCrypto-method-importKey */
export function importKey(format: KeyFormat, data: unknown, algorithm: Algorithm, extractable: boolean, usages: readonly KeyUsage[]): CryptoKey {
  if (format === 'jwk' && (typeof data !== 'object' || data === null || isBuffer(data))) throw new TypeError('A JWK is an object.')
  const given = format === 'jwk' ? data as Jwk : bytesIn(data, 'Key data')
  const key = KEY_TYPES.has(algorithm.name) ? importHalf(format, given, algorithm, extractable, usages) : importSecret(format, given, algorithm, extractable, usages)
  if (key.type !== 'public' && usages.length === 0) throw new DOMException('A key without a usage is of no use.', 'SyntaxError')
  return makeKey(key)
}

function importSecret(format: KeyFormat, given: string | Jwk, algorithm: Algorithm, extractable: boolean, usages: readonly KeyUsage[]): KeyFacts {
  const { name } = algorithm
  allowUsages(name, 'secret', usages)
  const derives = name === 'HKDF' || name === 'PBKDF2'
  if (derives && extractable) throw new DOMException(`A key for ${name} cannot be extractable.`, 'SyntaxError')
  if (format === 'spki' || format === 'pkcs8' || (derives && format === 'jwk')) throw unsupported(`The format ${format} for ${name}`)
  const material = typeof given === 'string' ? given : secretOf(given)
  const described = describeSecret(algorithm, material.length * 8)
  if (typeof given !== 'string') checkJwk(given, 'oct', name === 'HMAC' ? 'sig' : 'enc', [secretAlg(described)], extractable, usages)
  return { type: 'secret', extractable, algorithm: described, usages, material }
}

function describeSecret(algorithm: Algorithm, length: number): KeyAlgorithm {
  const { name, given } = algorithm
  if (name === 'AES-GCM') {
    if (length !== 128 && length !== 192 && length !== 256) throw bad('An AES key has 128, 192 or 256 bits.')
    return { name, length }
  }
  if (name !== 'HMAC') return { name }
  // A length that is no whole number of bytes is allowed by the standard, and used by nobody.
  if (length === 0 || (given['length'] !== undefined && integer(given['length'], 'length') !== length)) throw bad('The key is not of that length.')
  return { name, hash: hashOf(algorithm), length }
}

function secretAlg({ name, hash = '', length = 0 }: KeyAlgorithm): string {
  return name === 'HMAC' ? `HS${hash.slice(4)}` : `A${length}GCM`
}

function secretOf({ k }: Jwk): string {
  if (typeof k !== 'string' || k.endsWith('=')) throw bad('The JWK has no k of base64url.')
  try {
    return textOf((Uint8Array as unknown as { fromBase64(text: string, options: object): Uint8Array }).fromBase64(k, BASE64URL))
  } catch {
    throw bad('The JWK has no k of base64url.')
  }
}

function importHalf(format: KeyFormat, given: string | Jwk, algorithm: Algorithm, extractable: boolean, usages: readonly KeyUsage[]): KeyFacts {
  const { name } = algorithm
  const isPrivate = typeof given === 'string' ? format === 'pkcs8' : given['d'] !== undefined
  allowUsages(name, isPrivate ? 'private' : 'public', usages)
  const described = { name, ...(name === 'ECDSA' ? { namedCurve: curveOf(algorithm) } : {}), ...(name.startsWith('RSA') ? { hash: hashOf(algorithm) } : {}) }
  const text = typeof given === 'string' ? given : halfOf(given, described, extractable, usages)
  const { type, der, modulusLength, publicExponent } = JSON.parse(ask('key-import', { kind: name, curve: described.namedCurve, format }, text)) as FromCell
  const rsa = modulusLength === undefined || publicExponent === undefined ? {} : { modulusLength, publicExponent }
  return { type, extractable, algorithm: { ...described, ...rsa }, usages, material: der }
}

function halfOf(jwk: Jwk, { name, namedCurve, hash = '' }: KeyAlgorithm, extractable: boolean, usages: readonly KeyUsage[]): string {
  const curveAlg = [...CURVE_ALGORITHMS].filter(([, curve]) => curve === namedCurve).map(([alg]) => alg)
  const algs = name === 'ECDSA' ? curveAlg : name === 'Ed25519' ? ['Ed25519', 'EdDSA'] : [rsaAlg(name, hash)]
  checkJwk(jwk, KEY_TYPES.get(name) ?? '', 'sig', algs, extractable, usages)
  const curve = name === 'Ed25519' ? name : namedCurve
  if (curve !== undefined && jwk['crv'] !== curve) throw bad(`The JWK is not of the curve ${curve}.`)
  const fields = ['kty', 'crv', 'x', 'y', 'd', 'n', 'e'].filter((field) => jwk[field] !== undefined)
  for (const field of fields) if (!/^[\w-]+$/.test(String(jwk[field]))) throw bad(`The JWK's ${field} is not base64url.`)
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field, String(jwk[field])])))
}

function rsaAlg(name: string, hash: string): string {
  return `${name === 'RSA-PSS' ? 'PS' : 'RS'}${hash === 'SHA-1' ? '1' : hash.slice(4)}`
}

/** The members that say what a JWK is for must not say otherwise. */
function checkJwk(jwk: Jwk, kty: string, use: string, algs: readonly string[], extractable: boolean, usages: readonly KeyUsage[]): void {
  if (jwk['kty'] !== kty) throw bad(`The JWK is not of the type ${kty}.`)
  if (usages.length > 0 && jwk['use'] !== undefined && jwk['use'] !== use) throw bad(`The JWK is not for the use ${use}.`)
  if (jwk['alg'] !== undefined && !algs.includes(String(jwk['alg']))) throw bad(`The JWK is not for ${algs.join(' or ')}.`)
  if (jwk['ext'] === false && extractable) throw bad('The JWK is not extractable.')
  if (jwk['key_ops'] === undefined) return
  const operations = Array.from(jwk['key_ops'] as Iterable<unknown>, String)
  if (new Set(operations).size !== operations.length || usages.some((usage) => !operations.includes(usage))) throw bad('The key_ops of the JWK do not allow that usage.')
}

/** https://w3c.github.io/webcrypto/#SubtleCrypto-method-exportKey */
export function exportKey(format: KeyFormat, { type, extractable, algorithm, usages, material }: KeyFacts): ArrayBuffer | object {
  const { name, namedCurve, hash = '' } = algorithm
  if (name === 'HKDF' || name === 'PBKDF2') throw unsupported(`Exporting a key for ${name}`)
  if (!extractable) throw new DOMException('The key is not extractable.', 'InvalidAccessError')
  if (format === 'jwk') {
    const common = { key_ops: [...usages], ext: true }
    if (type === 'secret') return { ...common, kty: 'oct', k: base64url(material), alg: secretAlg(algorithm) }
    const half = JSON.parse(ask('key-export', { kind: name, curve: namedCurve, type, format }, material)) as object
    return { ...common, ...half, ...(name === 'Ed25519' ? { alg: name } : {}), ...(name.startsWith('RSA') ? { alg: rsaAlg(name, hash) } : {}) }
  }
  if (type === 'secret') {
    if (format !== 'raw') throw unsupported(`The format ${format} for ${name}`)
    return bytesOf(material).buffer
  }
  if ((format === 'pkcs8') !== (type === 'private')) throw new DOMException(`A ${type} key cannot be exported as ${format}.`, 'InvalidAccessError')
  return bytesOf(format === 'raw' ? ask('key-export', { kind: name, curve: namedCurve, type, format }, material) : material).buffer
}

/** https://w3c.github.io/webcrypto/#SubtleCrypto-method-generateKey */
export function generateKey(algorithm: Algorithm, extractable: boolean, usages: readonly KeyUsage[]): CryptoKey | CryptoKeyPair {
  const { name, given } = algorithm
  if (name === 'HMAC' || name === 'AES-GCM') {
    allowUsages(name, 'secret', usages)
    if (usages.length === 0) throw new DOMException('A key without a usage is of no use.', 'SyntaxError')
    if (name === 'AES-GCM' && given['length'] === undefined) throw new TypeError('The algorithm needs a length.')
    const length = secretBits(algorithm) ?? 0
    const material = help('random', String(length / 8)) ?? ''
    if (material.length !== length / 8) throw new DOMException('There are no random values.', 'OperationError')
    return makeKey({ type: 'secret', extractable, algorithm: describeSecret(algorithm, length), usages, material })
  }
  if (name !== 'Ed25519' && name !== 'ECDSA') throw unsupported(`Generating a key for ${name}`)
  for (const usage of usages) if (usage !== 'verify') allowUsages(name, 'private', [usage])
  const described = { name, ...(name === 'ECDSA' ? { namedCurve: curveOf(algorithm) } : {}) }
  const mine = usagesFor(name, 'private', usages)
  if (mine.length === 0) throw new DOMException('A private key without a usage is of no use.', 'SyntaxError')
  const pair = JSON.parse(ask('key-pair', { kind: name, curve: described.namedCurve })) as { private: string; public: string }
  return {
    privateKey: makeKey({ type: 'private', extractable, algorithm: described, usages: mine, material: pair.private }),
    publicKey: makeKey({ type: 'public', extractable: true, algorithm: described, usages: usagesFor(name, 'public', usages), material: pair.public }),
  }
}

/** Bits of a secret key of this algorithm; undefined where it has any length. https://w3c.github.io/webcrypto/#dfn-get-key-length */
export function secretBits(algorithm: Algorithm): number | undefined {
  const { name, given } = algorithm
  if (name === 'HKDF' || name === 'PBKDF2') return undefined
  if (name !== 'HMAC' && name !== 'AES-GCM') throw unsupported(`A secret key for ${name}`)
  const length = given['length'] === undefined && name === 'HMAC' ? BLOCK_BITS.get(hashOf(algorithm)) ?? 0 : integer(given['length'], 'length')
  if (name === 'AES-GCM' ? length !== 128 && length !== 192 && length !== 256 : length === 0 || length % 8 !== 0 || length > MAX_SECRET_BITS) {
    throw new DOMException(`A key for ${name} cannot have ${length} bits.`, 'OperationError')
  }
  return length
}

function base64url(material: string): string {
  return (bytesOf(material) as unknown as { toBase64(options: object): string }).toBase64(BASE64URL)
}

function bad(message: string): DOMException {
  return new DOMException(message, 'DataError')
}
