import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADVISORIES_PATH, ADVISORIES_ROLE, indexPath, namespaceOf } from '../layout/mod.ts'
import { CAPS } from './_caps.ts'
import { explain } from './explain.ts'
import type { Read } from './read.ts'
import { soundness } from './soundness.ts'
import { targetsOf, type Target } from './target.ts'
import { TufSession } from './tuf-session.ts'

/** tuf-js's names for the top-level roles' files, in the order in which they may be written one by one: each only moves forward. */
export const ROLE_FILES = ['root.json', 'timestamp.json', 'snapshot.json', 'targets.json'] as const

const CONFIG = { rootMaxLength: CAPS.root, timestampMaxLength: CAPS.timestamp, snapshotMaxLength: CAPS.snapshot, targetsMaxLength: CAPS.targets, maxDelegations: 1 }

export interface VerifyOptions {
  /** What to call the registry in errors. */
  readonly registry: string
  /** The files of the state trusted before, as `VerifiedMetadata.files` has them: root.json at least. */
  readonly trusted: ReadonlyMap<string, Uint8Array>
  /** Now, in ms. */
  readonly now: number
  /** How long past its time a timestamp or snapshot is taken all the same: 0 where not given. */
  readonly maxStaleMs?: number
  /** Whose roles to load as well; `all` that the snapshot lists. */
  readonly publishers?: readonly string[] | 'all'
  /** Where to make a folder for the time of the work: the system's temporary directory where not given. */
  readonly scratch?: string
  /** Called with each newer root that its predecessor vouches for: it holds whatever becomes of the rest. */
  readonly keepRoot?: (bytes: Uint8Array) => void
}

/** A role's version, and until when it holds. */
export interface RoleState {
  readonly version: number
  readonly expires: string
}

/** What a publisher's role says. */
export interface Namespace extends RoleState {
  /** Its bytes as verified. */
  readonly role: Uint8Array
  /** Its index files. */
  readonly targets: Readonly<Record<string, Target>>
}

