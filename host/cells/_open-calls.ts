import type { PendingCall } from './pending-call.ts'

/**
 * Calls by id. What a Map of V8 grows out of points to what it grew into, so one old table keeps all later ones from the young collector, and
 * with them calls that are long over: under load each collection copied thousands of them, and took a sixth of this process's time.
 */
export class OpenCalls {
  #calls = Object.create(null) as Record<number, PendingCall>
  #size = 0
  /** None is older, but it may be over. */
  #oldest = 0

  get size(): number { return this.#size }
  get ids(): number[] { return Object.keys(this.#calls).map(Number) }
  /** Oldest first. */
  get all(): PendingCall[] { return Object.values(this.#calls) }

  /** The oldest. Looked for only once the last one is gone: a guest can ask for it thousands of times a turn. */
  get first(): PendingCall | undefined {
    if (this.#size > 0 && this.#calls[this.#oldest] === undefined) this.#oldest = Number(Object.keys(this.#calls)[0])
    return this.#calls[this.#oldest]
  }

  get(id: number): PendingCall | undefined { return this.#calls[id] }

  add(call: PendingCall): void {
    this.#calls[call.id] = call
    if (this.#size++ === 0 || call.id < this.#oldest) this.#oldest = call.id
  }

  /** @returns whether it was there */
  delete(id: number): boolean {
    if (this.#calls[id] === undefined) return false
    delete this.#calls[id]
    this.#size--
    return true
  }

  clear(): void {
    this.#calls = Object.create(null) as Record<number, PendingCall>
    this.#size = 0
  }
}
