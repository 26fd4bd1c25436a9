import { test } from 'tap'
import { loadAccounts } from '../../../../plugins/treasury/src/balances.ts'
import type { ApprovalPolicy } from '../../../../plugins/treasury/src/approval-policy.ts'
import { expiryKey, journalKey } from '../../../../plugins/treasury/src/keys.ts'
import { recordTransfer } from '../../../../plugins/treasury/src/record-transfer.ts'
import { accountOf, GUARDED, ledgerWith, NOON, OPEN } from './_ledger.ts'

function record(policy: ApprovalPolicy) {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: 500_00n }), accountOf({ id: 'b' }))
  const draft = { kind: 'transfer' as const, legs: [{ from: 'a', to: 'b', asset: 'EUR/2', amount: '20000' }], by: 'token:ann', at: NOON }
  const made = ledger.run({ reads: [], run: async (scope) => recordTransfer(scope, { draft, accounts: await loadAccounts(scope, ['a', 'b']), policy }) })
  return { ledger, made }
}

test('recordTransfer() posts where nobody else is needed', async (t) => {
  const { ledger, made } = record(OPEN)
  t.match(await made, { sequence: 1, state: 'posted' })
  t.match(ledger.value(['account', 'b']), { balance: '20000', reservedIn: '0' })
  t.match(ledger.value(journalKey(1)), { state: 'posted' })
})

test('recordTransfer() sets the money aside where an approval is needed, and notes when that ends', async (t) => {
  const { ledger, made } = record(GUARDED)
  t.match(await made, { sequence: 1, state: 'pending', expiresAt: '2026-11-20T13:00:00.000Z' })
  t.match(ledger.value(['account', 'a']), { balance: '50000', reservedOut: '20000' })
  t.equal(ledger.value(expiryKey(Date.parse('2026-11-20T13:00:00.000Z'), 1)), true)
  t.match(ledger.published, [{ topic: 'transfer.pending' }])
})

test('recordTransfer() writes nothing where approvals are not available', async (t) => {
  const { ledger, made } = record({ ...GUARDED, approvals: false })
  await t.rejects(made, { code: 'TREASURY_APPROVAL_UNAVAILABLE' })
  t.equal(ledger.commits, 0)
})
