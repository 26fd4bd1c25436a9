import type { IndexEntry } from '@hardpoint/schemas'
import semver from 'semver'

/** The version to show for a plugin: of those in no channel of their own, the highest release, else the highest prerelease; yanked ones never. */
export function latestEntry(entries: readonly IndexEntry[]): IndexEntry | undefined {
  const usable = entries.filter((entry) => entry.yanked === undefined && entry.channel === undefined)
  const releases = usable.filter((entry) => semver.prerelease(entry.version) === null)
  return (releases.length > 0 ? releases : usable).toSorted((a, b) => semver.rcompare(a.version, b.version))[0]
}
