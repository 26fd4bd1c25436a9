import type { IsolateMaker, PreparedIsolate } from './prepared-isolate.ts'

/** Isolates that wait, at 1.5 MB each: two plugins that wake together find one each. */
const READY = 2
/** Making one takes the cell 2 ms: it is done when nothing else has been asked for so long. */
const QUIET_MS = 3

/** Keeps isolates ready, so that a plugin that wakes does not wait for one to be made. */
export class IsolatePool {
  readonly #maker: IsolateMaker
  readonly #now: () => number
  #memoryMb: number
  readonly #ready: PreparedIsolate[] = []
  /** Of a limit that nobody asks for any more. */
  readonly #unfit: PreparedIsolate[] = []
  #refilling = false
  #busyAt = 0

  /** @param memoryMb the limit of those that are made first; later that of the plugin which came last, since neighbours are alike */
  constructor(maker: IsolateMaker, memoryMb: number, now: () => number = () => performance.now()) {
    this.#maker = maker
    this.#now = now
    this.#memoryMb = memoryMb
    this.#refill()
  }

  /** A limit is for an isolate's whole life, so only one that was made with the same one will do. */
  take(memoryMb: number): PreparedIsolate {
    if (memoryMb !== this.#memoryMb) {
      // Each takes a third of a millisecond to end, which the plugin need not wait for.
      this.#unfit.push(...this.#ready.splice(0))
      this.#memoryMb = memoryMb
    }
    const prepared = this.#ready.pop() ?? this.#maker.make(memoryMb)
    this.#refill()
    return prepared
  }

  /** Something was asked of the cell: it is not the time to make isolates. */
  busy(): void { this.#busyAt = this.#now() }

  #prepare(): void {
    try {
      const prepared = this.#maker.make(this.#memoryMb)
      prepared.runtime.warm.applySync(undefined, [])
      prepared.runtime.flush.applySync(undefined, [])
      this.#ready.push(prepared)
    } catch {
      // There is no room for it now. The plugin that needs one is told.
    }
  }

  #refill(): void {
    if (this.#refilling || this.#ready.length >= READY) return
    this.#refilling = true
    setTimeout(() => {
      this.#refilling = false
      for (const { isolate } of this.#unfit.splice(0)) isolate.dispose()
      if (this.#now() - this.#busyAt >= QUIET_MS) this.#prepare()
      this.#refill()
    }, QUIET_MS)
  }
}
