/** What a reader takes, before it looks any closer. */
export interface PackageLimits {
  /** Bytes of the .hpk file. Nothing in it is compressed, so no package grows when it is read. */
  readonly maxBytes: number
  /** Files in it, its signature included. */
  readonly maxFiles: number
}

export const PACKAGE_LIMITS: PackageLimits = { maxBytes: 64 * 1024 * 1024, maxFiles: 2048 }
