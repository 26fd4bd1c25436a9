import type { IndexEntry } from '@hardpoint/schemas'
import semver from 'semver'
import { latestEntry } from './latest-entry.ts'
import { LATEST } from './names.ts'

/** The newest version of each channel that has one, `latest` first; a channel other than that takes prereleases, and yanked ones are in none. */
export function newestByChannel(entries: readonly IndexEntry[]): Map<string, IndexEntry> {
  const newest = new Map<string, IndexEntry>()
  const latest = latestEntry(entries)
  if (latest !== undefined) newest.set(LATEST, latest)
  for (const entry of entries) {
    const { channel, version, yanked } = entry
    if (channel === undefined || yanked !== undefined) continue
    const before = newest.get(channel)
    if (before === undefined || semver.gt(version, before.version)) newest.set(channel, entry)
  }
  return newest
}
