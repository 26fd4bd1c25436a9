import type { IndexEntry, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { RegistryClient } from '@hardpoint/registry/client'
import { publisherOf, type KeyTrust, type Pins } from '../trust/mod.ts'

/** A downloaded package, and how its key came to be trusted. */
export interface FetchedPackage {
  readonly verified: VerifiedPackage
  readonly trust: KeyTrust
}

/**
 * Downloads a package and decides whether its key is one to trust.
 *
 * Verified with all keys that come into question, so that a package of an unknown key is refused as that
 * (HP_ERR_PUBLISHER_CHANGED), not as a broken signature. What the registry says of keys never overrules a pin.
 *
 * @throws HP_ERR_PUBLISHER_CHANGED, HP_ERR_REGISTRY_CORRUPT, and what RegistryClient.download throws
 */
export async function fetchPackage(registry: RegistryClient, pins: Pins, entry: IndexEntry): Promise<FetchedPackage> {
  const publisher = publisherOf(entry.id)
  const [record, pinned] = await Promise.all([registry.publisher(publisher), pins.keysOf(publisher)])
  const publicKeys = [...new Set([...offered(record, entry.publishedAt), ...pinned])]
  const verified = await registry.download(entry, { publicKeys })
  return { verified, trust: await pins.check(entry.id, verified.publicKey) }
}

/** An ended key verifies only what was published before its end. */
function offered({ keys }: PublisherRecord, publishedAt: string): string[] {
  const at = Date.parse(publishedAt)
  return keys.filter(({ until }) => until === undefined || at < Date.parse(until)).map(({ publicKey }) => publicKey)
}

/** The registry's line for a version that was chosen. */
export function entryFor(entries: readonly IndexEntry[] | undefined, { id, version, location }: { id: string; version: string; location: string }): IndexEntry {
  const entry = entries?.find(candidate => candidate.version === version)
  if (entry !== undefined) return entry
  throw new HardpointError('HP_ERR_REGISTRY_CORRUPT', { registry: location, what: `${id} ${version}`, problem: 'it is not listed any more' })
}
