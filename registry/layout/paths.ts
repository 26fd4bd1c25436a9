import type { IndexEntry } from '@hardpoint/schemas'

/** One line a plugin: the index entry of its latest version. Unsigned: for search and nearest names. */
export const CATALOG_PATH = 'catalog.ndjson'

/** The one file of the metadata that is replaced: what it says is what the registry says. */
export const TIMESTAMP_PATH = 'metadata/timestamp.json'

/** The role of whoever answers for security, and the one target that it has. No publisher's role is called so. */
export const ADVISORIES_ROLE = 'advisories'
export const ADVISORIES_PATH = 'advisories.json'

/** The role that holds a publisher's plugins. Prefixed, so that nobody can register as `root`. */
export function namespaceOf(publisher: string): string {
  return `namespace.${publisher}`
}

/** Where a version of a role stands; the timestamp alone has no versions beside it. */
export function metadataPath(role: string, version: number): string {
  return `metadata/${version}.${role}.json`
}

/** The target that holds the versions of a plugin, one a line. */
export function indexPath(pluginId: string): string {
  return `index/${pluginId}.ndjson`
}

/** The target that holds a publisher's keys. */
export function publisherPath(publisher: string): string {
  return `publishers/${publisher}.json`
}

/** Where the bytes of a target stand: its digest is in the name, so that old and new ones stand side by side. */
export function targetPath(target: string, sha256: string): string {
  const slash = target.lastIndexOf('/') + 1
  return `targets/${target.slice(0, slash)}${sha256}.${target.slice(slash)}`
}

/** Where a package stands. The digest in its name makes the file immutable, so any cache may keep it for ever. */
export function packagePath({ id, version, sha256 }: Pick<IndexEntry, 'id' | 'version' | 'sha256'>): string {
  return `packages/${id}/${version}-${sha256}.hpk`
}
