import type { HostApi, RouteContext } from '@hardpoint/sdk'
import { formatAmount } from '../amount.ts'
import { parseAsset } from '../asset.ts'
import { beginCheck, continueCheck, type CheckState } from '../check-ledger.ts'
import { decodeCursor, encodeCursor, isCount } from '../cursor.ts'
import { transferId } from '../journal.ts'

/**
 * GET /trial-balance: proves, page by page, that the ledger balances. `balanced` is about what was looked at so far; the sums have to
 * be zero once `complete` is true.
 */
export async function trialBalance(_request: Request, host: HostApi, { query }: RouteContext): Promise<Response> {
  const { cursor } = query as { cursor?: string }
  const state = cursor === undefined ? await beginCheck(host.storage) : decodeCursor(cursor, isCheckState)
  const now = await continueCheck(host.storage, state)
  const sums = Object.entries(now.sums).map(([asset, sum]) => ({ asset, sum: formatAmount(BigInt(sum), parseAsset(asset)) }))
  return Response.json({
    asOf: transferId(now.asOf), complete: now.done,
    balanced: now.wrong.length === 0 && (!now.done || Object.values(now.sums).every((sum) => sum === '0')),
    sums, accounts: now.accounts, lines: now.lines, mismatches: now.wrong,
    cursor: now.done ? null : encodeCursor(now),
  })
}

const UNITS = /^-?\d{1,60}$/

/** A caller who makes up a state deceives nobody but itself; this keeps its shape from being a surprise. */
function isCheckState(value: unknown): value is CheckState {
  if (typeof value !== 'object' || value === null) return false
  const { asOf, after, inside, sums, accounts, lines, wrong } = value as Partial<Record<keyof CheckState, unknown>>
  return [asOf, accounts, lines].every(isCount)
    && (after === undefined || typeof after === 'string')
    && (inside === undefined || isInside(inside))
    && typeof sums === 'object' && sums !== null && Object.values(sums).every((sum) => typeof sum === 'string' && UNITS.test(sum))
    && Array.isArray(wrong) && wrong.every((id) => typeof id === 'string')
}

function isInside(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [sequence, leg, sum] = value as unknown[]
  return isCount(sequence) && isCount(leg) && typeof sum === 'string' && UNITS.test(sum)
}
