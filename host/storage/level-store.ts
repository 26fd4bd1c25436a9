import { HardpointError } from '@hardpoint/schemas/errors'
import { CommitGroup, prepare, type PreparedCommit } from './_commit-group.ts'
import { LevelDatabase, type Bounds, type Write } from './_level-database.ts'
import {
  COMMIT_COUNTER, dataKey, decodeRecord, encodeDataKey, expiryBound, formatVersion, fromDataKey, fromExpiryKey,
} from './_records.ts'
import { decodeKey, encodeKey, keysBelow } from './key-codec.ts'
import type { Commit, CommitResult, Entry, Key, Range, Store } from './store.ts'

/** Bytes of one write to disk: more waits for the next. Bounds memory, and how long the first commit waits for the last. */
const GROUP_BYTES = 4 * 1024 * 1024

/** Expired entries are looked for this often, and removed this many at a time, together with a commit. */
const SWEEP_EVERY_MS = 1000
const SWEEP_ENTRIES = 500

interface Waiting {
  readonly commit: PreparedCommit
  readonly resolve: (result: CommitResult) => void
  readonly reject: (error: unknown) => void
}

/**
 * Opens the embedded store, made where it is missing.
 *
 * Commits that arrive while one is being written share the next write and its fsync: each is answered once it is on disk.
 *
 * @param directory used by one process at a time; mode 0700 where it is made
 * @throws HP_ERR_DATA_LOCKED, HP_ERR_DATA_READ_ONLY, HP_ERR_DATA_FULL, HP_ERR_DATA_CORRUPT
 */
export async function openLevelStore(directory: string, options: { readonly clock?: () => number } = {}): Promise<Store> {
  const database = await LevelDatabase.open(directory)
  return new LevelStore(database, options.clock ?? Date.now)
}

class LevelStore implements Store {
  readonly #database: LevelDatabase
  readonly #clock: () => number
  #lastCommit: number
  #waiting: Waiting[] = []
  #writer: Promise<void> | undefined
  #nextSweep = 0
  #closing: Promise<void> | undefined

  constructor(database: LevelDatabase, clock: () => number) {
    this.#database = database
    this.#clock = clock
    this.#lastCommit = Number(database.getSync(COMMIT_COUNTER)?.readBigUInt64BE() ?? 0n)
  }

  async get(key: Key): Promise<Entry | undefined> {
    return (await this.getMany([key]))[0]
  }

  async getMany(keys: readonly Key[]): Promise<(Entry | undefined)[]> {
    const records = await this.#database.getMany(keys.map(encodeDataKey))
    const now = this.#clock()
    return keys.map((key, at) => toEntry(key, records[at], now))
  }

  async *scan(range: Range): AsyncGenerator<Entry> {
    let left = range.limit ?? Infinity
    const bounds = boundsOf(range)
    if (left <= 0 || bounds === undefined) return
    const now = this.#clock()
    for await (const page of this.#database.pages(bounds, { values: true })) {
      for (const [key, record] of page) {
        const entry = toEntry(decodeKey(fromDataKey(key)), record, now)
        if (entry === undefined) continue
        yield entry
        if (--left <= 0) return
      }
    }
  }

  async commit(commit: Commit): Promise<CommitResult> {
    if (this.#closing) throw new HardpointError('HP_ERR_DATA_CLOSED', { directory: this.#database.directory })
    const prepared = prepare(commit)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ commit: prepared, resolve, reject })
      this.#writer ??= this.#write()
    })
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.#writer
      await this.#database.close()
    })()
    return this.#closing
  }

  async #write(): Promise<void> {
    await Promise.resolve() // what is committed in the same turn of the event loop shares the first write
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup()
      await this.#writeGroup(group).catch((error: unknown) => group.forEach(({ reject }) => reject(error)))
    }
    this.#writer = undefined
  }

  #takeGroup(): Waiting[] {
    let bytes = 0
    const size = this.#waiting.findIndex(({ commit }) => (bytes += commit.bytes) > GROUP_BYTES)
    return this.#waiting.splice(0, size === -1 ? this.#waiting.length : Math.max(1, size))
  }

  async #writeGroup(waiting: readonly Waiting[]): Promise<void> {
    const now = this.#clock()
    const swept = await this.#sweep(now)
    const group = new CommitGroup({ read: (key) => this.#database.getSync(key), now, lastCommit: this.#lastCommit })
    const results = waiting.map(({ commit }) => group.add(commit))
    // Counted even where the write fails: a version is never given out twice.
    this.#lastCommit = group.lastCommit
    const writes = group.writes()
    if (writes.length > 0) await this.#database.write([...swept, ...writes])
    waiting.forEach(({ resolve }, at) => {
      const result = results[at]
      if (result !== undefined) resolve(result)
    })
  }

  /** Removals of expired entries; before the commits of the same write, which may put them anew. */
  async #sweep(now: number): Promise<Write[]> {
    if (now < this.#nextSweep) return []
    const writes: Write[] = []
    for await (const page of this.#database.pages({ gte: expiryBound(0), lt: expiryBound(now + 1) }, { values: false })) {
      for (const [key] of page) writes.push(...this.#expired(key))
      if (writes.length >= SWEEP_ENTRIES) break
    }
    if (writes.length < SWEEP_ENTRIES) this.#nextSweep = now + SWEEP_EVERY_MS
    return writes
  }

  /** The entry may have been put again since, with another expiry or none: then only the index is out of date. */
  #expired(index: Buffer): Write[] {
    const { expiresAt, key } = fromExpiryKey(index)
    const record = this.#database.getSync(key)
    const stale = record === undefined || decodeRecord(record).expiresAt !== expiresAt
    return stale ? [{ type: 'del', key: index }] : [{ type: 'del', key: index }, { type: 'del', key }]
  }
}

function toEntry(key: Key, record: Buffer | undefined, now: number): Entry | undefined {
  if (record === undefined) return undefined
  const { commit, expiresAt, value } = decodeRecord(record)
  return expiresAt <= now ? undefined : { key, value, version: formatVersion(commit) }
}

/** Clamped to the prefix: whatever start and end a caller passes on, nothing outside is seen. */
function boundsOf({ prefix, start, end, reverse = false }: Range): Bounds | undefined {
  const below = keysBelow(prefix)
  const from = start === undefined ? below.start : greater(below.start, encodeKey(start))
  const to = end === undefined ? below.end : lesser(below.end, encodeKey(end))
  return Buffer.compare(from, to) < 0 ? { gte: dataKey(from), lt: dataKey(to), reverse } : undefined
}

function greater(a: Buffer, b: Buffer): Buffer {
  return Buffer.compare(a, b) >= 0 ? a : b
}

function lesser(a: Buffer, b: Buffer): Buffer {
  return Buffer.compare(a, b) <= 0 ? a : b
}
