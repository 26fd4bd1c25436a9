import type { Grant, Manifest, Tier } from '@hardpoint/schemas'

/** What the capability table says about manifests and grants. Passed in: an embedder's capabilities are in it too. */
export interface ConsentRules {
  /** Every capability asked for, in words. @throws HP_ERR_CAPABILITY_UNKNOWN */
  consentFor(manifest: Manifest): readonly {
    readonly id: string
    readonly consent: string
    readonly tier: Tier
    readonly options: Readonly<Record<string, unknown>>
  }[]
  /** @throws HP_ERR_GRANT_WIDER, HP_ERR_CAPABILITY_UNKNOWN */
  checkGrant(manifest: Manifest, capabilities: Grant['capabilities']): void
  /** Methods in the guest's `host` object to the names of their parameters. */
  surfaceOf(manifest: Manifest): Readonly<Record<string, readonly string[]>>
}
