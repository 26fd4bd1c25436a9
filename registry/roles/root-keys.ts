import type { Root } from '@tufjs/models'
import type { RootKeys } from './root-role.ts'
import { publicKeyOf } from './tuf-key.ts'

/** The other way round than `rootRole`: from the role to the keys (base64) that it names. */
export function rootKeys({ keys, roles }: Root): RootKeys {
  const of = (role: string): string[] => (roles[role]?.keyIDs ?? []).flatMap((id) => keys[id] === undefined ? [] : [publicKeyOf(keys[id])])
  return { root: of('root'), targets: of('targets'), online: of('timestamp') }
}
