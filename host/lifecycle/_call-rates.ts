import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'

/** Calls of one build, and how many of them failed by the plugin's own fault. */
export interface CallRate {
  readonly calls: number
  readonly failed: number
}

/** What a plugin does wrong itself. Denials, a full queue, a busy machine and whatever a caller did are none of it. */
const FAULTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_LOAD', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_HANDLER_MISSING',
])

/** Halved then: what a version did long ago says little of what it does now. */
const MOST_CALLS = 10_000

/** Fewer say nothing. */
const LEAST_CALLS = 20

/** Whether a call failed by the plugin's own fault. A refusal is an answer that it chose; a neighbour's crash is not its own. */
export function isFault(error: unknown): boolean {
  return HardpointError.is(error) && FAULTS.has(error.code) && error.details['refusal'] !== true && error.details['bystander'] !== true
}

/** How each build's calls end, in memory. A restart of the host forgets it; what an upgrade needs of it is in its record. */
export class CallRates {
  readonly #rates = new Map<string, { digest: string; calls: number; failed: number }>()

  observe(plugin: string, digest: string, error: unknown): void {
    let rate = this.#rates.get(plugin)
    if (rate?.digest !== digest) this.#rates.set(plugin, rate = { digest, calls: 0, failed: 0 })
    rate.calls++
    if (error !== undefined && isFault(error)) rate.failed++
    if (rate.calls < MOST_CALLS) return
    rate.calls /= 2
    rate.failed /= 2
  }

  of(plugin: string, digest: string): CallRate {
    const rate = this.#rates.get(plugin)
    return rate?.digest === digest ? rate : { calls: 0, failed: 0 }
  }
}

/** The share that a version is measured against. As if one call in 20 more had failed: of few calls little is known. */
export function expectedShare({ calls, failed }: CallRate): number {
  return (failed + 1) / (calls + 20)
}

/** Whether a version fails clearly more often than the one before: more than twice its share, and a tenth of all calls more. */
export function isRegression({ calls, failed }: CallRate, failedBefore: number): boolean {
  return calls >= LEAST_CALLS && failed / calls > 2 * failedBefore + 0.1
}
