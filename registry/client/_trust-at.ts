import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { directoryTrust } from './directory-trust.ts'
import { memoryTrust } from './memory-trust.ts'
import type { TrustState } from './trust-state.ts'

/** What is known of the registry at an address: in a folder of its own, since one registry's metadata means nothing at another. In memory where no folder is given. */
export function trustAt(location: string, directory: string | undefined): TrustState {
  if (directory === undefined) return memoryTrust()
  const folder = createHash('sha256').update(location).digest('hex').slice(0, 16)
  return directoryTrust(join(directory, folder), { among: directory })
}
