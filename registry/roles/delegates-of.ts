import type { Targets } from '@tufjs/models'
import { ADVISORIES_ROLE, namespaceOf } from '../layout/mod.ts'
import { digestOfTarget } from './digest-of.ts'
import type { Delegate } from './targets-role.ts'
import { publicKeyOf } from './tuf-key.ts'

/** What the operator's role says, as `targetsRole` takes it. */
export interface Delegates {
  readonly publishers: ReadonlyMap<string, Delegate>
  /** Whose keys (base64) sign the advisories. */
  readonly advisories: readonly string[]
}

/** The other way round than `targetsRole`: from the role to who is in it. */
export function delegatesOf({ targets, delegations }: Targets): Delegates {
  const keysOf = (role: string): string[] => (delegations?.roles?.[role]?.keyIDs ?? []).flatMap((id) => {
    const key = delegations?.keys[id]
    return key === undefined ? [] : [publicKeyOf(key)]
  })
  const publishers = Object.entries(targets).flatMap(([path, record]) => {
    const id = /^publishers\/(.+)\.json$/.exec(path)?.[1]
    return id === undefined ? [] : [[id, { record: digestOfTarget(record), publicKeys: keysOf(namespaceOf(id)) }] as const]
  })
  return { publishers: new Map(publishers), advisories: keysOf(ADVISORIES_ROLE) }
}
