import { randomUUID } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Manifest } from '@hardpoint/schemas'
import type { ScheduledJob } from '../guest/host-api.gen.ts'

/** A run that waits. */
export interface FakeRun {
  readonly id: string
  readonly job: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly data: unknown
  readonly tenant: string
}

/** RFC 3339 with a zone. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

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
  get runs(): readonly FakeRun[] { return this.#runs.toSorted((a, b) => a.at - b.at) }

  /** @throws HP_ERR_JOB_UNKNOWN, HP_ERR_PARAMS, HP_ERR_QUOTA */
  add(method: string, { job, at, data, id = randomUUID(), tenant }: { readonly job: string; readonly at: string | number; readonly data: unknown; readonly id: string | undefined; readonly tenant: string }): ScheduledJob {
    const declared = (this.#manifest.contributes?.jobs ?? []).map((item) => item.id)
    if (!declared.includes(job)) throw new HardpointError('HP_ERR_JOB_UNKNOWN', { plugin: this.#manifest.id, method, job, nearest: declared[0] ?? 'none is declared' })
    const time = typeof at === 'number' ? at : TIME.test(at) ? Date.parse(at) : NaN
    if (Number.isNaN(time)) throw new HardpointError('HP_ERR_PARAMS', { method, pointer: '/time', problem: 'is not a time as RFC 3339 writes it, with a zone' })
    if (this.#runs.filter((run) => run.tenant === tenant).length >= this.#maxPending) {
      throw new HardpointError('HP_ERR_QUOTA', { plugin: this.#manifest.id, what: 'scheduled runs', limit: this.#maxPending })
    }
    const run = { id, job, at: Math.max(time, this.#clock()), data: data ?? null, tenant }
    this.#runs = [...this.#runs.filter((other) => other.id !== id || other.tenant !== tenant), run]
    return { id, at: new Date(run.at).toISOString() }
  }

  cancel(id: string, tenant: string): boolean {
    const before = this.#runs.length
    this.#runs = this.#runs.filter((run) => run.id !== id || run.tenant !== tenant)
    return this.#runs.length < before
  }

  /** Takes out what is due now. */
  takeDue(): readonly FakeRun[] {
    const now = this.#clock()
    const due = this.runs.filter(({ at }) => at <= now)
    this.#runs = this.#runs.filter(({ at }) => at > now)
    return due
  }
}
