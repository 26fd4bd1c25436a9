import type { Stored } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Store } from '../storage/store.ts'
import { nameOfRun, RunTable, type DueRun, type RunDocument } from './_run-table.ts'
import { retryDelay, setUnrefTimer, type RetryPolicy, type SetTimer } from './_timers.ts'
import { nextCronTime } from './cron-time.ts'
import type { CronJob, JobQueue, ScheduledRun } from './job-queue.ts'

const RETRY: RetryPolicy = { attempts: 5, firstMs: 5000, longestMs: 10 * 60 * 1000 }

/** Runs at a time: of all plugins, and of one, so that one with thousands due leaves room for the others. */
const CONCURRENT = 32
const CONCURRENT_OF_PLUGIN = 4

/** Lines of the index that a look finds out of date, before it clears them away and the next one goes on. */
const STALE_AT_ONCE = 500

/** How long the timer waits at most: so a system clock that jumps is noticed. */
const LONGEST_WAIT_MS = 60_000

export interface JobQueueOptions {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly setTimer?: SetTimer
  /** 0 to 1, for the spread of retries. */
  readonly random?: () => number
  readonly retry?: RetryPolicy
  /** Whether a run failed because its plugin may not run now, through no fault of the run: it waits, and no attempt counts. */
  readonly postpones?: (error: unknown) => boolean
  /** Told of runs that are given up, cron jobs that cannot be understood, and failures of the queue itself. */
  readonly report?: (error: unknown, doing: string) => void
}

/** The job queue of one host over its store. One timer, set for the run that is due next. */
export function createJobQueue(store: Store, options: JobQueueOptions): JobQueue {
  return new DurableJobQueue(store, options)
}

class DurableJobQueue implements JobQueue {
  readonly #store: Store
  readonly #table: RunTable
  readonly #options: JobQueueOptions
  readonly #setTimer: SetTimer
  readonly #running = new Map<string, { readonly dueAt: number; readonly ended: Promise<void> }>()
  readonly #runningOf = new Map<string, number>()
  #run: ((run: ScheduledRun) => Promise<void>) | undefined
  #cancelTimer: (() => void) | undefined
  #looking: Promise<void> | undefined
  #woken = false
  #closed = false

  constructor(store: Store, options: JobQueueOptions) {
    this.#store = store
    this.#table = new RunTable(store, options.clock)
    this.#options = options
    this.#setTimer = options.setTimer ?? setUnrefTimer
  }

  writes(run: Omit<ScheduledRun, 'attempt'>): ReturnType<JobQueue['writes']> {
    return this.#table.puts(firstRun(run))
  }

  async schedule(run: Omit<ScheduledRun, 'attempt'>): Promise<void> {
    await this.#table.add(firstRun(run))
    this.wake()
  }

