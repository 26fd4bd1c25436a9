import { test } from 'tap'
import { readSettings } from '../../../../plugins/treasury/src/settings.ts'

test('readSettings() has defaults for what an admin did not set', async (t) => {
  t.strictSame(readSettings({}), { assets: ['aUEC/0', 'EUR/2'], thresholds: new Map(), approvalTimeoutMs: 72 * 3_600_000 })
})

test('readSettings() reads thresholds into minor units', async (t) => {
  const { thresholds, approvalTimeoutMs } = readSettings({ approvalThreshold: { 'EUR/2': '1000.00', 'aUEC/0': '5' }, approvalTimeoutHours: 1 })
  t.strictSame([...thresholds], [['EUR/2', 100_000n], ['aUEC/0', 5n]])
  t.equal(approvalTimeoutMs, 3_600_000)
})

for (const [asset, amount] of [['EUR/2', '10.005'], ['EUR/2', 'much'], ['EUR', '10'], ['aUEC/0', '1.5']] as const) {
  test(`readSettings() stops everything for a threshold of ${amount} ${asset}: it must not be ignored`, async (t) => {
    t.throws(() => readSettings({ approvalThreshold: { [asset]: amount } }), { code: 'TREASURY_CONFIG', status: 503 })
  })
}

test('readSettings() takes a threshold of 0: every transfer needs a second principal', async (t) => {
  t.strictSame([...readSettings({ approvalThreshold: { 'EUR/2': '0' } }).thresholds], [['EUR/2', 0n]])
})
