/** What a reader takes, before it looks any closer. */
export interface PackageLimits {
  /** Bytes of the .hpk file. Nothing in it is compressed, so no package grows when it is read. */
  readonly maxBytes: number
  /** Files in it, its signature included. */
  readonly maxFiles: number
}

/**
 * Largest signature.json and plugin.json: JSON is parsed whole, and the signature before anybody is known to have signed.
 * 2,048 files listed make half of it; 62 MB of `0,` took five seconds and 700 MB.
 */
export const MAX_JSON_BYTES = 1_048_576

export const PACKAGE_LIMITS: PackageLimits = { maxBytes: 64 * 1024 * 1024, maxFiles: 2048 }
