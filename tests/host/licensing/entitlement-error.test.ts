import { test } from 'tap'
import { entitlementError } from '../../../host/licensing/entitlement-error.ts'

const denied = { allowed: false, tier: 'pro', needs: 'enterprise', explanation: 'the license says so', lapsed: false } as const

test('entitlementError() names feature, tier, needs and fix', (t) => {
  const error = entitlementError({ ...denied, reason: 'FEATURE_TIER', code: 'HP_ERR_TIER', feature: 'a.b/x' }, 'a.b')
  t.match(error.toJSON(), { code: 'HP_ERR_TIER', feature: 'a.b/x', tier: 'pro', needs: 'enterprise', fix: /license set/, why: 'FEATURE_TIER' })
  t.equal(error.http, 402)
  t.end()
})

test('entitlementError() tells a tier from a toggle and a kill', (t) => {
  t.match(entitlementError({ ...denied, reason: 'PLUGIN_TIER', code: 'HP_ERR_TIER' }, 'a.b').message, /^Plugin a\.b needs the tier enterprise/)
  t.match(entitlementError({ ...denied, reason: 'TIER_TOGGLE', code: 'HP_ERR_FEATURE_OFF', feature: 'a.b/x' }, 'a.b'), { http: 403, code: 'HP_ERR_FEATURE_OFF' })
  t.match(entitlementError({ ...denied, reason: 'KILLED', code: 'HP_ERR_FEATURE_KILLED', feature: 'a.b/x' }, 'a.b'), { http: 503 })
  t.end()
})
