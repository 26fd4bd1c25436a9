import type { ErrorCode, HardpointError } from '@hardpoint/schemas/errors'
import type { Clock } from './_services.ts'

/** A call that was refused by policy: for the audit stream, the log and the counters. */
export interface Denial {
  /** ISO 8601, UTC */
  readonly at: string
  readonly plugin: string
  readonly tenant: string
  /** Id of the principal that the plugin acted for. */
  readonly principal: string
  readonly requestId: string
  /** `storage.set`; `unknown` where there is no such method. */
  readonly method: string
  readonly code: ErrorCode
  readonly message: string
  /** Denials of the same plugin, tenant, method and code since the last report, this one included. */
  readonly times: number
}

const CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HP_ERR_CAPABILITY_UNKNOWN', 'HP_ERR_NOT_REQUESTED', 'HP_ERR_NOT_GRANTED', 'HP_ERR_GRANT_SCOPE', 'HP_ERR_READ_ONLY', 'HP_ERR_RATE',
  'HP_ERR_CONCURRENCY', 'HP_ERR_QUOTA', 'HP_ERR_EVENTS_WAITING', 'HP_ERR_FETCH_URL', 'HP_ERR_CALL_DEPTH', 'HP_ERR_CALL_CYCLE', 'HP_ERR_DEPENDENCY_MISSING',
  'HP_ERR_TIER', 'HP_ERR_FEATURE_OFF', 'HP_ERR_FEATURE_KILLED',
])

/** A guest decides how often it is denied: the first is reported at once, repetitions once in this time, with their number. */
const REPEAT_MS = 1000

/** Pairs of plugin and method that are remembered; beyond it repetitions are reported as first ones. */
const MAX_REMEMBERED = 10_000

/** Tells of denials, so that no guest can flood the log or the audit stream with them. */
export class Denials {
  readonly #report: (denial: Denial) => void
  readonly #clock: Clock
  readonly #last = new Map<string, { at: number; unreported: number }>()

  constructor(report: (denial: Denial) => void, clock: Clock) {
    this.#report = report
    this.#clock = clock
  }

  /** Errors that are no denials pass. Never throws. */
  add(error: HardpointError, about: Omit<Denial, 'at' | 'code' | 'message' | 'times'>): void {
    if (!CODES.has(error.code)) return
    const times = this.#count(`${about.plugin} ${about.tenant} ${about.method} ${error.code}`)
    if (times === 0) return
    try {
      this.#report({ ...about, at: new Date(this.#clock()).toISOString(), code: error.code, message: error.message, times })
    } catch {
      // The listener's fault must not turn a denial into a reply that never comes.
    }
  }

  /** @returns how many to report now; 0: later */
  #count(name: string): number {
    const now = this.#clock()
    const last = this.#last.get(name)
    if (last !== undefined && now - last.at < REPEAT_MS && now >= last.at) {
      last.unreported++
      return 0
    }
    if (this.#last.size >= MAX_REMEMBERED) this.#last.clear()
    this.#last.set(name, { at: now, unreported: 0 })
    return 1 + (last?.unreported ?? 0)
  }
}
