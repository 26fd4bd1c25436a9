import type { Targets } from '@tufjs/models'
import { ADVISORIES_ROLE, CATALOG_PATH, TIMESTAMP_PATH, metadataPath, namespaceOf } from '../layout/mod.ts'
import { digestOf, ROLE_LIFE, signRole, snapshotRole, timestampRole, type RoleVersion, type Signer } from '../roles/mod.ts'
import type { Advisories, Namespace, State } from './_state.ts'

/** One thing done to the directory: a file written whole, or taken away. */
export interface Step {
  readonly path: string
  /** Undefined: taken away. */
  readonly bytes: Uint8Array | undefined
  /** Where a file that is taken away is put, for who misses it. */
  readonly to?: string
  readonly mode?: number
}

/** What is to become true. */
export interface Change {
  /** Packages, indexes, records: their names hold their digests, so nobody sees them until a role names them. */
  readonly files?: readonly Step[]
  readonly namespace?: { readonly publisher: string; readonly value: Namespace }
  readonly advisories?: Advisories
  readonly targets?: { readonly bytes: Uint8Array; readonly signed: Targets; readonly publishers: State['publishers'] }
  /** Only the time is to be extended: the snapshot stays. */
  readonly sameSnapshot?: boolean
}

/** A change as the state it leads to, and the steps that lead there: up to timestamp.json, nobody sees any of it. */
export interface Draft {
  readonly state: State
  readonly steps: readonly Step[]
}

/** Signs the roles that a change needs. Writes nothing. */
export async function draft(state: State, change: Change, { online, now }: { readonly online: readonly Signer[]; readonly now: number }): Promise<Draft> {
  const { namespace, targets } = change
  const namespaces = namespace === undefined ? state.namespaces : new Map([...state.namespaces, [namespace.publisher, namespace.value]])
  const advisories = change.advisories ?? state.advisories
  const targetsVersion = targets === undefined ? state.targets : { version: targets.signed.version, ...digestOf(targets.bytes), signed: targets.signed }
  const snapshot = change.sameSnapshot === true ? undefined : await nextSnapshot(state, { targets: targetsVersion, namespaces, advisories, online, now })
  const timestamp = { version: state.timestamp.version + 1, expires: now + ROLE_LIFE.timestamp }
  const timestampBytes = await signRole(timestampRole(snapshot?.role ?? state.snapshot, { version: timestamp.version, now }), online)
  return {
    state: {
      root: state.root, timestamp, targets: targetsVersion, namespaces, advisories, publishers: targets?.publishers ?? state.publishers,
      snapshot: snapshot === undefined ? state.snapshot : { ...snapshot.role, expires: now + ROLE_LIFE.snapshot },
    },
    steps: [
      ...change.files ?? [],
      ...(namespace === undefined ? [] : [{ path: metadataPath(namespaceOf(namespace.publisher), namespace.value.role.version), bytes: namespace.value.bytes }]),
      ...(change.advisories === undefined ? [] : [{ path: metadataPath(ADVISORIES_ROLE, change.advisories.role.version), bytes: change.advisories.bytes }]),
      ...(targets === undefined ? [] : [{ path: metadataPath('targets', targets.signed.version), bytes: targets.bytes }]),
      ...(snapshot === undefined ? [] : [{ path: metadataPath('snapshot', snapshot.role.version), bytes: snapshot.bytes }]),
      { path: TIMESTAMP_PATH, bytes: timestampBytes },
    ],
  }
}

/** What is still to do once a draft is in force: nothing that a reader waits for, nothing that a start could not do again. */
export function epilogue({ catalog, gone }: { readonly catalog: Uint8Array | undefined; readonly gone: readonly string[] }): Step[] {
  return [...(catalog === undefined ? [] : [{ path: CATALOG_PATH, bytes: catalog }]), ...gone.map((path) => ({ path, bytes: undefined }))]
}

interface Next { readonly targets: RoleVersion; readonly namespaces: State['namespaces']; readonly advisories: State['advisories']; readonly online: readonly Signer[]; readonly now: number }

async function nextSnapshot(state: State, { targets, namespaces, advisories, online, now }: Next): Promise<{ readonly role: RoleVersion; readonly bytes: Uint8Array }> {
  const version = state.snapshot.version + 1
  const roles = new Map([
    ['targets', targets], ...[...namespaces].map(([publisher, { role }]) => [namespaceOf(publisher), role] as const),
    ...(advisories === undefined ? [] : [[ADVISORIES_ROLE, advisories.role] as const]),
  ])
  const bytes = await signRole(snapshotRole(roles, { version, now }), online)
  return { role: { version, ...digestOf(bytes) }, bytes }
}
