import { verify } from '@hardpoint/schemas/package'
import type { Metadata } from '@tufjs/models'
import { messageOf, type Role } from './sign-role.ts'
import { tufKey } from './tuf-key.ts'

/** Those of the keys (base64) that signed this role, each once, by our strict reading of Ed25519. */
export function signedBy({ signed, signatures }: Metadata<Role>, publicKeys: readonly string[]): string[] {
  const message = messageOf(signed)
  return [...new Set(publicKeys)].filter((key) => {
    const { keyID } = tufKey(key)
    const sig = Object.hasOwn(signatures, keyID) ? signatures[keyID]?.sig ?? '' : ''
    return /^[0-9a-f]{128}$/.test(sig) && verify(Buffer.from(sig, 'hex'), message, key)
  })
}
