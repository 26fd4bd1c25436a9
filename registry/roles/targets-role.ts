import { Targets } from '@tufjs/models'
import { ADVISORIES_PATH, ADVISORIES_ROLE, namespaceOf, publisherPath } from '../layout/mod.ts'
import { targetOf, type Digest } from './digest-of.ts'
import { ROLE_LIFE, roleTime } from './role-life.ts'
import { SPEC_VERSION } from './_spec-version.ts'
import { tufKey } from './tuf-key.ts'

/** A publisher as targets names it: where its record is, and which keys (base64) sign for its namespace now. */
export interface Delegate {
  readonly record: Digest
  readonly publicKeys: readonly string[]
}

interface TargetsRoleOptions {
  readonly version: number
  readonly now: number
  /** Which keys (base64) sign the advisories: none where nobody does. */
  readonly advisories?: readonly string[]
}

/** The operator's role: who the publishers are, one delegation for each, and one for the advisories. */
export function targetsRole(publishers: ReadonlyMap<string, Delegate>, { version, now, advisories = [] }: TargetsRoleOptions): Targets {
  const inOrder = [...publishers].toSorted(([a], [b]) => a < b ? -1 : 1)
  const keys = [...inOrder.flatMap(([, { publicKeys }]) => publicKeys), ...advisories].map(tufKey)
  return Targets.fromJSON({
    _type: 'targets', spec_version: SPEC_VERSION, version, expires: roleTime(now + ROLE_LIFE.targets),
    targets: Object.fromEntries(inOrder.map(([id, { record }]) => [publisherPath(id), targetOf(record)])),
    delegations: {
      keys: Object.fromEntries(keys.map((key) => [key.keyID, key.toJSON()])),
      roles: [
        ...inOrder.map(([id, { publicKeys }]) => delegation(namespaceOf(id), `index/${id}.*`, publicKeys)),
        ...advisories.length === 0 ? [] : [delegation(ADVISORIES_ROLE, ADVISORIES_PATH, advisories)],
      ],
    },
  })
}

function delegation(name: string, path: string, publicKeys: readonly string[]): { name: string; keyids: string[]; threshold: number; paths: string[]; terminating: boolean } {
  return { name, keyids: publicKeys.map((key) => tufKey(key).keyID), threshold: 1, paths: [path], terminating: true }
}
