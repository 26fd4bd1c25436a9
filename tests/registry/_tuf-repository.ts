import { createHash } from 'node:crypto'
import type { IndexEntry, Manifest } from '@hardpoint/schemas'
import type { Source } from '@hardpoint/registry/client'
import { generateKeyPair, keyidOf, publisherOf, sign, type KeyPair } from '@hardpoint/schemas/package'
import { ADVISORIES_PATH, CATALOG_PATH, TIMESTAMP_PATH, indexPath, metadataPath, namespaceOf, packagePath, publisherPath, targetPath } from '../../registry/layout/mod.ts'
import { NOW, manifestOf, packageOf } from './_fixtures.ts'

export interface Meta { version?: number; length?: number; hashes?: Record<string, string> }
export interface Signers { keyids: string[]; threshold: number }
export interface Delegation extends Signers { name: string; paths?: string[]; terminating: boolean; path_hash_prefixes?: string[] }
interface Delegations { keys: Record<string, object>; roles?: Delegation[]; succinct_roles?: object }

/** What is signed of a role: only what tests change is typed. */
export interface Signed {
  _type: string
  spec_version: string
  version: number
  expires: string
  consistent_snapshot?: boolean
  keys?: Record<string, object>
  roles?: Record<string, Signers>
  meta?: Record<string, Meta>
  targets?: Record<string, Meta>
  delegations?: Delegations
  [field: string]: unknown
}

const DAY = 86_400_000
const LIFE: Readonly<Record<string, number>> = { root: 365 * DAY, targets: 365 * DAY, snapshot: 7 * DAY, timestamp: DAY }

/** Canonical JSON as TUF signs it, written here once more: what tests sign must not depend on the code that verifies. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).filter(([, field]) => field !== undefined).toSorted(([a], [b]) => a < b ? -1 : 1).map(([name, field]) => `${canonical(name)}:${canonical(field)}`).join(',')}}`
  }
  return typeof value === 'string' ? `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : JSON.stringify(value)
}

export function keyObject({ publicKey }: Pick<KeyPair, 'publicKey'>): { keytype: string; scheme: string; keyval: { public: string } } {
  return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: Buffer.from(publicKey, 'base64').toString('hex') } }
}

export function tufKeyid(key: object): string {
  return createHash('sha256').update(canonical(key)).digest('hex')
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Signs with any keys, under the ids that TUF gives them or under others. */
export function signed(body: object, keys: readonly KeyPair[], { ids = keys.map((key) => tufKeyid(keyObject(key))) }: { readonly ids?: readonly string[] } = {}): Uint8Array {
  const signatures = keys.map((key, at) => ({ keyid: ids[at] ?? '', sig: Buffer.from(sign(Buffer.from(canonical(body)), key)).toString('hex') }))
  return Buffer.from(JSON.stringify({ signatures, signed: body }))
}

export function metaOf(bytes: Uint8Array, version?: number): Meta {
  return { ...(version === undefined ? {} : { version }), length: bytes.length, hashes: { sha256: sha256(bytes) } }
}

/** A registry as files in memory, made anew by hand, so that a test can make any of it wrong and sign it all the same. */
export class TufRepository {
  /** What is served. */
  readonly files = new Map<string, Uint8Array>()
  readonly keys: Record<string, KeyPair[]>
  readonly roles: Record<string, Signed> = {}
  readonly entries = new Map<string, IndexEntry[]>()
  readonly now: number

