import fc from 'fast-check'
import { test } from 'tap'
import type { FeatureToggle, Tier } from '@hardpoint/schemas'
import { entitle, type EntitlementFacts } from '../../../host/licensing/entitle.ts'
import type { Entitlement, EntitlementQuestion } from '../../../host/licensing/entitlement.ts'
import { covers, TIERS } from '../../../host/licensing/tiers.ts'

const TREASURY = {
  id: 'hardpoint.treasury',
  tier: 'pro',
  features: { transfers: { title: 'Transfers', tier: 'free' }, statements: { title: 'Statements', tier: 'pro' }, approvals: { title: 'Approvals', tier: 'enterprise' } },
} as const satisfies EntitlementQuestion['plugin']
const KILLED = { reason: 'Found a hole.', at: '2026-01-01T00:00:00Z', by: 'token:1' }

interface Case {
  readonly name: string
  readonly tier: Tier
  readonly state?: EntitlementFacts['state']
  readonly former?: Tier
  readonly feature?: string
  readonly toggle?: FeatureToggle
  readonly expected: Partial<Entitlement>
}

const yes = (reason: string) => ({ allowed: true, reason }) as Partial<Entitlement>
const no = (reason: string, code: string, more: object = {}) => ({ allowed: false, reason, code, ...more }) as Partial<Entitlement>
const expired = { tier: 'free', state: 'expired' } as const

const CASES: readonly Case[] = [
  { name: 'a plugin within the tier', tier: 'pro', expected: yes('TIER') },
  { name: 'a plugin below the tier', tier: 'enterprise', expected: yes('TIER') },
  { name: 'a plugin in the days of grace', tier: 'pro', state: 'grace', expected: yes('GRACE') },
  { name: 'a plugin above the tier', tier: 'free', expected: no('PLUGIN_TIER', 'HP_ERR_TIER', { needs: 'pro', lapsed: false }) },
  { name: 'a feature within the tier', tier: 'pro', feature: 'statements', expected: yes('TIER') },
  { name: 'a feature above the tier', tier: 'pro', feature: 'approvals', expected: no('FEATURE_TIER', 'HP_ERR_TIER', { tier: 'pro', needs: 'enterprise', feature: 'hardpoint.treasury/approvals', lapsed: false }) },
  { name: 'a free feature of a plugin above the tier', tier: 'free', feature: 'transfers', expected: no('PLUGIN_TIER', 'HP_ERR_TIER', { needs: 'pro' }) },
  { name: 'a feature above the tier of a plugin above the tier', tier: 'free', feature: 'approvals', expected: no('PLUGIN_TIER', 'HP_ERR_TIER', { needs: 'enterprise' }) },
  { name: 'a feature that is not declared', tier: 'enterprise', feature: 'mining', expected: no('FEATURE_UNKNOWN', 'HP_ERR_FEATURE_OFF') },
  { name: 'a feature named as what objects inherit', tier: 'enterprise', feature: 'constructor', expected: no('FEATURE_UNKNOWN', 'HP_ERR_FEATURE_OFF') },
  { name: 'a feature named __proto__', tier: 'enterprise', feature: '__proto__', expected: no('FEATURE_UNKNOWN', 'HP_ERR_FEATURE_OFF') },

  { name: 'killed', tier: 'pro', feature: 'statements', toggle: { killed: KILLED }, expected: no('KILLED', 'HP_ERR_FEATURE_KILLED', { explanation: 'Found a hole', needs: 'pro' }) },
  { name: 'killed before a tenant\'s toggle', tier: 'pro', feature: 'statements', toggle: { killed: KILLED, tenants: { acme: true } }, expected: no('KILLED', 'HP_ERR_FEATURE_KILLED') },
  { name: 'killed before the plugin\'s tier', tier: 'free', former: 'pro', feature: 'transfers', toggle: { killed: KILLED }, expected: no('KILLED', 'HP_ERR_FEATURE_KILLED', { lapsed: false }) },

  { name: 'off for the tier', tier: 'pro', feature: 'statements', toggle: { tiers: { pro: false } }, expected: no('TIER_TOGGLE', 'HP_ERR_FEATURE_OFF', { tier: 'pro', needs: 'pro', lapsed: false }) },
  { name: 'off for another tier', tier: 'enterprise', feature: 'statements', toggle: { tiers: { pro: false } }, expected: yes('TIER') },
  { name: 'on for the tier', tier: 'pro', feature: 'statements', toggle: { tiers: { pro: true } }, expected: yes('TIER') },
  { name: 'off for the tenant', tier: 'pro', feature: 'statements', toggle: { tenants: { acme: false } }, expected: no('TENANT_TOGGLE', 'HP_ERR_FEATURE_OFF') },
  { name: 'off for another tenant', tier: 'pro', feature: 'statements', toggle: { tenants: { other: false } }, expected: yes('TIER') },
  { name: 'off for the tenant, on for the tier', tier: 'pro', feature: 'statements', toggle: { tenants: { acme: false }, tiers: { pro: true } }, expected: no('TENANT_TOGGLE', 'HP_ERR_FEATURE_OFF') },
  { name: 'on for the tenant, off for the tier', tier: 'pro', feature: 'statements', toggle: { tenants: { acme: true }, tiers: { pro: false } }, expected: yes('TENANT_TOGGLE') },
  { name: 'on for a tier that does not have it', tier: 'pro', feature: 'approvals', toggle: { tiers: { pro: true } }, expected: no('FEATURE_TIER', 'HP_ERR_TIER') },
  { name: 'on for a tenant whose tier does not have it', tier: 'pro', feature: 'approvals', toggle: { tenants: { acme: true } }, expected: no('FEATURE_TIER', 'HP_ERR_TIER') },

  { name: 'an expired license that was enough', ...expired, former: 'pro', expected: no('LICENSE_EXPIRED', 'HP_ERR_TIER', { tier: 'free', needs: 'pro', lapsed: true }) },
  { name: 'a feature under an expired license that was enough', ...expired, former: 'enterprise', feature: 'approvals', expected: no('LICENSE_EXPIRED', 'HP_ERR_TIER', { lapsed: true }) },
  { name: 'a feature under an expired license that was not enough', ...expired, former: 'pro', feature: 'approvals', expected: no('PLUGIN_TIER', 'HP_ERR_TIER', { lapsed: false }) },
  { name: 'a lower license than before', tier: 'free', state: 'valid', former: 'pro', expected: no('PLUGIN_TIER', 'HP_ERR_TIER', { lapsed: true }) },
  { name: 'never a license that was enough', tier: 'free', state: 'none', expected: no('PLUGIN_TIER', 'HP_ERR_TIER', { lapsed: false }) },
  { name: 'lapsed, but off for the tier before', ...expired, former: 'pro', feature: 'transfers', toggle: { tiers: { pro: false } }, expected: no('LICENSE_EXPIRED', 'HP_ERR_TIER', { lapsed: false }) },
  { name: 'lapsed, but off for the tenant', ...expired, former: 'pro', feature: 'transfers', toggle: { tenants: { acme: false } }, expected: no('LICENSE_EXPIRED', 'HP_ERR_TIER', { lapsed: false }) },
]

