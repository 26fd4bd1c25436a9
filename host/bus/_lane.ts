import type { BusEvent } from './event-bus.ts'
import type { EventLog, LoggedEvent } from './_event-log.ts'
import { errorText, retryDelay, type RetryPolicy, type SetTimer } from './_timers.ts'

/** What every subscriber of a bus works with. */
export interface DeliveryParts {
  readonly log: EventLog
  readonly tail: () => readonly LoggedEvent[]
  readonly deliver: (plugin: string, event: BusEvent) => Promise<void>
  readonly report: (error: unknown, doing: string) => void
  readonly setTimer: SetTimer
  readonly random: () => number
  readonly retry: RetryPolicy
  /** Whether a delivery failed because the plugin may not run now, through no fault of its handler. */
  readonly postpones: (error: unknown) => boolean
}

/** What a lane takes, and what becomes of it. */
export interface LaneOptions {
  readonly takes: (event: BusEvent) => boolean
  /** Number of the last event that it may come to. */
  readonly limit: () => number
  /** Events were delivered, or given up. */
  readonly passed: () => void
  /** The plugin may not run now. @returns true: the event is somebody else's now; false: the lane waits with it */
  readonly handsOver: (logged: LoggedEvent) => boolean
  /** It came to its limit. */
  readonly caughtUp: () => void
}

type Outcome = 'done' | 'waits' | 'ended'

/** Takes events to one plugin: in order, one at a time, each until it is taken or given up. */
export class Lane {
  readonly #plugin: string
  readonly #parts: DeliveryParts
  readonly #options: LaneOptions
  #seq: number
  #running: Promise<void> | undefined
  #kicked = false
  #ended = false
  #endWait: (() => void) | undefined
  #cancelPause: (() => void) | undefined

  constructor(plugin: string, seq: number, { parts, ...options }: LaneOptions & { readonly parts: DeliveryParts }) {
    this.#plugin = plugin
    this.#seq = seq
    this.#parts = parts
    this.#options = options
  }

  /** Number of the last event it is done with. */
  get seq(): number {
    return this.#seq
  }

  /** There may be more to do. */
  kick(): void {
    this.#kicked = true
    if (this.#ended || this.#cancelPause !== undefined) return
    this.#running ??= this.#run()
  }

  /** Later again, from the store: what waits for days is not kept in memory. */
  pause(): void {
    this.#cancelPause = this.#parts.setTimer(() => {
      this.#cancelPause = undefined
      this.kick()
    }, this.#parts.retry.longestMs)
  }

  /** Ends a pause: what stood in the way may be gone. */
  resume(): void {
    this.#cancelPause?.()
    this.#cancelPause = undefined
    this.kick()
  }

  /** Begins nothing new. Resolves when the delivery in flight is over. */
  async end(): Promise<void> {
    this.#ended = true
    this.#endWait?.()
    this.#cancelPause?.()
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      while (this.#kicked && !this.#ended && this.#cancelPause === undefined) {
        this.#kicked = false
        await this.#catchUp()
      }
    } catch (error) {
      this.#parts.report(error, `delivering events to ${this.#plugin}`)
      // The store could not be read or written: what was not passed is still there.
      this.#parts.setTimer(() => this.kick(), this.#parts.retry.longestMs)
    } finally {
      this.#running = undefined
    }
  }

  async #catchUp(): Promise<void> {
    const { limit, takes, passed, caughtUp } = this.#options
    for (let page = await this.#next(); page.length > 0; page = await this.#next()) {
      for (const logged of page) {
        if (logged.seq > limit()) break
        const taken = takes(logged.event)
        const outcome = taken ? await this.#deliver(logged) : 'done'
        if (outcome === 'waits') this.pause()
        if (outcome !== 'done') return
        this.#seq = logged.seq
        if (taken) passed()
        if (this.#ended) return
      }
    }
    caughtUp()
  }

  /** From memory where it reaches back far enough: a subscriber that is up to date reads nothing from the store. */
  async #next(): Promise<readonly LoggedEvent[]> {
    const { log, tail } = this.#parts
    const limit = this.#options.limit()
    if (this.#seq >= limit) return []
    const recent = tail()
    const first = recent[0]?.seq ?? Infinity
    if (this.#seq + 1 >= first) return recent.slice(this.#seq + 1 - first)
    const page = await log.after(this.#seq)
    // Nothing left there (it was given up with age): all up to the limit is passed; not what came while it was looked for.
    if ((page[0]?.seq ?? Infinity) > limit) {
      this.#seq = limit
      this.#options.passed()
    }
    return page
  }

  async #deliver(logged: LoggedEvent): Promise<Outcome> {
    const { deliver, log, retry, random, postpones } = this.#parts
    for (let attempt = 1; ; attempt++) {
      const failed = await deliver(this.#plugin, logged.event).then(() => undefined, failure)
      if (failed === undefined) return 'done'
      // A plugin that is being stopped fails for that reason: no attempt counts.
      if (this.#ended) return 'ended'
      const postponed = postpones(failed.reason)
      // What a plugin is not let take now waits, and no attempt counts: for as long as the log keeps events.
      if (postponed && log.keeps(logged.event)) return this.#options.handsOver(logged) ? 'done' : 'waits'
      if (postponed || attempt >= retry.attempts) {
        await log.addDeadLetter(this.#plugin, logged, errorText(failed.reason))
        return 'done'
      }
      await this.#wait(retryDelay(retry, attempt, random))
      if (this.#ended) return 'ended'
    }
  }

  async #wait(delayMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const cancel = this.#parts.setTimer(resolve, delayMs)
    this.#endWait = () => {
      cancel()
      resolve()
    }
    await promise
    this.#endWait = undefined
  }
}

function failure(reason: unknown): { readonly reason: unknown } {
  return { reason }
}
