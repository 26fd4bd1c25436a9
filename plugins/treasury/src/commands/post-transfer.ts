import { refuse } from '@hardpoint/sdk'
import { assertMaySpend, type Actor } from '../actor.ts'
import { parsePositiveAmount } from '../amount.ts'
import type { ApprovalPolicy } from '../approval-policy.ts'
import { accountsOf, loadAccounts, unknownAccount, type Accounts } from '../balances.ts'
import { bindKey, findReplay } from '../idempotency.ts'
import type { JournalRecord, Leg } from '../journal.ts'
import { accountKey, idempotencyKey } from '../keys.ts'
import { recordTransfer } from '../record-transfer.ts'
import type { Command } from '../writer.ts'

/** What is moved, in the words of the request: amounts are decimal texts. */
export interface TransferRequest {
  readonly postings: readonly { readonly from: string; readonly to: string; readonly amount: string }[]
  readonly description?: string
  readonly metadata?: Readonly<Record<string, string>>
}

/** A change that moves money: who asks, with which key, when, and what the organisation allows. */
export interface MoneyCall {
  readonly key: string
  readonly actor: Actor
  readonly at: string
  readonly policy: ApprovalPolicy
}

/** The record as it was written first; `replayed`: this key had made it before. */
export interface Recorded {
  readonly record: JournalRecord
  readonly replayed: boolean
}

/**
 * Moves all legs or none.
 *
 * @throws TREASURY_IDEMPOTENCY_CONFLICT, TREASURY_ACCOUNT_UNKNOWN, TREASURY_NOT_SPENDER, TREASURY_ASSET_MISMATCH, TREASURY_SAME_ACCOUNT,
 *   TREASURY_AMOUNT, TREASURY_LIMIT, TREASURY_APPROVAL_UNAVAILABLE
 */
export function postTransfer({ postings, description, metadata }: TransferRequest, { key, actor, at, policy }: MoneyCall): Command<Recorded> {
  const ids = accountsOf(postings)
  return {
    reads: [idempotencyKey(actor.id, key), ...[...ids].map(accountKey)],
    async run(scope) {
      const replay = await findReplay(scope, { principal: actor.id, key, asked: { legs: postings, description, metadata } })
      if (replay !== undefined) return { record: replay, replayed: true }
      const accounts = await loadAccounts(scope, ids)
      assertMaySpend(actor, postings.map(({ from }) => accountIn(accounts, from)))
      const draft = {
        kind: 'transfer' as const, legs: postings.map((posting) => legOf(posting, accounts)), key, by: actor.id, at,
        ...(description === undefined ? {} : { description }), ...(metadata === undefined ? {} : { metadata }),
      }
      const record = recordTransfer(scope, { draft, accounts, policy })
      bindKey(scope, actor.id, record)
      return { record, replayed: false }
    },
  }
}

function legOf({ from, to, amount }: TransferRequest['postings'][number], accounts: Accounts): Leg {
  const { asset } = accountIn(accounts, from)
  const other = accountIn(accounts, to).asset
  if (from === to) throw refuse(422, 'TREASURY_SAME_ACCOUNT', `'${from}' cannot send to itself.`, { account: from })
  if (other.name !== asset.name) throw refuse(422, 'TREASURY_ASSET_MISMATCH', `'${from}' holds ${asset.name} and '${to}' holds ${other.name}: a posting moves one asset.`)
  return { from, to, asset: asset.name, amount: String(parsePositiveAmount(amount, asset)) }
}

function accountIn(accounts: Accounts, id: string) {
  const account = accounts.get(id)
  if (account === undefined) throw unknownAccount(id)
  return account
}
