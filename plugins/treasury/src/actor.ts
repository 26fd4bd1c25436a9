import { refuse } from '@hardpoint/sdk'
import type { Account } from './account.ts'

/** Who asks for a change, as the host says. */
export interface Actor {
  readonly id: string
  readonly admin: boolean
}

/** True where the actor may move money out of the account: an admin, or named among its spenders. */
export function maySpend(actor: Actor, { spenders }: Pick<Account, 'spenders'>): boolean {
  return actor.admin || spenders.includes('*') || spenders.includes(actor.id)
}

/** Default deny: an account without spenders is moved by admins alone. @throws TREASURY_NOT_SPENDER */
export function assertMaySpend(actor: Actor, accounts: Iterable<Account>): void {
  for (const account of accounts) {
    if (!maySpend(actor, account)) {
      throw refuse(403, 'TREASURY_NOT_SPENDER', `'${actor.id}' may not move money out of '${account.id}'. An admin can add it to the account's spenders.`, { account: account.id })
    }
  }
}
