import { test } from 'tap'
import { parseAsset } from '../../../../../plugins/treasury/src/asset.ts'
import { postTransfer, type TransferRequest } from '../../../../../plugins/treasury/src/commands/post-transfer.ts'
import { accountOf, GUARDED, ledgerWith, moneyCall } from '../_ledger.ts'

const accounts = () => ledgerWith(
  accountOf({ id: 'a', balance: 500_00n, spenders: ['token:ann'] }), accountOf({ id: 'b' }), accountOf({ id: 'c' }), accountOf({ id: 'uec', asset: parseAsset('aUEC/0'), min: undefined }),
)
const ANN = { id: 'token:ann', admin: false }
const one = (amount: string, from = 'a', to = 'b'): TransferRequest => ({ postings: [{ from, to, amount }] })

test('postTransfer() moves all legs and writes one record', async (t) => {
  const ledger = accounts()
  const request = { postings: [{ from: 'a', to: 'b', amount: '10.00' }, { from: 'a', to: 'c', amount: '2.5' }], description: 'shares', metadata: { run: '7' } }
  t.match(await ledger.run(postTransfer(request, moneyCall({ key: 'k', actor: ANN }))), { replayed: false, record: { sequence: 1, state: 'posted', key: 'k', by: 'token:ann', description: 'shares', legs: [{ amount: '1000' }, { amount: '250' }] } })
  t.match(ledger.value(['account', 'a']), { balance: '48750' })
})

test('postTransfer() moves nothing where one leg cannot', async (t) => {
  const ledger = accounts()
  const request = { postings: [{ from: 'a', to: 'b', amount: '10.00' }, { from: 'c', to: 'b', amount: '0.01' }] }
  await t.rejects(ledger.run(postTransfer(request, moneyCall())), { code: 'TREASURY_LIMIT', details: { account: 'c' } })
  t.match(ledger.value(['account', 'b']), { balance: '0' })
})

test('postTransfer() replays, and does not move twice, also where the account could not pay again', async (t) => {
  const ledger = accounts()
  const first = await ledger.run(postTransfer(one('500.00'), moneyCall({ key: 'k' })))
  const again = await ledger.run(postTransfer(one('500'), moneyCall({ key: 'k', at: '2027-01-01T00:00:00.000Z' })))
  t.strictSame(again, { record: first.record, replayed: true })
  t.match(ledger.value(['account', 'b']), { balance: '50000' })
})

test('postTransfer() does not bind a key to what was refused: the retry may pass', async (t) => {
  const ledger = accounts()
  await t.rejects(ledger.run(postTransfer(one('600.00'), moneyCall({ key: 'k' }))), { code: 'TREASURY_LIMIT' })
  t.match(await ledger.run(postTransfer(one('1.00'), moneyCall({ key: 'k' }))), { replayed: false })
})

test('postTransfer() waits for a second principal above the threshold', async (t) => {
  const ledger = accounts()
  t.match(await ledger.run(postTransfer(one('100.01'), moneyCall({ policy: GUARDED }))), { record: { state: 'pending' } })
  t.match(ledger.value(['account', 'a']), { balance: '50000', reservedOut: '10001' })
  t.match(await ledger.run(postTransfer(one('100.00'), moneyCall({ policy: GUARDED }))), { record: { state: 'posted' } })
})

const REFUSED: readonly (readonly [name: string, request: TransferRequest, code: string])[] = [
  ['an unknown account', one('1', 'a', 'nobody'), 'TREASURY_ACCOUNT_UNKNOWN'],
  ['an account of somebody else', one('1', 'b', 'a'), 'TREASURY_NOT_SPENDER'],
  ['somebody else\'s account behind one\'s own', { postings: [{ from: 'a', to: 'b', amount: '1' }, { from: 'b', to: 'c', amount: '1' }] }, 'TREASURY_NOT_SPENDER'],
  ['another asset', one('1', 'a', 'uec'), 'TREASURY_ASSET_MISMATCH'],
  ['itself', one('1', 'a', 'a'), 'TREASURY_SAME_ACCOUNT'],
  ['nothing', one('0'), 'TREASURY_AMOUNT'],
  ['less than nothing', one('-1'), 'TREASURY_AMOUNT'],
  ['too many decimals', one('1.001'), 'TREASURY_AMOUNT'],
  ['more than there is', one('500.01'), 'TREASURY_LIMIT'],
]

for (const [name, request, code] of REFUSED) {
  test(`postTransfer() refuses ${name}`, async (t) => {
    const ledger = accounts()
    await t.rejects(ledger.run(postTransfer(request, moneyCall({ actor: ANN }))), { code })
    t.equal(ledger.commits, 0)
  })
}

test('postTransfer() takes fifty legs over a hundred accounts in one commit', async (t) => {
  const ids = Array.from({ length: 100 }, (_, at) => `acc-${at}`)
  const ledger = ledgerWith(...ids.map((id) => accountOf({ id, min: undefined })))
  const postings = Array.from({ length: 50 }, (_, at) => ({ from: `acc-${at}`, to: `acc-${at + 50}`, amount: '1.00' }))
  await ledger.run(postTransfer({ postings }, moneyCall()))
  t.equal(ledger.commits, 1)
})
