import type { HostApi, RouteContext } from '@hardpoint/sdk'
import { decodeCursor, encodeCursor, isCount } from '../cursor.ts'
import { historyPrefix, JOURNAL, type StorageKey } from '../keys.ts'
import { showLine, showRecord, type HistoryLine, type JournalRecord } from '../journal.ts'
import { readLimit, readSlice } from '../paging.ts'
import { readAccount, readTransfer } from '../views.ts'

interface HistoryQuery { readonly order?: string; readonly limit?: string; readonly cursor?: string }

/** What happened: one transfer, all of them, or those of an account. */
export const historyRoutes = {
  async getTransfer(_request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    return Response.json(await readTransfer(host, context.params['id'] ?? ''))
  },

  async listTransfers(_request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const { values, cursor } = await historyPage(host, context.query, JOURNAL)
    return Response.json({ transfers: values.map((record) => showRecord(record as JournalRecord)), cursor })
  },

  async accountHistory(_request: Request, host: HostApi, context: RouteContext): Promise<Response> {
    const { id, asset } = await readAccount(host, context.params['id'] ?? '')
    const { values, cursor } = await historyPage(host, context.query, historyPrefix(id))
    return Response.json({ account: id, asset: asset.name, lines: values.map((line) => showLine(line as HistoryLine, asset.name)), cursor })
  },
}

async function historyPage(host: HostApi, { order, limit, cursor }: HistoryQuery, prefix: StorageKey) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, isHistoryCursor)
  const { values, next } = await readSlice(host, { prefix, after, newestFirst: order !== 'oldest', limit: readLimit(limit) })
  return { values, cursor: next === undefined ? null : encodeCursor(next) }
}

/** A sequence number, and in an account's history a leg. */
export function isHistoryCursor(state: unknown): state is number[] {
  return Array.isArray(state) && state.length >= 1 && state.length <= 2 && state.every(isCount)
}
