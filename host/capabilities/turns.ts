/** UTF-16 code units of calls that are looked at in one turn of the event loop: some milliseconds of work. */
const PER_TURN = 262_144

/** What a call costs beside its text, in the same measure: an error with its stack is the dearest. */
const CALL_COST = 2048

interface Waiting { readonly cost: number; readonly resolve: () => void }

/**
 * Spreads calls over turns of the event loop, plugin by plugin.
 *
 * A frame of a cell may hold a thousand calls and megabytes of params, and the kernel has one thread for all: what is too much for one
 * turn waits for the next, and there the plugin with little to say does not stand behind the one with much.
 */
export class Turns {
  #left = PER_TURN
  #armed = false
  readonly #lines = new Map<string, Waiting[]>()

  /** @returns undefined where the call may go on at once */
  enter(plugin: string, length: number): Promise<void> | undefined {
    const cost = CALL_COST + length
    const line = this.#lines.get(plugin)
    this.#arm()
    if (line === undefined && this.#left > 0) {
      this.#left -= cost
      return undefined
    }
    return new Promise((resolve) => {
      if (line === undefined) this.#lines.set(plugin, [{ cost, resolve }])
      else line.push({ cost, resolve })
    })
  }

  #arm(): void {
    if (this.#armed) return
    this.#armed = true
    setImmediate(() => {
      this.#armed = false
      this.#left = PER_TURN
      this.#release()
    })
  }

  #release(): void {
    for (const [plugin, line] of this.#lines) {
      if (this.#left <= 0) return this.#arm()
      // Taken out and put back at the end: the next place is the next plugin's.
      this.#lines.delete(plugin)
      const next = line.shift()
      if (next === undefined) continue
      this.#left -= next.cost
      this.#arm()
      if (line.length > 0) this.#lines.set(plugin, line)
      next.resolve()
    }
  }
}
