import type { License, Tier } from '@hardpoint/schemas'
import type { LicenseStatus } from './licensing.ts'
import { parseTier } from './tiers.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** A license with its times as numbers, so that asking what holds now costs three comparisons. */
export interface TimedLicense {
  readonly license: License
  /** Undefined: this host does not know it. */
  readonly tier: Tier | undefined
  /** Milliseconds since 1970; the license holds from the first to before the last. */
  readonly notBefore: number
  readonly expiresAt: number
  readonly graceUntil: number
}

/** The tier in force and why. */
export interface LicenseState {
  readonly tier: Tier
  readonly state: LicenseStatus['state']
}

export function timedLicense(license: License): TimedLicense {
  const expiresAt = Date.parse(license.expiresAt)
  return {
    license,
    tier: parseTier(license.tier),
    notBefore: Date.parse(license.notBefore),
    expiresAt,
    graceUntil: expiresAt + (license.graceDays ?? 0) * DAY_MS,
  }
}

/** What holds at a time. Without a license that counts, it is Free: never less, whatever was there before. */
export function licenseState(timed: TimedLicense | undefined, now: number): LicenseState {
  if (timed === undefined) return { tier: 'free', state: 'none' }
  const { tier, notBefore, expiresAt, graceUntil } = timed
  if (tier === undefined) return { tier: 'free', state: 'unknown-tier' }
  if (now < notBefore) return { tier: 'free', state: 'not-yet-valid' }
  if (now < expiresAt) return { tier, state: 'valid' }
  return now < graceUntil ? { tier, state: 'grace' } : { tier: 'free', state: 'expired' }
}

/** Why that tier is in force: a clause to put into a sentence. */
export function explainLicense(timed: TimedLicense | undefined, state: LicenseStatus['state']): string {
  if (timed === undefined) return 'no license is set'
  const { license, graceUntil } = timed
  const reasons: Record<LicenseStatus['state'], string> = {
    'none': 'no license is set',
    'valid': `the ${license.tier} license holds until ${license.expiresAt}`,
    'grace': `the ${license.tier} license expired at ${license.expiresAt} and is honoured until ${new Date(graceUntil).toISOString()}`,
    'expired': `the ${license.tier} license expired at ${license.expiresAt}`,
    'not-yet-valid': `the ${license.tier} license holds only from ${license.notBefore}`,
    'unknown-tier': `this host does not know the license's tier '${license.tier}', and counts it as free`,
  }
  return reasons[state]
}
