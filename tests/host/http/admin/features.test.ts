import { test } from 'tap'
import type { Licensing } from '../../../../host/licensing/licensing.ts'
import { fakeParts } from '../_fake-parts.ts'
import { admin } from './_admin.ts'

test('featureAdmin() lists and explains', async (t) => {
  const { call } = admin(t)
  t.match(await call('GET', '/features'), { status: 200, body: [{ id: 'acme.mail/send' }] })
  t.match(await call('GET', '/features/acme.mail/send'), { status: 200, body: { id: 'acme.mail/send', tier: 'pro' } })
  t.match(await call('GET', '/features/acme.mail/send/explain'), { status: 200, body: { tenantTier: 'pro', entitlement: { allowed: true }, explanation: /needs the tier pro/ } })
  t.match(await call('GET', '/features/acme.mail/snd/explain'), { status: 404, body: { code: 'HP_ERR_FEATURE_UNKNOWN', nearest: 'acme.mail/send' } })
})

test('featureAdmin() explains a denial in its own words', async (t) => {
  const { licensing } = fakeParts().parts
  const denied: Licensing = {
    ...licensing,
    features: () => [{
      id: 'acme.mail/send', title: 'Send', tier: 'enterprise', toggle: {},
      entitlement: { allowed: false, reason: 'FEATURE_TIER', code: 'HP_ERR_TIER', tier: 'pro', needs: 'enterprise', explanation: 'Because so.', lapsed: false },
    }],
  }
  const { call } = admin(t, { parts: { licensing: denied } })
  t.match(await call('GET', '/features/acme.mail/send/explain'), { body: { explanation: /acme\.mail.*Because so.*\(FEATURE_TIER\)/, fix: /hardpoint license set/, entitlement: { needs: 'enterprise' } } })
})

test('featureAdmin() passes one change at a time', async (t) => {
  const { call, calls } = admin(t)
  for (const change of [{ tier: 'pro', enabled: false }, { tier: 'free', enabled: null }, { tenant: 'default', enabled: true }, { kill: 'broken' }, { unkill: true }]) {
    t.match(await call('PUT', '/features/acme.mail/send', change), { status: 200 }, JSON.stringify(change))
    t.match(calls.at(-1), ['changeFeature', 'acme.mail/send', change, 'token:admin', [{ id: 'acme.mail' }]])
  }
  const before = calls.length
  for (const change of [{}, { tier: 'gold', enabled: true }, { tier: 'pro' }, { tier: 'pro', enabled: 'no' }, { tier: 'pro', tenant: 'x', enabled: true }, { kill: '' }, { unkill: false }, { kill: 'x', unkill: true }]) {
    t.match(await call('PUT', '/features/acme.mail/send', change), { status: 422, body: { code: 'HP_ERR_BODY_INVALID' } }, JSON.stringify(change))
  }
  t.equal(calls.length, before)
})
