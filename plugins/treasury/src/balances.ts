import { refuse } from '@hardpoint/sdk'
import { loadAccount, storeAccount, type Account, type StoredAccount } from './account.ts'
import { formatAmount } from './amount.ts'
import { historyKey, accountKey } from './keys.ts'
import type { HistoryLine, JournalRecord, Leg } from './journal.ts'
import type { Scope } from './unit-of-work.ts'

/** Accounts of one command, changed in memory; written back when all legs are through and no limit is broken. */
export type Accounts = Map<string, Account>

export function unknownAccount(id: string) {
  return refuse(404, 'TREASURY_ACCOUNT_UNKNOWN', `There is no account '${id.slice(0, 64)}'.`, { account: id.slice(0, 64) })
}

/** @throws TREASURY_ACCOUNT_UNKNOWN */
export async function loadAccounts(scope: Scope, ids: Iterable<string>): Promise<Accounts> {
  const accounts: Accounts = new Map()
  const wanted = [...ids]
  await scope.load(wanted.map(accountKey))
  for (const id of wanted) {
    const stored = await scope.get<StoredAccount>(accountKey(id))
    if (stored === undefined) throw unknownAccount(id)
    accounts.set(id, loadAccount(stored))
  }
  return accounts
}

export function accountsOf(legs: readonly Pick<Leg, 'from' | 'to'>[]): Set<string> {
  return new Set(legs.flatMap(({ from, to }) => [from, to]))
}

/**
 * Moves the legs of a record in order, writes a history line for each side of each, and stores the accounts.
 *
 * @throws TREASURY_LIMIT where an account would end outside its limits: nothing is then written
 */
export function moveLegs(scope: Scope, accounts: Accounts, record: JournalRecord): void {
  const before = new Map(accounts)
  record.legs.forEach((leg, index) => {
    const amount = BigInt(leg.amount)
    for (const [id, change, counterparty] of [[leg.from, -amount, leg.to], [leg.to, amount, leg.from]] as const) {
      const account = adjust(accounts, id, { balance: change, last: record.sequence })
      scope.set(historyKey(id, record.sequence, index), lineOf(record, { leg: index, change, counterparty, balance: account.balance }))
    }
  })
  store(scope, accounts, before)
}

/** Sets the money of the legs aside (`direction` 1), or gives it back (-1). @throws TREASURY_LIMIT */
export function reserveLegs(scope: Scope, accounts: Accounts, { legs, direction }: { readonly legs: readonly Leg[]; readonly direction: 1n | -1n }): void {
  const before = new Map(accounts)
  for (const { from, to, amount } of legs) {
    adjust(accounts, from, { reservedOut: BigInt(amount) * direction })
    adjust(accounts, to, { reservedIn: BigInt(amount) * direction })
  }
  store(scope, accounts, before)
}

interface Change { readonly balance?: bigint; readonly reservedOut?: bigint; readonly reservedIn?: bigint; readonly last?: number }

function adjust(accounts: Accounts, id: string, change: Change): Account {
  const account = accounts.get(id)
  if (account === undefined) throw unknownAccount(id)
  const { balance = 0n, reservedOut = 0n, reservedIn = 0n, last = account.last } = change
  const changed = {
    ...account, last, balance: account.balance + balance,
    reservedOut: account.reservedOut + reservedOut, reservedIn: account.reservedIn + reservedIn,
  }
  accounts.set(id, changed)
  return changed
}

function store(scope: Scope, accounts: Accounts, before: Accounts): void {
  for (const account of accounts.values()) {
    assertLimits(account, before.get(account.id) ?? account)
    scope.set(accountKey(account.id), storeAccount(account))
  }
}

/**
 * Limits hold for the outcome of all legs, with what is reserved counted at its worst: out as gone, in as come. Only the side that
 * moved is looked at, so that giving a reservation back can never fail.
 */
function assertLimits(account: Account, before: Account): void {
  const { id, asset, min, max } = account
  const [lowest, highest] = [account.balance - account.reservedOut, account.balance + account.reservedIn]
  const about = { account: id, available: min === undefined ? null : formatAmount(before.balance - before.reservedOut - min, asset) }
  if (min !== undefined && lowest < min && lowest < before.balance - before.reservedOut) {
    throw refuse(422, 'TREASURY_LIMIT', `'${id}' would fall to ${formatAmount(lowest, asset)} ${asset.name}, below its limit of ${formatAmount(min, asset)}.`, { ...about, limit: 'minBalance' })
  }
  if (max !== undefined && highest > max && highest > before.balance + before.reservedIn) {
    throw refuse(422, 'TREASURY_LIMIT', `'${id}' would rise to ${formatAmount(highest, asset)} ${asset.name}, above its limit of ${formatAmount(max, asset)}.`, { ...about, limit: 'maxBalance' })
  }
}

function lineOf(record: JournalRecord, { leg, change, counterparty, balance }: { leg: number; change: bigint; counterparty: string; balance: bigint }): HistoryLine {
  const { sequence, kind, description, at, by } = record
  return { sequence, leg, change: String(change), balance: String(balance), counterparty, kind, ...(description === undefined ? {} : { description }), at, by }
}
