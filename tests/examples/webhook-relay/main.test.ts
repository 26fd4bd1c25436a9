import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import plugin from '../../../examples/webhook-relay/main.ts'
import { deliveries, MANIFEST, NOON, relay, URL_OF_RECEIVER } from './_relay.ts'

const POSTED = 'hardpoint.treasury/transfer.posted'
const EVENT = { id: 'e1', at: NOON }

test('the relay has a handler for every contribution of its manifest, and no other', async (t) => {
  const { contributes } = MANIFEST as Manifest
  for (const table of ['routes', 'events', 'jobs'] as const) {
    t.strictSame(Object.keys(plugin[table]).toSorted(), (contributes?.[table] ?? []).map(({ id }) => id).toSorted())
  }
})

test('POST /relay takes what members send, and delivers it when the job runs', async (t) => {
  const { fake, received } = relay()
  const response = await fake.request('POST', '/relay', { topic: 'member.joined', data: { handle: 'Ada' } })
  t.equal(response.status, 202)
  const { id } = await response.json() as { id: string }
  t.strictSame(received, [], 'nobody waits for the receiver')
  t.equal(await fake.runDue(), 1)
  t.match(received, [{ url: URL_OF_RECEIVER, method: 'POST', body: { id, topic: 'member.joined', data: { handle: 'Ada' } } }])
  t.match(deliveries(fake), [{ state: 'delivered', outcome: '200', attempts: 1 }])
})

for (const [name, body] of [['no topic', { data: {} }], ['a topic with spaces', { topic: 'a b', data: {} }], ['data that is no object', { topic: 'a', data: 1 }], ['more than it knows', { topic: 'a', data: {}, url: 'https://evil.example' }]] as const) {
  test(`POST /relay refuses ${name}`, async (t) => {
    const { fake } = relay()
    t.match(await (await fake.request('POST', '/relay', body)).json(), { code: 'HP_ERR_BODY_INVALID' })
    t.strictSame(deliveries(fake), [])
  })
}

test('POST /relay is for members, and takes 32 KiB', async (t) => {
  const { fake } = relay()
  t.equal((await fake.request('POST', '/relay', { topic: 'a', data: {} }, { principal: { id: 'anonymous', roles: [] } })).status, 401)
  t.equal((await fake.request('POST', '/relay', { topic: 'a', data: { text: 'x'.repeat(32_768) } })).status, 413)
})

test('a posting of the treasury is relayed once, however often its event comes', async (t) => {
  const { fake, received } = relay()
  t.equal(await fake.deliver(POSTED, { id: 'tx-000000000001' }, EVENT), 1)
  await fake.deliver(POSTED, { id: 'tx-000000000001' }, EVENT)
  await fake.runDue()
  await fake.deliver(POSTED, { id: 'tx-000000000001' }, EVENT)
  await fake.runDue()
  t.match(received, [{ body: { topic: POSTED, data: { id: 'tx-000000000001' }, at: NOON } }])
  t.equal(received.length, 1)
})

test('the relay works without the treasury: it subscribes to nothing then', async (t) => {
  const { 'events.subscribe': _, ...grant } = (MANIFEST as Manifest).capabilities ?? {}
  const { fake, received } = relay([200], { grant })
  t.equal(await fake.deliver(POSTED, {}, EVENT), 0)
  t.equal((await fake.request('POST', '/relay', { topic: 'a', data: {} })).status, 202)
  await fake.runDue()
  t.equal(received.length, 1)
})

test('GET /deliveries shows what became of each, newest first, a page at a time, without the data', async (t) => {
  const { fake } = relay()
  for (let at = 0; at < 60; at++) await fake.deliver(POSTED, { secret: at }, { id: `e${at}`, at: new Date(Date.parse(NOON) + at).toISOString() })
  await fake.runDue()
  const page = async (query = '') => await (await fake.request('GET', `/deliveries${query}`)).json() as { deliveries: { id: string; at: string }[]; cursor: string | null }
  const first = await page()
  t.equal(first.deliveries.length, 50)
  t.match(first.deliveries[0], { id: /-e59$/, state: 'delivered', topic: POSTED, attempts: 1, outcome: '200' })
  const second = await page(`?cursor=${String(first.cursor)}`)
  t.strictSame([second.deliveries.length, second.cursor], [10, null])
  t.strictSame(second.deliveries.at(-1)?.at, NOON)
  t.notMatch(JSON.stringify([first, second]), /secret/)
})

test('the log forgets after thirty days', async (t) => {
  const { fake } = relay()
  await fake.deliver(POSTED, {}, EVENT)
  await fake.runDue()
  fake.advance(30 * 24 * 3_600_000 - 1)
  t.equal(deliveries(fake).length, 1)
  fake.advance(1)
  t.strictSame(deliveries(fake), [])
})
