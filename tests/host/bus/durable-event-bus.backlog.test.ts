import { test, type Test } from 'tap'
import { createEventBus } from '../../../host/bus/durable-event-bus.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import { ManualClock, until } from './_manual-clock.ts'

const POSTED = 'acme.bank/posted'
const SENT = 'acme.mail/sent'

/** A bus with room for three events or 1,000 bytes of each publisher and tenant. `stuck` never answers until it is let go. */
async function fixture(t: Test) {
  const time = new ManualClock('2026-01-01T00:00:00Z')
  const store = await openLevelStore(t.testdir(), time)
  const open = () => createEventBus(store, { clock: time.clock, setTimer: time.setTimer, random: () => 0, backlog: { events: 3, bytes: 1000 } })
  const gate = Promise.withResolvers<void>()
  const f = { store, bus: await open(), taken: [] as string[], letGo: gate.resolve, publish, kept, start, open }
  t.teardown(async () => { gate.resolve(); await f.bus.close(); await store.close() })
  async function publish(data: string, { topic = POSTED, tenant = 'default' } = {}): Promise<string> {
    try {
      await store.commit({ puts: f.bus.writes({ topic, tenant, data }).puts })
    } catch (error) {
      return (error as { code: string }).code
    }
    f.bus.wake()
    // As a publisher's next call finds it: in the log.
    await until(async () => (await kept('inbox')) === 0)
    return 'taken'
  }
  async function kept(part: string): Promise<number> {
    return (await Array.fromAsync(store.scan({ prefix: ['bus', part] }))).length
  }
  async function start(subscriptions: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await f.bus.subscribe(Object.entries(subscriptions).map(([plugin, topics]) => ({ plugin, topics })))
    f.bus.start(async (plugin, { data }) => {
      if (plugin === 'a.stuck') await gate.promise
      f.taken.push(`${plugin}:${data}`)
    })
  }
  return f
}

test('a publisher with as much waiting as it may have is refused, until it is taken', async (t) => {
  const f = await fixture(t)
  await f.start({ 'a.stuck': [POSTED] })
  for (const data of ['1', '2', '3']) t.equal(await f.publish(data), 'taken')
  t.equal(await f.publish('4'), 'HP_ERR_EVENTS_WAITING')
  t.throws(() => f.bus.writes({ topic: POSTED, tenant: 'default', data: '4' }), { message: /acme\.bank has 3 events .* waiting for a\.stuck/ })
  f.letGo()
  await until(async () => (await f.kept('events')) === 0)
  t.strictSame(f.taken, ['1', '2', '3'].map((data) => `a.stuck:${data}`), 'nothing that was accepted is lost')
  t.equal(await f.publish('5'), 'taken')
})

test('a publisher is held to bytes, too', async (t) => {
  const f = await fixture(t)
  await f.start({ 'a.stuck': [POSTED] })
  t.equal(await f.publish('x'.repeat(1000)), 'taken')
  t.equal(await f.publish('y'), 'HP_ERR_EVENTS_WAITING')
})

test('each tenant and each publisher has room of its own', async (t) => {
  const f = await fixture(t)
  await f.start({ 'a.stuck': [POSTED, SENT, 'acme.bank/closed'] })
  for (const data of ['1', '2', '3']) await f.publish(data)
  t.equal(await f.publish('4', { topic: 'acme.bank/closed' }), 'HP_ERR_EVENTS_WAITING', 'another topic of the same publisher')
  t.equal(await f.publish('4', { tenant: 'other' }), 'taken')
  t.equal(await f.publish('4', { topic: SENT }), 'taken')
})

test('a subscriber that is stuck holds up no other publisher', async (t) => {
  const f = await fixture(t)
  await f.start({ 'a.stuck': [POSTED], 'a.fast': [SENT] })
  await f.publish('held')
  for (let i = 0; i < 20; i++) {
    t.equal(await f.publish(String(i), { topic: SENT }), 'taken')
    await until(async () => (await f.kept('events')) === 1)
  }
  t.equal(f.taken.length, 20)
  f.letGo()
  await until(async () => (await f.kept('events')) === 0)
  t.equal(f.taken.at(-1), 'a.stuck:held')
})

test('what waits is counted anew after a restart', async (t) => {
  const f = await fixture(t)
  await f.bus.subscribe([{ plugin: 'a.stuck', topics: [POSTED] }])
  for (const data of ['1', '2', '3']) await f.store.commit({ puts: f.bus.writes({ topic: POSTED, tenant: 'default', data }).puts })
  await f.bus.subscribe([{ plugin: 'a.stuck', topics: [POSTED] }]) // takes in what was published
  await f.bus.close()
  f.bus = await f.open()
  t.equal(await f.publish('4'), 'HP_ERR_EVENTS_WAITING')
  await f.start({ 'a.stuck': [POSTED] })
  t.equal(await f.publish('4'), 'HP_ERR_EVENTS_WAITING')
  f.letGo()
  await until(() => f.taken.length === 3)
})

test('what waited for a subscriber that is gone makes room', async (t) => {
  const f = await fixture(t)
  await f.start({ 'a.stuck': [POSTED], 'a.fast': [POSTED] })
  for (const data of ['1', '2', '3']) await f.publish(data)
  t.equal(await f.publish('4'), 'HP_ERR_EVENTS_WAITING')
  await f.bus.subscribe([{ plugin: 'a.fast', topics: [POSTED] }])
  await until(async () => (await f.kept('events')) === 0)
  t.equal(await f.publish('5'), 'taken')
  await until(() => f.taken.includes('a.fast:5'))
})
