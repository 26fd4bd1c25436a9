import { test } from 'tap'
import { entitlementError } from '../../../host/licensing/entitlement-error.ts'

const DENIED = { allowed: false, tier: 'free', needs: 'pro', lapsed: false } as const

test('entitlementError() says what is needed, what there is, and why', async (t) => {
  const ofPlugin = entitlementError({ ...DENIED, reason: 'PLUGIN_TIER', code: 'HP_ERR_TIER', explanation: 'no license is set' }, 'hardpoint.treasury')
  t.equal(ofPlugin.message, 'Plugin hardpoint.treasury needs the tier pro; this organisation is on free (no license is set).')
  t.match(ofPlugin.toJSON(), { code: 'HP_ERR_TIER', plugin: 'hardpoint.treasury', tier: 'free', needs: 'pro', why: 'PLUGIN_TIER', fix: /license set/ })
  t.equal(ofPlugin.http, 402)
})

test('entitlementError() names the feature where one was asked about', async (t) => {
  const feature = 'hardpoint.treasury/approvals'
  const cases = [
    ['FEATURE_TIER', 'HP_ERR_TIER', 402], ['TIER_TOGGLE', 'HP_ERR_FEATURE_OFF', 403], ['KILLED', 'HP_ERR_FEATURE_KILLED', 503],
  ] as const
  for (const [reason, code, http] of cases) {
    const error = entitlementError({ ...DENIED, reason, code, feature, explanation: 'because' }, 'hardpoint.treasury')
    t.match(error.toJSON(), { code, feature, tier: 'free', needs: 'pro', why: reason })
    t.equal(error.http, http)
    t.match(error.message, new RegExp(`${feature}.*because`))
  }
})
