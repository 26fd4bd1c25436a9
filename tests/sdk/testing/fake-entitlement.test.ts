import { test } from 'tap'
import type { Manifest, Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { entitle } from '../../../host/licensing/entitle.ts'
import { assertEntitled, hasFeature, type Entitled, type FakeEntitlement } from '../../../sdk/testing/fake-entitlement.ts'

const MANIFEST: Manifest = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'pro',
  features: { basic: { title: 'Basic', description: 'Of the plugin.', tier: 'pro' }, extra: { title: 'Extra', description: 'More.', tier: 'enterprise' }, cheap: { title: 'Cheap', description: 'Less.', tier: 'free' } },
}

function entitlement(tier: Tier, features: Readonly<Record<string, boolean>> = {}): FakeEntitlement {
  return { manifest: MANIFEST, tier, features, readOnly: tier === 'free' }
}

function codeOf(given: FakeEntitlement, asked: Entitled): string {
  try {
    assertEntitled(given, asked)
    return 'ok'
  } catch (error) {
    return HardpointError.is(error) ? error.code : String(error)
  }
}

const CASES: readonly (readonly [tier: Tier, features: Readonly<Record<string, boolean>>, asked: Entitled, outcome: string])[] = [
  ['pro', {}, {}, 'ok'],
  ['pro', {}, { feature: 'basic' }, 'ok'],
  ['pro', {}, { feature: 'cheap' }, 'ok'],
  ['pro', {}, { feature: 'extra' }, 'HP_ERR_TIER'],
  ['enterprise', {}, { feature: 'extra' }, 'ok'],
  ['pro', { extra: true }, { feature: 'extra' }, 'HP_ERR_TIER'],
  ['pro', { basic: false }, { feature: 'basic' }, 'HP_ERR_FEATURE_OFF'],
  ['pro', { extra: false }, { feature: 'extra' }, 'HP_ERR_TIER'],
  ['pro', { basic: false }, {}, 'ok'],
  ['free', {}, {}, 'HP_ERR_TIER'],
  ['free', {}, { lapsed: true }, 'ok'],
  ['free', {}, { lapsed: true, method: 'GET' }, 'ok'],
  ['free', {}, { lapsed: true, method: 'POST' }, 'HP_ERR_TIER'],
  ['free', {}, { lapsed: true, feature: 'basic' }, 'ok'],
  ['free', { basic: false }, { lapsed: true, feature: 'basic' }, 'HP_ERR_TIER'],
  ['pro', {}, { lapsed: true, feature: 'extra' }, 'HP_ERR_TIER'],
]

for (const [tier, features, asked, outcome] of CASES) {
  test(`assertEntitled() answers ${JSON.stringify(asked)} on ${tier} with ${JSON.stringify(features)} as the host does: ${outcome}`, async (t) => {
    t.equal(codeOf(entitlement(tier, features), asked), outcome)

    const { feature, lapsed = false, method = 'GET' } = asked
    const toggle = feature === undefined || features[feature] === undefined ? undefined : { tenants: { default: features[feature] } }
    const real = entitle({ tier, state: 'valid', former: 'pro', why: () => '', toggle } as never, { tenant: 'default', plugin: MANIFEST, feature })
    t.equal(real.allowed || (real.lapsed && lapsed && method === 'GET') ? 'ok' : real.code, outcome)
  })
}

test('assertEntitled() says what it would take', async (t) => {
  t.throws(() => assertEntitled(entitlement('pro'), { feature: 'extra' }), { code: 'HP_ERR_TIER', details: { plugin: 'acme.mail', feature: 'acme.mail/extra', tier: 'pro', needs: 'enterprise' } })
  t.throws(() => assertEntitled(entitlement('free'), { feature: 'cheap' }), { code: 'HP_ERR_TIER', details: { tier: 'free', needs: 'pro' } })
  t.throws(() => assertEntitled(entitlement('free'), {}), { code: 'HP_ERR_TIER', message: /Plugin acme\.mail/ })
  t.throws(() => assertEntitled(entitlement('pro', { basic: false }), { feature: 'basic' }), { code: 'HP_ERR_FEATURE_OFF', details: { needs: 'pro' } })
})

test('assertEntitled() refuses also on a tier that covers the plugin where the host is read-only', async (t) => {
  const readOnly = { ...entitlement('enterprise'), readOnly: true }
  t.equal(codeOf(readOnly, {}), 'HP_ERR_TIER')
  t.equal(codeOf(readOnly, { lapsed: true }), 'ok')
})

test('hasFeature() is false for what plugin.json does not declare, also where every object has it', async (t) => {
  for (const name of ['unknown', 'toString', '__proto__', 'constructor']) t.equal(hasFeature(entitlement('enterprise'), name), false, name)
  t.equal(hasFeature(entitlement('enterprise'), 'extra'), true)
  t.equal(hasFeature(entitlement('free'), 'cheap'), false, 'a free feature of a pro plugin')
})
