import { isDeepStrictEqual } from 'node:util'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf, type VerifiedPackage } from '@hardpoint/schemas/package'
import type { Metadata, Targets } from '@tufjs/models'
import { assertNewPlugin, entryOf, indexPath, isPluginId, keysAt, namespaceOf, packagePath, printable, targetPath } from '../layout/mod.ts'
import { digestOf, parseRole, signedBy, type Digest } from '../roles/mod.ts'
import { assertNext } from './_check-role.ts'
import { CLOCK_SKEW_MS } from './_clock-skew.ts'
import { compareIndexes, type ComparedIndex } from './_compare-indexes.ts'
import type { Step } from './_draft.ts'
import { namespaceProblem } from './_namespace-problem.ts'
import type { Commit } from './registry-store.ts'
import { indexesOf, type Namespace, type State } from './_state.ts'
import { stagedPath } from './_staging.ts'

/** tuf-js takes time in the square of a role's targets. */
const MAX_PLUGINS = 1000

/** What a commit is compared with. */
export interface CommitSite {
  readonly state: State
  readonly now: number
  /** The index as it is, empty where there is none. */
  readonly indexOf: (id: string) => Promise<Uint8Array>
  /** A staged package, verified anew; undefined where there is none. */
  readonly staged: (publisher: string, sha256: string) => Promise<VerifiedPackage | undefined>
}

/** What a commit does, once it held. */
export interface CheckedCommit {
  readonly namespace: Namespace
  readonly files: readonly Step[]
  /** Staged packages that have found their place. */
  readonly placed: readonly string[]
  readonly indexes: ReadonlyMap<string, readonly IndexEntry[]>
  /** Versions that are new. */
  readonly added: readonly IndexEntry[]
  /** To more hosts, or to fewer, than before. */
  readonly promotes: boolean
  readonly withdraws: boolean
}

/**
 * Compares what a publisher signed with what is there: the next version of its role, its index files and no others, lines only added or
 * changed in what may change, each new line with the package it was made from.
 *
 * @throws HP_ERR_CONFLICT where another commit came first, HP_ERR_PUBLISH_DENIED, HP_ERR_PUBLISH_EXISTS, HP_ERR_NAME_SIMILAR, HP_ERR_DOCUMENT_INVALID, HP_ERR_PACKAGE_*
 */
export async function checkCommit({ publisher, role, indexes }: Commit, site: CommitSite): Promise<CheckedCommit> {
  const bytes = Buffer.from(role)
  const metadata = parseRole('targets', bytes, 'role')
  const before = site.state.namespaces.get(publisher)
  assertNext(namespaceOf(publisher), metadata.signed.version, before?.role.version ?? 0)
  assertSigned(metadata, publisher, site)
  const listed = listedIndexes(metadata, publisher, site.now)
  assertComplete(listed, { publisher, before: before?.indexes ?? {}, sent: indexes })
  const compared = new Map<string, ComparedIndex>()
  for (const [id, text] of Object.entries(indexes)) {
    if (before?.indexes[indexPath(id)] === undefined) assertNewPlugin(id, Object.keys(before?.indexes ?? {}).map(idOf))
    compared.set(id, await compareIndexes(id, { before: await site.indexOf(id), after: Buffer.from(text), now: site.now }))
  }
  const packages = await Promise.all([...compared.values()].flatMap(({ added }) => added).map((entry) => packageOf(entry, site)))
  return {
    namespace: { role: { version: metadata.signed.version, ...digestOf(bytes) }, bytes, indexes: listed },
    files: [
      ...packages.map(({ entry, verified }) => ({ path: packagePath(entry), bytes: verified.bytes })),
      ...Object.entries(indexes).map(([id, text]) => ({ path: targetPath(indexPath(id), listed[indexPath(id)]?.sha256 ?? ''), bytes: Buffer.from(text) })),
    ],
    placed: packages.map(({ entry }) => stagedPath(publisher, entry.sha256)),
    indexes: new Map([...compared].map(([id, { entries }]) => [id, entries])),
    added: packages.map(({ entry }) => entry),
    promotes: [...compared.values()].some(({ promoted, spread }) => promoted.length + spread.length > 0),
    withdraws: [...compared.values()].some(({ withdrawn }) => withdrawn.length > 0),
  }
}

function assertSigned(metadata: Metadata<Targets>, publisher: string, { state, now }: CommitSite): void {
  const record = state.publishers.get(publisher)?.record
  if (record !== undefined && signedBy(metadata, keysAt(record, now)).length > 0) return
  throw denied(publisher, 'its role is not signed with a current key of the publisher')
}

/** The role says what ours would say, and nothing else: no delegations, no fields of its own, no targets outside its namespace. */
function listedIndexes(metadata: Metadata<Targets>, publisher: string, now: number): Record<string, Digest> {
  const listed = indexesOf(metadata.signed)
  const names = Object.keys(listed)
  const stranger = names.find((name) => indexPath(idOf(name)) !== name || !isPluginId(idOf(name)) || publisherOf(idOf(name)) !== publisher)
  if (stranger !== undefined) throw denied(publisher, `its role names ${stranger}, which is no index of this publisher`)
  if (names.length > MAX_PLUGINS) throw denied(publisher, `its role names more than ${MAX_PLUGINS} plugins`)
  const problem = namespaceProblem(metadata, listed, now)
  if (problem !== undefined) throw denied(publisher, `its role ${problem}`)
  return listed
}

interface Completeness { readonly publisher: string; readonly before: Readonly<Record<string, Digest>>; readonly sent: Readonly<Record<string, string>> }

/** Every index that was there still is; every one that is another than before was sent. */
function assertComplete(listed: Readonly<Record<string, Digest>>, { publisher, before, sent }: Completeness): void {
  for (const name of Object.keys(before)) {
    if (listed[name] === undefined) throw denied(publisher, `its role leaves out ${idOf(name)}`)
  }
  for (const id of Object.keys(sent)) {
    const digest = isPluginId(id) ? listed[indexPath(id)] : undefined
    if (!isDeepStrictEqual(digest, digestOf(Buffer.from(sent[id] ?? '')))) throw denied(publisher, `its role does not name the index that was sent for ${JSON.stringify(id)}`)
  }
  for (const [name, digest] of Object.entries(listed)) {
    if (!Object.hasOwn(sent, idOf(name)) && !isDeepStrictEqual(digest, before[name])) throw denied(publisher, `its role names another index of ${idOf(name)}, which was not sent`)
  }
}

async function packageOf(entry: IndexEntry, { now, staged }: CommitSite): Promise<{ readonly entry: IndexEntry; readonly verified: VerifiedPackage }> {
  const what = `${entry.id} ${entry.version}`
  const publisher = publisherOf(entry.id)
  const verified = await staged(publisher, entry.sha256)
  if (verified === undefined) throw denied(publisher, 'its package was not sent before it', what)
  const published = Date.parse(entry.publishedAt)
  if (Math.abs(published - now) > CLOCK_SKEW_MS) throw denied(publisher, `it says that it was published at ${entry.publishedAt}, and here it is ${new Date(now).toISOString()}`, what)
  if (!isDeepStrictEqual(entryOf(verified, published, { channel: entry.channel, rollout: entry.rollout }), entry)) throw denied(publisher, 'its line says something else than its package', what)
  return { entry, verified }
}

function idOf(indexName: string): string {
  return indexName.slice('index/'.length, -'.ndjson'.length)
}

function denied(publisher: string, problem: string, what = `the commit of ${publisher}`): HardpointError {
  return new HardpointError('HP_ERR_PUBLISH_DENIED', { what, problem: printable(problem), publisher })
}
