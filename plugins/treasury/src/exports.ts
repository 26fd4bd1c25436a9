import type { ExportContext, HostApi } from '@hardpoint/sdk'
import { loadAccount } from './account.ts'
import { callerOf, policyOf, timestamp } from './call.ts'
import { postTransfer, type TransferRequest } from './commands/post-transfer.ts'
import { readKey } from './idempotency.ts'
import { showRecord } from './journal.ts'
import { submit } from './ledger.ts'
import { accountPage } from './routes/account-routes.ts'
import { readAccount, showBalance } from './views.ts'

/** What other plugins can call. */
export const ledgerExports = {
  /** @throws TREASURY_ACCOUNT_UNKNOWN */
  async balance({ account }: { readonly account: string }, host: HostApi) {
    return showBalance(await readAccount(host, account))
  },

  /** @throws TREASURY_CURSOR */
  async accounts({ limit, cursor }: { readonly limit?: number; readonly cursor?: string }, host: HostApi) {
    const page = await accountPage(host, { ...(limit === undefined ? {} : { limit: String(limit) }), ...(cursor === undefined ? {} : { cursor }) })
    return { accounts: page.items.map((stored) => showBalance(loadAccount(stored))), cursor: page.cursor }
  },

  /** As POST /transfers, with the plugin as the principal. `status` is `posted` or `pending`. @throws what postTransfer throws */
  async post({ idempotencyKey, ...request }: TransferRequest & { readonly idempotencyKey: string }, host: HostApi, context: ExportContext) {
    const call = { key: readKey(idempotencyKey), actor: callerOf(context), at: timestamp(), policy: await policyOf(host, context) }
    const { record, replayed } = await submit(host, context, postTransfer(request, call))
    return { transfer: showRecord(record), replayed }
  },
}
