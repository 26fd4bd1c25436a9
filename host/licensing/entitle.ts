import type { FeatureToggle, Tier } from '@hardpoint/schemas'
import type { LicenseState } from './license-status.ts'
import type { Entitlement, EntitlementQuestion } from './entitlement.ts'
import { covers } from './tiers.ts'

type Denied = Extract<Entitlement, { allowed: false }>

/** What a decision is made from. */
export interface EntitlementFacts extends LicenseState {
  /** The highest tier the tenant had once, where it has it no more. */
  readonly former?: Tier | undefined
  /** Clause: why the tenant is on its tier. */
  readonly why: () => string
  /** Of the feature asked about. */
  readonly toggle?: FeatureToggle | undefined
}

/**
 * May this tenant use this plugin, under this feature? The order of the rules is the table in host/docs/tiers.md:
 * killed, the plugin's tier, the feature's tier, the tenant's toggle, the tier's toggle. Pure; never throws.
 */
export function entitle(facts: EntitlementFacts, question: EntitlementQuestion): Entitlement {
  const denied = stopped(facts, question) ?? belowTier(facts, question)
  if (denied !== undefined) return denied
  const { tier, state } = facts
  const byTenant = tenantToggle(facts.toggle, question.tenant)
  if (byTenant === false) return off(facts, question, 'TENANT_TOGGLE', `for ${question.tenant}, by an admin`)
  if (byTenant === true) return { allowed: true, reason: 'TENANT_TOGGLE', tier }
  const offFor = tiersInQuestion(facts).find((one) => facts.toggle?.tiers?.[one] === false)
  if (offFor !== undefined) return off(facts, question, 'TIER_TOGGLE', `for the tier ${offFor}, by an admin`)
  return { allowed: true, reason: state === 'grace' ? 'GRACE' : 'TIER', tier }
}

function stopped(facts: EntitlementFacts, question: EntitlementQuestion): Denied | undefined {
  const feature = declaredFeature(question)
  if (feature === 'unknown') return off(facts, question, 'FEATURE_UNKNOWN', `${question.plugin.id} declares no such feature`)
  if (feature === undefined || facts.toggle?.killed === undefined) return undefined
  return { ...off(facts, question, 'KILLED', facts.toggle.killed.reason.replace(/\.$/, '')), code: 'HP_ERR_FEATURE_KILLED' }
}

function belowTier(facts: EntitlementFacts, question: EntitlementQuestion): Denied | undefined {
  const { tier, why } = facts
  const { plugin } = question
  const feature = declaredFeature(question)
  const featureTier = typeof feature === 'object' ? feature.tier : plugin.tier
  if (covers(tier, plugin.tier) && covers(tier, featureTier)) return undefined
  const ofPlugin = !covers(tier, plugin.tier)
  const needs = covers(featureTier, plugin.tier) ? featureTier : plugin.tier
  const expired = facts.state === 'expired' && facts.former !== undefined && covers(facts.former, needs)
  return {
    allowed: false,
    reason: expired ? 'LICENSE_EXPIRED' : ofPlugin ? 'PLUGIN_TIER' : 'FEATURE_TIER',
    code: 'HP_ERR_TIER',
    tier,
    needs,
    ...named(question),
    explanation: why(),
    lapsed: ofPlugin && wasAllowed(facts, question),
  }
}

/** Reading on is for what the tenant could use before: what an admin had switched off then does not open by losing the license. */
function wasAllowed({ former, ...facts }: EntitlementFacts, question: EntitlementQuestion): boolean {
  return former !== undefined && entitle({ ...facts, tier: former, state: 'valid' }, question).allowed
}

/** What a tier's toggle closed stays closed when its license expires, and the tenant falls to a tier without that toggle. */
function tiersInQuestion({ tier, state, former }: EntitlementFacts): readonly Tier[] {
  return state === 'expired' && former !== undefined ? [tier, former] : [tier]
}

/** Where a toggle says no, no other tier is needed. */
function off(facts: EntitlementFacts, question: EntitlementQuestion, reason: Denied['reason'], explanation: string): Denied {
  const { tier } = facts
  return { allowed: false, reason, code: 'HP_ERR_FEATURE_OFF', tier, needs: tier, ...named(question), explanation, lapsed: false }
}

function named({ plugin, feature }: EntitlementQuestion): { readonly feature?: string } {
  return feature === undefined ? {} : { feature: `${plugin.id}/${feature}` }
}

function declaredFeature({ plugin, feature }: EntitlementQuestion): { readonly tier: Tier } | 'unknown' | undefined {
  if (feature === undefined) return undefined
  // A feature named after something every object inherits must not be found there.
  return (Object.hasOwn(plugin.features ?? {}, feature) ? plugin.features?.[feature] : undefined) ?? 'unknown'
}

function tenantToggle(toggle: FeatureToggle | undefined, tenant: string): boolean | undefined {
  return Object.hasOwn(toggle?.tenants ?? {}, tenant) ? toggle?.tenants?.[tenant] : undefined
}
