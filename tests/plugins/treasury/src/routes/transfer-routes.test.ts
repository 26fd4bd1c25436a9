import { test } from 'tap'
import { ADMIN, ANN, BOB, decide, EVE, json, reverse, transfer, treasury, withAccounts } from '../../_treasury.ts'

const GUARDED = { config: { approvalThreshold: { 'EUR/2': '60.00' } } }

test('createTransfer wants an Idempotency-Key', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  t.match(await json(fake.request('POST', '/transfers', { postings: [{ from: 'a', to: 'b', amount: '1.00' }] })), { status: 400, body: { code: 'TREASURY_IDEMPOTENCY_KEY' } })
})

test('createTransfer answers the same for the same key and body, with a mark; 409 for another body', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  const first = await transfer(fake, { from: 'a', to: 'b', amount: '1.00' }, { key: 'k' })
  t.strictSame([first.status, first.headers.get('idempotency-replayed')], [201, null])
  t.match(first.body, { id: 'tx-000000000002', kind: 'transfer', status: 'posted', postings: [{ from: 'a', to: 'b', amount: '1.00', asset: 'EUR/2' }], idempotencyKey: 'k' })
  const again = await transfer(fake, { from: 'a', to: 'b', amount: '1.00' }, { key: 'k' })
  t.strictSame([again.status, again.headers.get('idempotency-replayed'), again.body], [201, 'true', first.body])
  t.match(await transfer(fake, { from: 'a', to: 'b', amount: '2.00' }, { key: 'k' }), { status: 409, body: { code: 'TREASURY_IDEMPOTENCY_CONFLICT', transfer: 'tx-000000000002' } })
})

test('createTransfer keeps one principal\'s keys from another', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  await transfer(fake, { from: 'a', to: 'b', amount: '1.00' }, { key: 'k', principal: ANN })
  t.equal((await transfer(fake, { from: 'a', to: 'b', amount: '2.00' }, { key: 'k', principal: BOB })).status, 201)
})

test('createTransfer refuses who is not among the spenders', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  t.match(await transfer(fake, { from: 'a', to: 'b', amount: '1.00' }, { principal: EVE }), { status: 403, body: { code: 'TREASURY_NOT_SPENDER', account: 'a' } })
})

test('createTransfer above the threshold answers 202 and holds the money; a replay answers 202 also when it was approved', async (t) => {
  const fake = await withAccounts(treasury(GUARDED), { a: '50.00', b: '50.00', c: '0' })
  const legs = [{ from: 'a', to: 'c', amount: '40.00' }, { from: 'b', to: 'c', amount: '40.00' }]
  const first = await transfer(fake, legs, { key: 'k', principal: ANN })
  t.match(first, { status: 202, body: { status: 'pending', expiresAt: String } })
  t.match(await transfer(fake, { from: 'a', to: 'c', amount: '10.01' }), { status: 422, body: { code: 'TREASURY_LIMIT', available: '10.00' } })
  t.match(await decide(fake, first.body['id'], 'approve', ANN), { status: 403, body: { code: 'TREASURY_SAME_PRINCIPAL' } })
  t.match(await decide(fake, first.body['id'], 'approve', BOB), { status: 200, body: { kind: 'approval', status: 'posted', settles: first.body['id'], by: 'token:bob' } })
  t.strictSame((await transfer(fake, legs, { key: 'k', principal: ANN })).body, first.body)
})

test('a downgrade does not open what approvals closed: large transfers are refused, and what waits can be taken back', async (t) => {
  const fake = await withAccounts(treasury(GUARDED), { a: '50.00', b: '50.00', c: '0' })
  const legs = [{ from: 'a', to: 'c', amount: '40.00' }, { from: 'b', to: 'c', amount: '40.00' }]
  const { body } = await transfer(fake, legs, { principal: ANN })
  for (const change of [{ tier: 'pro' as const }, { tier: 'enterprise' as const, features: { approvals: false } }]) {
    fake.set(change)
    t.match(await transfer(fake, legs, { principal: ANN }), { status: 403, body: { code: 'TREASURY_APPROVAL_UNAVAILABLE', threshold: '60.00' } })
    t.equal((await transfer(fake, { from: 'a', to: 'c', amount: '1.00' }, { principal: ANN })).status, 201, 'small ones go on')
  }
  fake.set({ tier: 'pro', features: {} })
  t.match(await decide(fake, body['id'], 'approve', BOB), { status: 402, body: { code: 'HP_ERR_TIER' } })
  t.match(await decide(fake, body['id'], 'reject', BOB), { status: 200, body: { status: 'released' } })
})

test('reverseTransfer takes back once', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  const { body } = await transfer(fake, { from: 'a', to: 'b', amount: '4.00' })
  t.match(await json(fake.request('POST', `/transfers/${String(body['id'])}/reverse`, {})), { status: 400, body: { code: 'TREASURY_IDEMPOTENCY_KEY' } })
  const reversal = await reverse(fake, body['id'], { key: 'r' })
  t.match(reversal, { status: 201, body: { kind: 'reversal', reverses: body['id'], postings: [{ from: 'b', to: 'a', amount: '4.00' }] } })
  const again = await reverse(fake, body['id'], { key: 'r' })
  t.strictSame([again.status, again.headers.get('idempotency-replayed'), again.body], [201, 'true', reversal.body])
  t.match(await reverse(fake, body['id']), { status: 409, body: { code: 'TREASURY_ALREADY_REVERSED', reversal: reversal.body['id'] } })
  t.match(await reverse(fake, body['id'], { principal: ANN }), { status: 403, body: { code: 'HP_ERR_FORBIDDEN' } })
})

test('a threshold that cannot be read stops transfers', async (t) => {
  const fake = await withAccounts(treasury(), { a: '10.00', b: '0' })
  fake.set({ config: { approvalThreshold: { 'EUR/2': '1.005' } } })
  t.match(await transfer(fake, { from: 'a', to: 'b', amount: '1.00' }, { principal: ADMIN }), { status: 503, body: { code: 'TREASURY_CONFIG' } })
})
