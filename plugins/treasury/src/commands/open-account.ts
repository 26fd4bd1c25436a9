import { refuse } from '@hardpoint/sdk'
import { loadAccount, showAccount, storeAccount, type Account, type AccountTerms, type StoredAccount } from '../account.ts'
import type { Actor } from '../actor.ts'
import { accountKey } from '../keys.ts'
import type { Command } from '../writer.ts'

/** Who opens an account, on which terms, and when. */
export interface OpenAccount {
  readonly terms: AccountTerms
  readonly actor: Actor
  readonly at: string
}

/**
 * Opens an account with nothing in it. Asking again on the same terms answers the account that is there (`created: false`).
 *
 * @throws TREASURY_ACCOUNT_EXISTS where the id is taken on other terms
 */
export function openAccount({ terms, actor, at }: OpenAccount): Command<{ readonly account: Account; readonly created: boolean }> {
  const key = accountKey(terms.id)
  return {
    reads: [key],
    async run(scope) {
      const stored = await scope.get<StoredAccount>(key)
      if (stored !== undefined) return { account: sameTerms(loadAccount(stored), terms), created: false }
      const account: Account = { ...terms, createdAt: at, createdBy: actor.id, balance: 0n, reservedOut: 0n, reservedIn: 0n, last: 0 }
      scope.set(key, storeAccount(account))
      scope.publish('account.created', showAccount(account))
      return { account, created: true }
    },
  }
}

/** Spenders are left out: they may have changed since. */
function sameTerms(account: Account, { asset, kind, name, min, max }: AccountTerms): Account {
  const same = account.asset.name === asset.name && account.kind === kind && account.name === name && account.min === min && account.max === max
  if (same) return account
  throw refuse(409, 'TREASURY_ACCOUNT_EXISTS', `There is an account '${account.id}' already, on other terms.`, { account: account.id })
}