/** What a registry says, every word of it signed by whoever may say it. Plain data. */
export interface VerifiedMetadata {
  readonly roles: { readonly root: RoleState; readonly timestamp: RoleState; readonly snapshot: RoleState; readonly targets: RoleState }
  /** The timestamp or the snapshot is past its time, and `maxStaleMs` let it through. */
  readonly stale: boolean
  /** Who has a role, in order. */
  readonly publishers: readonly string[]
  /** Whose role the snapshot lists: one who never published has none. */
  readonly listed: readonly string[]
  /** The publishers' records. */
  readonly targets: Readonly<Record<string, Target>>
  readonly namespaces: ReadonlyMap<string, Namespace>
  /** The role of the advisories: undefined where targets delegates to none, or it was refused. */
  readonly advisories: Namespace | undefined
  /** Why a publisher's role was not taken: nobody else's concern. That of the advisories by ADVISORIES_PATH, which no publisher is called. */
  readonly refused: ReadonlyMap<string, HardpointError>
  /** What to trust from now on, by the names tuf-js gives the files. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * Brings a trusted state up to date with what a registry shows, by TUF's client workflow (tuf-js) and `soundness`.
 *
 * On the calling thread: what a hostile registry makes tuf-js parse can take long. `verifyInWorker` is for those.
 *
 * @throws HP_ERR_REGISTRY_UNTRUSTED, HP_ERR_REGISTRY_ROLLBACK, HP_ERR_REGISTRY_EXPIRED, HP_ERR_REGISTRY_MIXED, HP_ERR_REGISTRY_CORRUPT, and what `read` throws
 */
export async function verifyMetadata(read: Read, options: VerifyOptions): Promise<VerifiedMetadata> {
  const directory = await mkdtemp(join(options.scratch ?? tmpdir(), 'hp-tuf-'))
  try {
    for (const [name, bytes] of options.trusted) await writeFile(join(directory, name), bytes)
    return await verifyIn(directory, read, options)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function verifyIn(directory: string, read: Read, { registry, now, maxStaleMs = 0, publishers = [], keepRoot }: VerifyOptions): Promise<VerifiedMetadata> {
  const session = new TufSession({
    registry, read, directory, now, maxStaleMs, config: CONFIG, checks: soundness(registry), ...(keepRoot === undefined ? {} : { keepRoot }),
  })
  await session.refresh()
  const { root, timestamp, snapshot } = session.store
  const targets = session.store.getRole('targets')
  if (timestamp === undefined || snapshot === undefined || targets === undefined) throw explain(undefined, { registry, what: 'metadata' })
  const files = new Map<string, Uint8Array>()
  for (const name of ROLE_FILES) files.set(name, await readFile(join(directory, name)))
  const listed = Object.keys(snapshot.signed.meta).flatMap((name) => /^namespace\.(.+)\.json$/.exec(name)?.[1] ?? [])
  const roles = Object.values(targets.signed.delegations?.roles ?? {}).map(({ name }) => name)
  const delegated = roles.filter((name) => name !== ADVISORIES_ROLE).map((name) => name.slice(namespaceOf('').length)).toSorted()
  const wanted = delegated.filter((id) => listed.includes(id) && (publishers === 'all' || publishers.includes(id)))
  const { namespaces, refused } = await loadNamespaces(session, { directory, registry, publishers: wanted })
  for (const [id, { role }] of namespaces) files.set(`${namespaceOf(id)}.json`, role)
  const advisories = !roles.includes(ADVISORIES_ROLE) ? undefined : await loadAdvisories(session, { directory, registry, isListed: Object.hasOwn(snapshot.signed.meta, `${ADVISORIES_ROLE}.json`) })
  if (HardpointError.is(advisories)) refused.set(ADVISORIES_PATH, advisories)
  else if (advisories !== undefined) files.set(`${ADVISORIES_ROLE}.json`, advisories.role)
  const time = new Date(now)
  return {
    roles: { root: stateOf(root), timestamp: stateOf(timestamp), snapshot: stateOf(snapshot), targets: stateOf(targets) },
    stale: timestamp.signed.isExpired(time) || snapshot.signed.isExpired(time),
    publishers: delegated, listed, targets: targetsOf(targets.signed.targets), namespaces, refused, advisories: HardpointError.is(advisories) ? undefined : advisories, files,
  }
}

interface Loading { readonly directory: string; readonly registry: string; readonly publishers: readonly string[] }

/** Its own failure, too, is nobody else's: who cannot be warned must still be able to upgrade. */
async function loadAdvisories(
  session: TufSession, { directory, registry, isListed }: Omit<Loading, 'publishers'> & { readonly isListed: boolean },
): Promise<Namespace | HardpointError> {
  const what = `${ADVISORIES_ROLE}.json`
  // Who has the online key alone must not be able to hide it, from hosts that come new either.
  if (!isListed) return new HardpointError('HP_ERR_REGISTRY_MIXED', { registry, what, problem: 'targets.json delegates to it, and snapshot.json does not list it' })
  try {
    return await loadRole(session, { directory, registry, name: ADVISORIES_ROLE, path: ADVISORIES_PATH })
  } catch (error) {
    return explain(error, { registry, what })
  }
}

interface LoadedRoles { readonly namespaces: Map<string, Namespace>; readonly refused: Map<string, HardpointError> }

async function loadNamespaces(session: TufSession, { directory, registry, publishers }: Loading): Promise<LoadedRoles> {
  const namespaces = new Map<string, Namespace>()
  const refused = new Map<string, HardpointError>()
  for (const id of publishers) {
    const name = namespaceOf(id)
    try {
      // Any path of the publisher's leads to its role, whether it has that target or not.
      namespaces.set(id, await loadRole(session, { directory, registry, name, path: indexPath(`${id}.x`) }))
    } catch (error) {
      refused.set(id, explain(error, { registry, what: `${name}.json` }))
    }
  }
  return { namespaces, refused }
}

async function loadRole(
  session: TufSession, { directory, registry, name, path }: Omit<Loading, 'publishers'> & { readonly name: string; readonly path: string },
): Promise<Namespace> {
  await session.targetInfo(path)
  const role = session.store.getRole(name)
  if (role === undefined) throw explain(undefined, { registry, what: `${name}.json` })
  return { ...stateOf(role), role: await readFile(join(directory, `${name}.json`)), targets: targetsOf(role.signed.targets) }
}

function stateOf({ signed }: { readonly signed: RoleState }): RoleState {
  return { version: signed.version, expires: signed.expires }
}
