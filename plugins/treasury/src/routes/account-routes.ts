import { refuse, type HostApi, type RouteContext } from '@hardpoint/sdk'
import { loadAccount, showAccount, type AccountKind, type AccountTerms, type StoredAccount } from '../account.ts'
import { parseAmount } from '../amount.ts'
import { parseAsset } from '../asset.ts'
import { actorOf, settingsOf, timestamp } from '../call.ts'
import { openAccount } from '../commands/open-account.ts'
import { setSpenders } from '../commands/set-spenders.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { ACCOUNTS } from '../keys.ts'
import { submit } from '../ledger.ts'
import { readLimit, readSlice, type Page } from '../paging.ts'
import { readAccount, showBalance } from '../views.ts'

/** The body of POST /accounts, checked by its schema in plugin.json. */
interface AccountRequest {
  readonly id: string
  readonly asset: string
  readonly kind?: AccountKind
  readonly name?: string
  readonly minBalance?: string | null
  readonly maxBalance?: string
  readonly spenders?: readonly string[]
}

/** Opening accounts, deciding who spends from them, and reading them. */
export const accountRoutes = {
  async createAccount(request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const terms = termsOf(await request.json() as AccountRequest, await settingsOf(host))
    const { account, created } = await submit(host, context, openAccount({ terms, actor: actorOf(context), at: timestamp() }))
    return Response.json(showAccount(account), created ? { status: 201 } : { status: 200, headers: { 'idempotency-replayed': 'true' } })
  },

  async setSpenders(request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const { spenders } = await request.json() as { spenders: string[] }
    return Response.json(showAccount(await submit(host, context, setSpenders(context.params['id'] ?? '', spenders))))
  },

  async getAccount(_request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    return Response.json(showAccount(await readAccount(host, context.params['id'] ?? '')))
  },

  async listAccounts(_request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const { items, cursor } = await accountPage(host, context.query)
    return Response.json({ accounts: items.map((stored) => showAccount(loadAccount(stored))), cursor })
  },

  async listBalances(_request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const { items, cursor } = await accountPage(host, context.query)
    return Response.json({ balances: items.map((stored) => showBalance(loadAccount(stored))), cursor })
  },
}

/** A page of accounts in the order of their ids. @throws TREASURY_CURSOR */
export async function accountPage(host: HostApi, { limit, cursor }: { readonly limit?: string; readonly cursor?: string }): Promise<Page<StoredAccount>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, isAccountCursor)
  const { values, next } = await readSlice(host, { prefix: ACCOUNTS, after, newestFirst: false, limit: readLimit(limit) })
  return { items: values as StoredAccount[], cursor: next === undefined ? null : encodeCursor(next) }
}

function isAccountCursor(state: unknown): state is [string] {
  return Array.isArray(state) && state.length === 1 && typeof state[0] === 'string'
}

/** A normal account cannot go below zero, and an external one is without limits, unless the request says otherwise. */
function termsOf({ id, asset: name, kind = 'normal', minBalance, maxBalance, spenders = [], name: title }: AccountRequest, { assets }: { readonly assets: readonly string[] }): AccountTerms {
  if (!assets.includes(name)) throw refuse(422, 'TREASURY_ASSET', `'${name}' is not an asset of this organisation: it has ${assets.join(', ')}. An admin can add it to the setting assets.`)
  const asset = parseAsset(name)
  const lowest = minBalance === undefined ? (kind === 'normal' ? '0' : null) : minBalance
  const [min, max] = [lowest === null ? undefined : parseAmount(lowest, asset), maxBalance === undefined ? undefined : parseAmount(maxBalance, asset)]
  if ((min !== undefined && min > 0n) || (max !== undefined && max < 0n)) {
    throw refuse(422, 'TREASURY_LIMIT', 'An account begins at zero, so minBalance is at most 0 and maxBalance at least 0.')
  }
  return { id, asset, kind, ...(title === undefined ? {} : { name: title }), min, max, spenders }
}

