import { test } from 'tap'
import { ADMIN, balances, json, treasury, withAccounts } from '../_treasury.ts'
import type { FakeHost } from '@hardpoint/sdk/testing'

async function shop(): Promise<FakeHost> {
  const fake = await withAccounts(treasury(), { a: '50.00', b: '0' })
  await fake.request('PUT', '/accounts/a/spenders', { spenders: ['plugin:acme.shop'] })
  return fake
}

const post = (fake: FakeHost, changes: object = {}, options: object = { caller: 'acme.shop' }) =>
  fake.call('post', { idempotencyKey: 'order-1', postings: [{ from: 'a', to: 'b', amount: '5.00' }], ...changes }, options)

test('balance and accounts answer decimal texts', async (t) => {
  const fake = await shop()
  t.strictSame(await fake.call('balance', { account: 'a' }), { account: 'a', asset: 'EUR/2', balance: '50.00', available: '50.00' })
  t.match(await fake.call('accounts', { limit: 2 }), { accounts: [{ account: 'a' }, { account: 'b' }], cursor: String })
  await t.rejects(fake.call('balance', { account: 'nobody' }), { code: 'TREASURY_ACCOUNT_UNKNOWN' })
})

test('post moves money for a plugin among the spenders, once for each key', async (t) => {
  const fake = await shop()
  t.match(await post(fake), { replayed: false, transfer: { status: 'posted', by: 'plugin:acme.shop' } })
  t.match(await post(fake), { replayed: true })
  t.match(await balances(fake), { a: '45.00', b: '5.00' })
  await t.rejects(post(fake, { description: 'other' }), { code: 'TREASURY_IDEMPOTENCY_CONFLICT' })
})

test('post refuses a plugin that is not among the spenders, whoever it acts for', async (t) => {
  const fake = await shop()
  await t.rejects(post(fake, {}, { caller: 'evil.plugin' }), { code: 'TREASURY_NOT_SPENDER' })
  await t.rejects(post(fake, {}, { caller: 'evil.plugin', principal: ADMIN }), { code: 'TREASURY_NOT_SPENDER' })
  t.match(await balances(fake), { a: '50.00' })
})

test('post does not share keys with people', async (t) => {
  const fake = await shop()
  await json(fake.request('POST', '/transfers', { postings: [{ from: 'a', to: 'b', amount: '1.00' }] }, { headers: { 'idempotency-key': 'order-1' } }))
  t.match(await post(fake), { replayed: false })
})

test('post checks its parameters and its feature', async (t) => {
  const fake = await shop()
  await t.rejects(post(fake, { postings: [] }), { code: 'HP_ERR_PARAMS', details: { pointer: '/postings' } })
  fake.set({ features: { transfers: false } })
  await t.rejects(post(fake), { code: 'HP_ERR_FEATURE_OFF' })
})
