import { HardpointError } from '@hardpoint/schemas/errors'
import type { ResolvePolicy } from './resolution.ts'

const DEFAULT_MAX_STEPS = 20_000_000
const DEFAULT_MAX_MS = 5000

/** A clock is read this rarely, which is some hundredths of a millisecond. */
const STEPS_BETWEEN_LOOKS = 256

/**
 * What a resolution may cost. Choosing versions is NP-complete and the problem comes from strangers, so everything that
 * grows with it is paid for in steps, of about as much work each: what a set of versions costs grows with its words.
 */
export class Budget {
  readonly #maxSteps: number
  readonly #maxMs: number
  readonly #clock: () => number
  readonly #began: number
  #steps = 0
  #nextLook = STEPS_BETWEEN_LOOKS
  #looked = 0
  #longest = 0

  /** @param clock milliseconds, of which differences count */
  constructor({ maxSteps = DEFAULT_MAX_STEPS, maxMs = DEFAULT_MAX_MS }: Pick<ResolvePolicy, 'maxSteps' | 'maxMs'>, clock: () => number) {
    this.#maxSteps = maxSteps
    this.#maxMs = maxMs
    this.#clock = clock
    this.#began = clock()
  }

  get steps(): number {
    return this.#steps
  }

  /** @throws HP_ERR_RESOLUTION_BUDGET */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.#maxSteps) throw new HardpointError('HP_ERR_RESOLUTION_BUDGET', { budget: `${this.#maxSteps} steps` })
    if (this.#steps < this.#nextLook) return
    this.#nextLook = this.#steps + STEPS_BETWEEN_LOOKS
    const passed = this.#clock() - this.#began
    this.#longest = Math.max(this.#longest, passed - this.#looked)
    this.#looked = passed
    // Where the next look would come too late: what paused once for its garbage does so again. A machine that once stood still for long does not.
    if (passed + Math.min(this.#longest, this.#maxMs / 4) > this.#maxMs) throw new HardpointError('HP_ERR_RESOLUTION_BUDGET', { budget: `${this.#maxMs} ms` })
  }
}
