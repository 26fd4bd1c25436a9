import { test } from 'tap'
import { parseAsset } from '../../../../plugins/treasury/src/asset.ts'

test('parseAsset() reads code and scale', async (t) => {
  t.strictSame(parseAsset('EUR/2'), { name: 'EUR/2', scale: 2 })
  t.strictSame(parseAsset('aUEC/0'), { name: 'aUEC/0', scale: 0 })
  t.equal(parseAsset('wei/18').scale, 18)
})

for (const name of ['', 'EUR', 'EUR/', '/2', 'EUR/19', 'EUR/02', 'EUR/-1', 'EUR/2 ', 'E R/2', 'EUR/2\n', '2EUR/2', 'A'.repeat(17) + '/2']) {
  test(`parseAsset() refuses ${JSON.stringify(name)}`, async (t) => {
    t.throws(() => parseAsset(name), { code: 'TREASURY_ASSET', status: 422 })
  })
}
