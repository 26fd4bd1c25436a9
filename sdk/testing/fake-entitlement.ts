import type { Manifest, Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'

/** What the organisation may use now. */
export interface FakeEntitlement {
  readonly manifest: Manifest
  readonly tier: Tier
  readonly features: Readonly<Record<string, boolean>>
  readonly readOnly: boolean
}

/** What is asked for: a contribution of the manifest, as far as its license goes. */
export interface Entitled {
  readonly feature?: string
  readonly lapsed?: boolean
  /** Of a route: only GET is served read-only. */
  readonly method?: string
}

const RANKS: Readonly<Record<Tier, number>> = { free: 0, pro: 1, enterprise: 2 }

/** Whether the tier covers the plugin and a feature of it, and nobody has switched the feature off. */
export function hasFeature({ manifest, tier, features, readOnly }: FakeEntitlement, name: string | undefined): boolean {
  if (readOnly || RANKS[tier] < RANKS[manifest.tier]) return false
  if (name === undefined) return true
  const needs = tierOf(manifest, name)
  return needs !== undefined && RANKS[tier] >= RANKS[needs] && !isOff(features, name)
}

/**
 * Refuses a contribution that the organisation may not use; a `lapsed` one is let through when the plugin as such is not covered, unless
 * an admin had switched its feature off: that does not open by losing the license.
 *
 * @throws HP_ERR_TIER, HP_ERR_FEATURE_OFF
 */
export function assertEntitled(entitlement: FakeEntitlement, { feature, lapsed = false, method = 'GET' }: Entitled): void {
  if (hasFeature(entitlement, feature)) return
  const { manifest, tier, readOnly, features } = entitlement
  const plugin = manifest.id
  const off = feature !== undefined && isOff(features, feature)
  if (readOnly && lapsed && method === 'GET' && !off) return
  const needs = higher(manifest.tier, feature === undefined ? undefined : tierOf(manifest, feature))
  const named = feature === undefined ? {} : { feature: `${plugin}/${feature}` }
  // Where a toggle says no, no other tier is needed.
  if (off && !readOnly && RANKS[tier] >= RANKS[needs]) {
    throw new HardpointError('HP_ERR_FEATURE_OFF', { feature: `${plugin}/${feature}`, plugin, tier, needs: tier, reason: 'an admin switched it off' })
  }
  const subject = feature === undefined ? `Plugin ${plugin}` : `The feature ${plugin}/${feature}`
  throw new HardpointError('HP_ERR_TIER', { subject, plugin, ...named, tier, needs, reason: 'the license does not cover it' })
}

function tierOf({ features = {} }: Manifest, name: string): Tier | undefined {
  return Object.hasOwn(features, name) ? features[name]?.tier : undefined
}

function isOff(features: FakeEntitlement['features'], name: string): boolean {
  return Object.hasOwn(features, name) && features[name] === false
}

function higher(a: Tier, b: Tier = 'free'): Tier {
  return RANKS[a] > RANKS[b] ? a : b
}
