import type { Envelope, FeatureToggle, License, Manifest, Tier } from '@hardpoint/schemas'
import type { Entitlement, Entitlements } from './entitlement.ts'

/** What `hardpoint license show` shows. */
export interface LicenseStatus {
  readonly tenant: string
  /** The tier in force now. */
  readonly tier: Tier
  readonly state: 'none' | 'valid' | 'grace' | 'expired' | 'not-yet-valid' | 'unknown-tier'
  readonly license?: License
  /** One sentence: why this tier. */
  readonly reason: string
}

/** A feature of an installed plugin, with what admins decided and what follows from it. */
export interface FeatureStatus {
  /** `<plugin id>/<feature>` */
  readonly id: string
  readonly title: string
  readonly tier: Tier
  readonly toggle: FeatureToggle
  readonly entitlement: Entitlement
}

/** One change of a toggle. `enabled: null` takes the decision back. */
export type FeatureChange =
  | { readonly tier: Tier; readonly enabled: boolean | null }
  | { readonly tenant: string; readonly enabled: boolean | null }
  | { readonly kill: string }
  | { readonly unkill: true }

/** Licenses, feature toggles, entitlements. Held in memory, written through to the store, in force at the next question. */
export interface Licensing extends Entitlements {
  status(tenant: string): LicenseStatus
  /** @throws HP_ERR_LICENSE_INVALID, HP_ERR_LICENSE_UNTRUSTED; the license in force then stays. */
  setLicense(envelope: Envelope, by: string): Promise<LicenseStatus>
  features(tenant: string, plugins: readonly Manifest[]): FeatureStatus[]
  /** @throws HP_ERR_FEATURE_UNKNOWN with the nearest name */
  changeFeature(feature: string, change: FeatureChange, by: string, plugins: readonly Manifest[]): Promise<FeatureStatus>
  close(): Promise<void>
}
