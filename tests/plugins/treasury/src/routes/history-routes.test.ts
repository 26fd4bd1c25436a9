import { test } from 'tap'
import { isHistoryCursor } from '../../../../../plugins/treasury/src/routes/history-routes.ts'
import { json, transfer, treasury, withAccounts } from '../../_treasury.ts'
import type { FakeHost } from '@hardpoint/sdk/testing'

async function ledger(): Promise<FakeHost> {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  for (let at = 1; at <= 6; at++) await transfer(fake, [{ from: 'a', to: 'b', amount: `${at}.00` }, { from: 'a', to: 'b', amount: '0.50' }])
  return fake
}

async function pages(fake: FakeHost, path: string, list: string, between: () => Promise<unknown> = async () => undefined): Promise<Record<string, unknown>[]> {
  const seen: Record<string, unknown>[] = []
  let cursor: unknown
  do {
    const { body } = await json(fake.request('GET', `${path}&limit=3${cursor === undefined ? '' : `&cursor=${String(cursor)}`}`))
    seen.push(...body[list] as Record<string, unknown>[])
    ;({ cursor } = body)
    await between()
  } while (typeof cursor === 'string')
  return seen
}

test('listTransfers pages newest and oldest first', async (t) => {
  const fake = await ledger()
  const oldest = (await pages(fake, '/transfers?order=oldest', 'transfers')).map(({ id }) => id)
  t.strictSame(oldest, Array.from({ length: 7 }, (_, at) => `tx-${String(at + 1).padStart(12, '0')}`))
  t.strictSame((await pages(fake, '/transfers?order=newest', 'transfers')).map(({ id }) => id), oldest.toReversed())
  t.match((await json(fake.request('GET', '/transfers'))).body['transfers'], [{ id: oldest.at(-1) }], 'newest first by default')
})

test('accountHistory shows each leg with the balance after it, and pages within a transfer', async (t) => {
  const fake = await ledger()
  const lines = await pages(fake, '/accounts/b/history?order=oldest', 'lines')
  t.equal(lines.length, 12)
  t.match(lines.slice(0, 3), [
    { transfer: 'tx-000000000002', change: '1.00', balance: '1.00', counterparty: 'a' },
    { transfer: 'tx-000000000002', change: '0.50', balance: '1.50' },
    { transfer: 'tx-000000000003', change: '2.00', balance: '3.50' },
  ])
  t.strictSame((await pages(fake, '/accounts/b/history?order=newest', 'lines')).map(({ balance }) => balance), lines.map(({ balance }) => balance).toReversed())
})

test('cursors show nothing twice and miss nothing while transfers are posted', async (t) => {
  const fake = await ledger()
  let more = 3
  const post = async () => { if (more-- > 0) await transfer(fake, { from: 'a', to: 'b', amount: '0.01' }) }
  const newest = (await pages(fake, '/transfers?order=newest', 'transfers', post)).map(({ id }) => id)
  t.equal(new Set(newest).size, newest.length)
  t.equal(newest.length, 7, 'what came later is not in it')
  more = 3
  const oldest = (await pages(fake, '/transfers?order=oldest', 'transfers', post)).map(({ id }) => id)
  t.equal(oldest.length, 13, 'what came later is at its end')
})

test('the history of one account has no line of another whose id begins like it', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1.00', 'a-b': '2.00' })
  t.match((await json(fake.request('GET', '/accounts/a/history'))).body['lines'], [{ change: '1.00' }])
})

test('history routes refuse what they do not know', async (t) => {
  const fake = await ledger()
  t.match(await json(fake.request('GET', '/accounts/z/history')), { status: 404, body: { code: 'TREASURY_ACCOUNT_UNKNOWN' } })
  t.match(await json(fake.request('GET', '/transfers?order=random')), { status: 422, body: { pointer: '/order' } })
  t.match(await json(fake.request('GET', '/transfers?cursor=e30')), { status: 400, body: { code: 'TREASURY_CURSOR' } })
  t.match(await json(fake.request('GET', '/transfers/1')), { status: 404, body: { code: 'TREASURY_TRANSFER_UNKNOWN' } })
  t.equal((await fake.request('GET', '/transfers/tx-000000000001')).status, 200)
})

test('isHistoryCursor() wants a sequence, and in a history a leg', async (t) => {
  t.strictSame([[1], [1, 0], [], [1, 2, 3], ['1'], [-1], {}, null].map((state) => isHistoryCursor(state)), [true, true, false, false, false, false, false, false])
})
