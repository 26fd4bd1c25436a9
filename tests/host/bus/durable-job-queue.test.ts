import { test, type Test } from 'tap'
import { createJobQueue, type JobQueueOptions } from '../../../host/bus/durable-job-queue.ts'
import type { JobQueue, ScheduledRun } from '../../../host/bus/job-queue.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'
import { ManualClock, until } from './_manual-clock.ts'

const MINUTE = 60_000
const RUN = { id: 'r', plugin: 'acme.mail', tenant: 'default', job: 'send', data: '{"to":"x"}' }
const DAILY = { plugin: 'acme.mail', tenant: 'default', job: 'digest', cron: '0 6 * * *', timezone: 'UTC' }

class Fixture {
  readonly time: ManualClock
  readonly store: Store
  readonly ran: ScheduledRun[] = []
  readonly reports: string[] = []
  handle: (run: ScheduledRun) => Promise<void> = async () => undefined
  queue: JobQueue | undefined

  constructor(store: Store, time: ManualClock) {
    this.store = store
    this.time = time
  }

  open(options: Partial<JobQueueOptions> = {}): JobQueue {
    this.queue = createJobQueue(this.store, {
      clock: this.time.clock, setTimer: this.time.setTimer, random: () => 0,
      report: (error, doing) => this.reports.push(`${doing}: ${String(error)}`), ...options,
    })
    return this.queue
  }

  start(queue: JobQueue): void {
    queue.start((run) => {
      this.ran.push(run)
      return this.handle(run)
    })
  }

  /** Lets the time pass in steps no longer than the queue's own timer. */
  async pass(milliseconds: number, done: () => boolean | Promise<boolean> = () => true): Promise<void> {
    await until(() => this.time.timers.size === 1)
    this.time.advance(milliseconds)
    await until(done)
  }

  async kept(): Promise<number> {
    return (await Array.fromAsync(this.store.scan({ prefix: ['bus'] }))).length
  }
}

async function fixture(t: Test): Promise<Fixture> {
  const time = new ManualClock('2026-01-01T00:00:00Z')
  const made = new Fixture(await openLevelStore(t.testdir(), time), time)
  t.teardown(async () => {
    await made.queue?.close()
    await made.store.close()
  })
  return made
}

test('schedule() runs a job once, at its time and not before, with its data', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  const at = f.time.now + 5000
  await queue.schedule({ ...RUN, at })
  await f.pass(4999)
  await until(() => f.time.waits()[0] === 1)
  t.strictSame(f.ran, [])
  await f.pass(1, () => f.ran.length === 1)
  t.strictSame(f.ran, [{ ...RUN, at, attempt: 1 }])
  await until(async () => (await f.kept()) === 0)
  await f.pass(MINUTE)
  t.equal(f.ran.length, 1)
})

test('one timer is set, for the run that is due next', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  for (const [id, wait] of [['a', 50_000], ['b', 20_000], ['c', 3_000_000]] as const) await queue.schedule({ ...RUN, id, at: f.time.now + wait })
  await until(() => f.time.waits().join() === '20000')
  await f.pass(20_000, () => f.ran.length === 1)
  await until(() => f.time.waits().join() === '30000')
  await f.pass(30_000, () => f.ran.length === 2)
  await until(() => f.time.waits().join() === '60000') // at most: a system clock may jump
  t.strictSame(f.ran.map(({ id }) => id), ['b', 'a'])
})

test('writes() schedules with the commit it is put into, or not at all', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  await f.store.commit({ checks: [{ key: ['a'], version: '0000000000000001' }], puts: queue.writes({ ...RUN, id: 'refused', at: f.time.now }) })
  await f.store.commit({ puts: queue.writes({ ...RUN, id: 'taken', at: f.time.now }) })
  queue.wake()
  await until(() => f.ran.length === 1)
  t.equal(f.ran[0]?.id, 'taken')
})

