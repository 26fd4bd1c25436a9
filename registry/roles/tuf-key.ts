import { createHash } from 'node:crypto'
import { Key } from '@tufjs/models'

/** A key as TUF's metadata holds it; its id is the SHA-256 of its canonical JSON. @param publicKey base64 of 32 bytes */
export function tufKey(publicKey: string): Key {
  const hex = Buffer.from(publicKey, 'base64').toString('hex')
  // Canonical JSON: names in order, no white space. Nothing in it needs escaping.
  const canonical = `{"keytype":"ed25519","keyval":{"public":"${hex}"},"scheme":"ed25519"}`
  return new Key({
    keyID: createHash('sha256').update(canonical).digest('hex'), keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: hex },
  })
}

/** The other way: base64 of the raw 32 bytes. */
export function publicKeyOf({ keyVal }: Key): string {
  return Buffer.from(keyVal['public'] ?? '', 'hex').toString('base64')
}
