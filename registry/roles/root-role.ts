import { Root } from '@tufjs/models'
import { ROLE_LIFE, roleTime } from './role-life.ts'
import { SPEC_VERSION } from './_spec-version.ts'
import { tufKey } from './tuf-key.ts'

/** The public keys (base64) of the four roles. */
export interface RootKeys {
  readonly root: readonly string[]
  readonly targets: readonly string[]
  /** Signs snapshot and timestamp. */
  readonly online: readonly string[]
}

/** How many of the root keys it takes, whatever their number. */
export const ROOT_THRESHOLD = 2

/** The role that names the keys of all others. */
export function rootRole({ root, targets, online }: RootKeys, { version, now }: { readonly version: number; readonly now: number }): Root {
  const all = [...new Set([...root, ...targets, ...online])].map(tufKey).toSorted((a, b) => a.keyID < b.keyID ? -1 : 1)
  const role = (publicKeys: readonly string[], threshold = 1) => ({ keyids: publicKeys.map((key) => tufKey(key).keyID), threshold })
  return Root.fromJSON({
    _type: 'root', spec_version: SPEC_VERSION, version, expires: roleTime(now + ROLE_LIFE.root), consistent_snapshot: true,
    keys: Object.fromEntries(all.map((key) => [key.keyID, key.toJSON()])),
    roles: { root: role(root, ROOT_THRESHOLD), targets: role(targets), snapshot: role(online), timestamp: role(online) },
  })
}
