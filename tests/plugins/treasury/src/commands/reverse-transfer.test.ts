import { test } from 'tap'
import { postTransfer } from '../../../../../plugins/treasury/src/commands/post-transfer.ts'
import { reverseTransfer } from '../../../../../plugins/treasury/src/commands/reverse-transfer.ts'
import { settleTransfer } from '../../../../../plugins/treasury/src/commands/settle-transfer.ts'
import { accountOf, GUARDED, ledgerWith, moneyCall, NOON, type MemoryLedger } from '../_ledger.ts'

const accounts = () => ledgerWith(accountOf({ id: 'a', balance: 500_00n }), accountOf({ id: 'b' }), accountOf({ id: 'c' }))
const post = (ledger: MemoryLedger, amount: string, changes: object = {}, [from, to] = ['a', 'b']) =>
  ledger.run(postTransfer({ postings: [{ from: from ?? '', to: to ?? '', amount }] }, moneyCall(changes)))
const reverse = (ledger: MemoryLedger, sequence: number, changes: object = {}) => ledger.run(reverseTransfer({ sequence }, moneyCall(changes)))
const settle = (ledger: MemoryLedger, sequence: number, kind: 'approval' | 'rejection') =>
  ledger.run(settleTransfer({ kind, sequence, actor: { id: 'token:checker', admin: true }, at: NOON }))

test('reverseTransfer() moves everything back, linked to the original', async (t) => {
  const ledger = accounts()
  await post(ledger, '20.00')
  t.match(await reverse(ledger, 1), { record: { sequence: 2, kind: 'reversal', state: 'posted', reverses: 1, legs: [{ from: 'b', to: 'a', amount: '2000' }] } })
  t.match([ledger.value(['account', 'a']), ledger.value(['account', 'b'])], [{ balance: '50000' }, { balance: '0' }])
  t.match(ledger.value(['journal', 1]), { state: 'posted' }, 'the original stays as it is')
})

test('reverseTransfer() reverses once, and replays for the same key', async (t) => {
  const ledger = accounts()
  await post(ledger, '20.00')
  const first = await reverse(ledger, 1, { key: 'r' })
  t.strictSame(await reverse(ledger, 1, { key: 'r' }), { ...first, replayed: true })
  await t.rejects(reverse(ledger, 1), { code: 'TREASURY_ALREADY_REVERSED', status: 409, details: { reversal: 'tx-000000000002' } })
  await t.rejects(reverse(ledger, 2), { code: 'TREASURY_NOT_REVERSIBLE' }, 'nor the reversal')
})

test('reverseTransfer() reverses once, however many ask at once', async (t) => {
  const ledger = accounts()
  await post(ledger, '20.00')
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => reverse(ledger, 1)))
  t.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('reverseTransfer() cannot take back what was spent', async (t) => {
  const ledger = accounts()
  await post(ledger, '20.00')
  await post(ledger, '5.00', {}, ['b', 'c'])
  await t.rejects(reverse(ledger, 1), { code: 'TREASURY_LIMIT', details: { account: 'b' } })
})

test('reverseTransfer() of a large sum needs two principals, as the transfer did', async (t) => {
  const ledger = accounts()
  await post(ledger, '200.00', { policy: GUARDED })
  await settle(ledger, 1, 'approval')
  t.match(await reverse(ledger, 1, { policy: GUARDED }), { record: { sequence: 3, state: 'pending', reverses: 2 } })
  await t.rejects(reverse(ledger, 2, { policy: GUARDED }), { code: 'TREASURY_ALREADY_REVERSED' }, 'while it waits, nobody starts another')
  await settle(ledger, 3, 'approval')
  t.match(ledger.value(['account', 'a']), { balance: '50000', reservedOut: '0' })
  await t.rejects(reverse(ledger, 4), { code: 'TREASURY_NOT_REVERSIBLE' })
})

test('reverseTransfer() may be asked for again where it was rejected', async (t) => {
  const ledger = accounts()
  await post(ledger, '200.00')
  await reverse(ledger, 1, { policy: GUARDED })
  await settle(ledger, 2, 'rejection')
  t.match(await reverse(ledger, 1), { record: { state: 'posted' } })
})

test('reverseTransfer() refuses what has moved nothing', async (t) => {
  const ledger = accounts()
  await post(ledger, '200.00', { policy: GUARDED })
  await t.rejects(reverse(ledger, 1), { code: 'TREASURY_NOT_REVERSIBLE', message: /pending/ })
  await settle(ledger, 1, 'rejection')
  await t.rejects(reverse(ledger, 1), { code: 'TREASURY_NOT_REVERSIBLE', message: /released/ })
  await t.rejects(reverse(ledger, 99), { code: 'TREASURY_TRANSFER_UNKNOWN', status: 404 })
})
