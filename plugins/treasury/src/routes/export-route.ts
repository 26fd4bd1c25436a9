import type { HostApi, RouteContext } from '@hardpoint/sdk'
import { csvLine } from '../csv.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { historyPrefix, JOURNAL } from '../keys.ts'
import { showLine, showRecord, type HistoryLine, type JournalRecord } from '../journal.ts'
import { readSlice } from '../paging.ts'
import { readAccount } from '../views.ts'
import { isHistoryCursor } from './history-routes.ts'

interface ExportQuery { readonly format?: string; readonly account?: string; readonly since?: string; readonly until?: string; readonly cursor?: string }

type Row = Readonly<Record<string, string | number>>

/** Journal records read for one answer: bounds the time and the size of a page. */
const PAGE = 500

const STATEMENT = ['at', 'transfer', 'kind', 'counterparty', 'change', 'balance', 'asset', 'description', 'by'] as const
const LEDGER = ['at', 'transfer', 'kind', 'status', 'posting', 'from', 'to', 'amount', 'asset', 'settles', 'reverses', 'description', 'by'] as const

/**
 * GET /export: the statement of an account, or the whole journal with a row for each posting, oldest first, as CSV or NDJSON.
 *
 * An answer is one page; the header `x-next-cursor` leads to the next. Only the first has the line of column names, so that
 * pages can be put together as they come.
 */
export async function exportLedger(_request: Request, host: HostApi, { query }: RouteContext): Promise<Response> {
  const { format = 'csv', account, cursor } = query as ExportQuery
  const { rows, next } = account === undefined ? await ledgerRows(host, query) : await statementRows(host, query, account)
  const columns = account === undefined ? LEDGER : STATEMENT
  const wanted = rows.filter(({ at = '' }) => within(String(at), query))
  const lines = format === 'csv' ? csvLines(wanted, { columns, withNames: cursor === undefined }) : wanted.map((row) => `${JSON.stringify(row)}\n`)
  return new Response(lines.join(''), {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="${(account ?? 'ledger').replaceAll(/[^a-z0-9_.-]/g, '-')}.${format}"`,
      ...(next === undefined ? {} : { 'x-next-cursor': next }),
    },
  })
}

function csvLines(rows: readonly Row[], { columns, withNames }: { readonly columns: readonly string[]; readonly withNames: boolean }): string[] {
  return [...(withNames ? [csvLine(columns)] : []), ...rows.map((row) => csvLine(columns.map((name) => row[name] ?? '')))]
}

interface Rows { readonly rows: readonly Row[]; readonly next: string | undefined }

async function statementRows(host: HostApi, query: ExportQuery, id: string): Promise<Rows> {
  const { asset } = await readAccount(host, id)
  const { values, next } = await readSlice(host, { prefix: historyPrefix(id), ...position(query) })
  return { rows: values.map((line) => ({ ...showLine(line as HistoryLine, asset.name), asset: asset.name })), next: cursorOf(next) }
}

async function ledgerRows(host: HostApi, query: ExportQuery): Promise<Rows> {
  const { values, next } = await readSlice(host, { prefix: JOURNAL, ...position(query) })
  return { rows: values.flatMap((record) => postingRows(record as JournalRecord)), next: cursorOf(next) }
}

function postingRows(record: JournalRecord): Row[] {
  const { id, postings, idempotencyKey: _, metadata: __, ...rest } = showRecord(record)
  return postings.map((posting, index) => ({ transfer: id, posting: index + 1, ...posting, ...rest }))
}

function position({ cursor }: ExportQuery) {
  return { after: cursor === undefined ? undefined : decodeCursor(cursor, isHistoryCursor), newestFirst: false, limit: PAGE }
}

function cursorOf(next: readonly unknown[] | undefined): string | undefined {
  return next === undefined ? undefined : encodeCursor(next)
}

/**
 * Times are ISO 8601 in UTC, so that they compare as texts; a day, a minute or a second stands for its beginning. The zone goes first: it
 * sorts after digits and points, so that 12:00:00.500Z would come before 12:00:00Z.
 */
function within(at: string, { since = '', until }: ExportQuery): boolean {
  return at >= since.replace(/Z$/, '') && (until === undefined || at < until.replace(/Z$/, ''))
}
