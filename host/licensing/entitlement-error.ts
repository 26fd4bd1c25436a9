import { HardpointError } from '@hardpoint/schemas/errors'
import type { Entitlement } from './entitlement.ts'

/** A denied entitlement as the error that the caller gets, with the tier it has, the tier it needs and the way there. */
export function entitlementError(entitlement: Extract<Entitlement, { allowed: false }>, plugin: string): HardpointError {
  const { code, tier, needs, feature, reason, explanation } = entitlement
  const subject = feature === undefined ? `Plugin ${plugin}` : `The feature ${feature}`
  if (code === 'HP_ERR_TIER') return new HardpointError(code, { subject, plugin, tier, needs, reason: explanation, why: reason, ...(feature === undefined ? {} : { feature }) })
  if (code === 'HP_ERR_FEATURE_OFF') return new HardpointError(code, { feature: feature ?? plugin, plugin, tier, needs, reason: explanation, why: reason })
  return new HardpointError(code, { feature: feature ?? plugin, plugin, tier, needs, reason: explanation, why: reason })
}
