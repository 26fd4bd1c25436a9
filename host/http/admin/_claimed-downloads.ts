import type { RegistrySearch } from '../http-parts.ts'

/** A number that nobody vouches for is not worth a longer wait. */
const PATIENCE_MS = 2000

/** How often plugins were downloaded, as the registry says, where it says so in time. */
export async function claimedDownloads(registry: RegistrySearch, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { promise: late, resolve } = Promise.withResolvers<ReadonlyMap<string, number>>()
  const timer = setTimeout(() => resolve(new Map()), PATIENCE_MS)
  try {
    return await Promise.race([registry.downloads(ids), late])
  } finally {
    clearTimeout(timer)
  }
}
