import fc from 'fast-check'
import { test } from 'tap'
import { formatAmount, parseAmount, parsePositiveAmount } from '../../../../plugins/treasury/src/amount.ts'
import { parseAsset } from '../../../../plugins/treasury/src/asset.ts'

const EUR = parseAsset('EUR/2')
const AUEC = parseAsset('aUEC/0')

for (const [text, units] of [['0', 0n], ['12.50', 1250n], ['12.5', 1250n], ['12', 1200n], ['0.01', 1n], ['-12.50', -1250n], ['9'.repeat(30), BigInt(`${'9'.repeat(30)}00`)]] as const) {
  test(`parseAmount() reads ${text} of EUR/2 as ${units}`, async (t) => { t.equal(parseAmount(text, EUR), units) })
}

for (const text of ['', ' 1', '1 ', '+1', '01', '1.', '.5', '1,5', '1e3', '0x1', 'NaN', 'Infinity', '1\n', '--1', '1.2.3', '١', '9'.repeat(31)]) {
  test(`parseAmount() refuses ${JSON.stringify(text)}`, async (t) => { t.throws(() => parseAmount(text, EUR), { code: 'TREASURY_AMOUNT', status: 422 }) })
}

for (const [text, asset] of [['12.500', EUR], ['1.0', AUEC], ['0.001', EUR]] as const) {
  test(`parseAmount() refuses ${text} of ${asset.name}: too many decimals, even zeros`, async (t) => {
    t.throws(() => parseAmount(text, asset), { code: 'TREASURY_AMOUNT', details: { asset: asset.name } })
  })
}

test('parsePositiveAmount() refuses nothing and less', async (t) => {
  t.equal(parsePositiveAmount('0.01', EUR), 1n)
  for (const text of ['0', '0.00', '-0', '-0.01']) t.throws(() => parsePositiveAmount(text, EUR), { code: 'TREASURY_AMOUNT' })
})

test('formatAmount() shows all decimals of the asset', async (t) => {
  t.strictSame([0n, 1n, -1n, 1250n, -1250n, 100n].map((units) => formatAmount(units, EUR)), ['0.00', '0.01', '-0.01', '12.50', '-12.50', '1.00'])
  t.strictSame([0n, -5n, 10n].map((units) => formatAmount(units, AUEC)), ['0', '-5', '10'])
})

test('parseAmount() reads what formatAmount() wrote, for every amount and scale', async (t) => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }), fc.integer({ min: 0, max: 18 }), (units, scale) => {
    const asset = parseAsset(`X/${scale}`)
    return parseAmount(formatAmount(units, asset), asset) === units
  }))
  t.pass()
})
