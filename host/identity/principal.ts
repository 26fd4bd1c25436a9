/** The one tenant of a host that serves one organisation. */
export const DEFAULT_TENANT = 'default'

export type Role = 'member' | 'admin'

/** Who acts, and in which tenant. `anonymous` has no role. */
export interface Principal {
  readonly kind: 'anonymous' | 'token' | 'plugin' | 'kernel'
  /** Stable: `token:<id>`, `plugin:<plugin id>`, `kernel`, `anonymous`. */
  readonly id: string
  readonly tenant: string
  readonly roles: readonly Role[]
}
