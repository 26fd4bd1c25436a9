import { createHash } from 'node:crypto'

/** A public key for people to compare: `SHA256:` and the base64 of the digest of its 32 bytes, as ssh-keygen prints it. */
export function fingerprint(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64')
  return `SHA256:${digest.replace(/=+$/, '')}`
}
