import { test } from 'tap'
import type { HostApi } from '@hardpoint/sdk'
import type { FakeHost } from '@hardpoint/sdk/testing'
import { beginCheck, continueCheck, type CheckState } from '../../../../plugins/treasury/src/check-ledger.ts'
import { transfer, treasury, withAccounts } from '../_treasury.ts'

async function ledger(transfers = 5): Promise<FakeHost> {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  for (let at = 0; at < transfers; at++) await transfer(fake, { from: 'a', to: 'b', amount: '1.00' })
  return fake
}

async function check({ host: { storage } }: FakeHost, state?: CheckState): Promise<CheckState> {
  let now = state ?? await beginCheck(storage)
  while (!now.done) now = await continueCheck(storage, JSON.parse(JSON.stringify(now)) as CheckState)
  return now
}

/** Changes one stored value behind the plugin's back. */
function tamper(fake: FakeHost, key: (string | number)[], changes: object): void {
  fake.storage().commit({ set: [{ key, value: { ...fake.storage().get(key).value as object, ...changes } }] })
}

test('continueCheck() finds an untouched ledger in balance', async (t) => {
  t.match(await check(await ledger()), { asOf: 6, sums: { 'EUR/2': '0' }, accounts: 3, lines: 12, wrong: [], done: true })
})

test('continueCheck() finds an empty ledger in balance', async (t) => {
  t.match(await check(treasury()), { asOf: 0, sums: {}, accounts: 0, done: true })
})

const HARM: readonly (readonly [name: string, key: (string | number)[], changes: object, found: object])[] = [
  ['a balance', ['account', 'b'], { balance: '501' }, { wrong: ['b'] }],
  ['a line', ['history', 'b', 3, 0], { change: '101' }, { wrong: ['b'], sums: { 'EUR/2': '1' } }],
  ['a running balance', ['history', 'b', 3, 0], { balance: '7' }, { wrong: ['b'], sums: { 'EUR/2': '0' } }],
]

for (const [name, key, changes, found] of HARM) {
  test(`continueCheck() finds ${name} that somebody changed`, async (t) => {
    const fake = await ledger()
    tamper(fake, key, changes)
    t.match(await check(fake), found)
  })
}

test('continueCheck() finds a line that somebody deleted', async (t) => {
  const fake = await ledger()
  fake.storage().commit({ delete: [['history', 'a', 3, 0]] })
  t.match(await check(fake), { wrong: ['a'], sums: { 'EUR/2': '100' } })
})

test('continueCheck() checks the ledger as of its beginning, whatever is posted meanwhile', async (t) => {
  const fake = await ledger()
  const begun = await beginCheck(fake.host.storage)
  await transfer(fake, { from: 'a', to: 'b', amount: '1.00' })
  t.match(await check(fake, begun), { asOf: 6, lines: 12, wrong: [], sums: { 'EUR/2': '0' } })
})

test('continueCheck() stops in the middle of a long account, and goes on from there', async (t) => {
  const fake = await ledger(20)
  const storage: HostApi['storage'] = { ...fake.host.storage, list: (selector) => fake.host.storage.list({ ...selector, limit: Math.min(selector.limit ?? 100, 3) }) }
  let state = await beginCheck(storage)
  while (!state.done) state = await continueCheck(storage, state)
  t.match(state, { accounts: 3, lines: 42, wrong: [], sums: { 'EUR/2': '0' } })
})
