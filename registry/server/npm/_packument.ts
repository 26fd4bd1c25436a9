import type { IndexEntry } from '@hardpoint/schemas'
import { latestEntry, newestByChannel, npmManifest, npmName } from '../../layout/mod.ts'

/** How npm checks a tarball. */
export interface Dist {
  readonly integrity: string
  readonly shasum: string
}

/** Where npm finds the tarball of a version. */
export function tarballName({ id, version }: Pick<IndexEntry, 'id' | 'version'>): string {
  return `${id.slice(id.indexOf('.') + 1)}-${version}.tgz`
}

export interface PackumentOptions {
  /** Of the façade, as npm reached it: without a slash at its end. */
  readonly base: string
  /** By the digest of the package. */
  readonly dists: ReadonlyMap<string, Dist>
}

/** What npm calls a packument: everything about every version. A withdrawn version stays, for who has it in a lockfile, and says why it is not to be used. */
export function packument(id: string, entries: readonly IndexEntry[], { base, dists }: PackumentOptions): object {
  const name = npmName(id)
  const latest = latestEntry(entries)
  return {
    _id: name, name, description: (latest ?? entries.at(-1))?.description ?? '',
    'dist-tags': distTags(entries),
    versions: Object.fromEntries(entries.map((entry) => [entry.version, {
      ...npmManifest(entry), _id: `${name}@${entry.version}`,
      dist: { tarball: `${base}/${name}/-/${tarballName(entry)}`, ...dists.get(entry.sha256) },
      ...deprecation(entry),
    }])),
    time: Object.fromEntries(entries.map(({ version, publishedAt }) => [version, publishedAt])),
  }
}

/** A tag points at one version, a channel is a set: its newest. */
export function distTags(entries: readonly IndexEntry[]): Record<string, string> {
  return Object.fromEntries([...newestByChannel(entries)].map(([channel, { version }]) => [channel, version]))
}

function deprecation({ yanked, deprecated }: IndexEntry): { readonly deprecated?: string } {
  if (yanked !== undefined) return { deprecated: `withdrawn: ${yanked}` }
  return deprecated === undefined ? {} : { deprecated }
}
