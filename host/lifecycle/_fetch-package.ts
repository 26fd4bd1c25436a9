import type { IndexEntry, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf, type VerifiedPackage } from '@hardpoint/schemas/package'
import type { RegistryClient } from '@hardpoint/registry/client'
import { fingerprint, type Pins } from '../trust/mod.ts'

/** A downloaded package, and its publisher's keys as the registry lists them. Whether its key is trusted is another question. */
export interface FetchedPackage {
  readonly verified: VerifiedPackage
  readonly record: PublisherRecord
}

/**
 * Downloads a package.
 *
 * Verified with all keys that come into question, so that a package of an unknown key, or of one that had ended, is refused as that
 * (HP_ERR_PUBLISHER_CHANGED, HP_ERR_PUBLISHER_KEY_ENDED), not as a broken signature.
 *
 * @throws HP_ERR_PUBLISHER_KEY_ENDED, HP_ERR_REGISTRY_CORRUPT, and what RegistryClient.download throws
 */
export async function fetchPackage(registry: RegistryClient, pins: Pins, entry: IndexEntry): Promise<FetchedPackage> {
  const publisher = publisherOf(entry.id)
  const [record, pinned] = await Promise.all([registry.publisher(publisher), pins.keysOf(publisher)])
  const publicKeys = [...new Set([...record.keys.map(({ publicKey }) => publicKey), ...pinned])]
  const verified = await registry.download(entry, { publicKeys })
  assertNotEnded(record, entry, verified.publicKey)
  return { verified, record }
}

/** A key's end is judged at the time of signing: what it signed before stays good. Pinned or not, it signs nothing after it. */
function assertNotEnded({ id: publisher, keys }: PublisherRecord, { id: plugin, version, publishedAt }: IndexEntry, publicKey: string): void {
  const until = keys.find(key => key.publicKey === publicKey)?.until
  if (until === undefined || Date.parse(publishedAt) <= Date.parse(until)) return
  throw new HardpointError('HP_ERR_PUBLISHER_KEY_ENDED', { publisher, plugin, version, publishedAt, until, fingerprint: fingerprint(publicKey) })
}

/** The registry's line for a version that was chosen. */
export function entryFor(entries: readonly IndexEntry[] | undefined, { id, version, location }: { id: string; version: string; location: string }): IndexEntry {
  const entry = entries?.find(candidate => candidate.version === version)
  if (entry !== undefined) return entry
  throw new HardpointError('HP_ERR_REGISTRY_CORRUPT', { registry: location, what: `${id} ${version}`, problem: 'it is not listed any more' })
}
