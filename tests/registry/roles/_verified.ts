import { keySigner, parseRole, type Signer } from '../../../registry/roles/mod.ts'
import { generateKeyPair } from '@hardpoint/schemas/package'

export const NOW = Date.parse('2026-11-20T12:00:00.000Z')
export const KEY = generateKeyPair()
export const SIGNER: Signer = keySigner(KEY)

/** A role as it is read back. */
export function readBack<K extends 'root' | 'targets' | 'snapshot' | 'timestamp'>(kind: K, bytes: Uint8Array): ReturnType<typeof parseRole<K>> {
  return parseRole(kind, bytes, 'role')
}
