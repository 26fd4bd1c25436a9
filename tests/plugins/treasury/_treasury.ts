import { readFileSync } from 'node:fs'
import { createFakeHost, type FakeHost, type FakeHostOptions } from '@hardpoint/sdk/testing'
import plugin from '../../../plugins/treasury/main.ts'

export const MANIFEST: unknown = JSON.parse(readFileSync(new URL('../../../plugins/treasury/plugin.json', import.meta.url), 'utf8'))

export const ANN = { id: 'token:ann', roles: ['member'] } as const
export const BOB = { id: 'token:bob', roles: ['member'] } as const
export const EVE = { id: 'token:eve', roles: ['member'] } as const
export const ADMIN = { id: 'token:admin', roles: ['member', 'admin'] } as const

/** An organisation of its own for each host: the plugin keeps one row of writers for each. */
export function treasury(options: FakeHostOptions = {}): FakeHost {
  return createFakeHost(MANIFEST, plugin, options)
}

export async function json(response: Response | Promise<Response>): Promise<{ readonly status: number; readonly body: Record<string, any> }> {
  const answer = await response
  return { status: answer.status, body: await answer.json() as Record<string, unknown> }
}

let keys = 0

/** Posts one leg, with a key of its own unless one is given. */
export function transfer(fake: FakeHost, leg: { from: string; to: string; amount: string }, options: { key?: string; principal?: typeof ANN | typeof ADMIN } = {}): Promise<Response> {
  const { key = `key-${++keys}`, ...rest } = options
  return fake.request('POST', '/transfers', { postings: [leg] }, { headers: { 'idempotency-key': key }, ...rest })
}

/** `bank` (external) and normal accounts, each with a balance. */
export async function withAccounts(fake: FakeHost, balances: Readonly<Record<string, string>>, asset = 'EUR/2'): Promise<void> {
  await fake.request('POST', '/accounts', { id: 'bank', asset, kind: 'external' })
  for (const [id, amount] of Object.entries(balances)) {
    await fake.request('POST', '/accounts', { id, asset, spenders: ['token:ann', 'token:bob'] })
    if (!/^[0.]+$/.test(amount)) await transfer(fake, { from: 'bank', to: id, amount })
  }
}
