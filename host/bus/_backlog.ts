import { HardpointError } from '@hardpoint/schemas/errors'
import type { BusEvent } from './event-bus.ts'

/** What a publisher may have waiting in one tenant. */
export interface BacklogLimits {
  readonly events: number
  readonly bytes: number
}

export type TopicOfTenant = Pick<BusEvent, 'topic' | 'tenant'>

/** Says up to which event a topic of a tenant is needed no more. */
export type DoneWith = (of: TopicOfTenant) => number

/** Events of one topic and tenant, oldest first. */
interface Line extends TopicOfTenant {
  readonly seqs: number[]
  readonly bytes: number[]
}

/** What may be removed: so many of each line. */
export interface Passed {
  readonly seqs: readonly number[]
  readonly lines: ReadonlyMap<Line, number>
}

/**
 * What lies in the log, by topic and tenant: the number and size of each event, 16 bytes an event.
 *
 * So an event is removed once those who want it have passed it, whoever else is behind; and each publisher is held to what waits
 * of its own: a subscriber that never catches up fills no disk, and stops nobody but those whose events it does not take.
 */
export class Backlog {
  readonly #limits: BacklogLimits
  readonly #lines = new Map<string, Line>()
  /** By publisher and tenant. */
  readonly #held = new Map<string, { events: number; bytes: number }>()

  constructor(limits: BacklogLimits) {
    this.#limits = limits
  }

  add({ seq, event: { topic, tenant } }: { readonly seq: number; readonly event: TopicOfTenant }, bytes: number): void {
    const line = this.#lines.getOrInsertComputed(JSON.stringify([topic, tenant]), () => ({ topic, tenant, seqs: [], bytes: [] }))
    line.seqs.push(seq)
    line.bytes.push(bytes)
    const held = this.#held.getOrInsertComputed(publisherIn(line), () => ({ events: 0, bytes: 0 }))
    held.events++
    held.bytes += bytes
  }

  /** What all who want it have passed, up to so many. */
  passed(doneWith: DoneWith, most: number): Passed {
    const seqs: number[] = []
    const lines = new Map<Line, number>()
    for (const line of this.#lines.values()) {
      const done = doneWith(line)
      let count = 0
      for (const seq of line.seqs) {
        if (seq > done || seqs.length === most) break
        seqs.push(seq)
        count++
      }
      if (count > 0) lines.set(line, count)
      if (seqs.length === most) break
    }
    return { seqs, lines }
  }

  /** They were removed. */
  remove({ lines }: Passed): void {
    for (const [line, count] of lines) {
      line.seqs.splice(0, count)
      const bytes = line.bytes.splice(0, count).reduce((sum, each) => sum + each, 0)
      if (line.seqs.length === 0) this.#lines.delete(JSON.stringify([line.topic, line.tenant]))
      const name = publisherIn(line)
      const held = this.#held.get(name)
      if (held === undefined) continue
      held.events -= count
      held.bytes -= bytes
      if (held.events === 0) this.#held.delete(name)
    }
  }

  /**
   * @param behind says who is furthest behind with a topic and tenant
   * @throws HP_ERR_EVENTS_WAITING where the publisher of the topic has as much waiting as it may
   */
  assertRoom(of: TopicOfTenant, behind: (of: TopicOfTenant) => { readonly plugin: string; readonly seq: number } | undefined): void {
    const publisher = publisherIn(of)
    const held = this.#held.get(publisher)
    if (held === undefined || (held.events < this.#limits.events && held.bytes < this.#limits.bytes)) return
    const late = [...this.#lines.values()].filter((line) => publisherIn(line) === publisher).flatMap((line) => behind(line) ?? [])
    const [last] = late.toSorted((a, b) => a.seq - b.seq)
    throw new HardpointError('HP_ERR_EVENTS_WAITING', { plugin: pluginOf(of), events: held.events, bytes: held.bytes, subscriber: last?.plugin ?? 'its subscribers' })
  }
}

function pluginOf({ topic }: TopicOfTenant): string {
  return topic.slice(0, topic.indexOf('/'))
}

function publisherIn(of: TopicOfTenant): string {
  return JSON.stringify([pluginOf(of), of.tenant])
}
