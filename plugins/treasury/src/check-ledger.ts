import type { HostApi } from '@hardpoint/sdk'
import type { StoredAccount } from './account.ts'
import { ACCOUNTS, HEAD, historyKey, historyPrefix } from './keys.ts'
import type { HistoryLine } from './journal.ts'

/** How far a check has come. It is handed to the caller as a cursor, so that no call has to look at the whole ledger. */
export interface CheckState {
  /** The ledger as of this record is checked: what is posted meanwhile changes nothing in it. */
  readonly asOf: number
  /** The last account that is done. */
  readonly after?: string
  /** Inside the account that comes next: sequence and leg of the last line, and the sum up to it. */
  readonly inside?: readonly [sequence: number, leg: number, sum: string]
  /** Minor units by asset, over the accounts that are done. */
  readonly sums: Readonly<Record<string, string>>
  readonly accounts: number
  readonly lines: number
  /** Accounts whose lines and balances do not agree; the first twenty. */
  readonly wrong: readonly string[]
  readonly done: boolean
}

type Storage = HostApi['storage']

/** Work of one call. */
const MAX_LINES = 5000
const MAX_ACCOUNTS = 100
const MAX_WRONG = 20

export async function beginCheck(storage: Storage): Promise<CheckState> {
  const { value } = await storage.get(HEAD)
  const asOf = (value as { sequence: number } | null)?.sequence ?? 0
  return { asOf, sums: {}, accounts: 0, lines: 0, wrong: [], done: false }
}

/**
 * Folds the postings of account after account, and compares each running balance and the stored one with the fold. The sum over all
 * accounts of an asset has to be zero: every posting takes from one what it gives to another.
 */
export async function continueCheck(storage: Storage, state: CheckState): Promise<CheckState> {
  const { after } = state
  const { entries, cursor } = await storage.list({ prefix: ACCOUNTS, limit: MAX_ACCOUNTS, ...(after === undefined ? {} : { start: [...ACCOUNTS, after, ''] }) })
  const linesBefore = state.lines
  let now = state
  for (const { value } of entries) {
    do {
      if (now.lines - linesBefore >= MAX_LINES) return now
      now = await foldAccount(storage, now, value as StoredAccount)
    } while (now.inside !== undefined)
  }
  return { ...now, done: cursor === null }
}

/** One page of lines of an account; the account is done when the page is its last. */
async function foldAccount(storage: Storage, state: CheckState, account: StoredAccount): Promise<CheckState> {
  const { id } = account
  const [sequence, leg, before = '0'] = state.inside ?? []
  const start = sequence === undefined || leg === undefined ? {} : { start: historyKey(id, sequence, leg + 1) }
  const { entries, cursor } = await storage.list({ prefix: historyPrefix(id), end: [...historyPrefix(id), state.asOf + 1], limit: 1000, ...start })
  const lines = entries.map(({ value }) => value as HistoryLine)
  let sum = BigInt(before)
  let agrees = true
  for (const { change, balance } of lines) {
    sum += BigInt(change)
    agrees &&= sum === BigInt(balance)
  }
  const next = { ...state, lines: state.lines + lines.length, wrong: noted(state.wrong, id, agrees) }
  const last = lines.at(-1)
  return cursor !== null && last !== undefined ? { ...next, inside: [last.sequence, last.leg, String(sum)] } : finished(next, account, sum)
}

/** A balance that has moved since `asOf` is compared by the next check. */
function finished({ inside: _, ...state }: CheckState, account: StoredAccount, sum: bigint): CheckState {
  const agrees = account.last > state.asOf || BigInt(account.balance) === sum
  const total = BigInt(state.sums[account.asset] ?? '0') + sum
  return {
    ...state, after: account.id, accounts: state.accounts + 1,
    sums: { ...state.sums, [account.asset]: String(total) }, wrong: noted(state.wrong, account.id, agrees),
  }
}

function noted(wrong: readonly string[], id: string, agrees: boolean): readonly string[] {
  return agrees || wrong.includes(id) || wrong.length >= MAX_WRONG ? wrong : [...wrong, id]
}