  async cancel(plugin: string, tenant: string, id: string): Promise<boolean> {
    for (;;) {
      const run = await this.#table.get({ plugin, tenant, kind: 'once', id })
      if (run === undefined) return false
      if (await this.#table.replace(run)) return true
    }
  }

  async pending(plugin: string, tenant: string): Promise<number> {
    return this.#table.count(plugin, tenant)
  }

  wake(): void {
    if (this.#run === undefined || this.#closed) return
    this.#woken = true
    this.#looking ??= this.#look()
  }

  async setCronJobs(jobs: readonly CronJob[]): Promise<void> {
    const wanted = new Map(jobs.map((job) => [nameOfRun(cronName(job)), job]))
    for (const stored of await this.#table.cronRuns()) {
      const job = wanted.get(nameOfRun(stored.value))
      // As it was: a time that passed while the host was down stays due, and is caught up with once.
      const same = job !== undefined && job.cron === stored.value.cron && job.timezone === stored.value.timezone
      // A clock that ran ahead, and was set right, would leave it waiting for that far time.
      if (same && stored.value.at <= (this.#firstCronRun(job)[0]?.at ?? Infinity)) wanted.delete(nameOfRun(stored.value))
      else await this.#table.replace(stored)
    }
    const puts = [...wanted.values()].flatMap((job) => this.#firstCronRun(job)).flatMap((run) => this.#table.puts(run))
    if (puts.length > 0) await committed(this.#store, { puts })
    this.wake()
  }

  start(run: (run: ScheduledRun) => Promise<void>): void {
    this.#run = run
    this.wake()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#cancelTimer?.()
    await this.#looking
    await Promise.all([...this.#running.values()].map(({ ended }) => ended))
  }

  /** Starts what is due, and sets the timer for what is due next. */
  async #look(): Promise<void> {
    try {
      while (this.#woken && !this.#closed) {
        this.#woken = false
        this.#cancelTimer?.()
        const next = await this.#startDue()
        if (!this.#closed) this.#cancelTimer = this.#setTimer(() => this.wake(), Math.min(LONGEST_WAIT_MS, Math.max(1, next - this.#options.clock())))
      }
    } catch (error) {
      this.#report(error, 'looking for jobs that are due')
      this.#cancelTimer = this.#setTimer(() => this.wake(), RETRY.firstMs)
    } finally {
      // Here, not in a callback: whoever wakes after the last look must find nobody at work.
      this.#looking = undefined
    }
  }

  /** @returns when the next run is due that is not yet; what is due and finds no place now is looked for at the end of a run */
  async #startDue(): Promise<number> {
    if (this.#running.size >= CONCURRENT) return Infinity
    const lines: DueRun[][] = []
    let next = Infinity
    for await (const earliest of this.#table.due()) {
      const due = earliest.filter(({ dueAt }) => dueAt <= this.#options.clock())
      next = Math.min(next, earliest[due.length]?.dueAt ?? Infinity)
      lines.push(due)
    }
    await this.#startFairly(lines)
    return next
  }

  /** @param lines what is due of each plugin, earliest first */
  async #startFairly(lines: readonly DueRun[][]): Promise<void> {
    const stale: Parameters<RunTable['forget']>[0][number][] = []
    for (let run = this.#nextOf(lines); run !== undefined && stale.length < STALE_AT_ONCE; run = this.#nextOf(lines)) {
      const running = this.#running.get(nameOfRun(run.name))
      if (running?.dueAt === run.dueAt) continue
      const stored = await this.#table.get(run.name)
      if (stored?.value.dueAt !== run.dueAt) stale.push({ ...run, version: stored?.version ?? null })
      else if (running === undefined) this.#begin(stored)
    }
    if (stale.length === 0) return
    await this.#table.forget(stale)
    // What they hid is looked for at once.
    this.#woken = true
  }

  /** Takes the next run out of its line: of the plugin with the fewest that run, then the earliest. So no plugin's backlog holds up another. */
  #nextOf(lines: readonly DueRun[][]): DueRun | undefined {
    if (this.#closed || this.#running.size >= CONCURRENT) return undefined
    let best: { readonly line: DueRun[]; readonly first: DueRun; readonly running: number } | undefined
    for (const line of lines) {
      const [first] = line
      const running = first === undefined ? CONCURRENT_OF_PLUGIN : this.#runningOf.get(first.name.plugin) ?? 0
      if (first === undefined || running >= CONCURRENT_OF_PLUGIN) continue
      const before = best === undefined || running < best.running || (running === best.running && first.dueAt < best.first.dueAt)
      if (before) best = { line, first, running }
    }
    return best?.line.shift()
  }

  #begin(stored: Stored<RunDocument>): void {
    const { value } = stored
    const name = nameOfRun(value)
    this.#runningOf.set(value.plugin, (this.#runningOf.get(value.plugin) ?? 0) + 1)
    const ended = this.#perform(stored)
      .catch((error: unknown) => this.#report(error, `writing down the end of the job ${value.plugin}/${value.job}`))
      .finally(() => {
        this.#running.delete(name)
        this.#runningOf.set(value.plugin, (this.#runningOf.get(value.plugin) ?? 1) - 1)
        this.wake()
      })
    this.#running.set(name, { dueAt: value.dueAt, ended })
  }

  async #perform(stored: Stored<RunDocument>): Promise<void> {
    const { value } = stored
    const { id, plugin, tenant, job, at, data, attempt } = value
    try {
      await this.#run?.({ id, plugin, tenant, job, at, data, attempt })
    } catch (error) {
      // Stopped with the host: what is still there runs again after the next start.
      if (this.#closed) return
      const next = this.#options.postpones?.(error) === true ? this.#postponed(value) : this.#retried(value)
      if (next === undefined) this.#report(error, `running the job ${plugin}/${job} for the last time (attempt ${attempt})`)
      await this.#table.replace(stored, next ?? this.#nextCronRun(value))
      return
    }
    await this.#table.replace(stored, this.#nextCronRun(value))
  }

  #retried(run: RunDocument): RunDocument | undefined {
    const { retry = RETRY, random = Math.random, clock } = this.#options
    if (run.attempt >= retry.attempts) return undefined
    const dueAt = clock() + retryDelay(retry, run.attempt, random)
    const next = this.#nextCronRun(run)
    // A cron job that comes again before its retry would: that is its retry.
    return next !== undefined && next.dueAt <= dueAt ? next : { ...run, attempt: run.attempt + 1, dueAt }
  }

  /** What is meant to happen happens once its plugin is enabled, licensed or released again. A cron job just comes again. */
  #postponed(run: RunDocument): RunDocument {
    const { retry = RETRY, clock } = this.#options
    return this.#nextCronRun(run) ?? { ...run, dueAt: clock() + retry.longestMs }
  }

  #nextCronRun(run: RunDocument): RunDocument | undefined {
    if (run.cron === undefined || run.timezone === undefined) return undefined
    // After now, not after the last time: however many were missed, they are caught up with once.
    const at = nextCronTime(run.cron, run.timezone, Math.max(this.#options.clock(), run.at))
    return { ...run, at, dueAt: at, attempt: 1 }
  }

  #firstCronRun(cronJob: CronJob): RunDocument[] {
    const { plugin, tenant, job, cron, timezone } = cronJob
    try {
      const at = nextCronTime(cron, timezone, this.#options.clock())
      return [{ ...cronName(cronJob), job, cron, timezone, at, dueAt: at, data: 'null', attempt: 1 }]
    } catch (error) {
      // The other jobs stand: one plugin's mistake must not stop those of the rest.
      this.#report(error, `scheduling the job ${plugin}/${job} of ${tenant}`)
      return []
    }
  }

  #report(error: unknown, doing: string): void {
    this.#options.report?.(error, doing)
  }
}

function firstRun({ id, plugin, tenant, job, at, data, cause }: Omit<ScheduledRun, 'attempt'>): RunDocument {
  return { id, plugin, tenant, job, at, data, attempt: 1, kind: 'once', dueAt: at, ...cause === undefined ? {} : { cause } }
}

function cronName({ plugin, tenant, job }: CronJob): Pick<RunDocument, 'plugin' | 'tenant' | 'kind' | 'id'> {
  return { plugin, tenant, kind: 'cron', id: `cron:${job}` }
}
