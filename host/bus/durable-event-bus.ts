import type { Store } from '../storage/store.ts'
import type { BacklogLimits, DoneWith, TopicOfTenant } from './_backlog.ts'
import { EventLog, newEvent, type Cursor, type LoggedEvent } from './_event-log.ts'
import { Subscriber } from './_subscriber.ts'
import { setUnrefTimer, type RetryPolicy, type SetTimer } from './_timers.ts'
import type { BusEvent, EventBus, Subscription } from './event-bus.ts'

/** Events kept in memory for the subscribers that are up to date. */
const TAIL = 256

const RETRY: RetryPolicy = { attempts: 8, firstMs: 1000, longestMs: 60_000 }

export interface EventBusOptions {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly setTimer?: SetTimer
  /** 0 to 1, for the spread of retries. */
  readonly random?: () => number
  readonly retry?: RetryPolicy
  /** Whether a delivery failed because its plugin may not run now, through no fault of its handler: the event waits, and no attempt counts. */
  readonly postpones?: (error: unknown) => boolean
  /** What each publisher may have waiting in a tenant; 100,000 events and 256 MiB without it. */
  readonly backlog?: BacklogLimits
  /** Told of failures of the bus itself, not of those of subscribers. */
  readonly report?: (error: unknown, doing: string) => void
}

/** The bus of one host over its store. Subscribers are worked on side by side; each gets its events in the order of their commits. */
export async function createEventBus(store: Store, options: EventBusOptions): Promise<EventBus> {
  const log = new EventLog(store, options.clock, options.backlog)
  return new DurableEventBus(log, await log.load(), options)
}

class DurableEventBus implements EventBus {
  readonly #log: EventLog
  readonly #options: EventBusOptions
  readonly #setTimer: SetTimer
  readonly #subscribers = new Map<string, Subscriber>()
  #tail: LoggedEvent[] = []
  #deliver: ((plugin: string, event: BusEvent) => Promise<void>) | undefined
  #moving: Promise<void> | undefined
  #woken = false
  /** Subscribers whose cursor in the store is out of date; undefined: removed. */
  #unsaved = new Map<string, Subscriber | undefined>()
  #saving: Promise<void> | undefined
  #closed = false

  constructor(log: EventLog, cursors: ReadonlyMap<string, Cursor>, options: EventBusOptions) {
    this.#log = log
    this.#options = options
    this.#setTimer = options.setTimer ?? setUnrefTimer
    for (const [plugin, cursor] of cursors) this.#subscribers.set(plugin, this.#subscriber(plugin, cursor))
  }

  writes(event: Omit<BusEvent, 'id' | 'at'>): ReturnType<EventBus['writes']> {
    this.#log.backlog.assertRoom(event, (of) => this.#furthestBehind(of))
    const made = newEvent(event, this.#options.clock())
    return { event: made, puts: this.#log.inboxPuts(made) }
  }

  wake(): void {
    if (this.#deliver === undefined || this.#closed) return
    this.#takeIn().catch((error: unknown) => {
      this.#report(error, 'taking in published events')
      this.#setTimer(() => this.wake(), RETRY.firstMs)
    })
  }

  async subscribe(subscriptions: readonly Subscription[]): Promise<void> {
    // First what was published so far, to those who are subscribed so far: a new subscriber starts with the next event.
    await this.#takeIn()
    const wanted = topicsByPlugin(subscriptions)
    const gone = [...this.#subscribers.values()].filter(({ plugin }) => !wanted.has(plugin))
    for (const subscriber of gone) {
      this.#subscribers.delete(subscriber.plugin)
      this.#unsaved.set(subscriber.plugin, undefined)
    }
    for (const [plugin, topics] of wanted) {
      const known = this.#subscribers.get(plugin)
      // As it was kept: a start with a thousand plugins writes nothing.
      if (known?.topics.symmetricDifference(topics).size === 0) continue
      const subscriber = known ?? this.#subscriber(plugin, { seq: this.#log.head, topics: [] })
      subscriber.topics = topics
      this.#subscribers.set(plugin, subscriber)
      this.#unsaved.set(plugin, subscriber)
    }
    await this.#save()
    // Without waiting: one of them may be what this call comes from.
    for (const subscriber of gone) void subscriber.end()
    // Whatever changed may be what events waited for: a repair, an enabling.
    this.#each((subscriber) => subscriber.resume())
  }

  async deadLetters(plugin: string): ReturnType<EventBus['deadLetters']> {
    return this.#log.deadLetters(plugin)
  }

  start(deliver: (plugin: string, event: BusEvent) => Promise<void>): void {
    this.#deliver = deliver
    this.wake()
    this.#kickAll()
  }

  async close(): Promise<void> {
    this.#closed = true
    const ended = [...this.#subscribers.values()].map((subscriber) => subscriber.end())
    await this.#moving?.catch(() => undefined)
    await Promise.all(ended)
    await this.#save().catch((error: unknown) => this.#report(error, 'writing down how far subscribers are'))
    await this.#saving?.catch(() => undefined)
  }

  /** Resolves when everything committed before the call is in the log. One mover only: it gives the numbers. */
  #takeIn(): Promise<void> {
    this.#woken = true
    this.#moving ??= this.#move()
    return this.#moving
  }

  async #move(): Promise<void> {
    const isWanted = (topic: string) => this.#subscribers.values().some(({ topics }) => topics.has(topic))
    try {
      while (this.#woken) {
        this.#woken = false
        const { moved, more } = await this.#log.move(isWanted)
        if (more) this.#woken = true
        if (moved.length === 0) continue
        this.#tail = [...this.#tail, ...moved].slice(-TAIL)
        this.#kickAll()
      }
    } finally {
      // Here, not in a callback: whoever wakes after the last look must find nobody at work.
      this.#moving = undefined
    }
  }

  #kickAll(): void {
    this.#each((subscriber) => subscriber.kick())
  }

