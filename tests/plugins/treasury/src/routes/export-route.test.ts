import { test } from 'tap'
import { ADMIN, ANN, BOB, decide, transfer, treasury, withAccounts } from '../../_treasury.ts'

test('exportLedger writes an account\'s statement as CSV, oldest first', async (t) => {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  await transfer(fake, { from: 'a', to: 'b', amount: '12.50' }, { description: '=HYPERLINK("x"), rent' })
  const response = await fake.request('GET', '/export?account=a')
  t.match(response.headers.get('content-type'), 'text/csv')
  t.match(response.headers.get('content-disposition'), 'attachment; filename="a.csv"')
  const [head, first, second, end] = (await response.text()).split('\r\n')
  t.equal(head, 'at,transfer,kind,counterparty,change,balance,asset,description,by')
  t.match(first, /Z,tx-000000000001,transfer,bank,100\.00,100\.00,EUR\/2,,token:admin$/)
  t.match(second, /tx-000000000002,transfer,b,-12\.50,87\.50,EUR\/2,"'=HYPERLINK\(""x""\), rent",token:admin$/)
  t.equal(end, '')
})

test('exportLedger writes the whole journal with a row for each posting, as NDJSON', async (t) => {
  const fake = await withAccounts(treasury({ config: { approvalThreshold: { 'EUR/2': '60.00' } } }), { a: '50.00', b: '50.00' })
  const { body } = await transfer(fake, [{ from: 'a', to: 'bank', amount: '40.00' }, { from: 'b', to: 'bank', amount: '40.00' }], { principal: ANN })
  await decide(fake, body['id'], 'approve', BOB)
  const response = await fake.request('GET', '/export?format=ndjson')
  t.match(response.headers.get('content-type'), 'application/x-ndjson')
  const rows = (await response.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  t.match(rows.slice(2), [
    { transfer: 'tx-000000000003', kind: 'transfer', status: 'pending', posting: 1, from: 'a', amount: '40.00' },
    { transfer: 'tx-000000000003', posting: 2, from: 'b' },
    { transfer: 'tx-000000000004', kind: 'approval', status: 'posted', settles: 'tx-000000000003', posting: 1 },
    { posting: 2 },
  ])
  t.ok(rows.every((row) => !('idempotencyKey' in row) && !('metadata' in row)))
})

test('exportLedger goes on from page to page, with one line of names', async (t) => {
  const fake = await withAccounts(treasury(), { a: '600.00' })
  await Promise.all(Array.from({ length: 599 }, () => transfer(fake, { from: 'a', to: 'bank', amount: '1.00' })))
  const first = await fake.request('GET', '/export')
  const cursor = first.headers.get('x-next-cursor')
  const second = await fake.request('GET', `/export?cursor=${String(cursor)}`)
  t.equal(second.headers.get('x-next-cursor'), null)
  const lines = `${await first.text()}${await second.text()}`.trimEnd().split('\r\n')
  t.equal(lines.length, 601)
  t.equal(lines.filter((line) => line.startsWith('at,')).length, 1)
  t.equal(new Set(lines).size, 601)
})

test('exportLedger keeps to a period', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1.00' })
  const lines = async (query: string) => (await (await fake.request('GET', `/export?${query}`)).text()).trimEnd().split('\r\n').length - 1
  t.equal(await lines('since=2020-01-01&until=2100-01-01'), 1)
  t.equal(await lines('since=2100-01-01'), 0)
  t.equal(await lines('until=2020-01-01T00:00:00Z'), 0)
})

test('exportLedger keeps to a period to the millisecond, however short a time is written', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1.00' })
  fake.storage().commit({ set: [{ key: ['journal', 1], value: { ...fake.storage().get(['journal', 1]).value as object, at: '2026-11-20T12:00:00.500Z' } }] })
  const rows = async (query: string) => (await (await fake.request('GET', `/export?format=ndjson&${query}`)).text()).split('\n').length - 1
  for (const since of ['2026-11-20', '2026-11-20T12:00', '2026-11-20T12:00Z', '2026-11-20T12:00:00', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00.5Z', '2026-11-20T12:00:00.500Z']) {
    t.equal(await rows(`since=${since}`), 1, `since ${since}`)
    t.equal(await rows(`until=${since}`), 0, `until ${since}`)
  }
  t.equal(await rows('since=2026-11-20T12:00:01Z'), 0)
  t.equal(await rows('until=2026-11-20T12:00:01Z'), 1)
})

test('exportLedger refuses what it does not know', async (t) => {
  const fake = treasury()
  for (const [query, status] of [['account=nobody', 404], ['format=xlsx', 422], ['since=yesterday', 422], ['cursor=x', 400]] as const) {
    t.equal((await fake.request('GET', `/export?${query}`)).status, status, query)
  }
})

test('exportLedger needs the feature, but not a license that has run out', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1.00' })
  fake.set({ features: { statements: false } })
  t.equal((await fake.request('GET', '/export', undefined, { principal: ADMIN })).status, 403)
  fake.set({ features: {}, tier: 'free' })
  t.equal((await fake.request('GET', '/export')).status, 200)
})
