import type { TopicOfTenant } from './_backlog.ts'
import type { Cursor, LoggedEvent } from './_event-log.ts'
import { Lane, type DeliveryParts } from './_lane.ts'

export interface SubscriberParts extends DeliveryParts {
  /** An event was delivered, or given up, or set aside to wait. */
  readonly passed: (subscriber: Subscriber) => void
}

/**
 * Takes the events of one plugin to it: in order, one at a time.
 *
 * Where the plugin may not run for a tenant (its license does not cover it, say), that tenant's events wait in a lane of their own
 * until they have caught up: so no tenant holds up another, and each still gets its events in order.
 */
export class Subscriber {
  readonly plugin: string
  topics: ReadonlySet<string>
  readonly #parts: SubscriberParts
  readonly #main: Lane
  readonly #waiting = new Map<string, Lane>()

  constructor(plugin: string, { seq, topics, behind = {} }: Cursor, parts: SubscriberParts) {
    this.plugin = plugin
    this.topics = new Set(topics)
    this.#parts = parts
    this.#main = new Lane(plugin, seq, {
      parts,
      takes: ({ topic, tenant }) => this.topics.has(topic) && !this.#waiting.has(tenant),
      limit: () => parts.log.head,
      passed: () => parts.passed(this),
      handsOver: (logged) => this.#setAside(logged),
      caughtUp: () => undefined,
    })
    for (const [tenant, from] of Object.entries(behind)) this.#lane(tenant, from)
  }

  /** How far it is, as it is kept. */
  get cursor(): Cursor {
    const behind = Object.fromEntries([...this.#waiting].map(([tenant, { seq }]) => [tenant, seq]))
    return { seq: this.#main.seq, topics: [...this.topics], ...(this.#waiting.size === 0 ? {} : { behind }) }
  }

  /** Number of the last event of a topic and tenant that it needs no more. */
  doneWith({ topic, tenant }: TopicOfTenant): number {
    return this.topics.has(topic) ? this.#waiting.get(tenant)?.seq ?? this.#main.seq : Infinity
  }

  /** There may be more to do. */
  kick(): void {
    this.#main.kick()
    for (const lane of this.#waiting.values()) lane.kick()
  }

  /** What kept the plugin from running may be gone. */
  resume(): void {
    this.#main.kick()
    for (const lane of this.#waiting.values()) lane.resume()
  }

  /** Begins nothing new. Resolves when the deliveries in flight are over. */
  async end(): Promise<void> {
    await Promise.all([this.#main, ...this.#waiting.values()].map((lane) => lane.end()))
  }

  #setAside({ seq, event }: LoggedEvent): boolean {
    this.#lane(event.tenant, seq - 1).pause()
    return true
  }

  #lane(tenant: string, from: number): Lane {
    const lane = new Lane(this.plugin, from, {
      parts: this.#parts,
      takes: (event) => event.tenant === tenant && this.topics.has(event.topic),
      // No further than the others, so that they can take over from there.
      limit: () => this.#main.seq,
      passed: () => this.#parts.passed(this),
      handsOver: () => false,
      caughtUp: () => {
        if (lane.seq < this.#main.seq) return lane.kick()
        this.#waiting.delete(tenant)
        this.#parts.passed(this)
      },
    })
    this.#waiting.set(tenant, lane)
    return lane
  }
}
