import { createHash } from 'node:crypto'
import { assertUsableKey } from '@hardpoint/schemas/package'

/**
 * A public key for people to compare, in the form OpenSSH made familiar: `SHA256:` and the base64 of the digest of the
 * raw key, without padding.
 *
 * @param publicKey base64 of 32 bytes
 * @throws HP_ERR_KEY_INVALID
 */
export function fingerprint(publicKey: string): string {
  assertUsableKey(publicKey)
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64')
  return `SHA256:${digest.replace(/=+$/, '')}`
}
