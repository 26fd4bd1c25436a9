import { createHash } from 'node:crypto'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import {
  ADVISORIES_PATH, ADVISORIES_ROLE, CATALOG_PATH, TIMESTAMP_PATH, corrupt, formatLines, indexPath, latestEntry, metadataPath, namespaceOf, packagePath, parseIndex, targetPath,
} from '../layout/mod.ts'
import { readTarget, verifyInWorker, type Read, type VerifiedMetadata } from '../tuf/mod.ts'

/** For all roles of a registry together, in ms. */
const DEADLINE_MS = 120_000

/** A file of a repository, as its reader will find it. */
export interface RepositoryFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface CopyOptions {
  /** What to call the registry in errors. */
  readonly registry: string
  /** The state trusted before: root.json at least; its first version, where the copy is to hold the whole chain. */
  readonly trusted: ReadonlyMap<string, Uint8Array>
  /** Now, in ms. */
  readonly now: number
  /** Whose index to copy: everybody's where not given. */
  readonly plugins?: readonly string[]
  /** Which versions' packages of a plugin to copy: all where not given. What it throws ends the copy. */
  readonly choose?: (entries: readonly IndexEntry[], id: string) => readonly IndexEntry[]
  /** Whether a package is there already, whole. */
  readonly holds?: (entry: IndexEntry) => Promise<boolean>
}

/**
 * The files that make a copy of a registry, or of a part of it: everything verified before it is yielded, in an order in which each file
 * is there before the one that names it. The timestamp comes last.
 *
 * @throws HP_ERR_PLUGIN_UNKNOWN, HP_ERR_REGISTRY_DIGEST, and what `verifyInWorker` throws
 */
export async function* repositoryFiles(read: Read, options: CopyOptions): AsyncGenerator<RepositoryFile> {
  const { registry, trusted, now, plugins } = options
  // The one that is trusted stands in the copy too: who knows the registry by its first root begins there.
  const roots = [trusted.get('root.json') ?? new Uint8Array()]
  const timely = await verifyInWorker(read, {
    registry, trusted, now, deadlineMs: DEADLINE_MS, keepRoot: (bytes) => { roots.push(bytes) }, publishers: plugins === undefined ? 'all' : [...new Set(plugins.map(publisherOf))],
  })
  const found = await withLate(timely, read, options)
  const latest: IndexEntry[] = []
  for (const id of plugins ?? found.listed.flatMap((publisher) => pluginsOf(found, publisher))) {
    const target = found.namespaces.get(publisherOf(id))?.targets[indexPath(id)]
    if (target === undefined) throw new HardpointError('HP_ERR_PLUGIN_UNKNOWN', { plugin: id, nearest: 'another one' })
    const bytes = await readTarget(indexPath(id), target, { registry, read })
    const entries = await parseIndex(bytes, id, registry)
    yield* packages(read, options.choose?.(entries, id) ?? entries, options)
    yield { path: targetPath(indexPath(id), target.sha256), bytes }
    const newest = latestEntry(entries)
    if (newest !== undefined) latest.push(newest)
  }
  yield* publishers(read, found, registry)
  yield* advisories(read, found, registry)
  yield* metadata(found, roots)
  yield { path: CATALOG_PATH, bytes: formatLines(latest.toSorted((a, b) => a.id < b.id ? -1 : 1)) }
  yield { path: TIMESTAMP_PATH, bytes: fileOf(found, 'timestamp.json') }
}

/**
 * With the roles whose time is over, and nothing else wrong with them: a copy that left a publisher out would hide what that publisher signed, and one that
 * could not be made would end everybody's. Hosts refuse such a role by themselves. A part of a registry whose publisher's time is over is of no use to anybody.
 *
 * @throws why a role was refused otherwise
 */
