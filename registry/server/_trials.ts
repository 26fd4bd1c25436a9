import { busy } from './_busy.ts'
import { Queue } from './_queue.ts'

/** One that is tried and eight that wait: each is held in memory, up to 64 MiB of it more than once. */
const MAX_HELD = 9
/** One that is tried and two that wait. */
const MAX_HELD_OF_ONE = 3
/** What there must be place for besides, where a publisher sends another before its first is done: few of them keep nobody else out. */
const PLACES_FOR_OTHERS = 5

/** Packages that are tried: one of a publisher at a time, and so few wait that nobody fills the memory. */
export class Trials {
  /** By publisher: how many are tried or wait, and their turns. */
  readonly #lines = new Map<string, { readonly queue: Queue; held: number }>()
  #held = 0
  /** Aborted once the registry closes: for whoever lets trials wait for each other besides, and for the one that runs. */
  readonly #closed = new AbortController()

  /** @throws HP_ERR_REGISTRY_BUSY where too many wait, or the registry is closed before it is their turn; the signal's reason is that, too */
  async run<T>(publisher: string, work: (closed: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.#closed
    const line = this.#lines.get(publisher) ?? { queue: new Queue(), held: 0 }
    const places = line.held === 0 ? MAX_HELD : MAX_HELD - PLACES_FOR_OTHERS
    if (signal.aborted || line.held >= MAX_HELD_OF_ONE || this.#held >= places) throw busy()
    this.#lines.set(publisher, line)
    line.held++
    this.#held++
    try {
      return await line.queue.run(() => {
        signal.throwIfAborted()
        return work(signal)
      })
    } finally {
      this.#held--
      if (--line.held === 0) this.#lines.delete(publisher)
    }
  }

  /** Refuses what waits, and gives up what is tried. @returns once nothing is tried any more */
  async close(): Promise<void> {
    this.#closed.abort(busy())
    await Promise.all([...this.#lines.values()].map(({ queue }) => queue.idle()))
  }
}
