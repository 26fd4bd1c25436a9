import { Timestamp } from '@tufjs/models'
import { ROLE_LIFE, roleTime } from './role-life.ts'
import { metaFile, type RoleVersion } from './snapshot-role.ts'
import { SPEC_VERSION } from './_spec-version.ts'

/** The role that names the newest snapshot, and for how long nobody need look for a newer one. */
export function timestampRole(snapshot: RoleVersion, { version, now }: { readonly version: number; readonly now: number }): Timestamp {
  return new Timestamp({ version, specVersion: SPEC_VERSION, expires: roleTime(now + ROLE_LIFE.timestamp), snapshotMeta: metaFile(snapshot) })
}
