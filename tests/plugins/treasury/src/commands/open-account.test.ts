import { test } from 'tap'
import { openAccount } from '../../../../../plugins/treasury/src/commands/open-account.ts'
import { parseAsset } from '../../../../../plugins/treasury/src/asset.ts'
import { MemoryLedger, NOON } from '../_ledger.ts'

const TERMS = { id: 'fund', asset: parseAsset('EUR/2'), kind: 'normal' as const, min: 0n, max: undefined, spenders: ['token:ann'] }
const open = (changes: object = {}) => openAccount({ terms: { ...TERMS, ...changes }, actor: { id: 'token:admin', admin: true }, at: NOON })

test('openAccount() opens an empty account and tells of it', async (t) => {
  const ledger = new MemoryLedger()
  t.match(await ledger.run(open()), { created: true, account: { id: 'fund', balance: 0n, createdBy: 'token:admin', createdAt: NOON } })
  t.match(ledger.published, [{ topic: 'account.created', data: { id: 'fund', balance: '0.00' } }])
})

test('openAccount() answers the account that is there on the same terms, and changes nothing of it', async (t) => {
  const ledger = new MemoryLedger()
  await ledger.run(open())
  t.match(await ledger.run(open({ spenders: ['token:eve'] })), { created: false, account: { spenders: ['token:ann'] } })
  t.equal(ledger.commits, 1)
})

for (const [name, changes] of [['asset', { asset: parseAsset('EUR/3') }], ['kind', { kind: 'external' }], ['lower limit', { min: -1n }], ['upper limit', { max: 5n }], ['name', { name: 'x' }]] as const) {
  test(`openAccount() refuses the same id with another ${name}`, async (t) => {
    const ledger = new MemoryLedger()
    await ledger.run(open())
    await t.rejects(ledger.run(open(changes)), { code: 'TREASURY_ACCOUNT_EXISTS', status: 409 })
  })
}
