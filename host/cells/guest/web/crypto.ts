import { bytesOf, help } from '../helpers.ts'
import { asInterface, INSIDE, needArguments, onlyInside } from './_webidl.ts'
import { DOMException } from './dom-exception.ts'
import { subtle, type SubtleCrypto } from './subtle.ts'

const INTEGERS: readonly string[] = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array']
/** The name of a typed array that no plugin can change: it is looked up on %TypedArray%.prototype. */
const kindOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get
const toHex = (Uint8Array.prototype as unknown as { toHex(this: Uint8Array): string }).toHex

/** https://w3c.github.io/webcrypto/#Crypto-interface: random values of the cell's own Node. */
export class Crypto {
  constructor(token: unknown) { onlyInside(token) }

  get subtle(): SubtleCrypto { return subtle }

  getRandomValues<T extends ArrayBufferView>(array: T): T {
    needArguments(arguments.length, 1, 'getRandomValues')
    if (!ArrayBuffer.isView(array)) throw new TypeError('getRandomValues fills a typed array.')
    if (!INTEGERS.includes(kindOf?.call(array) as string)) throw new DOMException('getRandomValues fills arrays of integers.', 'TypeMismatchError')
    if (array.byteLength > 65_536) throw new DOMException('getRandomValues fills at most 65,536 bytes.', 'QuotaExceededError')
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(random(array.byteLength))
    return array
  }

  /** RFC 9562, version 4. */
  randomUUID(): string {
    const bytes = random(16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    return toHex.call(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}

asInterface(Crypto)
export const crypto = Object.freeze(new Crypto(INSIDE))

/** As many random bytes as hexadecimal text. */
export function randomText(count: number): string {
  return toHex.call(random(count))
}

function random(count: number): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(help('random', String(count)) ?? '')
  // Zeros for want of an answer would be a key that everybody knows.
  if (bytes.length !== count) throw new DOMException('There are no random values.', 'OperationError')
  return bytes
}
