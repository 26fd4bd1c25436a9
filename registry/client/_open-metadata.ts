import type { Source } from './source.ts'
import type { TrustState } from './trust-state.ts'
import { TrustedMetadata, type OnFirstUse } from './trusted-metadata.ts'

/** For one refresh with all that it reads and verifies, in ms. */
const DEADLINE_MS = 60_000

export interface RegistryOptions {
  /** `registryRoot` of config.json: `sha256:<hex>` of the registry's first root, or the path of a root file. Without it the first one shown is trusted. */
  readonly root?: string | undefined
  readonly clock?: () => number
  readonly deadlineMs?: number
  /** Takes a timestamp or snapshot that is past its time by no more than this; never a bad signature, an older version or another role. */
  readonly freshness?: { readonly maxStaleMs: number } | undefined
  /** Told once, when a registry is trusted for the first time: people should see its fingerprint. */
  readonly onFirstUse?: OnFirstUse
}

/** @param trust what is known of the registry, kept by this from now on */
export function openMetadata(source: Source, trust: TrustState, options: RegistryOptions): TrustedMetadata {
  const { clock = Date.now, deadlineMs = DEADLINE_MS, freshness, root, onFirstUse = () => undefined } = options
  return new TrustedMetadata(source, { trust, clock, root, deadlineMs, onFirstUse, maxStaleMs: freshness?.maxStaleMs ?? 0 })
}
