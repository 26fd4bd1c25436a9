import { HardpointError } from '@hardpoint/schemas/errors'
import { ADVISORIES_PATH, ADVISORIES_ROLE, TIMESTAMP_PATH, metadataPath, packagePath, targetPath } from '../layout/mod.ts'
import { ROLE_LIFE, digestOfTarget, parseRole } from '../roles/mod.ts'
import type { IndexEntry } from '@hardpoint/schemas'
import type { DurableFiles } from './_durable-files.ts'
import type { State } from './_state.ts'

/** How long a state is kept whole that another replaced, in ms: who began to read it, or has it from a cache, still finds what it led to. */
export const KEPT_MS = 86_400_000

/** States that are kept at most: a token in a loop must not fill the disk with old indexes. */
export const MAX_KEPT_STATES = 500

/** Files that the last states do not lead to: what a kill left before it was in force, and what was replaced long ago. */
export async function unreachable(files: DurableFiles, state: State, { entries, now }: { readonly entries: readonly IndexEntry[]; readonly now: number }): Promise<string[]> {
  const reachable = new Set([...await metadataAndTargets(files, state, now), ...entries.map(packagePath)])
  const found = (await Promise.all(['metadata', 'targets', 'packages'].map((folder) => files.list(folder)))).flat()
  return found.filter((path) => !reachable.has(path))
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
