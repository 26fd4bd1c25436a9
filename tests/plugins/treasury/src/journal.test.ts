import { test } from 'tap'
import { sequenceOf, showLine, showRecord, transferId, unknownTransfer, type JournalRecord } from '../../../../plugins/treasury/src/journal.ts'

const RECORD: JournalRecord = {
  sequence: 42, kind: 'transfer', state: 'posted', legs: [{ from: 'a', to: 'b', asset: 'EUR/2', amount: '1250' }], key: 'k', by: 'token:ann', at: '2026-11-20T12:00:00.000Z',
}

test('transferId() sorts as text in order of posting, and sequenceOf() reads it', async (t) => {
  t.equal(transferId(42), 'tx-000000000042')
  t.ok(transferId(9) < transferId(10) && transferId(999) < transferId(1000))
  t.equal(sequenceOf(transferId(123_456)), 123_456)
})

for (const id of ['', '42', 'tx-42', 'tx-00000000004x', 'tx-9999999999999999', 'TX-000000000042', '../tx-000000000042']) {
  test(`sequenceOf() knows no transfer ${JSON.stringify(id)}`, async (t) => { t.throws(() => sequenceOf(id), { code: 'TREASURY_TRANSFER_UNKNOWN', status: 404 }) })
}

test('unknownTransfer() does not repeat a long id', async (t) => { t.ok(unknownTransfer('x'.repeat(10_000)).message.length < 200) })

test('showRecord() is the same each time, in decimals', async (t) => {
  t.strictSame(showRecord(RECORD), {
    id: 'tx-000000000042', kind: 'transfer', status: 'posted', postings: [{ from: 'a', to: 'b', asset: 'EUR/2', amount: '12.50' }], idempotencyKey: 'k', by: 'token:ann', at: RECORD.at,
  })
  t.match(showRecord({ ...RECORD, reverses: 7, settles: 8, description: 'd', metadata: { m: '1' }, expiresAt: 'e' }),
    { reverses: 'tx-000000000007', settles: 'tx-000000000008', description: 'd', metadata: { m: '1' }, expiresAt: 'e' })
})

test('showLine() is an account\'s side of a leg', async (t) => {
  t.strictSame(showLine({ sequence: 1, leg: 0, change: '-5', balance: '95', counterparty: 'b', kind: 'transfer', at: 'x', by: 'y' }, 'EUR/2'),
    { transfer: 'tx-000000000001', change: '-0.05', balance: '0.95', counterparty: 'b', kind: 'transfer', at: 'x', by: 'y' })
})
