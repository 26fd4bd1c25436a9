/** How often it looks, ms. */
const EVERY_MS = 5

/** Measures for how long at most this process did nothing but one thing: that is how long a request may have had to wait. */
export class KernelClock {
  #worst = 0
  #last = performance.now()
  readonly #timer: NodeJS.Timeout

  constructor() {
    this.#timer = setInterval(() => this.#look(), EVERY_MS)
  }

  /** @returns the longest time, ms */
  stop(): number {
    clearInterval(this.#timer)
    this.#look()
    return Math.max(0, this.#worst)
  }

  #look(): void {
    const now = performance.now()
    this.#worst = Math.max(this.#worst, now - this.#last - EVERY_MS)
    this.#last = now
  }
}
