import type { PendingCall } from './pending-call.ts'

/** What those that wait may make the kernel hold. */
const MAX_BYTES = 64 * 1024 * 1024

/** Calls that wait until another one is over: bounded in number and bytes, first come first served. */
export class WaitingLine {
  readonly #calls = new Map<number, PendingCall>()
  readonly #maxCalls: number
  #bytes = 0

  constructor(maxCalls: number) {
    this.#maxCalls = maxCalls
  }

  get size(): number { return this.#calls.size }
  get calls(): IterableIterator<PendingCall> { return this.#calls.values() }

  /** @returns whether there was room for it */
  join(call: PendingCall): boolean {
    if (this.#calls.size >= this.#maxCalls || this.#bytes + call.bodyBytes > MAX_BYTES) return false
    this.#calls.set(call.id, call)
    this.#bytes += call.bodyBytes
    return true
  }

  /** @returns the call that has waited longest, which waits no more */
  next(): PendingCall | undefined {
    const first = this.#calls.values().next().value
    if (first !== undefined) this.leave(first)
    return first
  }

  /** No matter whether it is in the line. */
  leave(call: PendingCall): void {
    if (this.#calls.delete(call.id)) this.#bytes -= call.bodyBytes
  }

  clear(): void {
    this.#calls.clear()
    this.#bytes = 0
  }
}
