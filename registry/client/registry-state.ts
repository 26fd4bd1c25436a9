/** What a refresh found. */
export interface RegistryState {
  readonly registry: string
  /** Of the root the registry was first trusted with: `sha256:` and 64 hexadecimal digits, to compare with what its operator publishes. */
  readonly rootFingerprint: string
  /** The registry was trusted by this very refresh: for its root there is nobody's word but `registryRoot`, or its own. */
  readonly firstUse: boolean
  readonly versions: { readonly root: number; readonly timestamp: number; readonly snapshot: number; readonly targets: number }
  /** Until when the timestamp holds. */
  readonly expires: string
  /** Timestamp or snapshot are past their time, and the operator allows for it. */
  readonly stale: boolean
  /** By this host's clock. */
  readonly refreshedAt: string
}
