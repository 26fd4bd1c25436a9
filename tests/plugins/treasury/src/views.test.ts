import { test } from 'tap'
import { readAccount, readTransfer, showBalance } from '../../../../plugins/treasury/src/views.ts'
import { ANN, BOB, decide, reverse, transfer, treasury, withAccounts } from '../_treasury.ts'

test('readTransfer() tells what happened to a transfer since', async (t) => {
  const fake = await withAccounts(treasury({ config: { approvalThreshold: { 'EUR/2': '60.00' } } }), { a: '50.00', b: '50.00' })
  const posted = await transfer(fake, { from: 'a', to: 'b', amount: '1.00' })
  const read = (answer: { body: Readonly<Record<string, unknown>> }) => readTransfer(fake.host, String(answer.body['id']))
  t.match(await read(posted), { status: 'posted', kind: 'transfer' })
  await reverse(fake, posted.body['id'])
  t.match(await read(posted), { status: 'posted', reversedBy: 'tx-000000000004' })

  const legs = [{ from: 'a', to: 'b', amount: '40.00' }, { from: 'b', to: 'a', amount: '40.00' }]
  const [approved, rejected] = [await transfer(fake, legs, { principal: ANN }), await transfer(fake, { from: 'bank', to: 'a', amount: '70.00' })]
  t.match(await read(approved), { status: 'pending', expiresAt: String })
  await decide(fake, approved.body['id'], 'approve', BOB)
  await decide(fake, rejected.body['id'], 'reject', { id: 'token:admin', roles: ['member', 'admin'] })
  t.match([await read(approved), await read(rejected)], [{ status: 'posted', settledBy: 'tx-000000000007' }, { status: 'rejected', settledBy: 'tx-000000000008' }])
  await reverse(fake, 'tx-000000000007')
  t.match(await read(approved), { status: 'posted', reversedBy: String })
})

test('readTransfer() and readAccount() know what is not there', async (t) => {
  const fake = treasury()
  await t.rejects(readTransfer(fake.host, 'tx-000000000001'), { code: 'TREASURY_TRANSFER_UNKNOWN' })
  await t.rejects(readAccount(fake.host, 'a'), { code: 'TREASURY_ACCOUNT_UNKNOWN' })
})

test('showBalance() is an account in a few words', async (t) => {
  const fake = await withAccounts(treasury(), { a: '5.00' })
  t.strictSame(showBalance(await readAccount(fake.host, 'a')), { account: 'a', asset: 'EUR/2', balance: '5.00', available: '5.00' })
})
