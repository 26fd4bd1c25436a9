import { createHash } from 'node:crypto'
import type { TargetFile } from '@tufjs/models'

/** How metadata names bytes: by their number and their SHA-256. */
export interface Digest {
  readonly length: number
  readonly sha256: string
}

export function digestOf(bytes: Uint8Array): Digest {
  return { length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** A digest as a target of a role. */
export function targetOf({ length, sha256 }: Digest): { length: number; hashes: { sha256: string } } {
  return { length, hashes: { sha256 } }
}

/** The other way. */
export function digestOfTarget({ length, hashes }: Pick<TargetFile, 'length' | 'hashes'>): Digest {
  return { length, sha256: hashes['sha256'] ?? '' }
}
