import { ADVISORIES_PATH, ADVISORIES_ROLE, namespaceOf } from '../layout/mod.ts'
import { delegatesOf, parseRole, rootKeys } from '../roles/mod.ts'
import { verifyInWorker, type RoleState, type VerifiedMetadata } from '../tuf/mod.ts'
import { openMetadata } from './_open-metadata.ts'
import { sourceAt } from './_source-at.ts'
import { trustAt } from './_trust-at.ts'
import type { OpenRegistryOptions } from './open-registry.ts'
import { FIRST_ROOT } from './trust-state.ts'

/** For all roles of a registry together, in ms. */
const DEADLINE_MS = 120_000

/** A role of a registry as it stands. */
export interface RoleStatus {
  /** `root`, `targets`, `snapshot`, `timestamp`, `advisories`, or a publisher's: `namespace.acme`. */
  readonly role: string
  /** 0: nothing was signed with it yet. */
  readonly version: number
  /** Until when it holds. Absent where nothing was signed. */
  readonly expires?: string
  /** How many of the keys sign it. */
  readonly threshold: number
  /** base64 */
  readonly publicKeys: readonly string[]
  /** Why hosts do not take it, where they do not. */
  readonly problem?: string
}

export interface RegistryStatus {
  readonly registry: string
  /** Of the first root: `sha256:` and 64 hexadecimal digits. */
  readonly rootFingerprint: string
  readonly roles: readonly RoleStatus[]
}

/** Every role of a registry, verified but for its time: what has run out is told, too. @throws what `RegistryClient.refresh` throws, but HP_ERR_REGISTRY_EXPIRED */
export async function registryStatus(location: string, { trustDirectory, ...options }: Omit<OpenRegistryOptions, 'clock'> = {}): Promise<RegistryStatus> {
  const source = sourceAt(location, options)
  const trust = trustAt(source.location, trustDirectory)
  const { rootFingerprint } = await openMetadata(source, trust, { ...options, clock: () => 0 }).refresh()
  const trusted = new Map(await trust.load())
  trusted.delete(FIRST_ROOT)
  const found = await verifyInWorker(source.read, { registry: source.location, trusted, now: 0, deadlineMs: DEADLINE_MS, publishers: 'all' })
  return { registry: source.location, rootFingerprint, roles: rolesOf(found) }
}

function rolesOf({ files, roles, advisories, namespaces, refused }: VerifiedMetadata): RoleStatus[] {
  const root = parseRole('root', files.get('root.json') ?? new Uint8Array(), 'root.json').signed
  const keys = rootKeys(root)
  const delegates = delegatesOf(parseRole('targets', files.get('targets.json') ?? new Uint8Array(), 'targets.json').signed)
  const top = ([['root', keys.root], ['targets', keys.targets], ['snapshot', keys.online], ['timestamp', keys.online]] as const)
    .map(([role, publicKeys]) => ({ role, ...stateOf(roles[role]), threshold: root.roles[role]?.threshold ?? 0, publicKeys }))
  const delegated = (role: string, state: RoleState | undefined, publicKeys: readonly string[], problem: string | undefined): RoleStatus =>
    ({ role, ...stateOf(state), threshold: 1, publicKeys, ...(problem === undefined ? {} : { problem }) })
  return [
    ...top,
    ...(delegates.advisories.length === 0 ? [] : [delegated(ADVISORIES_ROLE, advisories, delegates.advisories, refused.get(ADVISORIES_PATH)?.message)]),
    ...[...delegates.publishers].map(([id, { publicKeys }]) => delegated(namespaceOf(id), namespaces.get(id), publicKeys, refused.get(id)?.message)),
  ]
}

function stateOf(state: RoleState | undefined): { readonly version: number; readonly expires?: string } {
  return state === undefined ? { version: 0 } : { version: state.version, expires: state.expires }
}
