import { randomUUID } from 'node:crypto'
import { collection, type Stored } from '../storage/collection.ts'
import { fromJson, toJson } from '../storage/json-value.ts'
import type { Commit, Entry, Key, Store } from '../storage/store.ts'
import { Backlog, type BacklogLimits, type DoneWith } from './_backlog.ts'
import type { BusEvent } from './event-bus.ts'
import { DEAD_LETTERS } from './kept-of-plugin.ts'

const BUS = 'bus'
const HEAD: Key = [BUS, 'head']

const DAY_MS = 24 * 60 * 60 * 1000

/** What nobody took in this time is given up: bounds what a subscriber that never comes back can cost. */
const KEPT_MS = 30 * DAY_MS

/** Of one publisher in one tenant: bounds what a subscriber that does not keep up can cost. */
const BACKLOG: BacklogLimits = { events: 100_000, bytes: 256 * 1024 * 1024 }

/** Events moved, read or removed at a time. */
const PAGE = 500

/** An event with its place in the order. */
export interface LoggedEvent {
  readonly seq: number
  readonly event: BusEvent
}

/** A subscriber as it is kept: the last event that it is done with, and what it wants. */
export interface Cursor {
  readonly seq: number
  /** The same of each tenant whose events wait because the plugin may not run for it. */
  readonly behind?: Readonly<Record<string, number>>
  readonly topics: readonly string[]
}

export interface DeadLetter {
  readonly event: BusEvent
  readonly error: string
  readonly at: string
}

type Puts = NonNullable<Commit['puts']>

/**
 * How the bus lies in the store.
 *
 * A publisher writes to the inbox, in its own commit and without asking anybody for a number. The one mover gives numbers, in the
 * order of the commits: so a log has no gaps, and no event ever appears before one that a subscriber has already passed.
 */
export class EventLog {
  readonly #store: Store
  readonly #clock: () => number
  readonly #cursors
  readonly #dead
  /** What is in the log and not yet passed by all who want it. */
  readonly backlog: Backlog
  #inboxCount = 0
  #head = 0

  constructor(store: Store, clock: () => number, limits: BacklogLimits = BACKLOG) {
    this.backlog = new Backlog(limits)
    this.#store = store
    this.#clock = clock
    this.#cursors = collection(store, [BUS, 'cursors'], (value) => value as Cursor)
    this.#dead = collection(store, DEAD_LETTERS, (value) => value as DeadLetter)
  }

  /** Number of the newest event. */
  get head(): number {
    return this.#head
  }

  async load(): Promise<Map<string, Cursor>> {
    const head = await this.#store.get(HEAD)
    this.#head = head === undefined ? 0 : Number(fromJson(head.value))
    for await (const entry of this.#store.scan({ prefix: [BUS, 'events'] })) this.backlog.add(loggedIn(entry), entry.value.byteLength)
    const cursors = await Array.fromAsync(this.#cursors.list(), ({ id, value }) => [String(id[0]), value] as const)
    return new Map(cursors)
  }

  /** Time first and then a count, so that events of one commit keep their order; the id keeps two processes apart. */
  inboxPuts(event: BusEvent): Puts {
    return [{ key: [BUS, 'inbox', this.#clock(), this.#inboxCount++, event.id], value: toJson(event) }]
  }

  /** Whether an event is young enough to wait for its subscribers. */
  keeps({ at }: BusEvent): boolean {
    return Date.parse(at) + KEPT_MS > this.#clock()
  }

  /** Moves what was published into the log, as far as anybody wants it. @returns what was moved, in order; empty when done */
  async move(isWanted: (topic: string) => boolean): Promise<{ readonly moved: readonly LoggedEvent[]; readonly more: boolean }> {
    const entries = await Array.fromAsync(this.#store.scan({ prefix: [BUS, 'inbox'], limit: PAGE }))
    if (entries.length === 0) return { moved: [], more: false }
    const events = entries.toSorted(byCommit).map(({ value }) => fromJson(value) as BusEvent)
    const moved = events.filter(({ topic }) => isWanted(topic)).map((event, at) => ({ seq: this.#head + 1 + at, event }))
    const head = this.#head + moved.length
    const puts = moved.map((logged) => this.#eventPut(logged))
    await this.#store.commit({ puts: [...puts, { key: HEAD, value: toJson(head) }], deletes: entries.map(({ key }) => key) })
    moved.forEach((logged, at) => this.backlog.add(logged, puts[at]?.value.byteLength ?? 0))
    this.#head = head
    return { moved, more: entries.length === PAGE }
  }

  /** The events after a number. */
  async after(seq: number): Promise<LoggedEvent[]> {
    const range = { prefix: [BUS, 'events'], start: [BUS, 'events', seq + 1], limit: PAGE }
    return Array.fromAsync(this.#store.scan(range), loggedIn)
  }

  /** Writes down how far subscribers are, and removes events that all who want them have passed. */
  async saveCursors(cursors: ReadonlyMap<string, Cursor | undefined>, doneWith: DoneWith): Promise<void> {
    const passed = this.backlog.passed(doneWith, PAGE)
    const deletes: Key[] = passed.seqs.map((seq) => [BUS, 'events', seq])
    const puts: Puts[number][] = []
    for (const [plugin, cursor] of cursors) {
      if (cursor === undefined) deletes.push(this.#cursors.key(plugin))
      else puts.push(this.#cursors.put(plugin, cursor))
    }
    await this.#store.commit({ puts, deletes })
    this.backlog.remove(passed)
  }

  async addDeadLetter(plugin: string, { seq, event }: LoggedEvent, error: string): Promise<void> {
    const letter = { event, error, at: new Date(this.#clock()).toISOString() }
    await this.#store.commit({ puts: [this.#dead.put([plugin, seq], letter, { expiresAt: this.#clock() + KEPT_MS })] })
  }

  async deadLetters(plugin: string): Promise<(DeadLetter & { readonly key: Key })[]> {
    const withKey = ({ id, value }: Stored<DeadLetter>) => ({ ...value, key: this.#dead.key(id) })
    return Array.fromAsync(this.#dead.list({ below: [plugin], reverse: true, limit: PAGE }), withKey)
  }

  /** A day more than it is waited for, so that what is given up is seen to be. */
  #eventPut({ seq, event }: LoggedEvent): Puts[number] {
    return { key: [BUS, 'events', seq], value: toJson(event), expiresAt: this.#clock() + KEPT_MS + DAY_MS }
  }
}

function loggedIn({ key, value }: Entry): LoggedEvent {
  return { seq: Number(key[2]), event: fromJson(value) as BusEvent }
}

/** Versions are those of the commits; a stable sort keeps the order of keys within one. */
function byCommit(a: Entry, b: Entry): number {
  return a.version < b.version ? -1 : a.version > b.version ? 1 : 0
}

export function newEvent(event: Omit<BusEvent, 'id' | 'at'>, now: number): BusEvent {
  const { topic, tenant, data, cause } = event
  return { id: randomUUID(), topic, tenant, data, at: new Date(now).toISOString(), ...cause === undefined ? {} : { cause } }
}
