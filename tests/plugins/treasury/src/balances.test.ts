import { test } from 'tap'
import { loadAccount, type StoredAccount } from '../../../../plugins/treasury/src/account.ts'
import { accountsOf, loadAccounts, moveLegs, reserveLegs } from '../../../../plugins/treasury/src/balances.ts'
import type { JournalRecord, Leg } from '../../../../plugins/treasury/src/journal.ts'
import { accountKey, historyKey } from '../../../../plugins/treasury/src/keys.ts'
import { accountOf, ledgerWith, type MemoryLedger } from './_ledger.ts'

const leg = (from: string, to: string, amount: number): Leg => ({ from, to, asset: 'EUR/2', amount: String(amount) })
const record = (legs: readonly Leg[]): JournalRecord => ({ sequence: 1, kind: 'transfer', state: 'posted', legs, by: 'x', at: 'y' })

function move(ledger: MemoryLedger, legs: readonly Leg[]): Promise<unknown> {
  return ledger.run({ reads: [], run: async (scope) => moveLegs(scope, await loadAccounts(scope, accountsOf(legs)), record(legs)) })
}

function reserve(ledger: MemoryLedger, legs: readonly Leg[], direction: 1n | -1n): Promise<unknown> {
  return ledger.run({ reads: [], run: async (scope) => reserveLegs(scope, await loadAccounts(scope, accountsOf(legs)), { legs, direction }) })
}

const held = (ledger: MemoryLedger, id: string) => loadAccount(ledger.value(accountKey(id)) as StoredAccount)

test('moveLegs() takes from one what it gives to the other, and notes both sides with the balance after', async (t) => {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: 100n }), accountOf({ id: 'b' }))
  await move(ledger, [leg('a', 'b', 30), leg('a', 'b', 20)])
  t.match([held(ledger, 'a'), held(ledger, 'b')], [{ balance: 50n, last: 1 }, { balance: 50n, last: 1 }])
  t.match(ledger.value(historyKey('a', 1, 0)), { change: '-30', balance: '70', counterparty: 'b' })
  t.match(ledger.value(historyKey('b', 1, 1)), { change: '20', balance: '50', counterparty: 'a' })
})

test('moveLegs() looks at limits when all legs are through', async (t) => {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: 100n }), accountOf({ id: 'b' }), accountOf({ id: 'c' }))
  await move(ledger, [leg('b', 'c', 100), leg('a', 'b', 100)])
  t.match([held(ledger, 'a'), held(ledger, 'b'), held(ledger, 'c')], [{ balance: 0n }, { balance: 0n }, { balance: 100n }])
})

const LIMITS: readonly (readonly [name: string, from: object, to: object, amount: number, limit: string | undefined])[] = [
  ['down to the lower limit', { balance: 100n, min: 40n - 50n }, {}, 110, undefined],
  ['below the lower limit', { balance: 100n, min: 40n - 50n }, {}, 111, 'minBalance'],
  ['up to the upper limit', { balance: 100n }, { max: 70n }, 70, undefined],
  ['above the upper limit', { balance: 100n }, { max: 70n }, 71, 'maxBalance'],
  ['what others have reserved', { balance: 100n, reservedOut: 60n }, {}, 41, 'minBalance'],
  ['room that others have reserved', { balance: 100n }, { max: 70n, reservedIn: 60n }, 11, 'maxBalance'],
  ['without a lower limit', { min: undefined }, {}, 1_000_000, undefined],
]

for (const [name, from, to, amount, limit] of LIMITS) {
  test(`moveLegs() ${limit === undefined ? 'moves' : 'refuses'} ${name}`, async (t) => {
    const ledger = ledgerWith(accountOf({ id: 'a', ...from }), accountOf({ id: 'b', ...to }))
    if (limit === undefined) return t.resolves(move(ledger, [leg('a', 'b', amount)]))
    await t.rejects(move(ledger, [leg('a', 'b', amount)]), { code: 'TREASURY_LIMIT', status: 422, details: { limit } })
    t.equal(ledger.commits, 0)
  })
}

test('reserveLegs() sets money aside and gives it back', async (t) => {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: 100n }), accountOf({ id: 'b', max: 100n }))
  await reserve(ledger, [leg('a', 'b', 80)], 1n)
  t.match([held(ledger, 'a'), held(ledger, 'b')], [{ balance: 100n, reservedOut: 80n }, { balance: 0n, reservedIn: 80n }])
  await t.rejects(reserve(ledger, [leg('a', 'b', 21)], 1n), { code: 'TREASURY_LIMIT' })
  await reserve(ledger, [leg('a', 'b', 80)], -1n)
  t.match([held(ledger, 'a'), held(ledger, 'b')], [{ reservedOut: 0n }, { reservedIn: 0n }])
})

test('reserveLegs() can always give back, also where an account is outside its limits', async (t) => {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: -500n, reservedOut: 80n }), accountOf({ id: 'b', reservedIn: 80n }))
  await t.resolves(reserve(ledger, [leg('a', 'b', 80)], -1n))
})

test('loadAccounts() names the account that is not there', async (t) => {
  await t.rejects(move(ledgerWith(accountOf({ id: 'a' })), [leg('a', 'nobody', 1)]), { code: 'TREASURY_ACCOUNT_UNKNOWN', status: 404, details: { account: 'nobody' } })
})
