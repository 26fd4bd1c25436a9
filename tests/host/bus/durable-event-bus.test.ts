import { test, type Test } from 'tap'
import { createEventBus, type EventBusOptions } from '../../../host/bus/durable-event-bus.ts'
import type { BusEvent, EventBus } from '../../../host/bus/event-bus.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'
import { ManualClock, until } from './_manual-clock.ts'

const POSTED = 'hardpoint.treasury/transfer.posted'
const SENT = 'acme.mail/sent'

/** A bus over a store that outlives it: `restart` makes the next one. */
class Fixture {
  readonly time: ManualClock
  readonly store: Store
  readonly seen: string[] = []
  readonly reports: string[] = []
  /** Decides what becomes of a delivery. */
  handle: (plugin: string, data: string, event: BusEvent) => Promise<void> = async () => undefined
  bus: EventBus | undefined

  constructor(store: Store, time: ManualClock) {
    this.store = store
    this.time = time
  }

  async open(options: Partial<EventBusOptions> = {}): Promise<EventBus> {
    this.bus = await createEventBus(this.store, {
      clock: this.time.clock, setTimer: this.time.setTimer, random: () => 0,
      report: (error, doing) => this.reports.push(`${doing}: ${String(error)}`), ...options,
    })
    return this.bus
  }

  start(bus: EventBus): void {
    bus.start(async (plugin, event) => {
      await this.handle(plugin, event.data, event)
      this.seen.push(`${plugin}:${event.data}`)
    })
  }

  async publish(data: string, topic = POSTED): Promise<BusEvent> {
    const { event, puts } = this.bus?.writes({ topic, tenant: 'default', data }) ?? { event: undefined, puts: [] }
    await this.store.commit({ puts })
    this.bus?.wake()
    if (event === undefined) throw new TypeError('open first')
    return event
  }

  async kept(part: string): Promise<number> {
    return (await Array.fromAsync(this.store.scan({ prefix: ['bus', part] }))).length
  }
}

async function fixture(t: Test): Promise<Fixture> {
  const time = new ManualClock('2026-01-01T00:00:00Z')
  const made = new Fixture(await openLevelStore(t.testdir(), time), time)
  t.teardown(async () => {
    await made.bus?.close()
    await made.store.close()
  })
  return made
}

test('an event is delivered as it was published, to those who subscribed to its topic', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  const events: BusEvent[] = []
  f.handle = async (_, __, event) => void events.push(event)
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }, { plugin: 'a.y', topics: [SENT] }, { plugin: 'a.z', topics: [POSTED, SENT] }])
  f.start(bus)
  const posted = await f.publish('{"n":1}')
  await f.publish('"mail"', SENT)
  await f.publish('"nobody"', 'acme.mail/bounced')
  await until(() => f.seen.length === 4)
  t.strictSame(f.seen.toSorted(), ['a.x:{"n":1}', 'a.y:"mail"', 'a.z:"mail"', 'a.z:{"n":1}'])
  t.strictSame(events[0], posted)
  t.match(posted, { id: /^[0-9a-f-]{36}$/, topic: POSTED, tenant: 'default', data: '{"n":1}', at: '2026-01-01T00:00:00.000Z' })
})

test('an event whose commit fails is never delivered', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(bus)
  const { puts } = bus.writes({ topic: POSTED, tenant: 'default', data: '"refused"' })
  t.match(await f.store.commit({ checks: [{ key: ['a'], version: '0000000000000009' }], puts }), { ok: false })
  await f.publish('"next"')
  await until(() => f.seen.length > 0)
  t.strictSame(f.seen, ['a.x:"next"'])
})

test('each subscriber gets events in the order of their commits, whatever the order they were made in', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  const early = bus.writes({ topic: POSTED, tenant: 'default', data: 'made first' })
  f.start(bus)
  await f.publish('committed first')
  await until(() => f.seen.length === 1)
  // A cursor over numbers given out when the event was made would have passed this one already.
  await f.store.commit({ puts: early.puts })
  bus.wake()
  await until(() => f.seen.length === 2)
  t.strictSame(f.seen, ['a.x:committed first', 'a.x:made first'])
})

test('events of one commit keep their order', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(bus)
  const data = Array.from({ length: 12 }, (_, i) => String(i))
  await f.store.commit({ puts: data.flatMap((text) => bus.writes({ topic: POSTED, tenant: 'default', data: text }).puts).toReversed() })
  bus.wake()
  await until(() => f.seen.length === 12)
  t.strictSame(f.seen, data.map((text) => `a.x:${text}`))
})

