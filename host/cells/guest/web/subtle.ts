import { bytesOf } from '../helpers.ts'
import { asInterface, INSIDE, onlyInside } from './_webidl.ts'
import { ask, bytesIn, hashOf, integer, normalize, permit, unsupported, usagesIn, type Algorithm } from './_crypto-algorithms.ts'
import { exportKey, generateKey, importKey, secretBits, type CryptoKeyPair, type KeyFormat } from './_crypto-keys.ts'
import { factsOf, type CryptoKey, type KeyFacts, type KeyUsage } from './crypto-key.ts'
import { DOMException } from './dom-exception.ts'

const FORMATS = ['raw', 'spki', 'pkcs8', 'jwk'] as const

/**
 * https://w3c.github.io/webcrypto/#subtlecrypto-interface, done by the cell's own Node.
 *
 * Each operation is done when its method returns, within the call's CPU time; what was given is copied before. A key that is not
 * extractable is a guard against mistakes: a plugin that changes its own realm's built-ins can watch its own keys go by.
 */
export class SubtleCrypto {
  constructor(token: unknown) { onlyInside(token) }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    const { name } = normalize(algorithm)
    if (!name.startsWith('SHA-')) throw unsupported(`A digest by ${name}`)
    return bytesOf(ask('digest', { hash: name }, '', bytesIn(data, 'Data'))).buffer
  }

  async importKey(format: KeyFormat, keyData: unknown, algorithm: unknown, extractable: boolean, keyUsages: Iterable<KeyUsage>): Promise<CryptoKey> {
    return importKey(formatIn(format), keyData, normalize(algorithm), Boolean(extractable), usagesIn(keyUsages))
  }

  async exportKey(format: KeyFormat, key: CryptoKey): Promise<ArrayBuffer | object> {
    return exportKey(formatIn(format), factsOf(key))
  }

  async generateKey(algorithm: unknown, extractable: boolean, keyUsages: Iterable<KeyUsage>): Promise<CryptoKey | CryptoKeyPair> {
    return generateKey(normalize(algorithm), Boolean(extractable), usagesIn(keyUsages))
  }

  async sign(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    const [asked, facts, text] = [normalize(algorithm), factsOf(key), bytesIn(data, 'Data')]
    permit(facts, asked, 'sign')
    return bytesOf(ask(facts.type === 'secret' ? 'hmac' : 'sign', signing(asked, facts), facts.material, text)).buffer
  }

  async verify(algorithm: unknown, key: CryptoKey, signature: unknown, data: unknown): Promise<boolean> {
    const [asked, facts, given, text] = [normalize(algorithm), factsOf(key), bytesIn(signature, 'A signature'), bytesIn(data, 'Data')]
    permit(facts, asked, 'verify')
    return ask(facts.type === 'secret' ? 'hmac-verify' : 'verify', { ...signing(asked, facts), signature: given }, facts.material, text) === '1'
  }

  async encrypt(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    return seal('seal', 'encrypt', normalize(algorithm), factsOf(key), bytesIn(data, 'Data'))
  }

  async decrypt(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    return seal('open', 'decrypt', normalize(algorithm), factsOf(key), bytesIn(data, 'Data'))
  }

  async deriveBits(algorithm: unknown, baseKey: CryptoKey, length: number | null = null): Promise<ArrayBuffer> {
    const asked = normalize(algorithm)
    const facts = factsOf(baseKey)
    permit(facts, asked, 'deriveBits')
    return bytesOf(derive(asked, facts, length === null ? undefined : integer(length, 'length'))).buffer
  }

  async deriveKey(algorithm: unknown, baseKey: CryptoKey, derivedKeyType: unknown, extractable: boolean, keyUsages: Iterable<KeyUsage>): Promise<CryptoKey> {
    const [asked, derived, usages, facts] = [normalize(algorithm), normalize(derivedKeyType), usagesIn(keyUsages), factsOf(baseKey)]
    permit(facts, asked, 'deriveKey')
    return importKey('raw', bytesOf(derive(asked, facts, secretBits(derived))), derived, Boolean(extractable), usages)
  }

  async wrapKey(): Promise<never> { throw unsupported('wrapKey') }
  async unwrapKey(): Promise<never> { throw unsupported('unwrapKey') }
}

asInterface(SubtleCrypto)
export const subtle = Object.freeze(new SubtleCrypto(INSIDE))

function formatIn(format: unknown): KeyFormat {
  const found = FORMATS.find((known) => known === String(format))
  if (found === undefined) throw new TypeError(`'${String(format).slice(0, 40)}' is not a key format.`)
  return found
}

/** What the cell needs to know of a signature: the hash is the key's own, or for ECDSA that of the call. */
function signing(asked: Algorithm, { algorithm: { name, namedCurve, hash } }: KeyFacts): object {
  if (name === 'ECDSA') return { kind: name, curve: namedCurve, hash: hashOf(asked) }
  if (name === 'RSA-PSS') return { kind: name, hash, saltLength: integer(asked.given['saltLength'], 'saltLength') }
  if (name === 'HMAC' || name === 'Ed25519' || name === 'RSASSA-PKCS1-v1_5') return { kind: name, hash }
  throw unsupported(`A signature by ${name}`)
}

function seal(operation: 'seal' | 'open', usage: KeyUsage, asked: Algorithm, key: KeyFacts, data: string): ArrayBuffer {
  if (asked.name !== 'AES-GCM') throw unsupported(`Encryption by ${asked.name}`)
  const { iv, additionalData, tagLength = 128 } = asked.given
  const facts = { iv: bytesIn(iv, 'iv'), additional: additionalData === undefined ? '' : bytesIn(additionalData, 'additionalData'), tagBytes: integer(tagLength, 'tagLength') / 8 }
  permit(key, asked, usage)
  return bytesOf(ask(operation, facts, key.material, data)).buffer
}

function derive(asked: Algorithm, { material }: KeyFacts, bits: number | undefined): string {
  const { name, given } = asked
  if (name !== 'HKDF' && name !== 'PBKDF2') throw unsupported(`Deriving by ${name}`)
  const common = { hash: hashOf(asked), salt: bytesIn(given['salt'], 'salt') }
  const facts = name === 'HKDF' ? { ...common, info: bytesIn(given['info'], 'info') } : { ...common, iterations: integer(given['iterations'], 'iterations') }
  if (bits === undefined || bits % 8 !== 0) throw new DOMException('The length to derive is a multiple of 8 bits.', 'OperationError')
  return ask(name.toLowerCase(), { ...facts, length: bits / 8 }, material)
}
