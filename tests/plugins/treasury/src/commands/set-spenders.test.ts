import { test } from 'tap'
import { setSpenders } from '../../../../../plugins/treasury/src/commands/set-spenders.ts'
import { accountOf, ledgerWith } from '../_ledger.ts'

test('setSpenders() replaces them all, and nothing else', async (t) => {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: 7n, spenders: ['token:ann'] }))
  t.match(await ledger.run(setSpenders('a', ['token:bob'])), { spenders: ['token:bob'], balance: 7n })
  t.match(ledger.value(['account', 'a']), { spenders: ['token:bob'], balance: '7' })
})

test('setSpenders() knows no account that is not there', async (t) => {
  await t.rejects(ledgerWith().run(setSpenders('a', [])), { code: 'TREASURY_ACCOUNT_UNKNOWN', status: 404 })
})
