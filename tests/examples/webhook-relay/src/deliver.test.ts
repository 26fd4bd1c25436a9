import { test } from 'tap'
import { deliver } from '../../../../examples/webhook-relay/src/deliver.ts'
import { enqueue } from '../../../../examples/webhook-relay/src/enqueue.ts'
import { deliveries, NOON, relay, URL_OF_RECEIVER } from '../_relay.ts'
import type { FakeHost } from '@hardpoint/sdk/testing'

const note = (fake: FakeHost) => enqueue(fake.host, { event: 'e1', topic: 'a.b', data: { n: 1 }, at: NOON })

/** Lets time pass from run to run until none waits. @returns the waits in seconds */
async function runAll(fake: FakeHost): Promise<number[]> {
  const waits: number[] = []
  await fake.runDue()
  for (let [next] = fake.schedule.runs; next !== undefined; [next] = fake.schedule.runs) {
    const now = Date.parse(NOON) + waits.reduce((sum, seconds) => sum + seconds * 1000, 0)
    waits.push((next.dueAt - now) / 1000)
    fake.advance(next.dueAt - now)
    await fake.runDue()
  }
  return waits
}

test('deliver() posts the delivery with its id, and notes that it arrived', async (t) => {
  const { fake, received } = relay([204])
  const id = await note(fake)
  await deliver(fake.host, id)
  t.match(received, [{ url: URL_OF_RECEIVER, method: 'POST', body: { id, topic: 'a.b', at: NOON, data: { n: 1 } } }])
  t.strictSame([received[0]?.headers.get('webhook-id'), received[0]?.headers.get('content-type')], [id, 'application/json'])
  t.match(received[0]?.headers.get('webhook-timestamp'), /^\d{10}$/)
  t.match(deliveries(fake), [{ state: 'delivered', attempts: 1, outcome: '204' }])
})

test('deliver() tries seven times with growing waits, then gives up and says so', async (t) => {
  const { fake, received } = relay([500])
  await note(fake)
  t.strictSame(await runAll(fake), [5, 10, 20, 40, 80, 160])
  t.equal(received.length, 7)
  t.equal(new Set(received.map(({ headers }) => headers.get('webhook-id'))).size, 1, 'the receiver can tell')
  t.match(deliveries(fake), [{ state: 'failed', attempts: 7, outcome: '500' }])
  t.match(fake.logs, [{ level: 'warn', fields: { outcome: '500', attempts: 7 } }])
})

test('deliver() stops trying when it arrived', async (t) => {
  const { fake, received } = relay([503, 429, 200])
  await note(fake)
  t.strictSame(await runAll(fake), [5, 10])
  t.equal(received.length, 3)
  t.match(deliveries(fake), [{ state: 'delivered', attempts: 3, outcome: '200' }])
  t.strictSame(fake.logs, [])
})

test('deliver() takes the data nowhere but to the URL: a redirect is no delivery', async (t) => {
  const { fake, received } = relay([302])
  await deliver(fake.host, await note(fake))
  t.equal(received.length, 1)
  t.match(deliveries(fake), [{ state: 'waiting', outcome: '302' }])
})

test('deliver() tries again where the network fails', async (t) => {
  const { fake } = relay([200], { fetch: () => { throw new RangeError('it refuses connections') } })
  await deliver(fake.host, await note(fake))
  t.match(deliveries(fake), [{ state: 'waiting', attempts: 1, outcome: 'HP_ERR_FETCH_FAILED' }])
  t.equal(fake.schedule.runs.length, 2, 'the first run, and the next attempt')
})

const HOPELESS = [
  ['no URL is set', { config: {} }, 'NO_URL'],
  ['the URL is of a host that is not granted', { config: { url: 'https://other.example/' } }, 'HP_ERR_GRANT_SCOPE'],
  ['the URL holds a password', { config: { url: 'https://u:p@hooks.example.com/' } }, 'HP_ERR_FETCH_URL'],
] as const

for (const [name, options, outcome] of HOPELESS) {
  test(`deliver() gives up at once where ${name}`, async (t) => {
    const { fake, received } = relay([200], options)
    await note(fake)
    t.strictSame(await runAll(fake), [])
    t.strictSame(received, [])
    t.match(deliveries(fake), [{ state: 'failed', attempts: 1, outcome }])
  })
}

test('deliver() gives up at once without the grant', async (t) => {
  const { fake } = relay([200], { grant: { storage: {}, schedule: {}, config: {}, log: {} } })
  await note(fake)
  t.strictSame(await runAll(fake), [])
  t.match(deliveries(fake), [{ state: 'failed', outcome: 'HP_ERR_NOT_GRANTED' }])
})

test('deliver() has nothing to do for what is delivered, given up or forgotten', async (t) => {
  const { fake, received } = relay()
  const id = await note(fake)
  await deliver(fake.host, id)
  await deliver(fake.host, id)
  await deliver(fake.host, 'never-was')
  t.equal(received.length, 1)
})
