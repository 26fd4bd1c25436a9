import { sign, type KeyPair } from '@hardpoint/schemas/package'

/** A private key that signs, wherever it lies: in a file, or in a device that never gives it out. */
export interface Signer {
  /** base64 of the raw 32 bytes. */
  readonly publicKey: string
  /** RFC 8032 pure Ed25519. */
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/** A key pair that is in memory as a signer. */
export function keySigner(pair: KeyPair): Signer {
  return { publicKey: pair.publicKey, sign: (message) => sign(message, pair) }
}
