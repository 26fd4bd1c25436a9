import { HEAD, type StorageKey } from './keys.ts'

/** What a unit of work needs of `host.storage`. */
export interface LedgerStorage {
  getMany(keys: StorageKey[]): Promise<readonly { readonly value?: unknown; readonly version: string | null }[]>
  commit(commit: {
    checks: { key: StorageKey; version: string | null }[]
    set: { key: StorageKey; value: unknown }[]
    delete: StorageKey[]
    publish: { topic: string; data: unknown }[]
  }): Promise<{ readonly ok: boolean }>
}

interface Write { readonly key: StorageKey; readonly value: unknown }
interface Published { readonly topic: string; readonly data: unknown }

/** Reads and writes of one command; dropped as a whole when the command is refused. */
export interface Scope {
  /** Reads in one call what will be asked for one by one. */
  load(keys: readonly StorageKey[]): Promise<void>
  get<T>(key: StorageKey): Promise<T | undefined>
  set(key: StorageKey, value: unknown): void
  delete(key: StorageKey): void
  publish(topic: string, data: unknown): void
  /** The next number of the journal. */
  next(): number
}

/** Keys that the host reads in one call. */
const MAX_READ = 100

/**
 * Gathers what several commands read, write and publish, and commits it as one.
 *
 * The head is read before anything else, every commit writes it, and every commit checks that nobody else has. So where the commit
 * goes through, no other host and no other isolate has written to this ledger since the first read, and nothing was computed from a
 * balance that is not there any more. One check does for any number of accounts.
 */
export class UnitOfWork {
  readonly #storage: LedgerStorage
  readonly #reads = new Map<string, unknown>()
  readonly #writes = new Map<string, Write>()
  readonly #events: Published[] = []
  #headVersion: string | null = null
  #sequence = 0

  private constructor(storage: LedgerStorage) { this.#storage = storage }

  /** Reads the head, and in the same moment what the commands will ask for. */
  static async begin(storage: LedgerStorage, keys: readonly StorageKey[]): Promise<UnitOfWork> {
    const unit = new UnitOfWork(storage)
    await unit.#fetch([HEAD, ...keys])
    unit.#sequence = (unit.#reads.get(nameOf(HEAD)) as { sequence: number } | null)?.sequence ?? 0
    return unit
  }

  /** Keys to be written: a commit takes a bounded number. */
  get size(): number { return this.#writes.size }

  /** Runs one command on top of those before it. Where it throws, nothing of it stays. */
  async run<T>(command: (scope: Scope) => Promise<T>): Promise<T> {
    const writes = new Map<string, Write>()
    const events: Published[] = []
    let sequence = this.#sequence
    const result = await command({
      load: (keys) => this.#fetch(keys),
      get: async <V>(key: StorageKey) => (await this.#value(key, writes) ?? undefined) as V | undefined,
      set: (key, value) => void writes.set(nameOf(key), { key, value }),
      delete: (key) => void writes.set(nameOf(key), { key, value: null }),
      publish: (topic, data) => void events.push({ topic, data }),
      next: () => ++sequence,
    })
    for (const [name, write] of writes) this.#writes.set(name, write)
    this.#events.push(...events)
    this.#sequence = sequence
    return result
  }

  /** @returns false where someone else has written meanwhile: nothing is written; begin again */
  async commit(): Promise<boolean> {
    if (this.#writes.size === 0) return true
    const writes = [...this.#writes.values()]
    const { ok } = await this.#storage.commit({
      checks: [{ key: HEAD, version: this.#headVersion }],
      set: [{ key: HEAD, value: { sequence: this.#sequence } }, ...writes.filter(({ value }) => value !== null)],
      delete: writes.filter(({ value }) => value === null).map(({ key }) => key),
      publish: this.#events,
    })
    return ok
  }

  async #value(key: StorageKey, own: ReadonlyMap<string, Write>): Promise<unknown> {
    const name = nameOf(key)
    const written = own.get(name) ?? this.#writes.get(name)
    if (written !== undefined) return written.value
    await this.#fetch([key])
    return this.#reads.get(name)
  }

  async #fetch(keys: readonly StorageKey[]): Promise<void> {
    const wanted = [...new Map(keys.map((key) => [nameOf(key), key] as const).filter(([name]) => !this.#reads.has(name))).values()]
    for (let at = 0; at < wanted.length; at += MAX_READ) {
      const slice = wanted.slice(at, at + MAX_READ)
      const entries = await this.#storage.getMany(slice)
      slice.forEach((key, index) => this.#reads.set(nameOf(key), entries[index]?.value ?? null))
      if (slice[0] === HEAD) this.#headVersion = entries[0]?.version ?? null
    }
  }
}

function nameOf(key: StorageKey): string {
  return JSON.stringify(key)
}
