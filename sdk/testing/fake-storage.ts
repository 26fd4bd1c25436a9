import { HardpointError } from '@hardpoint/schemas/errors'
import type { StorageCommit, StorageCommitResult, StorageEntry, StorageKey, StoragePage, StorageSelector } from '../guest/host-api.gen.ts'
import { compareKeys } from './compare-keys.ts'

/** What a store is made with. */
export interface FakeStorageOptions {
  readonly plugin: string
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** From the grant; the host's default is 10 MiB. */
  readonly quotaBytes: number
}

interface Held { readonly key: StorageKey; readonly text: string; readonly version: string; readonly expiresAt: number; readonly bytes: number }

const MAX_KEY_BYTES = 2048
const MAX_VALUE_BYTES = 65_536
const MAX_MUTATIONS = 1000
const MAX_PAGE_BYTES = 1_048_576
const DEFAULT_LIMIT = 100
/** What every entry counts beside its key and value. */
const ENTRY_OVERHEAD = 32

/** The data of one plugin in one organisation, in memory: the order, versions, checks, expiry, quota and limits of the real storage. */
export class FakeStorage {
  readonly #options: FakeStorageOptions
  readonly #held: Held[] = []
  #commits = 0

  constructor(options: FakeStorageOptions) { this.#options = options }

  get(key: StorageKey): StorageEntry {
    assertKey(key)
    return entryOf(key, this.#live(key))
  }

  getMany(keys: readonly StorageKey[]): StorageEntry[] {
    return keys.map((key) => this.get(key))
  }

  /** Everything that is there, in order: for tests. */
  entries(): StorageEntry[] {
    this.#collect()
    return this.#held.map((held) => entryOf(held.key, held))
  }

  list({ prefix, start, end, limit = DEFAULT_LIMIT, cursor, reverse = false }: StorageSelector): StoragePage {
    for (const key of [prefix, start, end]) if (key !== undefined && key.length > 0) assertKey(key)
    this.#collect()
    const after = cursor === undefined ? undefined : parseCursor(cursor)
    const found = this.#held.filter(({ key }) => isBelow(key, prefix)
      && (start === undefined || compareKeys(key, start) >= 0) && (end === undefined || compareKeys(key, end) < 0)
      && (after === undefined || (reverse ? compareKeys(key, after) < 0 : compareKeys(key, after) > 0)))
    return pageOf(reverse ? found.toReversed() : found, limit)
  }

  /** @throws HP_ERR_PARAMS, HP_ERR_STORAGE_KEY, HP_ERR_QUOTA; nothing is then written */
  commit({ checks = [], set = [], delete: deletes = [] }: StorageCommit): StorageCommitResult {
    if (set.length + deletes.length > MAX_MUTATIONS) throw invalid('/commit', `changes more than ${MAX_MUTATIONS} keys`)
    const version = (this.#commits + 1).toString(16).padStart(16, '0')
    const writes = set.map(({ key, value, expireInMs }, at) => this.#write({ key, value, expireInMs, version }, `/commit/set/${at}/value`))
    const changed = [...set.map(({ key }, at) => [key, `/commit/set/${at}`] as const), ...deletes.map((key, at) => [key, `/commit/delete/${at}`] as const)]
    assertDistinct(changed, 'names a key that this commit changes already')
    assertDistinct(checks.map(({ key }, at) => [key, `/commit/checks/${at}`] as const), 'names a key that this commit checks already')
    if (!checks.every((check) => (this.#live(check.key)?.version ?? null) === check.version)) return { ok: false }
    this.#collect()
    this.#assertQuota(writes, deletes)
    for (const key of deletes) this.#replace(key)
    for (const held of writes) this.#replace(held.key, held)
    this.#commits += 1
    return { ok: true, version }
  }

  #write({ key, value, expireInMs, version }: { key: StorageKey; value: unknown; expireInMs: number | undefined; version: string }, pointer: string): Held {
    const text = JSON.stringify(value)
    const size = Buffer.byteLength(text)
    if (size > MAX_VALUE_BYTES) throw invalid(pointer, `is larger than ${MAX_VALUE_BYTES} bytes`)
    const bytes = ENTRY_OVERHEAD + Buffer.byteLength(JSON.stringify(key)) + size
    return { key, text, version, bytes, expiresAt: expireInMs === undefined ? Infinity : this.#options.clock() + expireInMs }
  }

  #assertQuota(writes: readonly Held[], deletes: readonly StorageKey[]): void {
    const { plugin, quotaBytes } = this.#options
    const used = this.#held.reduce((sum, { bytes }) => sum + bytes, 0)
    const replaced = [...writes.map(({ key }) => key), ...deletes].reduce((sum, key) => sum + (this.#at(key)?.bytes ?? 0), 0)
    const growth = writes.reduce((sum, { bytes }) => sum + bytes, 0) - replaced
    if (growth > 0 && used + growth > quotaBytes) throw new HardpointError('HP_ERR_QUOTA', { plugin, what: 'storage quota', limit: `${quotaBytes} bytes`, quotaBytes, usedBytes: used })
  }

  #collect(): void {
    const now = this.#options.clock()
    for (let at = this.#held.length - 1; at >= 0; at--) if ((this.#held[at]?.expiresAt ?? 0) <= now) this.#held.splice(at, 1)
  }

  #live(key: StorageKey): Held | undefined {
    const held = this.#at(key)
    return held === undefined || held.expiresAt <= this.#options.clock() ? undefined : held
  }

  #at(key: StorageKey): Held | undefined {
    const held = this.#held[this.#place(key)]
    return held !== undefined && compareKeys(held.key, key) === 0 ? held : undefined
  }

  #replace(key: StorageKey, held?: Held): void {
    const place = this.#place(key)
    const there = this.#at(key) === undefined ? 0 : 1
    this.#held.splice(place, there, ...(held === undefined ? [] : [held]))
  }

  /** Index of the first entry that is not before the key. */
  #place(key: StorageKey): number {
    let [low, high] = [0, this.#held.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareKeys(this.#held[middle]?.key ?? [], key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

function entryOf(key: StorageKey, held: Held | undefined): StorageEntry {
  return held === undefined ? { key, value: null, version: null } : { key, value: JSON.parse(held.text), version: held.version }
}

function pageOf(found: readonly Held[], limit: number): StoragePage {
  const entries: StorageEntry[] = []
  let bytes = 0
  for (const held of found) {
    const last = entries.at(-1)
    if (last !== undefined && (entries.length === limit || bytes > MAX_PAGE_BYTES)) return { entries, cursor: Buffer.from(JSON.stringify(last.key)).toString('base64url') }
    const entry = entryOf(held.key, held)
    entries.push(entry)
    bytes += JSON.stringify(entry).length
  }
  return { entries, cursor: null }
}

/** The prefix itself is not below it. */
function isBelow(key: StorageKey, prefix: StorageKey): boolean {
  return prefix.every((part, at) => key[at] === part) && key.length > prefix.length
}

function assertKey(key: StorageKey): void {
  const problem = keyProblem(key)
  if (problem !== undefined) throw new HardpointError('HP_ERR_STORAGE_KEY', { problem })
}

function keyProblem(key: StorageKey): string | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(key))
  if (key.length > 16 || bytes > MAX_KEY_BYTES) return `it has ${key.length} parts and ${bytes} bytes`
  if (key.some((part) => typeof part === 'string' && !part.isWellFormed())) return 'a part is not well-formed Unicode'
  return key.some((part) => typeof part === 'number' && !Number.isFinite(part)) ? 'a part is not a finite number' : undefined
}

function assertDistinct(keys: readonly (readonly [key: StorageKey, pointer: string])[], problem: string): void {
  const seen = new Set<string>()
  for (const [key, pointer] of keys) {
    assertKey(key)
    const text = JSON.stringify(key)
    if (seen.has(text)) throw invalid(pointer, problem)
    seen.add(text)
  }
}

function parseCursor(cursor: string): StorageKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length > 0 && key.every((part) => typeof part in RANKED)) return key as StorageKey
  } catch { /* said below */ }
  throw new HardpointError('HP_ERR_PARAMS', { method: 'storage.list', pointer: '/selector/cursor', problem: 'is not a cursor that storage.list gave' })
}

const RANKED = { string: true, number: true, boolean: true }

function invalid(pointer: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PARAMS', { method: 'storage.commit', pointer, problem })
}
