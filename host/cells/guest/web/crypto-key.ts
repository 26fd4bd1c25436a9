import { bytesOf } from '../helpers.ts'
import { asInterface, INSIDE, onlyInside } from './_webidl.ts'

/** https://w3c.github.io/webcrypto/#dfn-RecognizedKeyUsage, in the order in which a key tells them. */
export const KEY_USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'] as const
export type KeyUsage = (typeof KEY_USAGES)[number]
export type KeyType = 'secret' | 'private' | 'public'

/** What a key is for; the exponent is one byte a code unit. */
export interface KeyAlgorithm {
  readonly name: string
  readonly hash?: string
  readonly namedCurve?: string
  readonly length?: number
  readonly modulusLength?: number
  readonly publicExponent?: string
}

/** A key, whole. The material is one byte a code unit: a secret as it is, a public key as SPKI, a private one as PKCS #8. */
export interface KeyFacts {
  readonly type: KeyType
  readonly extractable: boolean
  readonly algorithm: KeyAlgorithm
  readonly usages: readonly KeyUsage[]
  readonly material: string
}

const peek: { at?: (key: CryptoKey) => KeyFacts; has?: (key: object) => key is CryptoKey } = {}

/** https://w3c.github.io/webcrypto/#cryptokey-interface: what is told of a key is a copy, what is used of it cannot be reached. */
export class CryptoKey {
  static {
    peek.at = (key) => key.#facts
    peek.has = (key): key is CryptoKey => #facts in key
  }

  readonly #facts: KeyFacts
  readonly #algorithm: object
  readonly #usages: readonly KeyUsage[]

  /** No script makes a key by `new key.constructor(…)`. */
  constructor(token: unknown, facts: KeyFacts) {
    onlyInside(token)
    this.#facts = facts
    this.#algorithm = shown(facts.algorithm)
    this.#usages = [...facts.usages]
  }

  get type(): KeyType { return this.#facts.type }
  get extractable(): boolean { return this.#facts.extractable }
  get algorithm(): object { return this.#algorithm }
  get usages(): readonly KeyUsage[] { return this.#usages }
}

asInterface(CryptoKey)
const { at, has } = peek

export function makeKey(facts: KeyFacts): CryptoKey {
  return new CryptoKey(INSIDE, facts)
}

/** @throws TypeError where it is no key that makeKey() made */
export function factsOf(key: unknown): KeyFacts {
  if (typeof key !== 'object' || key === null || at === undefined || has === undefined || !has(key)) throw new TypeError('A CryptoKey is needed.')
  return at(key)
}

function shown({ name, hash, namedCurve, length, modulusLength, publicExponent }: KeyAlgorithm): object {
  return {
    name,
    ...(modulusLength === undefined ? {} : { modulusLength }),
    ...(publicExponent === undefined ? {} : { publicExponent: bytesOf(publicExponent) }),
    ...(namedCurve === undefined ? {} : { namedCurve }),
    ...(length === undefined ? {} : { length }),
    ...(hash === undefined ? {} : { hash: { name: hash } }),
  }
}
