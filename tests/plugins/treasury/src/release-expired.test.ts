import { test } from 'tap'
import { ADMIN, ANN, BOB, decide, json, transfer, treasury, withAccounts } from '../_treasury.ts'

const CONFIG = { approvalThreshold: { 'EUR/2': '10.00' }, approvalTimeoutHours: 1 }
const later = () => new Date(Date.now() + 2 * 3_600_000).toISOString()

async function available(fake: ReturnType<typeof treasury>): Promise<unknown> {
  return (await json(fake.request('GET', '/accounts/a'))).body['available']
}

test('releaseExpired() gives back what waited too long, and nothing sooner', async (t) => {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  fake.set({ config: CONFIG })
  const { status, body } = await transfer(fake, { from: 'a', to: 'b', amount: '50.00' }, { principal: ANN })
  t.equal(status, 202)
  await fake.run('releaseExpired')
  t.equal(await available(fake), '50.00')
  await fake.run('releaseExpired', { scheduledFor: later() })
  t.equal(await available(fake), '100.00')
  t.match((await json(fake.request('GET', `/transfers/${String(body['id'])}`))).body, { status: 'expired', settledBy: 'tx-000000000003' })
  t.match(fake.logs, [{ fields: { released: 1 } }])
})

test('releaseExpired() runs twice without harm, and leaves alone what somebody has settled', async (t) => {
  const fake = await withAccounts(treasury(), { a: '100.00', b: '0' })
  fake.set({ config: CONFIG })
  const first = await transfer(fake, { from: 'a', to: 'b', amount: '20.00' }, { principal: ANN })
  await transfer(fake, { from: 'a', to: 'b', amount: '30.00' }, { principal: ANN })
  await decide(fake, first.body['id'], 'approve', BOB)
  await Promise.all([fake.run('releaseExpired', { scheduledFor: later() }), fake.run('releaseExpired', { scheduledFor: later() })])
  t.equal(await available(fake), '80.00')
  t.match((await json(fake.request('GET', '/accounts/a', undefined, { principal: ADMIN }))).body, { reserved: { out: '0.00' } })
})
