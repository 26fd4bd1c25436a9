import type { Principal, Role } from './principal.ts'

/** What is shown of a token; the token itself is shown once, when it is made, and kept only as a SHA-256. */
export interface TokenInfo {
  readonly id: string
  readonly name: string
  readonly tenant: string
  readonly roles: readonly Role[]
  readonly createdAt: string
  readonly createdBy: string
}

/** API tokens: `hpt_<id>_<secret>`, 256 random bits, compared in constant time. */
export interface Tokens {
  create(options: { readonly name: string; readonly roles: readonly Role[]; readonly by: string; readonly tenant?: string }): Promise<{ readonly token: string; readonly info: TokenInfo }>
  list(): Promise<TokenInfo[]>
  /** In force at the next request. @throws HP_ERR_TOKEN_UNKNOWN */
  revoke(id: string): Promise<void>
  /** From memory. Undefined where the token is not (any more) valid. */
  authenticate(token: string): Principal | undefined
}