test('scheduling again moves a run', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  await queue.schedule({ ...RUN, at: f.time.now + 1000 })
  await queue.schedule({ ...RUN, at: f.time.now + 9000, data: '2' })
  await f.pass(1000)
  await until(() => f.time.waits()[0] === 8000)
  t.strictSame(f.ran, [])
  await f.pass(8000, () => f.ran.length === 1)
  t.equal(f.ran[0]?.data, '2')
  await until(async () => (await f.kept()) === 0)
})

test('a job that schedules itself again with its own id goes on', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.handle = async (run) => {
    if (run.data !== '3') await queue.schedule({ ...RUN, at: f.time.now + (run.data === '1' ? 1000 : 0), data: String(Number(run.data) + 1) })
  }
  f.start(queue)
  await queue.schedule({ ...RUN, at: f.time.now, data: '1' })
  await until(() => f.ran.length === 1 && f.time.waits()[0] === 1000)
  await f.pass(1000, () => f.ran.length === 3) // the second schedules the third for the very time it is itself due at
  t.strictSame(f.ran.map(({ data }) => data), ['1', '2', '3'])
  await until(async () => (await f.kept()) === 0)
})

test('cancel() takes a run away; it is one plugin\'s and one tenant\'s', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  await queue.schedule({ ...RUN, at: f.time.now + 1000 })
  t.equal(await queue.cancel('acme.other', 'default', 'r'), false)
  t.equal(await queue.cancel('acme.mail', 'other', 'r'), false)
  t.equal(await queue.cancel('acme.mail', 'default', 'r'), true)
  t.equal(await queue.cancel('acme.mail', 'default', 'r'), false)
  await f.pass(1000)
  await until(() => f.time.waits()[0] === MINUTE)
  t.strictSame(f.ran, [])
  t.equal(await f.kept(), 0)
})

test('pending() counts the one-off runs of a plugin in a tenant', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  await queue.setCronJobs([DAILY])
  const pending = () => queue.pending('acme.mail', 'default')
  t.equal(await pending(), 0)
  for (const id of ['a', 'b', 'a']) await queue.schedule({ ...RUN, id, at: f.time.now + 1000 })
  await queue.schedule({ ...RUN, tenant: 'other', at: f.time.now })
  t.equal(await pending(), 2)
  await queue.cancel('acme.mail', 'default', 'a')
  t.equal(await pending(), 1)
  await f.store.commit({ puts: queue.writes({ ...RUN, id: 'c', at: f.time.now + 1000 }) })
  f.time.now += MINUTE
  t.equal(await pending(), 2, 'with what came in with another commit, after a while')
  f.start(queue)
  await until(async () => (await pending()) === 0)
  t.equal(f.ran.length, 3)
})

test('a run that fails is tried again later and later, then given up and reported', async (t) => {
  const f = await fixture(t)
  const queue = f.open({ retry: { attempts: 3, firstMs: 1000, longestMs: 1500 } })
  f.handle = () => Promise.reject(new RangeError('not now'))
  f.start(queue)
  const at = f.time.now
  await queue.schedule({ ...RUN, at })
  await until(() => f.time.waits()[0] === 1000)
  await f.pass(1000, () => f.ran.length === 2)
  await until(() => f.time.waits()[0] === 1500)
  await f.pass(1500, () => f.reports.length === 1)
  t.strictSame(f.ran.map(({ attempt }) => attempt), [1, 2, 3])
  t.ok(f.ran.every((run) => run.at === at), 'each says the time it was scheduled for')
  t.match(f.reports[0], /acme\.mail\/send .*attempt 3.*not now/)
  await until(async () => (await f.kept()) === 0)
})

test('a run that is not let in now waits, however often, and happens once it is', async (t) => {
  const f = await fixture(t)
  const queue = f.open({ retry: { attempts: 2, firstMs: 1000, longestMs: 60_000 }, postpones: (error) => error instanceof RangeError })
  f.handle = async () => { throw new RangeError('disabled') }
  await queue.schedule({ ...RUN, at: f.time.now })
  f.start(queue)
  for (let times = 1; times <= 4; times++) {
    await until(() => f.ran.length === times && f.time.waits()[0] === MINUTE)
    if (times === 4) f.handle = async () => undefined
    f.time.advance(MINUTE)
  }
  await until(async () => await f.kept() === 0)
  t.strictSame([f.ran.map(({ attempt }) => attempt), f.reports], [[1, 1, 1, 1, 1], []])
})

