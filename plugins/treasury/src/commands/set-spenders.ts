import { loadAccount, storeAccount, type Account, type StoredAccount } from '../account.ts'
import { unknownAccount } from '../balances.ts'
import { accountKey } from '../keys.ts'
import type { Command } from '../writer.ts'

/** Says anew who may move money out of an account, besides admins. @throws TREASURY_ACCOUNT_UNKNOWN */
export function setSpenders(id: string, spenders: readonly string[]): Command<Account> {
  const key = accountKey(id)
  return {
    reads: [key],
    async run(scope) {
      const stored = await scope.get<StoredAccount>(key)
      if (stored === undefined) throw unknownAccount(id)
      const account = { ...loadAccount(stored), spenders }
      scope.set(key, storeAccount(account))
      return account
    },
  }
}
