import { test } from 'tap'
import { loadAccount, showAccount, storeAccount } from '../../../../plugins/treasury/src/account.ts'
import { accountOf } from './_ledger.ts'

const FULL = accountOf({ id: 'a', name: 'Fund', min: -500n, max: 10_000n, balance: 1234n, reservedOut: 100n, reservedIn: 7n, last: 3, spenders: ['*'] })

test('loadAccount() reads what storeAccount() wrote, through JSON', async (t) => {
  for (const account of [FULL, accountOf({ id: 'b', kind: 'external', min: undefined })]) {
    t.strictSame(loadAccount(JSON.parse(JSON.stringify(storeAccount(account)))), account)
  }
})

test('showAccount() answers decimal texts; available is what can go out', async (t) => {
  t.match(showAccount(FULL), { asset: 'EUR/2', balance: '12.34', available: '16.34', reserved: { out: '1.00', in: '0.07' }, minBalance: '-5.00', maxBalance: '100.00', name: 'Fund' })
  t.match(showAccount(accountOf({ id: 'b', min: undefined })), { available: null, minBalance: null, maxBalance: null })
})
