import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import plugin from '../../../plugins/treasury/main.ts'
import { ADMIN, ANN, balances, json, MANIFEST, transfer, treasury, trial, withAccounts } from './_treasury.ts'

const { contributes } = MANIFEST as Manifest

test('the treasury has a handler for every contribution of its manifest, and no other', async (t) => {
  for (const table of ['routes', 'jobs', 'exports'] as const) {
    t.strictSame(Object.keys(plugin[table]).toSorted(), (contributes?.[table] ?? []).map(({ id }) => id).toSorted())
  }
})

test('the treasury has no route that changes or deletes what is written', async (t) => {
  t.strictSame((contributes?.routes ?? []).filter(({ method }) => method === 'DELETE' || method === 'PATCH'), [])
  t.strictSame((contributes?.routes ?? []).filter(({ method }) => method === 'PUT').map(({ path }) => path), ['/accounts/:id/spenders'])
})

test('the treasury keeps 1,000 transfers with 16 in flight: sum zero, balances equal the fold', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1000.00', b: '0' })
  const commits = countCommits(fake)
  const left = Array.from({ length: 1000 }, (_, index) => index)
  const statuses = new Set<number>()
  await Promise.all(Array.from({ length: 16 }, async () => {
    while (left.pop() !== undefined) statuses.add((await transfer(fake, { from: 'a', to: 'b', amount: '0.01' }, { principal: ANN })).status)
  }))
  t.strictSame([...statuses], [201])
  t.strictSame(await balances(fake), { a: '990.00', b: '10.00', bank: '-1000.00' })
  t.match(await trial(fake), { complete: true, balanced: true, sums: [{ asset: 'EUR/2', sum: '0.00' }], lines: 2002 })
  t.ok(commits() < 500, `several transfers share a commit: ${commits()}`)
})

test('the treasury moves money once for one key, however many send it at once', async (t) => {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => transfer(fake, { from: 'a', to: 'b', amount: '5.00' }, { key: 'one' })))
  t.strictSame(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1)
  t.strictSame(answers.map(({ status }) => status), Array.from({ length: 20 }, () => 201))
  t.equal(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true').length, 19)
  t.match(await balances(fake), { a: '95.00', b: '5.00' })
})

test('the treasury never lets concurrent transfers overdraw an account', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  const answers = await Promise.all(Array.from({ length: 30 }, () => transfer(fake, { from: 'a', to: 'b', amount: '1.00' })))
  t.equal(answers.filter(({ status }) => status === 201).length, 10)
  t.ok(answers.filter(({ status }) => status !== 201).every(({ body }) => body['code'] === 'TREASURY_LIMIT'))
  t.match(await balances(fake), { a: '0.00', b: '10.00' })
})

test('the treasury publishes an event for each posting, in the commit that writes it', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00' })
  await transfer(fake, { from: 'a', to: 'bank', amount: '11.00' })
  t.strictSame(fake.events.map(({ topic }) => topic), ['account.created', 'account.created', 'transfer.posted'].map((topic) => `hardpoint.treasury/${topic}`))
  t.match(fake.events.at(-1)?.data, { id: 'tx-000000000001', kind: 'transfer', postings: [{ from: 'bank', to: 'a', amount: '10.00', asset: 'EUR/2' }], by: ADMIN.id })
})

test('the treasury keeps organisations apart', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00' })
  const { body } = await json(fake.request('GET', '/accounts', undefined, { tenant: 'other' }))
  t.strictSame(body['accounts'], [])
  t.equal((await json(fake.request('GET', '/transfers/tx-000000000001', undefined, { tenant: 'other' }))).status, 404)
})

