import type { Commit, Key } from '../storage/store.ts'

/** An event as it is kept and delivered. */
export interface BusEvent {
  /** Unique; a subscriber that sees one twice has seen this before. */
  readonly id: string
  /** `hardpoint.treasury/transfer.posted` */
  readonly topic: string
  readonly tenant: string
  /** JSON text, parsed by the subscriber only. */
  readonly data: string
  readonly at: string
  /** Id of the principal whose call published it, however far back. For the host alone. */
  readonly cause?: string
}

export interface Subscription {
  readonly plugin: string
  /** Full topics. */
  readonly topics: readonly string[]
}

/** Durable, at least once, in order for each subscriber. An event is written in the same commit as the data it tells of. */
export interface EventBus {
  /**
   * The puts that publish an event: add them to the commit of the data, then call `wake` once it is through.
   *
   * @throws HP_ERR_EVENTS_WAITING where too much of its publisher waits in the tenant already. Nothing accepted is ever dropped for it
   */
  writes(event: Omit<BusEvent, 'id' | 'at'>): { readonly event: BusEvent; readonly puts: NonNullable<Commit['puts']> }
  wake(): void
  /** Whole: what is not listed any more is not delivered any more. A new subscriber starts with the next event. */
  subscribe(subscriptions: readonly Subscription[]): Promise<void>
  /** Events given up after their last attempt, newest first. */
  deadLetters(plugin: string): Promise<readonly { readonly event: BusEvent; readonly error: string; readonly key: Key }[]>
  /** Delivers until closed. `deliver` rejecting means: later again. */
  start(deliver: (plugin: string, event: BusEvent) => Promise<void>): void
  close(): Promise<void>
}
