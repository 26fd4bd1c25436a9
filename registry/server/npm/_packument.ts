import type { IndexEntry } from '@hardpoint/schemas'
import { latestEntry, newestByChannel, npmManifest, npmName } from '../../layout/mod.ts'
import type { Release } from '../registry-store.ts'

/** Where npm finds the tarball of a version. */
export function tarballName({ id, version }: Pick<IndexEntry, 'id' | 'version'>): string {
  return `${id.slice(id.indexOf('.') + 1)}-${version}.tgz`
}

/** Of its text that is made in one go, in characters: whoever reads slowly holds no more of it. */
const PIECE = 32_768

/**
 * What npm calls a packument: everything about every version, as JSON in pieces. A withdrawn version stays, for who has it in a lockfile, and says why it is not to be used.
 *
 * @param base of the façade, as npm reached it: without a slash at its end
 */
export function* packumentPieces(id: string, releases: readonly Release[], base: string): Generator<string> {
  let piece = ''
  for (const text of packumentTexts(id, releases, base)) {
    piece += text
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* packumentTexts(id: string, releases: readonly Release[], base: string): Generator<string> {
  const name = npmName(id)
  const entries = releases.map(({ entry }) => entry)
  const description = (latestEntry(entries) ?? entries.at(-1))?.description ?? ''
  yield `${JSON.stringify({ _id: name, name, description, 'dist-tags': distTags(entries) }).slice(0, -1)},"versions":{`
  for (const [at, { entry, dist }] of releases.entries()) {
    const version = {
      ...npmManifest(entry), _id: `${name}@${entry.version}`, dist: { tarball: `${base}/${name}/-/${tarballName(entry)}`, ...dist }, ...deprecation(entry),
    }
    yield `${at === 0 ? '' : ','}${JSON.stringify(entry.version)}:${JSON.stringify(version)}`
  }
  yield '},"time":{'
  for (const [at, entry] of entries.entries()) yield `${at === 0 ? '' : ','}${JSON.stringify(entry.version)}:${JSON.stringify(offeredAt(entry))}`
  yield '}}'
}

/**
 * Since when a version can be had under its tag. Who has npm wait until a version has been out for some days means that: one that was promoted a moment ago
 * is new to all who follow the tag, however long a few had tried it before.
 */
export function offeredAt({ publishedAt, promotedAt = publishedAt }: IndexEntry): string {
  return promotedAt
}

/** A tag points at one version, a channel is a set: its newest. */
export function distTags(entries: readonly IndexEntry[]): Record<string, string> {
  return Object.fromEntries([...newestByChannel(entries)].map(([channel, { version }]) => [channel, version]))
}

function deprecation({ yanked, deprecated }: IndexEntry): { readonly deprecated?: string } {
  if (yanked !== undefined) return { deprecated: `withdrawn: ${yanked}` }
  return deprecated === undefined ? {} : { deprecated }
}
