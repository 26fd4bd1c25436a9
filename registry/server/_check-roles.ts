import { isDeepStrictEqual } from 'node:util'
import type { PublisherRecord } from '@hardpoint/schemas'
import type { Metadata, Root, Targets } from '@tufjs/models'
import { ADVISORIES_ROLE, assertNewPublisher, isPublisherId, namespaceOf, parsePublisher, printable, publisherPath, targetPath } from '../layout/mod.ts'
import { assertOneTask, newRecord, rotatedRecord, type RoleChange } from '../operate/mod.ts'
import { ROLE_LIFE, delegatesOf, digestOf, parseRole, rootKeys, signedBy, targetsRole, type Delegates, type Digest } from '../roles/mod.ts'
import { checkAdvisories } from './_check-advisories.ts'
import { checkRoot, type NextRoot } from './_check-root.ts'
import { assertIsOurs, assertNext, assertTimely, roleRefused } from './_check-role.ts'
import { CLOCK_SKEW_MS } from './_clock-skew.ts'
import type { Change, Step } from './_draft.ts'
import { rotatedNamespace } from './_rotated-namespace.ts'
import type { State } from './_state.ts'

/** What a change of the operator's does, once it held. */
export interface CheckedRoles {
  readonly change: Change
  /** Whose role was signed with another key. */
  readonly publishers: readonly string[]
  readonly root: NextRoot | undefined
}

interface Site {
  readonly state: State
  readonly now: number
  /** What to call it in errors. */
  readonly registry: string
  /** The keys (base64) that the server signs with from then on. */
  readonly online: readonly string[]
}

/**
 * Compares what the holders of the offline keys signed with what is there, and demands that it says what our own commands would have said:
 * the next version, signed by the keys of now, and nothing changed but who is new, whose key is another, or what is warned of.
 *
 * The hosts' own verifier looks at all of it once more (`_verify-draft.ts`).
 *
 * @throws HP_ERR_CONFLICT where another change came first, HP_ERR_ROLE_REFUSED, HP_ERR_DOCUMENT_INVALID, HP_ERR_KEY_INVALID, HP_ERR_NAME_SIMILAR, HP_ERR_PUBLISH_DENIED
 */
export async function checkRoles({ roles, files }: RoleChange, site: Site): Promise<CheckedRoles> {
  const { state } = site
  if (Object.keys(roles).length === 0) throw roleRefused('none', 'no role was sent')
  const stranger = Object.keys(roles).find((name) => !['root', 'targets', ADVISORIES_ROLE].includes(name) && !isNamespace(name))
  if (stranger !== undefined) throw roleRefused(printable(stranger), 'it is none that is sent here: root, targets, advisories, or a publisher\'s with its next key')
  const root = roles['root'] === undefined ? undefined : checkRoot(roles['root'], site)
  const roots = [state.root.signed, ...root === undefined ? [] : [root.signed]]
  const targets = roles['targets'] === undefined ? undefined : checkTargets(roles['targets'], { ...site, files, roots })
  const advisories = checkAdvisories({ role: roles[ADVISORIES_ROLE], files }, { ...site, roots, delegates: targets?.delegates ?? delegatesOf(state.targets.signed) })
  const rotated = targets?.rotated ?? []
  const unasked = Object.keys(roles).find((name) => isNamespace(name) && !rotated.some(({ id }) => namespaceOf(id) === name))
  if (unasked !== undefined) throw roleRefused(unasked, 'a publisher\'s role comes with the list of publishers that names its next key; its publisher commits it otherwise')
  if (rotated.length > 1) throw roleRefused('targets', 'it gives more than one publisher another key')
  const namespace = rotated.map((record) => rotatedNamespace(state, record, { role: roles[namespaceOf(record.id)], publicKey: record.keys.at(-1)?.publicKey ?? '', now: site.now })).at(0)
  const used = new Set([...targets?.files ?? [], ...advisories?.files ?? []].map(({ path }) => path))
  if (used.size !== Object.keys(files).length) throw roleRefused(Object.keys(roles).map(printable).join(', ') || 'none', 'files were sent that no role names anew')
  return {
    root, publishers: namespace === undefined ? [] : [namespace.publisher],
    change: {
      files: [...targets?.files ?? [], ...advisories?.files ?? []],
      ...(targets === undefined ? {} : { targets: targets.value }),
      ...(advisories === undefined ? {} : { advisories: advisories.value }),
      ...(namespace === undefined ? {} : { namespace }),
    },
  }
}