test('after a restart, runs go on: those due meanwhile at once, those interrupted again', async (t) => {
  const f = await fixture(t)
  const first = f.open()
  f.handle = () => new Promise(() => undefined) // killed in the midst of it
  f.start(first)
  await first.schedule({ ...RUN, id: 'interrupted', at: f.time.now })
  await first.schedule({ ...RUN, id: 'later', at: f.time.now + MINUTE })
  await until(() => f.ran.length === 1 && f.time.waits().length === 1)
  f.time.timers.clear()
  f.time.now += 2 * MINUTE
  f.handle = async () => undefined
  const second = f.open()
  f.start(second)
  await until(() => f.ran.length === 3)
  t.strictSame(f.ran.map(({ id }) => id), ['interrupted', 'interrupted', 'later'])
})

test('close() waits for what runs; what fails because of it runs after the restart', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  const stop = Promise.withResolvers<void>()
  f.handle = () => stop.promise
  f.start(queue)
  await queue.schedule({ ...RUN, at: f.time.now })
  await until(() => f.ran.length === 1)
  const closing = queue.close()
  stop.reject(new RangeError('the cell was stopped'))
  await closing
  t.equal(f.time.timers.size, 0)
  f.handle = async () => undefined
  f.start(f.open())
  await until(() => f.ran.length === 2)
  t.equal(f.ran[1]?.attempt, 1)
})

test('one plugin with much to do leaves room for another', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.handle = () => new Promise(() => undefined)
  await f.store.commit({ puts: Array.from({ length: 100 }, (_, i) => queue.writes({ ...RUN, id: String(i), at: f.time.now })).flat() })
  await queue.schedule({ ...RUN, plugin: 'acme.other', at: f.time.now + 1 })
  f.time.now += 1
  f.start(queue)
  await until(() => f.ran.some(({ plugin }) => plugin === 'acme.other'))
  t.ok(f.ran.length <= 5, String(f.ran.length))
  f.queue = undefined // its runs never end
})

test('all of many runs happen, each once', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  await Promise.all(Array.from({ length: 300 }, (_, i) => queue.schedule({ ...RUN, plugin: `acme.p${i % 3}`, id: String(i), at: f.time.now })))
  await until(async () => (await f.kept()) === 0)
  t.equal(f.ran.length, 300)
  t.equal(new Set(f.ran.map(({ id }) => id)).size, 300)
})

test('setCronJobs() runs a job at each of its times', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  f.start(queue)
  await queue.setCronJobs([{ ...DAILY, cron: '*/10 * * * *' }])
  const at = [10, 20, 30].map((minutes) => f.time.now + minutes * MINUTE)
  for (const time of at) {
    while (f.time.now < time) await f.pass(MINUTE)
    await until(() => f.ran.at(-1)?.at === time)
  }
  t.strictSame(f.ran.map((run) => run.at), at)
  t.match(f.ran[0], { id: 'cron:digest', plugin: 'acme.mail', tenant: 'default', job: 'digest', data: 'null', attempt: 1 })
})

test('setCronJobs() catches up once with what was missed while the host was down', async (t) => {
  const f = await fixture(t)
  const first = f.open()
  await first.setCronJobs([DAILY])
  await first.close()
  f.time.now += 5 * 24 * 60 * MINUTE
  const second = f.open()
  await second.setCronJobs([DAILY])
  f.start(second)
  await until(() => f.ran.length === 1)
  t.equal(new Date(f.ran[0]?.at ?? 0).toISOString(), '2026-01-01T06:00:00.000Z')
  const due = async () => (await Array.fromAsync(f.store.scan({ prefix: ['bus', 'due'] }))).map(({ key }) => new Date(Number(key[3])).toISOString())
  await until(async () => (await due()).join() === '2026-01-06T06:00:00.000Z')
  await f.pass(MINUTE)
  t.equal(f.ran.length, 1)
})

