import { readTarget } from './read-target.ts'
import type { Read } from './read.ts'
import { verifyMetadata, type VerifiedMetadata, type VerifyOptions } from './verify-metadata.ts'

/**
 * Verifies a whole repository as its readers will: every role, and the length and digest of every target.
 *
 * @param options `publishers` limits it to their roles and targets: all that the snapshot lists where not given
 * @throws what `verifyMetadata` and `readTarget` throw; for a publisher's role too
 */
export async function verifyRepository(read: Read, options: VerifyOptions): Promise<VerifiedMetadata> {
  const found = await verifyMetadata(read, { publishers: 'all', ...options })
  for (const error of found.refused.values()) throw error
  for (const { targets } of [found, ...found.advisories === undefined ? [] : [found.advisories], ...found.namespaces.values()]) {
    for (const [name, target] of Object.entries(targets)) await readTarget(name, target, { registry: options.registry, read })
  }
  return found
}
