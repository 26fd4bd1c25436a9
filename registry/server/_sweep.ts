import { HardpointError } from '@hardpoint/schemas/errors'
import { ADVISORIES_PATH, ADVISORIES_ROLE, TIMESTAMP_PATH, metadataPath, namespaceOf, packagePath, targetPath } from '../layout/mod.ts'
import { ROLE_LIFE, digestOfTarget, parseRole } from '../roles/mod.ts'
import type { IndexEntry } from '@hardpoint/schemas'
import type { Step } from './_draft.ts'
import type { DurableFiles } from './_durable-files.ts'
import type { State } from './_state.ts'

/** How long a state is kept whole that another replaced, in ms: who began to read it, or has it from a cache, still finds what it led to. */
export const KEPT_MS = 86_400_000

/** States that are kept at most: a token in a loop must not fill the disk with old indexes. */
export const MAX_KEPT_STATES = 500

/** How long a file lies in the trash, in ms. */
const TRASH_MS = 30 * 86_400_000

const TRASH = 'private/trash'

/**
 * What to do with files that the last states do not lead to. Those that were replaced long ago go. What is newer than the state of now, or a package, which
 * is never replaced, a kill left before it was in force, or somebody put an older timestamp.json over it: who finds that out too late finds them in the trash.
 */
export async function sweep(files: DurableFiles, state: State, { entries, now }: { readonly entries: readonly IndexEntry[]; readonly now: number }): Promise<Step[]> {
  const reachable = new Set([...await metadataAndTargets(files, state, now), ...entries.map(packagePath)])
  const found = (await Promise.all(['metadata', 'targets', 'packages'].map((folder) => files.list(folder)))).flat()
  const left = found.filter((path) => !reachable.has(path))
  const versions = versionsOf(state)
  // An index alone does not say how old it is: it goes the way of the roles and packages that are left with it.
  const isMissed = left.some((path) => path.startsWith('packages/') || (aheadBy(path, versions) ?? 0) > 0)
  const steps = left.map((path) => isMissed && (aheadBy(path, versions) ?? 1) > 0 ? { path, bytes: undefined, to: `${TRASH}/${now}/${path}` } : { path, bytes: undefined })
  const old = (await files.list(TRASH)).filter((path) => Number(path.split('/')[2]) <= now - TRASH_MS)
  return [...steps, ...old.map((path) => ({ path, bytes: undefined }))]
}

/**
 * A change makes one snapshot, and is in force or swept before the next: files of a later one are those of a state that timestamp.json lost.
 *
 * @throws HP_ERR_REGISTRY_OLDER
 */
export function assertNewest(metadata: readonly string[], { snapshot }: State, directory: string): void {
  const snapshots = metadata.filter((path) => path.endsWith('.snapshot.json'))
  const ahead = Math.max(0, ...snapshots.map((path) => aheadBy(path, new Map([['snapshot', snapshot.version]])) ?? 0))
  if (ahead > 1) throw new HardpointError('HP_ERR_REGISTRY_OLDER', { directory, version: snapshot.version, newest: snapshot.version + ahead })
}

/** How many versions a role's file is newer than the one in force; undefined for another file. Of a role that is in force nowhere every version is newer. */
function aheadBy(path: string, versions: ReadonlyMap<string, number>): number | undefined {
  const [, version = '', role = ''] = /^metadata\/(\d{1,10})\.(.+)\.json$/.exec(path) ?? []
  return version === '' ? undefined : Number(version) - (versions.get(role) ?? 0)
}

function versionsOf({ root, snapshot, targets, namespaces, advisories }: State): ReadonlyMap<string, number> {
  return new Map([
    ['root', root.signed.version], ['snapshot', snapshot.version], ['targets', targets.version], ...(advisories === undefined ? [] : [[ADVISORIES_ROLE, advisories.role.version] as const]),
    ...[...namespaces].map(([publisher, { role }]) => [namespaceOf(publisher), role.version] as const),
  ])
}

/** What is in force now, and is not there any more in `next`. */
export function superseded(state: State, next: State): string[] {
  const kept = new Set(livePaths(next))
  return livePaths(state).filter((path) => !kept.has(path))
}

/** Every file that a state names, but packages, which never go away. */
export function livePaths({ snapshot, targets, publishers, namespaces, advisories }: State): string[] {
  return [
    metadataPath('snapshot', snapshot.version), metadataPath('targets', targets.version),
    ...[...publishers].map(([id, { file }]) => targetPath(`publishers/${id}.json`, file.sha256)),
    ...(advisories === undefined ? [] : [metadataPath(ADVISORIES_ROLE, advisories.role.version), targetPath(ADVISORIES_PATH, advisories.file.sha256)]),
    ...[...namespaces].flatMap(([id, { role, indexes }]) => [
      metadataPath(`namespace.${id}`, role.version), ...Object.entries(indexes).map(([name, { sha256 }]) => targetPath(name, sha256)),
    ]),
  ]
}

async function metadataAndTargets(files: DurableFiles, state: State, now: number): Promise<string[]> {
  const paths = new Set([TIMESTAMP_PATH, ...livePaths(state)])
  for (let version = 1; version <= state.root.signed.version; version++) paths.add(metadataPath('root', version))
  const oldest = Math.max(1, state.snapshot.version - MAX_KEPT_STATES)
  // A snapshot was replaced when the one after it was signed.
  for (let version = state.snapshot.version - 1, replaced = signedAt(state.snapshot.expires); version >= oldest && replaced > now - KEPT_MS; version--) {
    const path = metadataPath('snapshot', version)
    const snapshot = await readable(files, 'snapshot', path)
    if (snapshot === undefined) break
    replaced = signedAt(Date.parse(snapshot.expires))
    paths.add(path)
    for (const [file, meta] of Object.entries(snapshot.meta)) await addRole(files, metadataPath(file.slice(0, -'.json'.length), meta.version), paths)
  }
  return [...paths]
}

function signedAt(expires: number): number {
  return expires - ROLE_LIFE.snapshot
}

async function addRole(files: DurableFiles, path: string, paths: Set<string>): Promise<void> {
  if (paths.has(path)) return
  paths.add(path)
  const targets = (await readable(files, 'targets', path))?.targets ?? {}
  for (const [name, target] of Object.entries(targets)) paths.add(targetPath(name, digestOfTarget(target).sha256))
}

/** Undefined for what an old state names and is not there or not readable: it is only about what may be kept. */
async function readable<K extends 'snapshot' | 'targets'>(files: DurableFiles, kind: K, path: string): Promise<ReturnType<typeof parseRole<K>>['signed'] | undefined> {
  const bytes = await files.read(path)
  try {
    return bytes === undefined ? undefined : parseRole(kind, bytes, path).signed
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_DOCUMENT_INVALID')) return undefined
    throw error
  }
}
