import { formatAmount } from './amount.ts'
import { parseAsset, type Asset } from './asset.ts'

/** `normal` holds what it was given. `external` stands for the world outside (game, bank): without a lower limit unless one is set. */
export type AccountKind = 'normal' | 'external'

/** What an admin decided when the account was opened. Only `spenders` can change later. */
export interface AccountTerms {
  readonly id: string
  readonly asset: Asset
  readonly kind: AccountKind
  readonly name?: string
  /** Lowest and highest balance in minor units; undefined: no limit. */
  readonly min: bigint | undefined
  readonly max: bigint | undefined
  /** Principals that may move money out, besides admins; `*` is every member. */
  readonly spenders: readonly string[]
}

/** An account in memory, in minor units. `balance` is what came in less what went out. */
export interface Account extends AccountTerms {
  readonly createdAt: string
  readonly createdBy: string
  readonly balance: bigint
  /** Promised by pending transfers: not available any more, and not here yet. */
  readonly reservedOut: bigint
  readonly reservedIn: bigint
  /** Sequence number of the last journal record that touched the balance; 0: none yet. */
  readonly last: number
}

/** As it is stored: JSON has no bigint, so minor units are texts. */
export interface StoredAccount {
  readonly id: string
  readonly asset: string
  readonly kind: AccountKind
  readonly name?: string
  readonly min?: string
  readonly max?: string
  readonly spenders: readonly string[]
  readonly createdAt: string
  readonly createdBy: string
  readonly balance: string
  readonly reservedOut: string
  readonly reservedIn: string
  readonly last: number
}

export function storeAccount({ asset, min, max, balance, reservedOut, reservedIn, ...rest }: Account): StoredAccount {
  return {
    ...rest,
    asset: asset.name,
    ...(min === undefined ? {} : { min: String(min) }),
    ...(max === undefined ? {} : { max: String(max) }),
    balance: String(balance), reservedOut: String(reservedOut), reservedIn: String(reservedIn),
  }
}

export function loadAccount({ asset, min, max, balance, reservedOut, reservedIn, ...rest }: StoredAccount): Account {
  return {
    ...rest,
    asset: parseAsset(asset),
    min: min === undefined ? undefined : BigInt(min),
    max: max === undefined ? undefined : BigInt(max),
    balance: BigInt(balance), reservedOut: BigInt(reservedOut), reservedIn: BigInt(reservedIn),
  }
}

/** As it is shown: decimal texts. `available` is what can go out now; null: without limit. */
export function showAccount(account: Account) {
  const { id, asset, kind, name, min, max, spenders, createdAt, createdBy, balance, reservedIn, reservedOut } = account
  const show = (units: bigint | undefined) => units === undefined ? null : formatAmount(units, asset)
  return {
    id, asset: asset.name, kind, ...(name === undefined ? {} : { name }),
    balance: formatAmount(balance, asset),
    available: show(min === undefined ? undefined : balance - reservedOut - min),
    reserved: { out: formatAmount(reservedOut, asset), in: formatAmount(reservedIn, asset) },
    minBalance: show(min), maxBalance: show(max), spenders, createdAt, createdBy,
  }
}