  #each(tell: (subscriber: Subscriber) => void): void {
    if (this.#deliver === undefined || this.#closed) return
    for (const subscriber of this.#subscribers.values()) tell(subscriber)
  }

  #subscriber(plugin: string, cursor: Cursor): Subscriber {
    const { random = Math.random, retry = RETRY, postpones = () => false } = this.#options
    return new Subscriber(plugin, cursor, {
      log: this.#log,
      tail: () => this.#tail,
      deliver: async (to, event) => this.#deliver?.(to, event),
      passed: (subscriber) => this.#passed(subscriber),
      report: (error, doing) => this.#report(error, doing),
      setTimer: this.#setTimer,
      random,
      retry,
      postpones,
    })
  }

  #passed(subscriber: Subscriber): void {
    if (this.#subscribers.get(subscriber.plugin) !== subscriber) return
    this.#unsaved.set(subscriber.plugin, subscriber)
    this.#saving ??= this.#saveInTurn()
  }

  async #saveInTurn(): Promise<void> {
    try {
      await this.#save()
    } catch (error) {
      this.#report(error, 'writing down how far subscribers are')
    } finally {
      this.#saving = undefined
    }
  }

  /** Late is harmless: what was delivered and not written down is delivered again after a restart. So many share one write. */
  async #save(): Promise<void> {
    const doneWith: DoneWith = (of) => this.#furthestBehind(of)?.seq ?? Infinity
    while (this.#unsaved.size > 0 || this.#log.backlog.passed(doneWith, 1).seqs.length > 0) {
      const unsaved = this.#unsaved
      this.#unsaved = new Map()
      const cursors = new Map([...unsaved].map(([plugin, subscriber]) => [plugin, subscriber?.cursor]))
      try {
        await this.#log.saveCursors(cursors, doneWith)
      } catch (error) {
        this.#unsaved = new Map([...unsaved, ...this.#unsaved])
        throw error
      }
    }
  }

  /** Of those who want a topic of a tenant. */
  #furthestBehind(of: TopicOfTenant): { readonly plugin: string; readonly seq: number } | undefined {
    let last: { readonly plugin: string; readonly seq: number } | undefined
    for (const subscriber of this.#subscribers.values()) {
      const seq = subscriber.doneWith(of)
      if (seq < (last?.seq ?? Infinity)) last = { plugin: subscriber.plugin, seq }
    }
    return last
  }

  #report(error: unknown, doing: string): void {
    this.#options.report?.(error, doing)
  }
}

function topicsByPlugin(subscriptions: readonly Subscription[]): Map<string, Set<string>> {
  const byPlugin = new Map<string, Set<string>>()
  for (const { plugin, topics } of subscriptions) {
    byPlugin.set(plugin, new Set([...(byPlugin.get(plugin) ?? []), ...topics]))
  }
  return byPlugin
}