interface CheckedTargets {
  readonly value: NonNullable<Change['targets']>
  readonly delegates: Delegates
  readonly files: readonly Step[]
  /** Those that have another key. */
  readonly rotated: readonly PublisherRecord[]
}

function checkTargets(text: string, { files, roots, ...site }: Site & Pick<RoleChange, 'files'> & { readonly roots: readonly Root[] }): CheckedTargets {
  const { state, now } = site
  const bytes = Buffer.from(text)
  const metadata = parseRole('targets', bytes, 'targets')
  assertNext('targets', metadata.signed.version, state.targets.version)
  // As one finds it who knows the root of now; where a new one comes along with other keys, `verifyBoth` asks for theirs too.
  assertSigned(metadata, rootKeys(state.root.signed).targets)
  assertTimely('targets', metadata.signed.expires, { now, longest: ROLE_LIFE.targets })
  const delegates = delegatesOf(metadata.signed)
  const ours = targetsRole(delegates.publishers, { version: metadata.signed.version, now: Date.parse(metadata.signed.expires) - ROLE_LIFE.targets, advisories: delegates.advisories })
  assertIsOurs('targets', metadata, ours)
  const changed = assertPublishers(delegates, { ...site, files })
  for (const { record } of changed) {
    const publisher = record.keys.slice(-1).map(({ publicKey }) => publicKey)
    for (const one of roots) assertOneTask({ publisher }, { ...rootKeys(one), advisories: delegates.advisories })
  }
  const publishers = new Map([...state.publishers, ...changed.map(({ record, file }) => [record.id, { record, file }] as const)])
  return {
    delegates, value: { bytes, signed: metadata.signed, publishers },
    files: changed.map(({ record, file, bytes: content }) => ({ path: targetPath(publisherPath(record.id), file.sha256), bytes: content })),
    rotated: changed.flatMap(({ record }) => state.publishers.has(record.id) ? [record] : []),
  }
}

function assertSigned(metadata: Metadata<Targets>, publicKeys: readonly string[]): void {
  if (signedBy(metadata, publicKeys).length === 0) throw roleRefused('targets', 'it is not signed with the targets key of this registry')
}

interface ChangedRecord { readonly record: PublisherRecord; readonly file: Digest; readonly bytes: Uint8Array }

/** Nobody is left out, nobody is new or has another key without a record that says so, and every record is what it was with what may come to it. */
function assertPublishers({ publishers }: Delegates, { state, files, now, registry }: Omit<Site, 'online'> & Pick<RoleChange, 'files'>): ChangedRecord[] {
  const before = delegatesOf(state.targets.signed).publishers
  const missing = [...before.keys()].find((id) => !publishers.has(id))
  // A snapshot never loses a role, and an id is given away once: what a publisher signed is stopped by an advisory, not by forgetting whose it is.
  if (missing !== undefined) throw roleRefused('targets', `it leaves out ${missing}`)
  return [...publishers].flatMap(([id, delegate]) => {
    if (isDeepStrictEqual(delegate, before.get(id))) return []
    const bytes = Buffer.from(files[publisherPath(id)] ?? '')
    const file = digestOf(bytes)
    if (!isDeepStrictEqual(file, delegate.record)) throw roleRefused('targets', `it names another record of ${id} than the one that was sent`)
    const record = parsePublisher(bytes, id, registry)
    assertRecord(record, { state, now })
    if (!isDeepStrictEqual(delegate.publicKeys, [record.keys.at(-1)?.publicKey])) throw roleRefused('targets', `it gives ${id} another key than its record does`)
    return [{ record, file, bytes }]
  })
}

/** A record is what we would have made of the one before, at the time of its newest key. */
function assertRecord(record: PublisherRecord, { state, now }: Pick<Site, 'state' | 'now'>): void {
  const newest = record.keys.at(-1)
  const since = Date.parse(newest?.since ?? '')
  if (newest === undefined || !(Math.abs(since - now) <= CLOCK_SKEW_MS)) {
    throw roleRefused('targets', `the newest key of ${record.id} is of ${newest?.since ?? 'no time'}, and here it is ${new Date(now).toISOString()}`)
  }
  const before = state.publishers.get(record.id)?.record
  if (before === undefined) assertNewPublisher(record.id, state.publishers.keys(), true)
  const ours = before === undefined ? newRecord(record.id, newest.publicKey, since) : rotatedRecord(before, newest, since)
  if (!isDeepStrictEqual(ours, record)) throw roleRefused('targets', `the record of ${record.id} changes more than its key`)
}

function isNamespace(name: string): boolean {
  const id = name.slice(namespaceOf('').length)
  return name === namespaceOf(id) && isPublisherId(id)
}
