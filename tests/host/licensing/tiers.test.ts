import { test } from 'tap'
import { covers, higherTier, parseTier, TIERS } from '../../../host/licensing/tiers.ts'

test('covers() holds for a tier and all below it', async (t) => {
  const table = TIERS.map((tier) => TIERS.map((needs) => covers(tier, needs)))
  t.strictSame(table, [[true, false, false], [true, true, false], [true, true, true]])
})

test('higherTier() is the higher of two', async (t) => {
  t.equal(higherTier('free', 'pro'), 'pro')
  t.equal(higherTier('enterprise', 'pro'), 'enterprise')
})

test('parseTier() knows three names and nothing else', async (t) => {
  for (const tier of TIERS) t.equal(parseTier(tier), tier)
  for (const name of ['', 'Pro', 'ultimate', 'constructor', '0', 'length']) t.equal(parseTier(name), undefined, name)
})
