import { readFileSync } from 'node:fs'
import { createFakeHost, type FakeHost, type FakeHostOptions } from '@hardpoint/sdk/testing'
import plugin from '../../../examples/webhook-relay/main.ts'
import type { Delivery } from '../../../examples/webhook-relay/src/enqueue.ts'

export const MANIFEST: unknown = JSON.parse(readFileSync(new URL('../../../examples/webhook-relay/plugin.json', import.meta.url), 'utf8'))

export const NOON = '2026-11-20T12:00:00.000Z'
export const URL_OF_RECEIVER = 'https://hooks.example.com/in/secret'

/** What the receiver got. */
export interface Received { readonly url: string; readonly method: string; readonly headers: Headers; readonly body: unknown }

/** The relay with a receiver that answers these statuses in turn, and the last of them from then on. */
export function relay(statuses: readonly number[] = [200], options: FakeHostOptions = {}): { readonly fake: FakeHost; readonly received: Received[] } {
  const received: Received[] = []
  const fetch = async (request: Request): Promise<Response> => {
    const { url, method, headers } = request
    received.push({ url, method, headers, body: await request.json() })
    return new Response(null, { status: statuses[received.length - 1] ?? statuses.at(-1) ?? 200, headers: { location: 'https://elsewhere.example/' } })
  }
  return { fake: createFakeHost(MANIFEST, plugin, { config: { url: URL_OF_RECEIVER }, clock: () => Date.parse(NOON), fetch, ...options }), received }
}

export function deliveries(fake: FakeHost): Delivery[] {
  return fake.storage().list({ prefix: ['delivery'] }).entries.map(({ value }) => value as Delivery)
}
