import { collection, type Collection, type Stored } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Commit, Entry, Key, Store } from '../storage/store.ts'
import type { ScheduledRun } from './job-queue.ts'
import { DUE, RUNS } from './kept-of-plugin.ts'

const COUNT_ANEW_MS = 60_000

/** Lines of the index read at a time; the most of one plugin that a look sees. More than the runs of a plugin at a time. */
const PAGE = 64

/** `once`: a plugin scheduled it. `cron`: the next run of a cron job. Kept apart, so that a plugin's ids cannot reach cron jobs. */
export type RunKind = 'once' | 'cron'

/** A run as it is kept. */
export interface RunDocument extends ScheduledRun {
  readonly kind: RunKind
  /** When it is tried next; later than `at` after a failure. */
  readonly dueAt: number
  /** Of a cron job. */
  readonly cron?: string
  readonly timezone?: string
}

/** What names a run. */
export type RunName = Pick<RunDocument, 'plugin' | 'tenant' | 'kind' | 'id'>

/** A line of the index. It counts where the run's document says the same time. */
export interface DueRun {
  readonly key: Key
  readonly dueAt: number
  readonly name: RunName
}

type Puts = NonNullable<Commit['puts']>

/**
 * How runs lie in the store: a document each, and an index by plugin and time. A run that is scheduled again may leave its old index entry
 * behind where two do so at once, or by `puts`, which reads nothing: an entry counts only where the document says the same time.
 */
export class RunTable {
  readonly #store: Store
  readonly #clock: () => number
  readonly #runs: Collection<RunDocument>
  readonly #counts = new Map<string, { count: number; readonly at: number }>()

  constructor(store: Store, clock: () => number) {
    this.#store = store
    this.#clock = clock
    this.#runs = collection(store, RUNS, (value) => value as RunDocument)
  }

  puts(run: RunDocument): Puts {
    return [this.#runs.put(idOf(run), run), { key: dueKey(run), value: new Uint8Array() }]
  }

  async get(name: RunName): Promise<Stored<RunDocument> | undefined> {
    return this.#runs.get(idOf(name))
  }

  /** Adds a one-off run, or moves it: a plugin that moves one to and fro must not fill the index with years of old times. */
  async add(run: RunDocument): Promise<void> {
    const before = await this.get(run)
    const moved = before !== undefined && before.value.dueAt !== run.dueAt
    await committed(this.#store, { puts: this.puts(run), deletes: moved ? [dueKey(before.value)] : [] })
    if (before === undefined) this.#counted(run, 1)
  }

  /**
   * One-off runs of a plugin. Counted in memory, for it is asked at every scheduling and the runs of one plugin can be many
   * megabytes; counted anew from time to time, for runs can also come in with the commits of others (`puts`).
   */
  async count(plugin: string, tenant: string): Promise<number> {
    const name = JSON.stringify([plugin, tenant])
    const known = this.#counts.get(name)
    if (known !== undefined && this.#clock() - known.at < COUNT_ANEW_MS) return known.count
    let count = 0
    for await (const _ of this.#store.scan({ prefix: [...RUNS, plugin, tenant, 'once'] })) count++
    this.#counts.set(name, { count, at: this.#clock() })
    return count
  }

  /** Every cron job's next run. */
  async cronRuns(): Promise<Stored<RunDocument>[]> {
    return (await Array.fromAsync(this.#runs.list())).filter(({ value }) => value.kind === 'cron')
  }

  /** The earliest of each plugin that has any, as the index has them. Plugin by plugin: however many one has, the next is reached. */
  async *due(): AsyncGenerator<readonly DueRun[]> {
    let start = DUE
    for (;;) {
      const page = await Array.fromAsync(this.#store.scan({ prefix: DUE, start, limit: PAGE }), dueRun)
      const byPlugin = Map.groupBy(page, ({ name }) => name.plugin)
      const last = page.at(-1)?.name.plugin
      const whole = page.length < PAGE || last === undefined
      // Cut off by the end of the page: read again from its first, unless the whole page is its own.
      const again = !whole && byPlugin.size > 1
      if (again) byPlugin.delete(last)
      yield* byPlugin.values()
      if (whole) return
      // A boolean comes after every number.
      start = again ? [...DUE, last] : [...DUE, last, true]
    }
  }

  /** Removes lines of the index that do not count, unless their documents changed since those versions were read. */
  async forget(stale: readonly { readonly key: Key; readonly name: RunName; readonly version: string | null }[]): Promise<void> {
    await this.#store.commit({
      checks: stale.map(({ name, version }) => this.#runs.check(idOf(name), version)),
      deletes: stale.map(({ key }) => key),
    })
  }

  /** Puts `next` in the place of a run, or nothing; unless it was changed meanwhile. @returns whether it was as it had been */
  async replace({ value, version }: Stored<RunDocument>, next?: RunDocument): Promise<boolean> {
    const gone = [dueKey(value), ...(next === undefined ? [this.#runs.key(idOf(value))] : [])]
    const { ok } = await this.#store.commit({
      checks: [this.#runs.check(idOf(value), version)],
      puts: next === undefined ? [] : this.puts(next),
      deletes: gone,
    })
    if (ok && next === undefined) this.#counted(value, -1)
    // Scheduled again, or cancelled, while it ran: only the entry that brought it here goes, unless it was put again for that time.
    const now = ok ? undefined : await this.get(value)
    if (!ok && now?.value.dueAt !== value.dueAt) await this.forget([{ key: dueKey(value), name: value, version: now?.version ?? null }])
    return ok
  }

  #counted({ plugin, tenant, kind }: RunDocument, difference: number): void {
    const known = kind === 'once' ? this.#counts.get(JSON.stringify([plugin, tenant])) : undefined
    if (known !== undefined) known.count = Math.max(0, known.count + difference)
  }
}

export function nameOfRun({ plugin, tenant, kind, id }: RunName): string {
  return JSON.stringify([plugin, tenant, kind, id])
}

function idOf({ plugin, tenant, kind, id }: RunName): [string, string, RunKind, string] {
  return [plugin, tenant, kind, id]
}

function dueKey(run: RunDocument): Key {
  const { plugin, tenant, kind, id, dueAt } = run
  return [...DUE, plugin, dueAt, tenant, kind, id]
}

function dueRun({ key }: Entry): DueRun {
  const [plugin, dueAt, tenant, kind, id] = key.slice(DUE.length)
  return { key, dueAt: Number(dueAt), name: { plugin: String(plugin), tenant: String(tenant), kind: kind as RunKind, id: String(id) } }
}
