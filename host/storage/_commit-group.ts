import { HardpointError } from '@hardpoint/schemas/errors'
import type { Write } from './_level-database.ts'
import { COMMIT_COUNTER, decodeRecord, encodeCounter, encodeDataKey, encodeRecord, expiryKey, formatVersion, stamp } from './_records.ts'
import type { Commit, CommitResult, Key } from './store.ts'

interface PreparedPut {
  readonly key: Buffer
  readonly record: Buffer
}

/** A commit, encoded at the moment it was asked for: what its owner changes afterwards does not count. */
export interface PreparedCommit {
  readonly checks: readonly { readonly key: Buffer; readonly original: Key; readonly version: string | null }[]
  readonly puts: readonly PreparedPut[]
  readonly deletes: readonly Buffer[]
  readonly bytes: number
}

/** @throws HP_ERR_DATA_KEY */
export function prepare({ checks = [], puts = [], deletes = [] }: Commit): PreparedCommit {
  const prepared = {
    checks: checks.map(({ key, version }) => ({ key: entryKey(key), original: key, version })),
    puts: puts.map(({ key, value, expiresAt }) => ({ key: entryKey(key), record: encodeRecord(value, expiresAt) })),
    deletes: deletes.map(entryKey),
  }
  return { ...prepared, bytes: prepared.puts.reduce((sum, { key, record }) => sum + key.length + record.length, 0) }
}

function entryKey(key: Key): Buffer {
  if (key.length === 0) throw new HardpointError('HP_ERR_DATA_KEY', { problem: 'it has no parts' })
  return encodeDataKey(key)
}

/** Commits that are written together, each decided as if those before it were already through. */
export class CommitGroup {
  lastCommit: number
  readonly #read: (key: Buffer) => Buffer | undefined
  readonly #now: number
  readonly #before: number
  readonly #writes: Write[] = []
  /** What the group has changed so far: data key (latin1) to its record, undefined where deleted. */
  readonly #changed = new Map<string, Buffer | undefined>()

  constructor(base: { readonly read: (key: Buffer) => Buffer | undefined; readonly now: number; readonly lastCommit: number }) {
    this.#read = base.read
    this.#now = base.now
    this.#before = base.lastCommit
    this.lastCommit = base.lastCommit
  }

  add(commit: PreparedCommit): CommitResult {
    const failed = commit.checks.find(({ key, version }) => this.#versionOf(key) !== version)
    if (failed !== undefined) return { ok: false, conflict: failed.original }
    const number = ++this.lastCommit
    for (const key of commit.deletes) this.#delete(key)
    for (const put of commit.puts) this.#put(put, number)
    return { ok: true, version: formatVersion(number) }
  }

  /** Empty where no commit passed its checks. The counter goes last: it is there only if everything before it is. */
  writes(): readonly Write[] {
    if (this.lastCommit === this.#before) return []
    return [...this.#writes, { type: 'put', key: COMMIT_COUNTER, value: encodeCounter(this.lastCommit) }]
  }

  #versionOf(key: Buffer): string | null {
    const name = key.toString('latin1')
    const record = this.#changed.has(name) ? this.#changed.get(name) : this.#read(key)
    if (record === undefined) return null
    const { commit, expiresAt } = decodeRecord(record)
    return expiresAt <= this.#now ? null : formatVersion(commit)
  }

  #delete(key: Buffer): void {
    this.#writes.push({ type: 'del', key })
    this.#changed.set(key.toString('latin1'), undefined)
  }

  #put({ key, record }: PreparedPut, number: number): void {
    this.#writes.push({ type: 'put', key, value: stamp(record, number) })
    const { expiresAt } = decodeRecord(record)
    if (expiresAt !== Infinity) this.#writes.push({ type: 'put', key: expiryKey(expiresAt, key), value: Buffer.alloc(0) })
    this.#changed.set(key.toString('latin1'), record)
  }
}