async function withLate(timely: VerifiedMetadata, read: Read, { registry, plugins }: CopyOptions): Promise<VerifiedMetadata> {
  const { files, roles, namespaces, refused } = timely
  for (const [name, error] of refused) if (error.code !== 'HP_ERR_REGISTRY_EXPIRED' || (plugins !== undefined && name !== ADVISORIES_PATH)) throw error
  if (refused.size === 0) return timely
  // The same state, before anything of it was over.
  const same: Read = async (path, limits) => {
    if (path === metadataPath('root', roles.root.version + 1)) return undefined
    return path === TIMESTAMP_PATH ? files.get('timestamp.json') : read(path, limits)
  }
  const known = new Map([...files].filter(([name]) => !name.startsWith(namespaceOf(''))))
  const ids = [...refused.keys()].filter((name) => name !== ADVISORIES_PATH)
  const late = await verifyInWorker(same, { registry, trusted: known, now: 0, deadlineMs: DEADLINE_MS, publishers: ids })
  for (const error of late.refused.values()) throw error
  return { ...timely, advisories: late.advisories, namespaces: new Map([...namespaces, ...late.namespaces]) }
}

function pluginsOf({ namespaces }: VerifiedMetadata, publisher: string): string[] {
  const targets = namespaces.get(publisher)?.targets ?? {}
  return Object.keys(targets).map((name) => name.slice(indexPath('').indexOf('.'), -'.ndjson'.length))
}

async function* packages(read: Read, entries: readonly IndexEntry[], { registry, holds }: CopyOptions): AsyncGenerator<RepositoryFile> {
  for (const entry of entries) {
    const path = packagePath(entry)
    if (await holds?.(entry) === true) continue
    yield { path, bytes: await readPackage(read, entry, { registry, what: path }) }
  }
}

/** By length and digest alone: they are signed, and hosts verify what is inside. */
async function readPackage(read: Read, { size, sha256 }: IndexEntry, origin: { readonly registry: string; readonly what: string }): Promise<Uint8Array> {
  const bytes = await read(origin.what, { maxBytes: size })
  if (bytes === undefined) throw corrupt(origin, 'the index lists it, but it is not there')
  if (bytes.length !== size) throw corrupt(origin, `it has ${bytes.length} bytes, the index says ${size}`)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== sha256) throw new HardpointError('HP_ERR_REGISTRY_DIGEST', { ...origin, expected: sha256, found })
  return bytes
}

/** Everybody's keys, a few hundred bytes each: they say who owns a name, of which nothing need be copied. */
async function* publishers(read: Read, { targets }: VerifiedMetadata, registry: string): AsyncGenerator<RepositoryFile> {
  for (const [name, target] of Object.entries(targets)) yield { path: targetPath(name, target.sha256), bytes: await readTarget(name, target, { registry, read }) }
}

/** All of it, in a part of a registry too: it is small, and says what must not run. */
async function* advisories(read: Read, { advisories: role }: VerifiedMetadata, registry: string): AsyncGenerator<RepositoryFile> {
  const target = role?.targets[ADVISORIES_PATH]
  if (role === undefined || target === undefined) return
  yield { path: targetPath(ADVISORIES_PATH, target.sha256), bytes: await readTarget(ADVISORIES_PATH, target, { registry, read }) }
  yield { path: metadataPath(ADVISORIES_ROLE, role.version), bytes: role.role }
}

function* metadata(found: VerifiedMetadata, roots: readonly Uint8Array[]): Generator<RepositoryFile> {
  const { roles, namespaces } = found
  for (const [publisher, { version, role }] of namespaces) yield { path: metadataPath(namespaceOf(publisher), version), bytes: role }
  yield { path: metadataPath('targets', roles.targets.version), bytes: fileOf(found, 'targets.json') }
  for (const [index, bytes] of roots.entries()) yield { path: metadataPath('root', roles.root.version - roots.length + 1 + index), bytes }
  yield { path: metadataPath('snapshot', roles.snapshot.version), bytes: fileOf(found, 'snapshot.json') }
}

function fileOf({ files }: VerifiedMetadata, name: string): Uint8Array {
  const bytes = files.get(name)
  if (bytes === undefined) throw corrupt({ registry: name, what: name }, 'it was not verified')
  return bytes
}
