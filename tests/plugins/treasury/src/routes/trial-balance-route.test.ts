import { test } from 'tap'
import { encodeCursor } from '../../../../../plugins/treasury/src/cursor.ts'
import { json, transfer, treasury, trial, withAccounts } from '../../_treasury.ts'

test('trialBalance proves that each asset sums to zero', async (t) => {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  await transfer(fake, { from: 'a', to: 'b', amount: '33.33' })
  await fake.request('POST', '/accounts', { id: 'game', asset: 'aUEC/0', kind: 'external' })
  await fake.request('POST', '/accounts', { id: 'hangar', asset: 'aUEC/0' })
  await transfer(fake, { from: 'game', to: 'hangar', amount: '1000000' })
  t.strictSame(await trial(fake), {
    asOf: 'tx-000000000003', complete: true, balanced: true, sums: [{ asset: 'EUR/2', sum: '0.00' }, { asset: 'aUEC/0', sum: '0' }],
    accounts: 5, lines: 6, mismatches: [], cursor: null,
  })
})

test('trialBalance names the account that does not agree', async (t) => {
  const fake = await withAccounts(treasury(), { a: '100.00' })
  fake.storage().commit({ set: [{ key: ['account', 'a'], value: { ...fake.storage().get(['account', 'a']).value as object, balance: '1' } }] })
  t.match(await trial(fake), { balanced: false, mismatches: ['a'] })
})

test('trialBalance pages over many accounts', async (t) => {
  const fake = treasury()
  await Promise.all(Array.from({ length: 250 }, (_, at) => fake.request('POST', '/accounts', { id: `acc-${at}`, asset: 'EUR/2' })))
  t.match((await json(fake.request('GET', '/trial-balance'))).body, { complete: false, accounts: 100, cursor: String })
  t.match(await trial(fake), { complete: true, balanced: true, accounts: 250 })
})

const BASE = { asOf: 1, sums: {}, accounts: 0, lines: 0, wrong: [], done: false }
const FORGED: readonly (readonly [name: string, state: unknown])[] = [
  ['no state', null], ['a text', 'x'], ['a negative number', { ...BASE, asOf: -1 }], ['sums that are no numbers', { ...BASE, sums: { a: '1n' } }], ['a sum of a million digits', { ...BASE, sums: { a: '1'.repeat(61) } }],
  ['a place that is no place', { ...BASE, inside: [1] }], ['accounts that are no texts', { ...BASE, wrong: [1] }], ['an account that is no text', { ...BASE, after: 5 }],
]

for (const [name, state] of FORGED) {
  test(`trialBalance refuses a cursor with ${name}`, async (t) => {
    t.match(await json(treasury().request('GET', `/trial-balance?cursor=${encodeCursor(state)}`)), { status: 400, body: { code: 'TREASURY_CURSOR' } })
  })
}