  constructor({ now = NOW }: { readonly now?: number } = {}) {
    this.now = now
    const online = [generateKeyPair()]
    this.keys = { root: [generateKeyPair(), generateKeyPair(), generateKeyPair()], targets: [generateKeyPair()], snapshot: online, timestamp: online }
    this.roles['root'] = { ...this.#blank('root'), consistent_snapshot: true, keys: {}, roles: {} }
    this.nameKeys()
    this.roles['targets'] = { ...this.#blank('targets'), targets: {}, delegations: { keys: {}, roles: [] } }
    this.roles['snapshot'] = { ...this.#blank('snapshot'), meta: {} }
    this.roles['timestamp'] = { ...this.#blank('timestamp'), meta: {} }
    for (const name of ['root', 'targets', 'snapshot', 'timestamp']) this.write(name)
    this.files.set(CATALOG_PATH, new Uint8Array())
  }

  role(name: string): Signed {
    return this.roles[name] ?? this.#blank('targets')
  }

  /** Puts the keys of `this.keys` into the root. */
  nameKeys({ rootThreshold = 2 }: { readonly rootThreshold?: number } = {}): void {
    const root = this.role('root')
    const named = ['root', 'targets', 'snapshot', 'timestamp'].map((role) => [role, this.keys[role] ?? []] as const)
    root.keys = Object.fromEntries(named.flatMap(([, keys]) => keys.map((key) => [tufKeyid(keyObject(key)), keyObject(key)])))
    root.roles = Object.fromEntries(named.map(([role, keys]) => [role, { keyids: keys.map((key) => tufKeyid(keyObject(key))), threshold: role === 'root' ? rootThreshold : 1 }]))
  }

  /** A new publisher with a key of its own. */
  register(id: string, keys: KeyPair = generateKeyPair()): KeyPair {
    const targets = this.role('targets')
    const key = keyObject(keys)
    this.keys[namespaceOf(id)] = [keys]
    this.roles[namespaceOf(id)] = { ...this.#blank('targets'), version: 0, targets: {} }
    this.delegations.keys[tufKeyid(key)] = key
    this.delegations.roles?.push({ name: namespaceOf(id), keyids: [tufKeyid(key)], threshold: 1, paths: [`index/${id}.*`], terminating: true })
    const record = Buffer.from(JSON.stringify({ id, keys: [{ publicKey: keys.publicKey, since: new Date(this.now - DAY).toISOString() }] }))
    targets.targets = { ...targets.targets, [publisherPath(id)]: this.serve(publisherPath(id), record) }
    this.release('targets')
    return keys
  }

  /** What whoever answers for security says, with a key of its own. */
  advise(content: unknown, keys: KeyPair = this.keys['advisories']?.[0] ?? generateKeyPair()): KeyPair {
    const isNew = this.keys['advisories'] === undefined
    const key = keyObject(keys)
    this.keys['advisories'] = [keys]
    this.roles['advisories'] ??= { ...this.#blank('targets'), version: 0, targets: {} }
    this.role('advisories').targets = { [ADVISORIES_PATH]: this.serve(ADVISORIES_PATH, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))) }
    if (isNew) {
      this.delegations.keys[tufKeyid(key)] = key
      this.delegations.roles?.push({ name: 'advisories', keyids: [tufKeyid(key)], threshold: 1, paths: [ADVISORIES_PATH], terminating: true })
    }
    this.release('advisories', ...isNew ? ['targets'] : [])
    return keys
  }

  get delegations(): Delegations {
    const targets = this.role('targets')
    targets.delegations ??= { keys: {}, roles: [] }
    return targets.delegations
  }

  /** Makes a package and lists it; `release` publishes it, as it does by itself where not told otherwise. */
  publish(overrides: Partial<Manifest> = {}, change: Partial<IndexEntry> = {}): IndexEntry {
    const { id, version, tier, title, description, engines, dependencies } = manifestOf(overrides)
    const [keys = this.register(publisherOf(id))] = this.keys[namespaceOf(publisherOf(id))] ?? []
    const bytes = packageOf(keys, overrides)
    const entry: IndexEntry = {
      id, version, sha256: sha256(bytes), size: bytes.length, keyid: keyidOf(keys.publicKey), tier, title, description, engines,
      ...(dependencies === undefined ? {} : { dependencies }), publishedAt: new Date(this.now).toISOString(), ...change,
    }
    this.files.set(packagePath(entry), bytes)
    this.entries.set(id, [...this.entries.get(id) ?? [], entry])
    this.list(id)
    this.release(namespaceOf(publisherOf(id)))
    return entry
  }

  /** Writes the index of a plugin, as its publisher would, from `this.entries` or from any text. */
  list(id: string, text = (this.entries.get(id) ?? []).map((entry) => `${JSON.stringify(entry)}\n`).join('')): void {
    const role = this.role(namespaceOf(publisherOf(id)))
    role.targets = { ...role.targets, [indexPath(id)]: this.serve(indexPath(id), Buffer.from(text)) }
  }

  /** Serves a target, and says how a role would name it. */
  serve(target: string, bytes: Uint8Array): Meta {
    this.files.set(targetPath(target, sha256(bytes)), bytes)
    return metaOf(bytes)
  }

  /** The next version of some roles, and of snapshot and timestamp. */
  release(...names: readonly string[]): void {
    for (const name of [...names, 'snapshot', 'timestamp']) {
      this.role(name).version++
      this.write(name)
    }
  }

  /** Signs a role as it is, serves it, and has the role above it name it. */
  write(name: string, keys: readonly KeyPair[] = this.keys[name] ?? []): Uint8Array {
    const role = this.role(name)
    const bytes = signed(role, keys)
    this.files.set(name === 'timestamp' ? TIMESTAMP_PATH : metadataPath(name, role.version), bytes)
    this.refer(name, bytes)
    return bytes
  }

  /** Has the role above name these bytes as `name`'s. */
  refer(name: string, bytes: Uint8Array): void {
    const above = name === 'snapshot' ? 'timestamp' : name === 'targets' || name === 'advisories' || name.startsWith('namespace.') ? 'snapshot' : undefined
    const role = above === undefined ? undefined : this.roles[above]
    if (role !== undefined) role.meta = { ...role.meta, [`${name}.json`]: metaOf(bytes, this.role(name).version) }
  }

  /** The next root, signed with `signers` (those of the root before and after, where not given). */
  rotateRoot(change: () => void, signers?: readonly KeyPair[]): void {
    const before = this.keys['root'] ?? []
    change()
    this.nameKeys()
    this.role('root').version++
    this.write('root', signers ?? [...new Set([...before, ...this.keys['root'] ?? []])])
  }

  /** Another repository with the same keys and files: what a mirror kept, or what somebody with the keys makes of it. */
  copy(): TufRepository {
    const copy = new TufRepository({ now: this.now })
    Object.assign(copy.keys, this.keys)
    Object.assign(copy.roles, structuredClone(this.roles))
    for (const [id, entries] of this.entries) copy.entries.set(id, [...entries])
    copy.files.clear()
    for (const [path, bytes] of this.files) copy.files.set(path, bytes)
    return copy
  }

  get fingerprint(): string {
    return `sha256:${sha256(this.files.get('metadata/1.root.json') ?? new Uint8Array())}`
  }

  /** Reads the files as they are when asked. */
  source(): Source & { readonly asked: string[] } {
    const asked: string[] = []
    return {
      location: 'memory',
      asked,
      read: async (path) => {
        asked.push(path)
        return this.files.get(path)
      },
    }
  }

  #blank(type: string): Signed {
    return { _type: type, spec_version: '1.0.31', version: 1, expires: this.time(LIFE[type] ?? DAY) }
  }

  /** A time in TUF's form, `ms` from now. */
  time(ms: number): string {
    return `${new Date(this.now + ms).toISOString().slice(0, 19)}Z`
  }
}
