import type { CellProcess, Outstanding } from './cell-process.ts'
import type { Frame, ReceivedFrame } from './protocol.ts'

/** An isolate as its cell's queue sees it. */
export interface QueuedIsolate {
  readonly slot: number
  readonly plugin: string
  readonly inFlight: number
  /** Its part of the cell beside its neighbours'. */
  readonly weight: number
  /** What its turns are counted by: time of its cell, divided by its weight. */
  servedMicroseconds: number
  /** Has something to send, and the cell would not rather wait for more of it. */
  readonly isSendable: boolean
  readonly hasMore: boolean
  /** What is to be sent next. To be asked only where it is sendable. */
  takeFrame(): { readonly frame: Frame; readonly asked: Outstanding }
  answered(asked: Outstanding, frame: ReceivedFrame): void
  /** A call waits that could begin, but for the room in the cell. */
  readonly isInLine: boolean
  /** Lets the call begin that has waited longest. */
  admitNext(): void
}

/** Frames that a cell is given ahead hold at most so much work, as far as can be told: the rest waits here, where it can be put in order. */
const AHEAD_MICROSECONDS = 2000
const MAX_AHEAD = 64
/** Calls of all plugins of a cell that are under way at once. */
const MAX_CALLS = 512

/**
 * What waits for one cell. Its isolates take turns, by the time that each has had for its weight: one that spins delays its neighbours by
 * one entry, and does not push them back.
 *
 * Start-time fair queueing (Goyal, Vin, Cheng, SIGCOMM 1996): an isolate that was idle begins where those are that were not.
 */
export class CellQueue<Isolate extends QueuedIsolate> {
  readonly process: CellProcess
  readonly placement: string
  readonly startedAt = performance.now()
  /** By slot. */
  readonly isolates = new Map<number, Isolate>()
  /** Isolates that were ever loaded: a process does not stay as it was. */
  loads = 0
  readonly #wanting = new Set<Isolate>()
  /** Time that plugins have had beyond their turns, whose isolates are gone: who spins until it is ended does not begin anew with its next one. */
  readonly #ahead = new Map<string, number>()
  #virtualTime = 0
  #aheadMicroseconds = 0
  #pumping = false

  constructor(process: CellProcess, placement: string) {
    this.process = process
    this.placement = placement
  }

  /** Whether another call may begin. */
  get hasRoom(): boolean {
    let calls = 0
    for (const isolate of this.isolates.values()) calls += isolate.inFlight
    return calls < MAX_CALLS
  }

  /** There may be room now, for a call is over or an isolate is gone: it is for the isolate that has the fewest under way. */
  makeRoom(): void {
    while (this.hasRoom) {
      let first: Isolate | undefined
      for (const isolate of this.isolates.values()) if (isolate.isInLine && (first === undefined || isolate.inFlight / isolate.weight < first.inFlight / first.weight)) first = isolate
      if (first === undefined) return
      first.admitNext()
    }
  }

  /** The isolate has something to send. Sent at the end of this turn, so that what belongs together goes together. */
  want(isolate: Isolate): void {
    if (!this.#wanting.has(isolate)) {
      this.#wanting.add(isolate)
      isolate.servedMicroseconds = Math.max(isolate.servedMicroseconds, this.#virtualTime, this.#ahead.get(isolate.plugin) ?? 0)
      this.#ahead.delete(isolate.plugin)
    }
    this.#schedule()
  }

  forget(isolate: Isolate): void {
    if (isolate.servedMicroseconds > this.#virtualTime) this.#ahead.set(isolate.plugin, isolate.servedMicroseconds)
    this.#wanting.delete(isolate)
    this.isolates.delete(isolate.slot)
  }

  /** A frame is answered, also one of an isolate that is gone meanwhile. */
  answered(asked: Outstanding, frame: ReceivedFrame): void {
    this.#aheadMicroseconds -= asked.expectedMicroseconds
    this.isolates.get(asked.slot)?.answered(asked, frame)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#pumping || this.#wanting.size === 0) return
    this.#pumping = true
    queueMicrotask(() => {
      this.#pumping = false
      this.#pump()
    })
  }

  /** Gives the cell what it may have ahead. */
  #pump(): void {
    if (!this.#mayHaveMore()) return
    this.process.together(() => {
      for (let isolate = this.#next(); isolate !== undefined && this.#mayHaveMore(); isolate = this.#next()) this.#send(isolate)
    })
  }

  #mayHaveMore(): boolean {
    const { length } = this.process.outstanding
    return length === 0 || (length < MAX_AHEAD && this.#aheadMicroseconds < AHEAD_MICROSECONDS)
  }

  /** Of those that have something to send now, the one that has had the least time. */
  #next(): Isolate | undefined {
    let first: Isolate | undefined
    for (const isolate of this.#wanting) {
      if (isolate.isSendable && (first === undefined || isolate.servedMicroseconds < first.servedMicroseconds)) first = isolate
    }
    return first
  }

  #send(isolate: Isolate): void {
    this.#virtualTime = Math.max(this.#virtualTime, isolate.servedMicroseconds)
    const { frame, asked } = isolate.takeFrame()
    if (!isolate.hasMore) this.#wanting.delete(isolate)
    this.#aheadMicroseconds += asked.expectedMicroseconds
    this.process.send(frame, asked)
  }
}
