import type { HostApi } from '@hardpoint/sdk'

/** A line of the delivery log. */
export interface Delivery {
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly topic: string
  readonly at: string
  readonly attempts: number
  readonly data: unknown
  /** HTTP status or error code of the last attempt. */
  readonly outcome?: string
}

/** What is to be relayed. */
export interface Relayed {
  readonly event: string
  readonly topic: string
  readonly data: unknown
  readonly at: string
}

/** The log forgets after this: storage is not for ever. */
export const KEEP_MS = 30 * 24 * 3_600_000

/**
 * Notes a delivery and has it made. It is noted first: where the host stops in between, the event is delivered again, and is then
 * scheduled again under the same id.
 *
 * @returns the id of the delivery: time first, so that the log is in order
 */
export async function enqueue({ storage, schedule }: HostApi, { event, topic, data, at }: Relayed): Promise<string> {
  const id = `${at}-${event}`.replaceAll(/[^A-Za-z0-9._:-]/g, '_').slice(0, 120)
  const delivery: Delivery = { state: 'waiting', topic, at, attempts: 0, data }
  const key = ['delivery', id]
  const { ok } = await storage.commit({ checks: [{ key, version: null }], set: [{ key, value: delivery, expireInMs: KEEP_MS }] })
  const known = ok ? delivery : (await storage.get(key)).value as Delivery
  if (known.state === 'waiting') await schedule.after('deliver', 0, { id }, { id })
  return id
}
