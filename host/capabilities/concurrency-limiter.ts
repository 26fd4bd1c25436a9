interface Line { running: number; readonly waiting: Set<() => void> }

/** Calls that may wait for one that may run. Beyond it they are refused: a flood of calls must not grow the kernel. */
const WAITING_PER_RUNNING = 4

export type Entry = 'entered' | 'full' | 'aborted'

/**
 * How many calls of one name run at a time; the next ones wait in a bounded line, first come, first served.
 *
 * Own code: p-limit and cockatiel's bulkhead have one line each, and none that forgets names nobody uses.
 */
export class ConcurrencyLimiter {
  readonly #lines = new Map<string, Line>()

  /** Who has entered must `leave`. An aborted wait gives its place up. */
  enter(name: string, limit: number, signal: AbortSignal): Entry | Promise<Entry> {
    if (signal.aborted) return 'aborted'
    const line = this.#lines.getOrInsertComputed(name, () => ({ running: 0, waiting: new Set() }))
    if (line.running < limit) {
      line.running++
      return 'entered'
    }
    if (line.waiting.size >= limit * WAITING_PER_RUNNING) return 'full'
    return this.#wait(line, signal)
  }

  leave(name: string): void {
    const line = this.#lines.get(name)
    if (line === undefined) return
    const [next] = line.waiting
    if (next !== undefined) return next()
    line.running--
    if (line.running === 0) this.#lines.delete(name)
  }

  get size(): number {
    return this.#lines.size
  }

  /** The place of the one who left is handed on: `running` stays as it is. */
  #wait(line: Line, signal: AbortSignal): Promise<Entry> {
    return new Promise((resolve) => {
      const settle = (entry: Entry) => {
        line.waiting.delete(enter)
        signal.removeEventListener('abort', abort)
        resolve(entry)
      }
      const enter = () => settle('entered')
      const abort = () => settle('aborted')
      line.waiting.add(enter)
      signal.addEventListener('abort', abort, { once: true })
    })
  }
}
