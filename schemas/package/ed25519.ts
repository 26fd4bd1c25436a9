import {
  createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign as nodeSign, verify as nodeVerify,
} from 'node:crypto'
import { hashes, Point, verify as nobleVerify } from '@noble/ed25519'
import { HardpointError } from '../errors/mod.ts'
import { base64FromBytes, bytesFromBase64 } from './_base64.ts'
import type { KeyPair } from './package.ts'

// noble leaves the hash to its user; its synchronous half needs this one.
hashes.sha512 = (message) => new Uint8Array(createHash('sha512').update(message).digest())

/** Order of the base point, RFC 8032 section 5.1. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

/** A new key pair from the system's random source. */
export function generateKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { x, d } = privateKey.export({ format: 'jwk' })
  return { publicKey: standardBase64(x), privateKey: standardBase64(d) }
}

/**
 * Signs bytes, RFC 8032 pure Ed25519: the same key and message give the same 64 bytes.
 *
 * The public half is derived anew: signing with a public key that is not the private key's leaks the private key.
 *
 * @throws HP_ERR_KEY_INVALID when the halves do not belong together
 */
export function sign(message: Uint8Array, keyPair: KeyPair): Uint8Array {
  const key = privateKeyObject(keyPair)
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (standardBase64(x) !== keyPair.publicKey) throw invalidKey(keyPair.publicKey, 'the private key belongs to another public key')
  return new Uint8Array(nodeSign(null, message, key))
}

/**
 * True when the signature is valid by the strictest common reading: S below L, canonical and not small-order R and A,
 * the equation without cofactor, and both libraries agree.
 *
 * node:crypto and noble answer differently on the known edge cases (their defaults give three different rows), and a
 * signature that one part of a system accepts and another refuses splits it. noble by default takes the identity as a
 * key, for which anyone can sign anything.
 *
 * @param publicKey base64 of 32 bytes
 */
export function verify(signature: Uint8Array, message: Uint8Array, publicKey: string): boolean {
  const key = bytesFromBase64(publicKey)
  if (key?.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false
  if (!isStrictPoint(key) || !isStrictPoint(signature.subarray(0, KEY_BYTES)) || scalarOf(signature) >= L) return false
  return nodeVerify(null, message, publicKeyObject(key), signature)
    && nobleVerify(signature, message, key, { zip215: false })
}

/**
 * Refuses a public key that must not be registered, pinned or configured: malformed, of small order, or with a
 * small-order component (no honest key generation makes one).
 *
 * @throws HP_ERR_KEY_INVALID
 */
export function assertUsableKey(publicKey: string): void {
  const bytes = bytesFromBase64(publicKey)
  if (bytes?.length !== KEY_BYTES) throw invalidKey(publicKey, 'it is not the base64 of 32 bytes')
  const point = strictPoint(bytes)
  if (point === undefined) throw invalidKey(publicKey, 'it is not the canonical form of a point of the curve')
  if (point.isSmallOrder()) throw invalidKey(publicKey, 'it is a point of small order, for which anyone can sign')
  if (!point.isTorsionFree()) throw invalidKey(publicKey, 'it is not in the group of the base point')
}

/** SHA-256 of the raw public key, hexadecimal. @throws HP_ERR_KEY_INVALID */
export function keyidOf(publicKey: string): string {
  const bytes = bytesFromBase64(publicKey)
  if (bytes?.length !== KEY_BYTES) throw invalidKey(publicKey, 'it is not the base64 of 32 bytes')
  return createHash('sha256').update(bytes).digest('hex')
}

function isStrictPoint(bytes: Uint8Array): boolean {
  return strictPoint(bytes)?.isSmallOrder() === false
}

/** RFC 8032 section 5.1.3: y below p, and no sign bit where x is 0. */
function strictPoint(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes, false)
  } catch {
    return undefined
  }
}

/** S, little-endian in the second half. S and S + L would both verify: two signatures for one message. */
function scalarOf(signature: Uint8Array): bigint {
  const bigEndian = Buffer.from(signature.subarray(KEY_BYTES)).reverse()
  return BigInt(`0x${bigEndian.toString('hex')}`)
}

function publicKeyObject(bytes: Uint8Array): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') } })
}

function privateKeyObject({ publicKey, privateKey }: KeyPair): KeyObject {
  const seed = bytesFromBase64(privateKey)
  const bytes = bytesFromBase64(publicKey)
  if (seed?.length !== KEY_BYTES || bytes?.length !== KEY_BYTES) throw invalidKey(publicKey, 'a half of the pair is not the base64 of 32 bytes')
  // PKCS#8 (RFC 8410 section 7) holds the seed alone, so node derives the public half; a JWK would bring its own.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

function standardBase64(base64url: string | undefined): string {
  return base64FromBytes(Buffer.from(base64url ?? '', 'base64url'))
}

function invalidKey(key: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_KEY_INVALID', { key, problem })
}
