import type { Advisory, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { MetaFile, Metadata, Root, Targets } from '@tufjs/models'
import { ADVISORIES_PATH, ADVISORIES_ROLE, TIMESTAMP_PATH, corrupt, metadataPath, namespaceOf, parseAdvisories, parsePublisher, publisherPath, targetPath } from '../layout/mod.ts'
import { digestOf, digestOfTarget, parseRole, publicKeyOf, type Digest, type RoleVersion } from '../roles/mod.ts'
import type { DurableFiles } from './_durable-files.ts'

/** A publisher's role and what it lists: target name to digest. */
export interface Namespace {
  readonly role: RoleVersion
  readonly bytes: Uint8Array
  readonly indexes: Readonly<Record<string, Digest>>
}

/** What is said of published versions, and whose keys (base64) may say it. */
export interface Advisories {
  readonly publicKeys: readonly string[]
  readonly role: RoleVersion
  readonly bytes: Uint8Array
  readonly file: Digest
  readonly list: readonly Advisory[]
}

/** What timestamp.json makes true: every version of every role that belongs together. */
export interface State {
  readonly root: { readonly signed: Root; readonly bytes: Uint8Array }
  readonly timestamp: { readonly version: number; readonly expires: number }
  readonly snapshot: RoleVersion & { readonly expires: number }
  readonly targets: RoleVersion & { readonly signed: Targets }
  /** With the file of each record. */
  readonly publishers: ReadonlyMap<string, { readonly record: PublisherRecord; readonly file: Digest }>
  readonly namespaces: ReadonlyMap<string, Namespace>
  /** Undefined where nobody answers for security yet. */
  readonly advisories: Advisories | undefined
}

/**
 * Reads what timestamp.json leads to, and nothing else: what a killed write left is not seen.
 *
 * Each file must have the digest that the one before it names. Signatures are verified before anything is written, not here: a registry
 * whose root has expired must open, to be given a new one.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT with the file
 */
export async function readState(files: DurableFiles): Promise<State> {
  const timestamp = await roleAt(files, 'timestamp', TIMESTAMP_PATH)
  const snapshotVersion = versionOf(timestamp.signed.snapshotMeta)
  const snapshot = await roleAt(files, 'snapshot', metadataPath('snapshot', snapshotVersion.version), snapshotVersion)
  const roles = new Map(Object.entries(snapshot.signed.meta).map(([file, meta]) => [file.slice(0, -'.json'.length), versionOf(meta)]))
  const targetsVersion = roles.get('targets')
  if (targetsVersion === undefined) throw corrupt({ registry: files.directory, what: TIMESTAMP_PATH }, 'its snapshot names no targets')
  const targets = await roleAt(files, 'targets', metadataPath('targets', targetsVersion.version), targetsVersion)
  const publishers = await publishersOf(files, targets.signed)
  return {
    root: await newestRoot(files), targets: { ...targetsVersion, signed: targets.signed }, publishers,
    timestamp: { version: timestamp.signed.version, expires: Date.parse(timestamp.signed.expires) },
    snapshot: { ...snapshotVersion, expires: Date.parse(snapshot.signed.expires) },
    namespaces: await namespacesOf(files, [...publishers.keys()], roles),
    advisories: await advisoriesOf(files, targets.signed, roles.get(ADVISORIES_ROLE)),
  }
}

/** The bytes of a file of the repository. @throws HP_ERR_REGISTRY_CORRUPT where it is missing, or not what was named */
export async function exactly(files: DurableFiles, path: string, expected?: Digest): Promise<Uint8Array> {
  const origin = { registry: files.directory, what: path }
  const bytes = await files.read(path)
  if (bytes === undefined) throw corrupt(origin, 'it is missing')
  const found = digestOf(bytes)
  if (expected !== undefined && (found.length !== expected.length || found.sha256 !== expected.sha256)) throw corrupt(origin, 'it is not what the metadata names')
  return bytes
}

export function indexesOf({ targets }: Targets): Record<string, Digest> {
  return Object.fromEntries(Object.entries(targets).map(([name, target]) => [name, digestOfTarget(target)]))
}

async function roleAt<K extends 'root' | 'targets' | 'snapshot' | 'timestamp'>(files: DurableFiles, kind: K, path: string, expected?: Digest): Promise<ReturnType<typeof parseRole<K>>> {
  const bytes = await exactly(files, path, expected)
  try {
    return parseRole(kind, bytes, path)
  } catch (cause) {
    if (!HardpointError.is(cause, 'HP_ERR_DOCUMENT_INVALID')) throw cause
    throw corrupt({ registry: files.directory, what: path }, String(cause.details['problem']), cause)
  }
}

/** Roots are found by counting: they are the one role that no other names. */
async function newestRoot(files: DurableFiles): Promise<State['root']> {
  let root: { readonly metadata: Metadata<Root>; readonly bytes: Uint8Array } | undefined
  for (let version = 1; ; version++) {
    const path = metadataPath('root', version)
    const bytes = await files.read(path)
    if (bytes === undefined) break
    root = { metadata: await roleAt(files, 'root', path), bytes }
  }
  if (root === undefined) throw corrupt({ registry: files.directory, what: metadataPath('root', 1) }, 'it is missing')
  return { signed: root.metadata.signed, bytes: root.bytes }
}

async function publishersOf(files: DurableFiles, { targets }: Targets): Promise<State['publishers']> {
  const found = new Map<string, { record: PublisherRecord; file: Digest }>()
  for (const [name, target] of Object.entries(targets)) {
    const id = /^publishers\/(.+)\.json$/.exec(name)?.[1] ?? ''
    const file = digestOfTarget(target)
    const bytes = await exactly(files, targetPath(publisherPath(id), file.sha256), file)
    found.set(id, { record: parsePublisher(bytes, id, files.directory), file })
  }
  return found
}

async function namespacesOf(files: DurableFiles, publishers: readonly string[], roles: ReadonlyMap<string, RoleVersion>): Promise<State['namespaces']> {
  const found = new Map<string, Namespace>()
  for (const publisher of publishers) {
    const role = roles.get(namespaceOf(publisher))
    // Registered, and nothing published yet.
    if (role === undefined) continue
    const path = metadataPath(namespaceOf(publisher), role.version)
    const bytes = await exactly(files, path, role)
    found.set(publisher, { role, bytes, indexes: indexesOf((await roleAt(files, 'targets', path, role)).signed) })
  }
  return found
}

async function advisoriesOf(files: DurableFiles, { delegations }: Targets, role: RoleVersion | undefined): Promise<Advisories | undefined> {
  const delegated = delegations?.roles?.[ADVISORIES_ROLE]
  if (delegated === undefined) return undefined
  const path = metadataPath(ADVISORIES_ROLE, role?.version ?? 1)
  if (role === undefined) throw corrupt({ registry: files.directory, what: path }, 'targets.json delegates to it, and the snapshot does not name it')
  const bytes = await exactly(files, path, role)
  const target = (await roleAt(files, 'targets', path, role)).signed.targets[ADVISORIES_PATH]
  if (target === undefined) throw corrupt({ registry: files.directory, what: path }, `it does not name ${ADVISORIES_PATH}`)
  const file = digestOfTarget(target)
  const list = parseAdvisories(await exactly(files, targetPath(ADVISORIES_PATH, file.sha256), file), files.directory)
  const keys = delegations?.keys ?? {}
  return { publicKeys: delegated.keyIDs.flatMap((id) => keys[id] === undefined ? [] : [publicKeyOf(keys[id])]), role, bytes, file, list }
}

function versionOf({ version, length = 0, hashes }: MetaFile): RoleVersion {
  return { version, length, sha256: hashes?.['sha256'] ?? '' }
}
