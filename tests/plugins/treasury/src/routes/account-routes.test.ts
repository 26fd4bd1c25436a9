import { test } from 'tap'
import { accountPage } from '../../../../../plugins/treasury/src/routes/account-routes.ts'
import { ANN, EVE, json, transfer, treasury, withAccounts } from '../../_treasury.ts'

test('createAccount answers 201, and 200 with a mark for the same account again', async (t) => {
  const fake = treasury()
  const body = { id: 'org:main', asset: 'aUEC/0', name: 'Main', maxBalance: '1000', spenders: ['*'] }
  const first = await json(fake.request('POST', '/accounts', body))
  t.equal(first.status, 201)
  t.match(first.body, { id: 'org:main', asset: 'aUEC/0', kind: 'normal', balance: '0', available: '0', minBalance: '0', maxBalance: '1000', spenders: ['*'], createdBy: 'token:admin' })
  const again = await json(fake.request('POST', '/accounts', body))
  t.strictSame([again.status, again.headers.get('idempotency-replayed'), again.body], [200, 'true', first.body])
  t.match(await json(fake.request('POST', '/accounts', { ...body, maxBalance: '5' })), { status: 409, body: { code: 'TREASURY_ACCOUNT_EXISTS' } })
})

const LIMITS: readonly (readonly [name: string, body: object, minBalance: unknown])[] = [
  ['normal: not below zero', {}, '0.00'],
  ['normal with an overdraft', { minBalance: '-50.00' }, '-50.00'],
  ['normal without a limit', { minBalance: null }, null],
  ['external: without a limit', { kind: 'external' }, null],
  ['external with a limit', { kind: 'external', minBalance: '-5' }, '-5.00'],
]

for (const [name, body, minBalance] of LIMITS) {
  test(`createAccount opens accounts that are ${name}`, async (t) => {
    t.match((await json(treasury().request('POST', '/accounts', { id: 'a', asset: 'EUR/2', ...body }))).body, { minBalance })
  })
}

const REFUSED: readonly (readonly [name: string, body: object, code: string])[] = [
  ['an asset that the organisation does not have', { asset: 'USD/2' }, 'TREASURY_ASSET'],
  ['the asset in another scale', { asset: 'EUR/3' }, 'TREASURY_ASSET'],
  ['no asset at all', { asset: 'EUR' }, 'HP_ERR_BODY_INVALID'],
  ['a limit with too many decimals', { minBalance: '-1.001' }, 'TREASURY_AMOUNT'],
  ['a lower limit that zero breaks', { minBalance: '1' }, 'TREASURY_LIMIT'],
  ['an id in capitals', { id: 'Main' }, 'HP_ERR_BODY_INVALID'],
  ['an id that leads elsewhere', { id: '..' }, 'HP_ERR_BODY_INVALID'],
  ['a spender that is no principal', { spenders: ['ann'] }, 'HP_ERR_BODY_INVALID'],
]

for (const [name, body, code] of REFUSED) {
  test(`createAccount refuses ${name}`, async (t) => {
    const fake = treasury()
    t.match(await json(fake.request('POST', '/accounts', { id: 'a', asset: 'EUR/2', ...body })), { status: 422, body: { code } })
    t.strictSame((await json(fake.request('GET', '/accounts'))).body['accounts'], [])
  })
}

test('createAccount opens accounts in the assets an admin set', async (t) => {
  const fake = treasury({ config: { assets: ['USD/2'] } })
  t.equal((await fake.request('POST', '/accounts', { id: 'a', asset: 'USD/2' })).status, 201)
  t.equal((await fake.request('POST', '/accounts', { id: 'b', asset: 'EUR/2' })).status, 422)
})

test('setSpenders is in force at the next transfer', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  const pay = (principal: typeof ANN | typeof EVE) => transfer(fake, { from: 'a', to: 'b', amount: '1.00' }, { principal })
  t.strictSame([(await pay(ANN)).status, (await pay(EVE)).status], [201, 403])
  await fake.request('PUT', '/accounts/a/spenders', { spenders: ['token:eve'] })
  t.strictSame([(await pay(ANN)).status, (await pay(EVE)).status], [403, 201])
})

test('listAccounts and listBalances page through all accounts', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1.00', b: '0', c: '0' })
  const first = await json(fake.request('GET', '/accounts?limit=3'))
  t.match(first.body, { accounts: [{ id: 'a' }, { id: 'b' }, { id: 'bank' }], cursor: String })
  t.match((await json(fake.request('GET', `/accounts?limit=3&cursor=${String(first.body['cursor'])}`))).body, { accounts: [{ id: 'c' }], cursor: null })
  t.match((await json(fake.request('GET', '/balances'))).body, { balances: [{ account: 'a', balance: '1.00' }, {}, { account: 'bank', balance: '-1.00', available: null }, {}] })
  t.match(await json(fake.request('GET', '/accounts?cursor=nope')), { status: 400, body: { code: 'TREASURY_CURSOR' } })
  t.match(await json(fake.request('GET', '/accounts?limit=0')), { status: 422, body: { pointer: '/limit' } })
})

test('getAccount and accountPage know what is there', async (t) => {
  const fake = await withAccounts(treasury(), { a: '1.00' })
  t.match((await json(fake.request('GET', '/accounts/a'))).body, { id: 'a', balance: '1.00' })
  t.match(await json(fake.request('GET', '/accounts/z')), { status: 404, body: { code: 'TREASURY_ACCOUNT_UNKNOWN', account: 'z' } })
  t.match(await accountPage(fake.host, {}), { items: [{ id: 'a', balance: '100' }, { id: 'bank' }], cursor: null })
})
