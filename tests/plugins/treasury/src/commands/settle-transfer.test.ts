import { test } from 'tap'
import { postTransfer } from '../../../../../plugins/treasury/src/commands/post-transfer.ts'
import { settleTransfer } from '../../../../../plugins/treasury/src/commands/settle-transfer.ts'
import { accountOf, GUARDED, ledgerWith, moneyCall, NOON, type MemoryLedger } from '../_ledger.ts'

const MAKER = { id: 'token:ann', admin: false }
const CHECKER = { id: 'token:bob', admin: false }
const ADMIN = { id: 'token:admin', admin: true }
const LATE = '2026-11-20T13:00:00.000Z'

async function pending(): Promise<MemoryLedger> {
  const ledger = ledgerWith(accountOf({ id: 'a', balance: 500_00n, spenders: ['token:ann', 'token:bob'] }), accountOf({ id: 'b' }))
  await ledger.run(postTransfer({ postings: [{ from: 'a', to: 'b', amount: '200.00' }], description: 'ship' }, moneyCall({ actor: MAKER, policy: GUARDED })))
  return ledger
}

const settle = (ledger: MemoryLedger, kind: 'approval' | 'rejection', actor: { id: string; admin: boolean }, at = NOON) => ledger.run(settleTransfer({ kind, sequence: 1, actor, at }))

test('settleTransfer() moves what was set aside when another principal approves', async (t) => {
  const ledger = await pending()
  t.match(await settle(ledger, 'approval', CHECKER), { sequence: 2, kind: 'approval', state: 'posted', settles: 1, by: 'token:bob', description: 'ship' })
  t.match(ledger.value(['account', 'a']), { balance: '30000', reservedOut: '0' })
  t.match(ledger.value(['account', 'b']), { balance: '20000', reservedIn: '0' })
  t.match(ledger.value(['journal', 1]), { state: 'pending' }, 'the journal is not rewritten')
  t.strictSame(ledger.store.list({ prefix: ['expiry'] }).entries, [])
})

test('settleTransfer() gives back what was set aside when somebody rejects', async (t) => {
  const ledger = await pending()
  t.match(await settle(ledger, 'rejection', CHECKER), { kind: 'rejection', state: 'released', settles: 1 })
  t.match(ledger.value(['account', 'a']), { balance: '50000', reservedOut: '0' })
})

test('settleTransfer() never lets a maker be the checker, admin or not', async (t) => {
  const ledger = await pending()
  await t.rejects(settle(ledger, 'approval', MAKER), { code: 'TREASURY_SAME_PRINCIPAL', status: 403 })
  await t.rejects(settle(ledger, 'approval', { ...MAKER, admin: true }), { code: 'TREASURY_SAME_PRINCIPAL' })
  t.match(await settle(ledger, 'rejection', MAKER), { state: 'released' }, 'but taking it back is allowed')
})

test('settleTransfer() is for those who could have asked', async (t) => {
  for (const kind of ['approval', 'rejection'] as const) {
    const ledger = await pending()
    await t.rejects(settle(ledger, kind, { id: 'token:eve', admin: false }), { code: 'TREASURY_NOT_SPENDER', status: 403 })
    t.ok(await settle(ledger, kind, ADMIN))
  }
})

test('settleTransfer() settles once, however many ask at once', async (t) => {
  const ledger = await pending()
  const outcomes = await Promise.allSettled([settle(ledger, 'approval', CHECKER), settle(ledger, 'rejection', ADMIN), settle(ledger, 'approval', ADMIN)])
  t.strictSame(outcomes.map(({ status }) => status), ['fulfilled', 'rejected', 'rejected'])
  t.match(ledger.value(['account', 'b']), { balance: '20000' })
})

test('settleTransfer() approves nothing that has expired, whether or not the job has come by', async (t) => {
  const ledger = await pending()
  await t.rejects(settle(ledger, 'approval', CHECKER, LATE), { code: 'TREASURY_EXPIRED', status: 409 })
  await t.rejects(ledger.run(settleTransfer({ kind: 'expiry', sequence: 1, at: NOON })), { code: 'TREASURY_NOT_EXPIRED' })
  t.match(await ledger.run(settleTransfer({ kind: 'expiry', sequence: 1, at: LATE })), { kind: 'expiry', state: 'released', by: 'kernel' })
  t.match(ledger.value(['account', 'a']), { reservedOut: '0' })
})

test('settleTransfer() refuses what does not wait', async (t) => {
  const ledger = await pending()
  await settle(ledger, 'rejection', ADMIN)
  await t.rejects(settle(ledger, 'approval', CHECKER), { code: 'TREASURY_NOT_PENDING', status: 409, details: { settledBy: 'tx-000000000002' } })
  await t.rejects(ledger.run(settleTransfer({ kind: 'approval', sequence: 2, actor: ADMIN, at: NOON })), { code: 'TREASURY_NOT_PENDING' })
  await t.rejects(ledger.run(settleTransfer({ kind: 'approval', sequence: 9, actor: ADMIN, at: NOON })), { code: 'TREASURY_TRANSFER_UNKNOWN' })
})
