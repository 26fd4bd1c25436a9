import { randomUUID } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Manifest } from '@hardpoint/schemas'
import { closest } from 'fastest-levenshtein'
import type { ScheduledJob } from '../guest/host-api.gen.ts'

/** A run that waits. */
export interface FakeRun {
  readonly id: string
  readonly job: string
  /** When it was scheduled for, in milliseconds since 1970. */
  readonly at: number
  /** When it is tried next: `at`, or later where it has failed. */
  readonly dueAt: number
  /** 1 for the first. */
  readonly attempt: number
  readonly data: unknown
  readonly tenant: string
}

/** What a plugin schedules. */
export interface FakeScheduling {
  readonly job: string
  /** RFC 3339 text, or milliseconds since 1970. */
  readonly at: string | number
  readonly data: unknown
  readonly id: string | undefined
  readonly tenant: string
}

/** RFC 3339 with a zone. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
/** Five years. */
const MAX_AHEAD_MS = 157_766_400_000

/** As the host's queue, without the chance in its waits. */
const MAX_ATTEMPTS = 5
const FIRST_WAIT_MS = 5000

/** Runs that a plugin scheduled; a test starts them by `runDue`. */
export class FakeSchedule {
  readonly #manifest: Manifest
  readonly #clock: () => number
  readonly #maxPending: number
  #runs: FakeRun[] = []

  constructor(manifest: Manifest, { clock, maxPending = 100 }: { readonly clock: () => number; readonly maxPending?: number | undefined }) {
    this.#manifest = manifest
    this.#clock = clock
    this.#maxPending = maxPending
  }

  /** In the order in which they are due. */
  get runs(): readonly FakeRun[] { return this.#runs.toSorted((a, b) => a.dueAt - b.dueAt) }

  /** @throws HP_ERR_JOB_UNKNOWN, HP_ERR_PARAMS, HP_ERR_QUOTA */
  add(method: string, { job, at, data, id = randomUUID(), tenant }: FakeScheduling): ScheduledJob {
    const declared = (this.#manifest.contributes?.jobs ?? []).map((item) => item.id)
    const plugin = this.#manifest.id
    if (!declared.includes(job)) throw new HardpointError('HP_ERR_JOB_UNKNOWN', { plugin, method, job, nearest: declared.length === 0 ? 'none is declared' : closest(job, declared) })
    const time = this.#timeOf(method, at)
    if (this.#runs.filter((run) => run.tenant === tenant).length >= this.#maxPending) {
      throw new HardpointError('HP_ERR_QUOTA', { plugin, what: 'scheduled runs', limit: this.#maxPending })
    }
    this.#runs = [...this.#runs.filter((other) => other.id !== id || other.tenant !== tenant), { id, job, at: time, dueAt: time, attempt: 1, data: data ?? null, tenant }]
    return { id, at: new Date(time).toISOString() }
  }

  cancel(id: string, tenant: string): boolean {
    const before = this.#runs.length
    this.#runs = this.#runs.filter((run) => run.id !== id || run.tenant !== tenant)
    return this.#runs.length < before
  }

  /** Takes out what is due now, the first first. */
  takeDue(): readonly FakeRun[] {
    const now = this.#clock()
    const due = this.runs.filter(({ dueAt }) => dueAt <= now)
    this.#runs = this.#runs.filter(({ dueAt }) => dueAt > now)
    return due
  }

  /**
   * Puts a run that failed back, due after a wait that doubles from five seconds; after five attempts it is given up. Where the plugin
   * has scheduled the same id again meanwhile, that one counts.
   */
  retry(run: FakeRun): void {
    const replaced = this.#runs.some(({ id, tenant }) => id === run.id && tenant === run.tenant)
    if (replaced || run.attempt >= MAX_ATTEMPTS) return
    this.#runs.push({ ...run, attempt: run.attempt + 1, dueAt: this.#clock() + FIRST_WAIT_MS * 2 ** (run.attempt - 1) })
  }

  #timeOf(method: string, at: string | number): number {
    const now = this.#clock()
    const time = typeof at === 'number' ? at : TIME.test(at) ? Date.parse(at) : NaN
    if (Number.isNaN(time)) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/time', problem: 'is not a time as RFC 3339 writes it, with a zone' })
    if (time - now > MAX_AHEAD_MS) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/time', problem: 'is more than five years ahead' })
    return Math.max(time, now)
  }
}
