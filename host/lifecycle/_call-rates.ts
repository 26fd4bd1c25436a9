import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import type { CallOutcome } from '../runtime/mod.ts'

/** Calls of one build, and how many of them failed by the plugin's own fault. Of each caller at most so many count. */
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

/** The voice of one caller: there must be several for any verdict. */
const CALLS_OF_ONE = 10

/** Callers that are told apart for one plugin; what others do is one caller's. */
const MOST_CALLERS = 1000

/** Who has no name has no voice: whoever wants to be many has no name. */
const NAMELESS = 'anonymous'

/** Whether a call failed by the plugin's own fault. A refusal is an answer that it chose; a neighbour's crash is not its own. */
export function isFault(error: unknown): boolean {
  return HardpointError.is(error) && FAULTS.has(error.code) && error.details['refusal'] !== true && error.details['bystander'] !== true
}

interface Count { calls: number; failed: number }

/** Calls of one build by who stands behind them. */
interface Counts {
  readonly digest: string
  readonly byCaller: Map<string, Count>
  /** Of calls in which it did not load: nobody's doing. */
  loading: number
}

/**
 * How each build's calls end, in memory. A restart of the host forgets it; what an upgrade needs of it is in its record.
 *
 * Every plugin has an input for which it throws, and whoever knows one must not decide over the host's versions: each caller counts for
 * ten calls at most, in the proportion in which they failed; the one that failed most is left out; and so are those without a name.
 */
export class CallRates {
  readonly #counts = new Map<string, Counts>()

  observe(plugin: string, digest: string, { error, cause, outside }: CallOutcome): void {
    const isFailed = error !== undefined && isFault(error)
    let counts = this.#counts.get(plugin)
    if (counts?.digest !== digest) this.#counts.set(plugin, counts = { digest, byCaller: new Map(), loading: 0 })
    if (isFailed && HardpointError.is(error, 'HP_ERR_PLUGIN_LOAD')) {
      counts.loading++
      return
    }
    // A service that is down, or another plugin, says nothing of this one.
    if (isFailed && outside) return
    const caller = counts.byCaller.has(cause) || counts.byCaller.size < MOST_CALLERS ? cause : 'others'
    const count = counts.byCaller.get(caller) ?? { calls: 0, failed: 0 }
    counts.byCaller.set(caller, count)
    count.calls++
    if (isFailed) count.failed++
    if (count.calls < MOST_CALLS) return
    count.calls /= 2
    count.failed /= 2
  }

  /** What a version is judged by. */
  of(plugin: string, digest: string): CallRate {
    const counts = this.#countsOf(plugin, digest)
    if (counts === undefined) return { calls: 0, failed: 0 }
    const voices = [...counts.byCaller].filter(([caller]) => caller !== NAMELESS).map(([, count]) => voiceOf(count))
    const [loudest] = voices.toSorted((a, b) => b.failed - a.failed)
    const counted = loudest !== undefined && loudest.failed > 0 ? voices.filter(voice => voice !== loudest) : voices
    return sum([...counted, { calls: counts.loading, failed: counts.loading }])
  }

  /** Every call, whoever made it: what people are told of, and nothing is done for. */
  ofAll(plugin: string, digest: string): CallRate {
    const counts = this.#countsOf(plugin, digest)
    return counts === undefined ? { calls: 0, failed: 0 } : sum([...counts.byCaller.values(), { calls: counts.loading, failed: counts.loading }])
  }

  #countsOf(plugin: string, digest: string): Counts | undefined {
    const counts = this.#counts.get(plugin)
    return counts?.digest === digest ? counts : undefined
  }
}

function voiceOf({ calls, failed }: Count): CallRate {
  const share = Math.min(1, CALLS_OF_ONE / calls)
  return { calls: calls * share, failed: failed * share }
}

function sum(rates: readonly CallRate[]): CallRate {
  return rates.reduce((all, { calls, failed }) => ({ calls: all.calls + calls, failed: all.failed + failed }), { calls: 0, failed: 0 })
}

/** The share that a version is measured against. As if one call in 20 more had failed: of few calls little is known. */
export function expectedShare({ calls, failed }: CallRate): number {
  return (failed + 1) / (calls + 20)
}

/** Whether a version fails clearly more often than the one before: more than twice its share, and a tenth of all calls more. */
export function isRegression({ calls, failed }: CallRate, failedBefore: number): boolean {
  return calls >= LEAST_CALLS && failed / calls > 2 * failedBefore + 0.1
}
