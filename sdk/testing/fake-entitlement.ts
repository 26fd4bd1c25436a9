import type { Manifest, Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'

/** What the organisation may use now. */
export interface FakeEntitlement {
  readonly manifest: Manifest
  readonly tier: Tier
  readonly features: Readonly<Record<string, boolean>>
  readonly readOnly: boolean
}

const RANKS: Readonly<Record<Tier, number>> = { free: 0, pro: 1, enterprise: 2 }

/** Whether the tier covers the plugin and a feature of it, and nobody has switched the feature off. */
export function hasFeature({ manifest, tier, features, readOnly }: FakeEntitlement, name: string | undefined): boolean {
  if (readOnly || RANKS[tier] < RANKS[manifest.tier]) return false
  if (name === undefined) return true
  const declared = manifest.features ?? {}
  const feature = Object.hasOwn(declared, name) ? declared[name] : undefined
  return feature !== undefined && RANKS[tier] >= RANKS[feature.tier] && features[name] !== false
}

/**
 * Refuses a contribution that the organisation may not use; a `lapsed` one is let through when the plugin as such is not covered.
 *
 * @throws HP_ERR_TIER, HP_ERR_FEATURE_OFF
 */
export function assertEntitled(entitlement: FakeEntitlement, { feature, ...contribution }: { readonly feature?: string; readonly lapsed?: boolean; readonly method?: string }): void {
  if (hasFeature(entitlement, feature)) return
  const { manifest, tier, readOnly, features } = entitlement
  const plugin = manifest.id
  if (readOnly) {
    if (contribution.lapsed === true && (contribution.method === undefined || contribution.method === 'GET')) return
    throw new HardpointError('HP_ERR_TIER', { subject: `Plugin ${plugin}`, plugin, tier, needs: manifest.tier, reason: 'the license does not cover it' })
  }
  const needs = manifest.features?.[feature ?? '']?.tier ?? manifest.tier
  const id = `${plugin}/${feature}`
  if (features[feature ?? ''] === false && RANKS[tier] >= RANKS[needs]) throw new HardpointError('HP_ERR_FEATURE_OFF', { feature: id, tier, needs, reason: 'an admin switched it off' })
  throw new HardpointError('HP_ERR_TIER', { subject: `The feature ${id}`, plugin, feature: id, tier, needs, reason: 'the license does not cover it' })
}
