import { readFileSync } from 'node:fs'
import { createFakeHost, type FakeHost, type FakeHostOptions } from '@hardpoint/sdk/testing'
import plugin from '../../../plugins/treasury/main.ts'

export const MANIFEST: unknown = JSON.parse(readFileSync(new URL('../../../plugins/treasury/plugin.json', import.meta.url), 'utf8'))

export const ANN = { id: 'token:ann', roles: ['member'] } as const
export const BOB = { id: 'token:bob', roles: ['member'] } as const
export const EVE = { id: 'token:eve', roles: ['member'] } as const
export const ADMIN = { id: 'token:admin', roles: ['member', 'admin'] } as const

export type Who = typeof ANN | typeof BOB | typeof EVE | typeof ADMIN

/** The plugin over a fake host; the admin calls unless a test says who. */
export function treasury(options: FakeHostOptions = {}): FakeHost {
  return createFakeHost(MANIFEST, plugin, { principal: ADMIN, ...options })
}

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Headers
}

export async function json(response: Response | Promise<Response>): Promise<Answer> {
  const answer = await response
  return { status: answer.status, body: await answer.json() as Record<string, unknown>, headers: answer.headers }
}

let keys = 0

export interface Leg { readonly from: string; readonly to: string; readonly amount: string }

/** Posts legs with a key of their own unless one is given. */
export function transfer(fake: FakeHost, legs: Leg | readonly Leg[], options: { readonly key?: string; readonly principal?: Who; readonly description?: string } = {}): Promise<Answer> {
  const { key = `key-${++keys}`, principal, description } = options
  const body = { postings: [legs].flat(), ...(description === undefined ? {} : { description }) }
  return json(fake.request('POST', '/transfers', body, { headers: { 'idempotency-key': key }, ...(principal === undefined ? {} : { principal }) }))
}

export function reverse(fake: FakeHost, id: unknown, options: { readonly key?: string; readonly principal?: Who } = {}): Promise<Answer> {
  const { key = `key-${++keys}`, ...rest } = options
  return json(fake.request('POST', `/transfers/${String(id)}/reverse`, {}, { headers: { 'idempotency-key': key }, ...rest }))
}

export function decide(fake: FakeHost, id: unknown, verdict: 'approve' | 'reject', principal: Who): Promise<Answer> {
  return json(fake.request('POST', `/transfers/${String(id)}/${verdict}`, {}, { principal }))
}

/** `bank` (external) and normal accounts from which Ann and Bob may spend, each with a balance. */
export async function withAccounts(fake: FakeHost, balances: Readonly<Record<string, string>>, asset = 'EUR/2'): Promise<FakeHost> {
  await fake.request('POST', '/accounts', { id: 'bank', asset, kind: 'external' })
  for (const [id, amount] of Object.entries(balances)) {
    await fake.request('POST', '/accounts', { id, asset, spenders: ['token:ann', 'token:bob'] })
    if (/[1-9]/.test(amount)) await transfer(fake, { from: 'bank', to: id, amount })
  }
  return fake
}

/** Balances by account. */
export async function balances(fake: FakeHost): Promise<Record<string, string>> {
  const { body } = await json(fake.request('GET', '/balances?limit=500'))
  return Object.fromEntries((body['balances'] as { account: string; balance: string }[]).map(({ account, balance }) => [account, balance]))
}

/** The trial balance, all its pages. */
export async function trial(fake: FakeHost): Promise<Readonly<Record<string, unknown>>> {
  let { body } = await json(fake.request('GET', '/trial-balance'))
  while (typeof body['cursor'] === 'string') ({ body } = await json(fake.request('GET', `/trial-balance?cursor=${body['cursor']}`)))
  return body
}
