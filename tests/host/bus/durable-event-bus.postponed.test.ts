import { test, type Test } from 'tap'
import { createEventBus } from '../../../host/bus/durable-event-bus.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import { ManualClock, until } from './_manual-clock.ts'

const POSTED = 'hardpoint.treasury/transfer.posted'
const DAY = 24 * 60 * 60 * 1000

class Unlicensed extends Error {}

/** A bus whose one subscriber refuses as the test says, by tenant; `restart` closes it and opens the next on the same store. */
async function fixture(t: Test) {
  const time = new ManualClock('2026-01-01T00:00:00Z')
  const store = await openLevelStore(t.testdir(), time)
  const open = () => createEventBus(store, {
    clock: time.clock, setTimer: time.setTimer, random: () => 0, retry: { attempts: 2, firstMs: 1000, longestMs: 60_000 },
    postpones: (error) => error instanceof Unlicensed,
  })
  const f = {
    time, store, bus: await open(), tried: 0, taken: [] as string[], publish, tries, start, restart,
    refuse: (() => undefined) as (tenant: string) => Error | undefined,
  }
  t.teardown(async () => { await f.bus.close(); await store.close() })
  async function publish(data: string, tenant = 'default'): Promise<void> {
    await store.commit({ puts: f.bus.writes({ topic: POSTED, tenant, data }).puts })
    f.bus.wake()
  }
  /** Lets the time pass until there were so many attempts. */
  async function tries(count: number): Promise<void> {
    while (f.tried < count) {
      await until(() => time.timers.size > 0 || f.tried >= count)
      const before = f.tried
      time.advance(60_000)
      await until(() => f.tried > before)
    }
    await until(() => time.timers.size > 0)
  }
  async function start(): Promise<void> {
    await f.bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
    f.bus.start(async (_, { data, tenant }) => {
      f.tried++
      const error = f.refuse(tenant)
      if (error !== undefined) throw error
      f.taken.push(data)
    })
  }
  async function restart(): Promise<void> {
    await f.bus.close()
    f.bus = await open()
    await start()
  }
  await start()
  return f
}

/** For one tenant only. */
function unlicensed(tenant: string): (tenant: string) => Error | undefined {
  return (asked) => (asked === tenant ? new Unlicensed('no license') : undefined)
}

test('an event for a plugin that may not run now waits, however often it is refused, and is delivered in order once it may', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('default')
  await f.publish('1')
  await f.publish('2')
  await f.tries(10)
  t.strictSame(await f.bus.deadLetters('a.x'), [])
  f.refuse = () => undefined
  f.time.advance(60_000)
  await until(() => f.taken.length === 2)
  t.strictSame(f.taken, ['1', '2'])
  t.strictSame(await f.bus.deadLetters('a.x'), [])
})

test('a wait takes no attempt from a handler that fails after it', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('default')
  await f.publish('1')
  await f.tries(5)
  f.refuse = () => new RangeError('no')
  await f.tries(6)
  t.strictSame(await f.bus.deadLetters('a.x'), [], 'the first of two attempts')
  f.time.advance(60_000)
  await until(async () => (await f.bus.deadLetters('a.x')).length === 1)
  t.equal(f.tried, 7)
})

test('an event waits no longer than the log keeps it; then it is a dead letter, and the next is looked at', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('default')
  await f.publish('old')
  await f.tries(1)
  f.time.now += 29 * DAY
  await f.publish('young')
  await f.tries(2)
  t.strictSame(await f.bus.deadLetters('a.x'), [])
  f.time.advance(2 * DAY)
  await until(() => f.tried === 4)
  t.match(await f.bus.deadLetters('a.x'), [{ event: { data: 'old' }, error: 'no license' }])
  f.refuse = () => undefined
  await until(() => f.time.timers.size === 1)
  f.time.advance(60_000)
  await until(() => f.taken.length === 1)
  t.strictSame(f.taken, ['young'])
})

test('a tenant that a plugin may not run for holds up no other, and gets its own events in order once it may', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('red')
  for (const [data, tenant] of [['red 1', 'red'], ['blue 1', 'blue'], ['red 2', 'red'], ['blue 2', 'blue']] as const) await f.publish(data, tenant)
  await until(() => f.taken.length === 2)
  t.strictSame(f.taken, ['blue 1', 'blue 2'])
  f.refuse = () => undefined
  f.time.advance(60_000)
  await until(() => f.taken.length === 4)
  await f.publish('red 3', 'red')
  await until(() => f.taken.length === 5)
  t.strictSame(f.taken.slice(2), ['red 1', 'red 2', 'red 3'])
})

test('after a restart, what waited for a tenant still waits, and what others got does not come again', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('red')
  for (const [data, tenant] of [['red 1', 'red'], ['blue 1', 'blue'], ['red 2', 'red'], ['blue 2', 'blue']] as const) await f.publish(data, tenant)
  await until(() => f.taken.length === 2)
  await f.restart()
  await f.publish('blue 3', 'blue')
  await until(() => f.taken.length === 3)
  f.refuse = () => undefined
  f.time.advance(60_000)
  await until(() => f.taken.length === 5)
  t.strictSame(f.taken, ['blue 1', 'blue 2', 'blue 3', 'red 1', 'red 2'])
  await until(async () => (await Array.fromAsync(f.store.scan({ prefix: ['bus', 'events'] }))).length === 0)
  await until(async () => !JSON.stringify((await Array.fromAsync(f.store.scan({ prefix: ['bus', 'cursors'] }))).map(({ value }) => Buffer.from(value).toString())).includes('behind'))
})

test('a tenant far behind catches up from the store while others publish, and misses nothing', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('red')
  const of = async (from: number) => { for (let i = from; i < from + 700; i++) await f.publish(`${i % 2 === 0 ? 'red' : 'blue'} ${i}`, i % 2 === 0 ? 'red' : 'blue') }
  await of(0)
  await until(() => f.taken.length === 350)
  f.refuse = () => undefined
  f.time.advance(60_000)
  await of(700)
  await until(() => f.taken.length === 1400)
  for (const tenant of ['red', 'blue']) {
    const numbers = f.taken.filter((data) => data.startsWith(tenant)).map((data) => Number(data.split(' ')[1]))
    t.strictSame(numbers, Array.from({ length: 700 }, (_, i) => 2 * i + (tenant === 'red' ? 0 : 1)))
  }
})

test('subscribe() tries at once what waits: what changed may be what it waited for', async (t) => {
  const f = await fixture(t)
  f.refuse = unlicensed('default')
  await f.publish('1')
  await f.tries(1)
  f.refuse = () => undefined
  await f.bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  await until(() => f.taken.length === 1)
  t.equal(f.time.timers.size, 0)
})
