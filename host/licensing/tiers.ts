import type { Tier } from '@hardpoint/schemas'

/** Lowest first. */
export const TIERS = ['free', 'pro', 'enterprise'] as const satisfies readonly Tier[]

/** True where a tenant on `tier` has what needs `needs`. */
export function covers(tier: Tier, needs: Tier): boolean {
  return TIERS.indexOf(tier) >= TIERS.indexOf(needs)
}

export function higherTier(a: Tier, b: Tier): Tier {
  return covers(a, b) ? a : b
}

/** Undefined for a tier this host does not know: a license may be newer than the host. */
export function parseTier(name: string): Tier | undefined {
  return TIERS.find((tier) => tier === name)
}