test('a burst of many publishers is delivered whole and in order, one at a time', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }, { plugin: 'a.y', topics: [POSTED] }])
  let busy = 0
  let most = 0
  f.handle = async (plugin) => {
    if (plugin !== 'a.x') return
    most = Math.max(most, ++busy)
    await Promise.resolve()
    busy--
  }
  f.start(bus)
  await Promise.all(Array.from({ length: 1200 }, (_, i) => f.publish(String(i))))
  await until(() => f.seen.length === 2400)
  const of = (plugin: string) => f.seen.filter((line) => line.startsWith(plugin)).map((line) => line.slice(4))
  t.equal(new Set(of('a.x')).size, 1200)
  t.strictSame(of('a.x'), of('a.y'))
  t.equal(most, 1)
})

test('subscribers do not wait for each other', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.slow', topics: [POSTED] }, { plugin: 'a.x', topics: [POSTED] }])
  const { promise, resolve } = Promise.withResolvers<void>()
  f.handle = (plugin) => (plugin === 'a.slow' ? promise : Promise.resolve())
  f.start(bus)
  await f.publish('1')
  await f.publish('2')
  await until(() => f.seen.length === 2)
  t.strictSame(f.seen, ['a.x:1', 'a.x:2'])
  resolve()
  await until(() => f.seen.length === 4)
})

test('a delivery that fails is tried again later and later, and holds back what follows', async (t) => {
  const f = await fixture(t)
  const bus = await f.open({ retry: { attempts: 4, firstMs: 1000, longestMs: 3000 } })
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  let failures = 3
  f.handle = async (_, data) => {
    if (data === '1' && failures-- > 0) throw new RangeError('not now')
  }
  f.start(bus)
  await f.publish('1')
  await f.publish('2')
  const waits: (number | undefined)[] = []
  for (let i = 0; i < 3; i++) {
    await until(() => f.time.timers.size === 1)
    waits.push(f.time.waits()[0])
    t.strictSame(f.seen, [])
    f.time.advance(3000)
  }
  await until(() => f.seen.length === 2)
  t.strictSame(waits, [1000, 2000, 3000])
  t.strictSame(f.seen, ['a.x:1', 'a.x:2'])
})

test('an event that fails at every attempt becomes a dead letter, and the next one is delivered', async (t) => {
  const f = await fixture(t)
  const bus = await f.open({ retry: { attempts: 2, firstMs: 1000, longestMs: 1000 } })
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.handle = async (_, data) => {
    if (data.startsWith('bad')) throw new RangeError(`cannot take ${data}`)
  }
  f.start(bus)
  for (const data of ['bad 1', 'bad 2', 'good']) await f.publish(data)
  for (let i = 0; i < 2; i++) {
    await until(() => f.time.timers.size === 1)
    f.time.advance(1000)
  }
  await until(() => f.seen.length === 1)
  const letters = await bus.deadLetters('a.x')
  t.match(letters, [{ event: { data: 'bad 2' }, error: 'cannot take bad 2' }, { event: { data: 'bad 1' } }])
  t.ok(await f.store.get(letters[0]?.key ?? []))
  t.strictSame(await bus.deadLetters('a'), [], 'not those of a plugin whose id begins alike')
})

test('after a restart, what was not delivered is, and what was is not', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  const { promise, resolve } = Promise.withResolvers<void>()
  let begun = 0
  f.handle = (_, data) => (begun++, data === '2' ? promise : Promise.resolve())
  f.start(bus)
  await f.publish('1')
  await f.publish('2')
  await f.publish('3')
  await until(() => begun === 2)
  const closing = bus.close()
  resolve()
  await closing
  t.strictSame(f.seen, ['a.x:1', 'a.x:2'], 'the delivery in flight is waited for, and none is begun')
  const next = await f.open()
  await f.publish('4') // before anybody is subscribed in this life of the host
  await next.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(next)
  await until(() => f.seen.length === 4)
  t.strictSame(f.seen, ['a.x:1', 'a.x:2', 'a.x:3', 'a.x:4'])
})

test('after a kill, events in the inbox and in the log are delivered', async (t) => {
  const f = await fixture(t)
  const first = await f.open()
  await first.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.handle = () => new Promise(() => undefined) // never answers: as if killed at that moment
  f.start(first)
  await f.publish('1')
  await until(async () => (await f.kept('events')) === 1)
  await f.store.commit({ puts: first.writes({ topic: POSTED, tenant: 'default', data: '2' }).puts }) // killed before `wake`
  f.handle = async () => undefined
  const second = await f.open()
  await second.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(second)
  await until(() => f.seen.length === 2)
  t.strictSame(f.seen, ['a.x:1', 'a.x:2'])
})

