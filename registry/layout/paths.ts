import type { IndexEntry } from '@hardpoint/schemas'

/** One line a plugin: the index entry of its latest version. */
export const CATALOG_PATH = 'catalog.ndjson'

/** Where the versions of a plugin stand, one a line. */
export function indexPath(pluginId: string): string {
  return `index/${pluginId}.ndjson`
}

/** Where a package stands. The digest in its name makes the file immutable, so any cache may keep it for ever. */
export function packagePath({ id, version, sha256 }: Pick<IndexEntry, 'id' | 'version' | 'sha256'>): string {
  return `packages/${id}/${version}-${sha256}.hpk`
}

/** Where a publisher's keys stand. */
export function publisherPath(publisher: string): string {
  return `publishers/${publisher}.json`
}