for (const { name, feature, expected, ...facts } of CASES) {
  test(`entitle() decides: ${name}`, async (t) => {
    const question = { tenant: 'acme', plugin: TREASURY, feature }
    t.match(entitle({ state: 'valid', why: () => 'no license is set', ...facts }, question), { ...expected, ...(!expected.allowed && { tier: facts.tier }) })
  })
}

test('entitle() keeps closed what a tier\'s toggle closed, when the license for that tier expires', async (t) => {
  const plugin = { ...TREASURY, tier: 'free' } as const
  const facts = { tier: 'free', former: 'pro', why: () => '', toggle: { tiers: { pro: false } } } as const
  t.match(entitle({ ...facts, state: 'expired' }, { tenant: 'acme', plugin, feature: 'transfers' }), { allowed: false, reason: 'TIER_TOGGLE', lapsed: false })
  t.match(entitle({ ...facts, state: 'valid' }, { tenant: 'acme', plugin, feature: 'transfers' }), { allowed: true })
})

const tier = fc.constantFrom(...TIERS)
const toggle: fc.Arbitrary<FeatureToggle> = fc.record({
  tiers: fc.dictionary(tier, fc.boolean()), tenants: fc.dictionary(fc.constantFrom('acme', 'other'), fc.boolean()),
  killed: fc.constant(KILLED),
}, { requiredKeys: [] })
const state = fc.constantFrom('none', 'valid', 'grace', 'expired', 'not-yet-valid', 'unknown-tier')

test('entitle() never allows what the tier does not have, and no toggle turns a no of the tier into a yes', async () => {
  fc.assert(fc.property(tier, tier, tier, fc.option(tier, { nil: undefined }), toggle, state, (held, ofPlugin, ofFeature, former, toggle, state) => {
    const plugin = { id: 'acme.x', tier: ofPlugin, features: { f: { title: 'F', tier: ofFeature } } }
    const question = { tenant: 'acme', plugin, feature: 'f' }
    const { allowed } = entitle({ tier: held, state, former, why: () => '', toggle }, question)
    const without = entitle({ tier: held, state, former, why: () => '' }, question).allowed
    return (!allowed || (covers(held, ofPlugin) && covers(held, ofFeature))) && (!allowed || without)
  }))
})

test('entitle() is at least as generous with a higher tier, where no tier has a toggle', async () => {
  fc.assert(fc.property(tier, tier, tier, tier, toggle, (lower, higher, ofPlugin, ofFeature, { tiers: _, ...toggle }) => {
    const plugin = { id: 'acme.x', tier: ofPlugin, features: { f: { title: 'F', tier: ofFeature } } }
    const decide = (tier: Tier) => entitle({ tier, state: 'valid', why: () => '', toggle }, { tenant: 'acme', plugin, feature: 'f' }).allowed
    return !covers(higher, lower) || !decide(lower) || decide(higher)
  }))
})
