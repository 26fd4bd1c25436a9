import { createHash } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, publisherOf } from '@hardpoint/schemas/package'
import type { Key, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models'
import {
  ADVISORIES_PATH, ADVISORIES_ROLE, MAX_ADVISORIES_BYTES, MAX_INDEX_BYTES, MAX_PUBLISHER_BYTES, indexPath, isPluginId, isPublisherId, namespaceOf, printable, publisherPath,
} from '../layout/mod.ts'
import { CAPS } from './_caps.ts'
import type { RoleChecks } from './role-checks.ts'

const SHA256 = /^[0-9a-f]{64}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

type Problems = Generator<string, void, undefined>
type Keys = Readonly<Record<string, Key>>
type Signers = Pick<Root['roles'][string], 'keyIDs' | 'threshold'>
type Delegation = NonNullable<NonNullable<Targets['delegations']>['roles']>[string]

/**
 * What our registries hold to beyond TUF's rules, for roles whose signatures held.
 *
 * TUF leaves key ids to the repository, so one key under two ids counts twice in a threshold; lengths and digests may be left out, so that unsigned
 * megabytes reach a parser; and a role may delegate on, so that one publisher answers for another. None of that is let in here.
 *
 * @throws HP_ERR_REGISTRY_UNTRUSTED
 */
export function soundness(registry: string): RoleChecks {
  const demand = (what: string, problems: Problems): void => {
    const [problem] = problems
    if (problem !== undefined) throw new HardpointError('HP_ERR_REGISTRY_UNTRUSTED', { registry, what, problem: printable(problem) })
  }
  return {
    root: (root) => { demand('root.json', ofRoot(root)) },
    timestamp: (timestamp) => { demand('timestamp.json', ofTimestamp(timestamp)) },
    snapshot: (snapshot) => { demand('snapshot.json', ofSnapshot(snapshot)) },
    targets: (role, targets, delegator) => {
      demand(`${role}.json`, delegator === undefined ? ofTargets(targets) : ofDelegated(role, targets, delegator))
    },
  }
}

function* ofRoot(root: Root): Problems {
  yield* ofAny(root)
  if (!root.consistentSnapshot) yield 'consistent_snapshot is false, so files would change in place'
  yield* ofKeys(root.keys)
  yield* ofUsability(Object.values(root.keys))
  for (const [name, role] of Object.entries(root.roles)) {
    if (!['root', 'targets', 'snapshot', 'timestamp'].includes(name)) yield `it has a role ${name}`
    yield* ofSigners(name, role, root.keys)
  }
}

function* ofTimestamp(timestamp: Timestamp): Problems {
  yield* ofAny(timestamp)
  yield* ofMeta('snapshot.json', timestamp.snapshotMeta, CAPS.snapshot)
}

function* ofSnapshot(snapshot: Snapshot): Problems {
  yield* ofAny(snapshot)
  if (!Object.hasOwn(snapshot.meta, 'targets.json')) yield 'it does not list targets.json'
  for (const [name, meta] of Object.entries(snapshot.meta)) {
    const publisher = /^namespace\.(.+)\.json$/.exec(name)?.[1]
    const isOurs = name === 'targets.json' || name === `${ADVISORIES_ROLE}.json` || (publisher !== undefined && isPublisherId(publisher))
    if (!isOurs) yield `it lists ${name}`
    yield* ofMeta(name, meta, capOf(name))
  }
}

function capOf(name: string): number {
  if (name === 'targets.json') return CAPS.targets
  return name === `${ADVISORIES_ROLE}.json` ? CAPS.advisories : CAPS.namespace
}

function* ofTargets(targets: Targets): Problems {
  yield* ofAny(targets)
  for (const [path, target] of Object.entries(targets.targets)) {
    const publisher = /^publishers\/(.+)\.json$/.exec(path)?.[1] ?? ''
    if (!isPublisherId(publisher) || path !== publisherPath(publisher)) yield `its target ${path} is no publisher's record`
    yield* ofTarget(path, target, MAX_PUBLISHER_BYTES)
  }
  const { delegations } = targets
  if (delegations === undefined) return
  if (delegations.roles === undefined) yield 'it delegates by the hash of a path'
  yield* ofKeys(delegations.keys)
  for (const role of Object.values(delegations.roles ?? {})) yield* ofDelegation(role, delegations.keys)
}

/**
 * A publisher's role answers for `index/<publisher>.<name>.ndjson` and for nothing else, whatever the order of the roles; that of the advisories
 * for one file.
 */
function* ofDelegation(role: Delegation, keys: Keys): Problems {
  const publisher = role.name.replace(/^namespace\./, '')
  const isNamespace = isPublisherId(publisher) && role.name === namespaceOf(publisher)
  if (!isNamespace && role.name !== ADVISORIES_ROLE) yield `it delegates to ${role.name}, which is no publisher's role`
  if (role.paths?.length !== 1 || role.paths[0] !== (isNamespace ? delegatedPath(publisher) : ADVISORIES_PATH)) yield `it delegates ${JSON.stringify(role.paths)} to ${role.name}`
  if (!role.terminating) yield `its delegation to ${role.name} does not end the search`
  yield* ofSigners(role.name, role, keys)
}

/** What a publisher's role is asked for. */
function delegatedPath(publisher: string): string {
  return `index/${publisher}.*`
}

function* ofDelegated(name: string, role: Targets, delegator: Targets): Problems {
  yield* ofAny(role)
  if (role.delegations !== undefined) yield 'a role that was delegated to must not delegate on'
  yield* name === ADVISORIES_ROLE ? ofAdvisories(role) : ofNamespace(name, role)
  const { keys = {}, roles = {} } = delegator.delegations ?? {}
  // Here and not for all delegations at once: it is a millisecond a key.
  yield* ofUsability((roles[name]?.keyIDs ?? []).flatMap((id) => keys[id] ?? []))
}

function* ofAdvisories({ targets }: Targets): Problems {
  const found = targets[ADVISORIES_PATH]
  if (found === undefined || Object.keys(targets).length !== 1) yield `its targets are not ${ADVISORIES_PATH} alone`
  else yield* ofTarget(ADVISORIES_PATH, found, MAX_ADVISORIES_BYTES)
}

function* ofNamespace(name: string, role: Targets): Problems {
  const publisher = name.replace(/^namespace\./, '')
  for (const [path, target] of Object.entries(role.targets)) {
    const id = /^index\/(.+)\.ndjson$/.exec(path)?.[1] ?? ''
    if (!isPluginId(id) || publisherOf(id) !== publisher || path !== indexPath(id)) yield `its target ${path} is no index of ${publisher}'s`
    yield* ofTarget(path, target, MAX_INDEX_BYTES)
  }
}

function* ofAny({ version, expires }: Pick<Root, 'version' | 'expires'>): Problems {
  if (!Number.isSafeInteger(version) || version < 1) yield `its version is ${version}`
  if (!TIME.test(expires)) yield `it holds until ${expires}, which is no time of TUF's`
}

/** One spelling of a key, and the id that follows from it: so that no key has two ids and no id two keys. */
function* ofKeys(keys: Keys): Problems {
  for (const [id, { keyType, scheme, keyVal, unrecognizedFields = {} }] of Object.entries(keys)) {
    const hex = keyVal['public'] ?? ''
    const isPlain = Object.keys(keyVal).length === 1 && Object.keys(unrecognizedFields).length === 0 && SHA256.test(hex)
    if (keyType !== 'ed25519' || scheme !== 'ed25519' || !isPlain) yield `its key ${id} is not written as an Ed25519 key must be`
    if (id !== keyidOf(hex)) yield `its key ${id} is not the key of that id, ${keyidOf(hex)}`
  }
}

/** TUF's: the digest of the key object in canonical JSON. */
function keyidOf(hex: string): string {
  return createHash('sha256').update(`{"keytype":"ed25519","keyval":{"public":"${hex}"},"scheme":"ed25519"}`).digest('hex')
}

function* ofUsability(keys: readonly Key[]): Problems {
  for (const { keyID, keyVal } of keys) {
    try {
      assertUsableKey(Buffer.from(keyVal['public'] ?? '', 'hex').toString('base64'))
    } catch (error) {
      if (!HardpointError.is(error)) throw error
      yield `its key ${keyID} cannot be used: ${String(error.details['problem'])}`
    }
  }
}

function* ofSigners(role: string, { keyIDs, threshold }: Signers, keys: Keys): Problems {
  if (!Number.isSafeInteger(threshold) || threshold < 1 || threshold > keyIDs.length) yield `${role} needs ${threshold} of ${keyIDs.length} keys`
  const missing = keyIDs.find((id) => !Object.hasOwn(keys, id))
  if (missing !== undefined) yield `${role} names the key ${missing}, which is not there`
}

function* ofMeta(name: string, { version, length, hashes }: MetaFile, limit: number): Problems {
  if (!Number.isSafeInteger(version) || version < 1) yield `it lists version ${version} of ${name}`
  yield* ofTarget(name, { length: length ?? -1, hashes: hashes ?? {} }, limit)
}

function* ofTarget(name: string, { length, hashes }: Pick<TargetFile, 'length' | 'hashes'>, limit: number): Problems {
  if (!Number.isSafeInteger(length) || length < 0) yield `it lists ${name} without a length`
  if (length > limit) yield `it lists ${name} with ${length} bytes; at most ${limit} are read`
  if (Object.keys(hashes).length !== 1 || !SHA256.test(hashes['sha256'] ?? '')) yield `it lists ${name} without a SHA-256 of its own`
}