test('close() during a wait for a retry does not wait, and the event comes after the restart', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.handle = () => Promise.reject(new RangeError('no'))
  f.start(bus)
  await f.publish('1')
  await until(() => f.time.timers.size === 1)
  await bus.close()
  t.equal(f.time.timers.size, 0)
  f.handle = async () => undefined
  const next = await f.open()
  await next.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(next)
  await until(() => f.seen.length === 1)
  t.strictSame(await next.deadLetters('a.x'), [])
})

test('subscribe() starts a new subscriber with the next event, and ends one that is not listed', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(bus)
  await f.store.commit({ puts: bus.writes({ topic: POSTED, tenant: 'default', data: '1' }).puts }) // not woken yet
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }, { plugin: 'a.y', topics: [POSTED] }])
  await f.publish('2')
  await until(() => f.seen.length === 3)
  await bus.subscribe([{ plugin: 'a.y', topics: [POSTED] }])
  await f.publish('3')
  await until(() => f.seen.length === 4)
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }, { plugin: 'a.y', topics: [SENT] }])
  await f.publish('4')
  await until(() => f.seen.length === 5)
  t.strictSame(f.seen.toSorted(), ['a.x:1', 'a.x:2', 'a.x:4', 'a.y:2', 'a.y:3'])
})

test('subscribe() joins the topics where a plugin is listed twice', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }, { plugin: 'a.x', topics: [SENT] }])
  f.start(bus)
  await f.publish('1')
  await f.publish('2', SENT)
  await until(() => f.seen.length === 2)
  t.strictSame(f.seen, ['a.x:1', 'a.x:2'])
})

test('events that all have passed, and those that nobody wants, leave the store', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }, { plugin: 'a.y', topics: [SENT] }])
  f.start(bus)
  await Promise.all(Array.from({ length: 30 }, (_, i) => f.publish(String(i), i % 3 === 0 ? 'acme.mail/unwanted' : POSTED)))
  await until(() => f.seen.length === 20)
  await f.publish('last', SENT)
  await until(async () => (await f.kept('events')) === 0 && (await f.kept('inbox')) === 0)
  t.equal(f.seen.length, 21)
})

test('an event stays in the store until the slowest subscriber has passed it', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.slow', topics: [POSTED] }, { plugin: 'a.x', topics: [POSTED] }])
  const { promise, resolve } = Promise.withResolvers<void>()
  f.handle = (plugin) => (plugin === 'a.slow' ? promise : Promise.resolve())
  f.start(bus)
  for (let i = 0; i < 5; i++) await f.publish(String(i))
  await until(() => f.seen.length === 5)
  t.equal(await f.kept('events'), 5)
  resolve()
  await until(async () => f.seen.length === 10 && (await f.kept('events')) === 0)
})

test('a subscriber far behind catches up from the store', async (t) => {
  const f = await fixture(t)
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.slow', topics: [POSTED] }])
  const { promise, resolve } = Promise.withResolvers<void>()
  f.handle = () => promise
  f.start(bus)
  for (let i = 0; i < 7; i++) await Promise.all(Array.from({ length: 100 }, (_, j) => f.publish(String(i * 100 + j))))
  await until(async () => (await f.kept('events')) === 700)
  resolve()
  await until(() => f.seen.length === 700)
  t.strictSame(f.seen.map((line) => Math.floor(Number(line.slice(7)) / 100)), Array.from({ length: 700 }, (_, i) => Math.floor(i / 100)))
})

test('a store that fails for a while is reported, and delivery goes on after', async (t) => {
  const f = await fixture(t)
  let failing = false
  const commit = f.store.commit.bind(f.store)
  f.store.commit = (changes) => (failing ? Promise.reject(new RangeError('disk full')) : commit(changes))
  const bus = await f.open()
  await bus.subscribe([{ plugin: 'a.x', topics: [POSTED] }])
  f.start(bus)
  await commit({ puts: bus.writes({ topic: POSTED, tenant: 'default', data: '1' }).puts })
  failing = true
  bus.wake()
  await until(() => f.reports.length === 1)
  t.match(f.reports[0], 'taking in published events: RangeError: disk full')
  failing = false
  await until(() => f.time.timers.size === 1)
  f.time.advance(1000)
  await until(() => f.seen.length === 1)
})