test('setCronJobs() takes a time back that was reckoned by a clock that ran ahead', async (t) => {
  const f = await fixture(t)
  await f.open({ clock: () => f.time.now + 365 * 24 * 60 * MINUTE }).setCronJobs([DAILY])
  await f.queue?.close()
  const queue = f.open()
  await queue.setCronJobs([DAILY])
  f.start(queue)
  await f.pass(6 * 60 * MINUTE, () => f.ran.length === 1)
  t.match(f.ran, [{ job: 'digest', at: Date.UTC(2026, 0, 1, 6) }])
})

test('setCronJobs() is whole: a job that is not listed any more ends, a changed one gets its new time', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  await queue.setCronJobs([DAILY, { ...DAILY, job: 'other' }])
  await queue.setCronJobs([{ ...DAILY, cron: '0 7 * * *' }])
  const due = await Array.fromAsync(f.store.scan({ prefix: ['bus', 'due'] }))
  t.strictSame(due.map(({ key }) => [key[3], key[6]]), [[Date.parse('2026-01-01T07:00:00Z'), 'cron:digest']])
  await queue.setCronJobs([])
  t.equal(await f.kept(), 0)
})

test('setCronJobs() ends a job while it runs', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  const { promise, resolve } = Promise.withResolvers<void>()
  f.handle = () => promise
  await queue.setCronJobs([DAILY])
  f.time.now += 24 * 60 * MINUTE
  f.start(queue)
  await until(() => f.ran.length === 1)
  await queue.setCronJobs([])
  resolve()
  await queue.close()
  t.equal(await f.kept(), 0)
})

test('setCronJobs() reports a job that cannot be understood, and keeps the others', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  await queue.setCronJobs([{ ...DAILY, plugin: 'acme.bad', cron: 'daily' }, { ...DAILY, plugin: 'acme.bad', job: 'other', timezone: 'Mars/Olympus' }, DAILY])
  t.equal(f.reports.length, 2)
  t.match(f.reports, [/acme\.bad\/digest.*five fields/, /Mars\/Olympus/])
  t.equal((await Array.fromAsync(f.store.scan({ prefix: ['bus', 'due'] }))).length, 1)
})

test('a plugin cannot cancel or move a cron job by its id', async (t) => {
  const f = await fixture(t)
  const queue = f.open()
  await queue.setCronJobs([DAILY])
  t.equal(await queue.cancel('acme.mail', 'default', 'cron:digest'), false)
  await queue.schedule({ ...RUN, id: 'cron:digest', at: f.time.now + 1 })
  t.equal((await Array.fromAsync(f.store.scan({ prefix: ['bus', 'due'] }))).length, 2)
})

test('a cron job that fails is tried again, unless it comes again before', async (t) => {
  const f = await fixture(t)
  const [start, queue] = [f.time.now, f.open({ retry: { attempts: 3, firstMs: 2 * MINUTE, longestMs: 30 * MINUTE } })]
  f.handle = () => Promise.reject(new RangeError('no'))
  f.start(queue)
  await queue.setCronJobs([{ ...DAILY, cron: '*/3 * * * *' }])
  // What was due has run and is written down before the time goes on: a retry is set by it.
  const isDue = async (): Promise<boolean> => (await Array.fromAsync(f.store.scan({ prefix: ['bus', 'due'] }))).some(({ key }) => Number(key[3]) <= f.time.now)
  while (f.time.now < start + 6 * MINUTE) await f.pass(MINUTE, async () => !await isDue())
  t.strictSame(f.ran.map(({ at, attempt }) => [(at - start) / MINUTE, attempt]), [[3, 1], [3, 2], [6, 1]])
})
