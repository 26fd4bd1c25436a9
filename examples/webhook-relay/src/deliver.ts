import type { HostApi } from '@hardpoint/sdk'
import { KEEP_MS, type Delivery } from './enqueue.ts'

const MAX_ATTEMPTS = 7
/** 5 s, 10 s, 20 s, … up to 160 s between attempts. */
const FIRST_WAIT_MS = 5000

/** What an admin has to change: trying again would not help. */
const HOPELESS = ['HP_ERR_NOT_GRANTED', 'HP_ERR_GRANT_SCOPE', 'HP_ERR_FETCH_URL', 'NO_URL']

/**
 * Makes one attempt at a delivery, and schedules the next where it failed. The receiver may see one twice, when the host stops
 * between its answer and the note: the header `webhook-id` tells.
 */
export async function deliver(host: HostApi, id: string): Promise<void> {
  const key = ['delivery', id]
  const { value } = await host.storage.get(key)
  if (value === null || (value as Delivery).state !== 'waiting') return
  const delivery = value as Delivery
  const outcome = await attempt(host, id, delivery)
  const next = after({ ...delivery, attempts: delivery.attempts + 1, outcome })
  // Before the note: a run too many finds nothing to do, a run too few would leave the delivery waiting for ever.
  if (next.state === 'waiting') await host.schedule.after('deliver', FIRST_WAIT_MS * 2 ** (next.attempts - 1), { id }, { id: `${id}:${next.attempts}` })
  await host.storage.set(key, next, { expireInMs: KEEP_MS })
  if (next.state === 'failed') await host.log.warn('A delivery was given up', { id, outcome, attempts: next.attempts })
}

/** @returns the status, or the code of what went wrong */
async function attempt({ config, http }: HostApi, id: string, { topic, at, data }: Delivery): Promise<string> {
  const { url } = await config.get()
  if (typeof url !== 'string') return 'NO_URL'
  try {
    // A redirect could lead the data somewhere the admin did not think of.
    const response = await http.fetch(url, {
      method: 'POST', redirect: 'manual',
      headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) },
      body: JSON.stringify({ id, topic, at, data }),
    })
    return String(response.status)
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'FAILED'
  }
}

function after(delivery: Delivery): Delivery {
  const { outcome = '', attempts } = delivery
  if (/^2\d\d$/.test(outcome)) return { ...delivery, state: 'delivered' }
  return HOPELESS.includes(outcome) || attempts >= MAX_ATTEMPTS ? { ...delivery, state: 'failed' } : delivery
}
