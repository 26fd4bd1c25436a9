import { publisherOf } from '@hardpoint/schemas/package'
import type { Pins, TrustedKey } from '../trust/mod.ts'
import type { FetchedPackage } from './_fetch-package.ts'

/**
 * How the key of each package came to be trusted, by plugin.
 *
 * Of a publisher nobody knows yet, a plan pins one key: the oldest, which may name the others by its statements. What else it signed
 * does not vouch for another key.
 *
 * @throws HP_ERR_PUBLISHER_CHANGED
 */
export async function trustKeys(pins: Pins, packages: readonly FetchedPackage[]): Promise<ReadonlyMap<string, TrustedKey>> {
  const trusted = new Map<string, TrustedKey>()
  const firstUse = new Map<string, string>()
  for (const { verified: { manifest: { id }, publicKey }, record } of packages.toSorted((a, b) => ageOf(a) - ageOf(b))) {
    const key = await pins.follow(id, publicKey, { record, firstUse: firstUse.get(publisherOf(id)) })
    if (key.trust === 'first-use') firstUse.set(publisherOf(id), publicKey)
    trusted.set(id, key)
  }
  return trusted
}

/** Keys are appended to a record. */
function ageOf({ verified: { publicKey }, record: { keys } }: FetchedPackage): number {
  return keys.findIndex(key => key.publicKey === publicKey)
}
