import { bytesOf, help } from '../helpers.ts'
import { DOMException } from './events.ts'
import { subtle, type SubtleCrypto } from './subtle.ts'

/** Known to this module alone. */
const INSIDE = {}

/** https://w3c.github.io/webcrypto/#Crypto-interface: random values of the cell's own Node. */
export class Crypto {
  constructor(inside: unknown) {
    if (inside !== INSIDE) throw new TypeError('Illegal constructor')
  }

  get [Symbol.toStringTag](): string { return 'Crypto' }
  get subtle(): SubtleCrypto { return subtle }

  getRandomValues<T extends ArrayBufferView>(into: T): T {
    if (into.byteLength > 65536) throw new RangeError('getRandomValues fills at most 65,536 bytes.')
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(random(into.byteLength))
    return into
  }

  /** RFC 9562, version 4. */
  randomUUID(): string {
    const bytes = random(16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    return (bytes as Uint8Array & { toHex(): string }).toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
}

export const crypto = Object.freeze(new Crypto(INSIDE))

function random(count: number): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(help('random', String(count)))
  // Zeros for want of an answer would be a key that everybody knows.
  if (bytes.length !== count) throw new DOMException('There are no random values.', 'OperationError')
  return bytes
}
