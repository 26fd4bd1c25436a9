import { ask as askCell, textOf } from '../helpers.ts'
import { KEY_USAGES, type KeyFacts, type KeyType, type KeyUsage } from './crypto-key.ts'
import { DOMException } from './dom-exception.ts'

const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const
const CURVES = ['P-256', 'P-384'] as const
const NAMES = [...HASHES, 'HMAC', 'AES-GCM', 'HKDF', 'PBKDF2', 'Ed25519', 'ECDSA', 'RSASSA-PKCS1-v1_5', 'RSA-PSS'] as const
export type AlgorithmName = (typeof NAMES)[number]

/** An algorithm by its registered name, and its other members as they were given. */
export interface Algorithm { readonly name: AlgorithmName; readonly given: Readonly<Record<string, unknown>> }

/** Which usages a key may have, by algorithm and type of key: what is absent does not exist. */
const USAGES = new Map<AlgorithmName, Partial<Record<KeyType, readonly KeyUsage[]>>>([
  ['HMAC', { secret: ['sign', 'verify'] }],
  ['AES-GCM', { secret: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] }],
  ['HKDF', { secret: ['deriveKey', 'deriveBits'] }],
  ['PBKDF2', { secret: ['deriveKey', 'deriveBits'] }],
  ['Ed25519', { private: ['sign'], public: ['verify'] }],
  ['ECDSA', { private: ['sign'], public: ['verify'] }],
  ['RSASSA-PKCS1-v1_5', { public: ['verify'] }],
  ['RSA-PSS', { public: ['verify'] }],
])

/** https://w3c.github.io/webcrypto/#algorithm-normalization-normalize-an-algorithm, the name alone. */
export function normalize(algorithm: unknown): Algorithm {
  if (typeof algorithm !== 'string' && (typeof algorithm !== 'object' || algorithm === null)) throw new TypeError('An algorithm is a name or an object with one.')
  const given = (typeof algorithm === 'string' ? { name: algorithm } : algorithm) as Record<string, unknown>
  if (given['name'] === undefined) throw new TypeError('An algorithm has a name.')
  return { name: oneOf(NAMES, given['name'], 'algorithm'), given }
}

export function unsupported(what: string): DOMException {
  return new DOMException(`${what} is not supported.`, 'NotSupportedError')
}

/** The member `hash`: a name, or an object with one. */
export function hashOf({ given }: Algorithm): string {
  return oneOf(HASHES, normalize(given['hash']).name, 'hash')
}

export function curveOf({ given }: Algorithm): string {
  if (given['namedCurve'] === undefined) throw new TypeError('The algorithm needs a namedCurve.')
  const curve = String(given['namedCurve'])
  if (!CURVES.some((known) => known === curve)) throw unsupported(`The curve '${curve.slice(0, 40)}'`)
  return curve
}

function oneOf<T extends string>(known: readonly T[], value: unknown, what: string): T {
  const name = String(value)
  const found = known.find((each) => each.toUpperCase() === name.toUpperCase())
  if (found === undefined) throw unsupported(`The ${what} '${name.slice(0, 40)}'`)
  return found
}

/** https://webidl.spec.whatwg.org/#EnforceRange */
export function integer(value: unknown, what: string): number {
  const number = Math.trunc(Number(value))
  if (!(number >= 0 && number <= 0xffff_ffff)) throw new TypeError(`${what} is a number from 0 to 4,294,967,295.`)
  return number
}

export function isBuffer(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value)
}

/** A copy of the bytes, one a code unit. */
export function bytesIn(value: unknown, what: string): string {
  if (!isBuffer(value)) throw new TypeError(`${what} is an ArrayBuffer or a view of one.`)
  return textOf(ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value))
}

/** The usages asked for, each once and in order. */
export function usagesIn(value: unknown): KeyUsage[] {
  if (typeof value !== 'object' || value === null) throw new TypeError('Key usages are a list.')
  const asked = Array.from(value as Iterable<unknown>, String)
  for (const usage of asked) if (!KEY_USAGES.some((known) => known === usage)) throw new TypeError(`'${usage.slice(0, 40)}' is not a key usage.`)
  return KEY_USAGES.filter((usage) => asked.includes(usage))
}

/** @throws SyntaxError where a key of this algorithm and type is not for one of these usages, NotSupportedError where there is no such key */
export function allowUsages(name: AlgorithmName, type: KeyType, usages: readonly KeyUsage[]): void {
  const allowed = USAGES.get(name)?.[type]
  if (allowed === undefined) throw unsupported(`A ${type} key for ${name}`)
  for (const usage of usages) if (!allowed.includes(usage)) throw new DOMException(`A ${type} key for ${name} cannot be used to ${usage}.`, 'SyntaxError')
}

/** What of the usages a key of this type gets, of a pair. */
export function usagesFor(name: AlgorithmName, type: KeyType, usages: readonly KeyUsage[]): KeyUsage[] {
  const allowed = USAGES.get(name)?.[type] ?? []
  return usages.filter((usage) => allowed.includes(usage))
}

/** @throws InvalidAccessError where the key is of another algorithm, or not for this usage */
export function permit(key: KeyFacts, { name }: Algorithm, usage: KeyUsage): void {
  if (key.algorithm.name !== name) throw new DOMException(`The key is for ${key.algorithm.name}, not ${name}.`, 'InvalidAccessError')
  if (!key.usages.includes(usage)) throw new DOMException(`The key cannot be used to ${usage}.`, 'InvalidAccessError')
}

/** What the cell's words mean. https://webidl.spec.whatwg.org/#idl-DOMException-error-names */
const REFUSALS = new Map<string, readonly [message: string, name: string]>([
  ['data', ['The key is not valid, or not of this algorithm.', 'DataError']],
  ['size', ['This is more than a plugin may do at once: 8 MiB of data, 64 KiB of a secret or a parameter, 600,000 rounds of PBKDF2.', 'OperationError']],
  ['unsupported', ['The key or its format is not supported for this algorithm.', 'NotSupportedError']],
])

/** One operation of the cell's. @throws DOMException with the name that the standard gives to what was wrong */
export function ask(operation: string, facts: object, key = '', data = ''): string {
  const answer = askCell(`subtle.${operation}`, JSON.stringify(facts), key, data)
  if (answer[0] === '=') return answer.slice(1)
  throw new DOMException(...REFUSALS.get(answer) ?? ['The operation failed.', 'OperationError'])
}