test('the treasury still answers and exports what it holds when its license has run out, and moves nothing', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  fake.set({ tier: 'free' })
  for (const path of ['/accounts', '/accounts/a', '/accounts/a/history', '/balances', '/transfers', '/transfers/tx-000000000001', '/trial-balance', '/export', '/export?format=ndjson&account=a']) {
    t.equal((await fake.request('GET', path)).status, 200, path)
  }
  t.strictSame(await fake.call('balance', { account: 'a' }), { account: 'a', asset: 'EUR/2', balance: '10.00', available: '10.00' })
  const { status, body } = await transfer(fake, { from: 'a', to: 'b', amount: '1.00' })
  t.equal(status, 402)
  t.match(body, { code: 'HP_ERR_TIER', tier: 'free', needs: 'pro' })
  t.strictSame(fake.failures, [])
})

test('the treasury answers the feature that is missing for an approval on pro', async (t) => {
  const fake = treasury({ tier: 'pro' })
  const { status, body } = await json(fake.request('POST', '/transfers/tx-000000000001/approve', {}))
  t.equal(status, 402)
  t.match(body, { code: 'HP_ERR_TIER', feature: 'hardpoint.treasury/approvals', tier: 'pro', needs: 'enterprise', fix: /license/ })
})

const INVALID: readonly (readonly [name: string, body: unknown, pointer: string])[] = [
  ['no postings', {}, '/postings'],
  ['an empty list of postings', { postings: [] }, '/postings'],
  ['an amount as a number', { postings: [{ from: 'a', to: 'b', amount: 1 }] }, '/postings/0/amount'],
  ['an exponent', { postings: [{ from: 'a', to: 'b', amount: '1e3' }] }, '/postings/0/amount'],
  ['a negative amount', { postings: [{ from: 'a', to: 'b', amount: '-1' }] }, '/postings/0/amount'],
  ['a name that is no account', { postings: [{ from: '../b', to: 'b', amount: '1' }] }, '/postings/0/from'],
  ['an unknown property', { postings: [{ from: 'a', to: 'b', amount: '1' }], id: 'mine' }, '/id'],
  ['metadata that is no text', { postings: [{ from: 'a', to: 'b', amount: '1' }], metadata: { n: 1 } }, '/metadata/n'],
  ['a line break in the description', { postings: [{ from: 'a', to: 'b', amount: '1' }], description: 'a\nb' }, '/description'],
]

for (const [name, body, pointer] of INVALID) {
  test(`POST /transfers names the place of ${name}`, async (t) => {
    const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
    const answer = await json(fake.request('POST', '/transfers', body, { headers: { 'idempotency-key': 'k' } }))
    t.equal(answer.status, 422)
    t.match(answer.body, { code: 'HP_ERR_BODY_INVALID', pointer })
  })
}

const ACCESS: readonly (readonly [method: string, path: string, body: unknown, needs: 'member' | 'admin'])[] = [
  ['POST', '/accounts', { id: 'x', asset: 'EUR/2' }, 'admin'],
  ['PUT', '/accounts/a/spenders', { spenders: [] }, 'admin'],
  ['POST', '/transfers/tx-000000000001/reverse', {}, 'admin'],
  ['POST', '/transfers', { postings: [{ from: 'a', to: 'b', amount: '1' }] }, 'member'],
  ['POST', '/transfers/tx-000000000001/reject', {}, 'member'],
  ['GET', '/accounts', undefined, 'member'],
  ['GET', '/export', undefined, 'member'],
  ['GET', '/trial-balance', undefined, 'member'],
]

for (const [method, path, body, needs] of ACCESS) {
  test(`${method} ${path} is for ${needs}s`, async (t) => {
    const fake = treasury()
    t.equal((await fake.request(method, path, body, { principal: { id: 'anonymous', roles: [] } })).status, 401)
    const member = await fake.request(method, path, body, { principal: ANN })
    t.equal((await member.text()).includes('HP_ERR_FORBIDDEN'), needs === 'admin')
  })
}

/** Counts the versions that storage has given out, by way of a probe. */
function countCommits(fake: ReturnType<typeof treasury>): () => number {
  const probe = () => {
    const written = fake.storage('default').commit({ set: [{ key: ['probe'], value: 1 }] })
    return written.ok ? parseInt(written.version, 16) : 0
  }
  const before = probe()
  return () => probe() - before - 1
}
