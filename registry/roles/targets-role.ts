import { Targets } from '@tufjs/models'
import { namespaceOf, publisherPath } from '../layout/mod.ts'
import { targetOf, type Digest } from './digest-of.ts'
import { ROLE_LIFE, roleTime } from './role-life.ts'
import { SPEC_VERSION } from './_spec-version.ts'
import { tufKey } from './tuf-key.ts'

/** A publisher as targets names it: where its record is, and which keys (base64) sign for its namespace now. */
export interface Delegate {
  readonly record: Digest
  readonly publicKeys: readonly string[]
}

/** The operator's role: who the publishers are, and one delegation for each. */
export function targetsRole(publishers: ReadonlyMap<string, Delegate>, { version, now }: { readonly version: number; readonly now: number }): Targets {
  const inOrder = [...publishers].toSorted(([a], [b]) => a < b ? -1 : 1)
  const keys = inOrder.flatMap(([, { publicKeys }]) => publicKeys.map(tufKey))
  return Targets.fromJSON({
    _type: 'targets', spec_version: SPEC_VERSION, version, expires: roleTime(now + ROLE_LIFE.targets),
    targets: Object.fromEntries(inOrder.map(([id, { record }]) => [publisherPath(id), targetOf(record)])),
    delegations: {
      keys: Object.fromEntries(keys.map((key) => [key.keyID, key.toJSON()])),
      roles: inOrder.map(([id, { publicKeys }]) => ({
        name: namespaceOf(id), keyids: publicKeys.map((key) => tufKey(key).keyID), threshold: 1, paths: [`index/${id}.*`], terminating: true,
      })),
    },
  })
}
