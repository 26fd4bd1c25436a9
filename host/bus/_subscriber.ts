import type { BusEvent } from './event-bus.ts'
import type { EventLog, LoggedEvent } from './_event-log.ts'
import { errorText, retryDelay, type RetryPolicy, type SetTimer } from './_timers.ts'

/** What every subscriber of a bus works with. */
export interface SubscriberParts {
  readonly log: EventLog
  readonly tail: () => readonly LoggedEvent[]
  readonly deliver: (plugin: string, event: BusEvent) => Promise<void>
  /** An event was delivered, or given up. */
  readonly passed: (subscriber: Subscriber) => void
  readonly report: (error: unknown, doing: string) => void
  readonly setTimer: SetTimer
  readonly random: () => number
  readonly retry: RetryPolicy
}

/** Takes the events of one plugin to it: in order, one at a time, each until it is taken or given up. */
export class Subscriber {
  readonly plugin: string
  topics: ReadonlySet<string>
  /** Number of the last event it is done with. */
  seq: number
  readonly #parts: SubscriberParts
  #running: Promise<void> | undefined
  #kicked = false
  #ended = false
  #endWait: (() => void) | undefined

  constructor(plugin: string, cursor: { readonly seq: number; readonly topics: readonly string[] }, parts: SubscriberParts) {
    this.plugin = plugin
    this.seq = cursor.seq
    this.topics = new Set(cursor.topics)
    this.#parts = parts
  }

  /** There may be more to do. */
  kick(): void {
    this.#kicked = true
    if (this.#ended) return
    this.#running ??= this.#run()
  }

  /** Begins nothing new. Resolves when the delivery in flight is over. */
  async end(): Promise<void> {
    this.#ended = true
    this.#endWait?.()
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      while (this.#kicked && !this.#ended) {
        this.#kicked = false
        await this.#catchUp()
      }
    } catch (error) {
      this.#parts.report(error, `delivering events to ${this.plugin}`)
      // The store could not be read or written: what was not passed is still there.
      this.#parts.setTimer(() => this.kick(), this.#parts.retry.longestMs)
    } finally {
      this.#running = undefined
    }
  }

  async #catchUp(): Promise<void> {
    for (let page = await this.#next(); page.length > 0; page = await this.#next()) {
      for (const logged of page) {
        const wanted = this.topics.has(logged.event.topic)
        if (wanted && !(await this.#deliver(logged))) return
        this.seq = logged.seq
        if (wanted) this.#parts.passed(this)
        if (this.#ended) return
      }
    }
  }

  /** From memory where it reaches back far enough: a subscriber that is up to date reads nothing from the store. */
  async #next(): Promise<readonly LoggedEvent[]> {
    const { log, tail } = this.#parts
    const { head } = log
    if (this.seq >= head) return []
    const recent = tail()
    const first = recent[0]?.seq ?? Infinity
    if (this.seq + 1 >= first) return recent.slice(this.seq + 1 - first)
    const page = await log.after(this.seq)
    // Nothing left there (it was given up with age): all up to the head is passed; not what came while it was looked for.
    if (page.length === 0) this.seq = head
    return page
  }

  /** @returns false where it ended before the event was delivered or given up */
  async #deliver(logged: LoggedEvent): Promise<boolean> {
    const { deliver, log, retry, random } = this.#parts
    for (let attempt = 1; ; attempt++) {
      const failed = await deliver(this.plugin, logged.event).then(() => undefined, failure)
      if (failed === undefined) return true
      // A plugin that is being stopped fails for that reason: no attempt counts.
      if (this.#ended) return false
      if (attempt >= retry.attempts) {
        await log.addDeadLetter(this.plugin, logged, errorText(failed.reason))
        return true
      }
      await this.#wait(retryDelay(retry, attempt, random))
      if (this.#ended) return false
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
