import type { ErrorCode } from '@hardpoint/schemas/errors'
import type { Manifest, Tier } from '@hardpoint/schemas'

/** The computed answer to "may this tenant use this plugin, under this feature, now?" */
export type Entitlement =
  | { readonly allowed: true; readonly reason: 'TIER' | 'TENANT_TOGGLE' | 'GRACE'; readonly tier: Tier }
  | {
      readonly allowed: false
      readonly reason: 'PLUGIN_TIER' | 'FEATURE_TIER' | 'TIER_TOGGLE' | 'TENANT_TOGGLE' | 'KILLED' | 'LICENSE_EXPIRED' | 'FEATURE_UNKNOWN'
      readonly code: Extract<ErrorCode, 'HP_ERR_TIER' | 'HP_ERR_FEATURE_OFF' | 'HP_ERR_FEATURE_KILLED'>
      readonly tier: Tier
      /** Lowest tier that would do, for plugin and feature; where a toggle says no, the tenant's own. */
      readonly needs: Tier
      /** `<plugin id>/<feature>` where one was asked about. */
      readonly feature?: string
      /** A clause for people, to put into a sentence: `no license is set`. */
      readonly explanation: string
      /** The license no longer covers the plugin as such: `lapsed` routes may still be served, read-only. */
      readonly lapsed: boolean
    }

/** What is asked: the plugin as a whole, or one of its features. */
export interface EntitlementQuestion {
  readonly tenant: string
  readonly plugin: Pick<Manifest, 'id' | 'tier' | 'features'>
  /** Local name of a feature in the manifest. */
  readonly feature?: string | undefined
}

/** Answers from memory, so that it can be asked at every call; a change of license or toggle is in force at the next one. */
export interface Entitlements {
  decide(question: EntitlementQuestion): Entitlement
  tierOf(tenant: string): Tier
}
