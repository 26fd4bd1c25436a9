import { MetaFile, Snapshot } from '@tufjs/models'
import type { Digest } from './digest-of.ts'
import { ROLE_LIFE, roleTime } from './role-life.ts'
import { SPEC_VERSION } from './_spec-version.ts'

/** A version of a role, by its bytes. */
export interface RoleVersion extends Digest {
  readonly version: number
}

/** The role that says which versions of all others belong together. @param roles name (`targets`, `namespace.acme`) to its version */
export function snapshotRole(roles: ReadonlyMap<string, RoleVersion>, { version, now }: { readonly version: number; readonly now: number }): Snapshot {
  const inOrder = [...roles].toSorted(([a], [b]) => a < b ? -1 : 1)
  return new Snapshot({
    version, specVersion: SPEC_VERSION, expires: roleTime(now + ROLE_LIFE.snapshot),
    meta: Object.fromEntries(inOrder.map(([name, role]) => [`${name}.json`, metaFile(role)])),
  })
}

export function metaFile({ version, length, sha256 }: RoleVersion): MetaFile {
  return new MetaFile({ version, length, hashes: { sha256 } })
}
