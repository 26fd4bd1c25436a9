import { test, type Test } from 'tap'
import { createJobQueue } from '../../../host/bus/durable-job-queue.ts'
import type { JobQueue, ScheduledRun } from '../../../host/bus/job-queue.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'
import { ManualClock, until } from './_manual-clock.ts'

const RUN = { id: 'r', tenant: 'default', job: 'send', data: 'null' }

interface Fixture {
  readonly time: ManualClock
  readonly store: Store
  readonly queue: JobQueue
  /** What was begun, in order; a run goes on until its `end` is called. */
  readonly begun: { readonly run: ScheduledRun; readonly end: () => void }[]
  readonly pluginsBegun: () => string[]
  /** Many at once, due now: by index, that is in the order of `ids`. */
  readonly fill: (plugin: string, count: number) => Promise<void>
}

async function fixture(t: Test): Promise<Fixture> {
  const time = new ManualClock('2026-01-01T00:00:00Z')
  const store = await openLevelStore(t.testdir(), time)
  const queue = createJobQueue(store, { clock: time.clock, setTimer: time.setTimer, random: () => 0 })
  const begun: Fixture['begun'][number][] = []
  t.teardown(async () => {
    const closing = queue.close()
    for (const { end } of begun) end()
    await closing
    await store.close()
  })
  return {
    time, store, queue, begun,
    pluginsBegun: () => begun.map(({ run }) => run.plugin),
    async fill(plugin, count) {
      await store.commit({ puts: Array.from({ length: count }, (_, i) => queue.writes({ ...RUN, plugin, id: String(i), at: time.now })).flat() })
    },
  }
}

function start({ queue, begun }: Fixture): void {
  queue.start((run) => new Promise((resolve) => { begun.push({ run, end: resolve }) }))
}

test('a plugin with 2,100 runs due does not keep those of another from starting', async (t) => {
  const f = await fixture(t)
  await f.fill('acme.flood', 2100)
  f.time.now += 1
  for (const plugin of ['acme.after', 'zeta.last']) await f.queue.schedule({ ...RUN, plugin, at: f.time.now })
  start(f)
  await until(() => f.begun.length === 6)
  t.strictSame(f.pluginsBegun().toSorted(), ['acme.after', 'acme.flood', 'acme.flood', 'acme.flood', 'acme.flood', 'zeta.last'])
})

test('where all places are taken by plugins with much to do, the next place goes to one with less', async (t) => {
  const f = await fixture(t)
  for (let i = 0; i < 8; i++) await f.fill(`acme.flood${i}`, 100)
  start(f)
  await until(() => f.begun.length === 32)
  f.time.now += 1
  await f.queue.schedule({ ...RUN, plugin: 'acme.small', at: f.time.now })
  f.begun[0]?.end()
  await until(() => f.begun.length === 33)
  t.equal(f.begun[32]?.run.plugin, 'acme.small')
})

test('many plugins with a run each all get to it, beyond a page of the index', async (t) => {
  const f = await fixture(t)
  for (let i = 0; i < 150; i++) await f.queue.schedule({ ...RUN, plugin: `acme.p${i}`, at: f.time.now })
  await f.fill('acme.p77', 100)
  f.queue.start(async (run) => { f.begun.push({ run, end: () => undefined }) })
  await until(() => f.begun.length === 250)
  t.equal(new Set(f.pluginsBegun()).size, 150)
})

test('the timer is set for the earliest of all plugins, also of one whose runs are all still to come', async (t) => {
  const f = await fixture(t)
  await f.fill('acme.flood', 100)
  await f.queue.schedule({ ...RUN, plugin: 'acme.later', at: f.time.now + 5000 })
  await f.queue.schedule({ ...RUN, plugin: 'acme.sooner', at: f.time.now + 2000 })
  start(f)
  await until(() => f.time.waits().join() === '2000')
  f.time.advance(2000)
  await until(() => f.begun.length === 5 && f.time.waits().join() === '3000')
  t.equal(f.begun[4]?.run.plugin, 'acme.sooner')
})

test('a run that is moved a thousand times, years ahead, leaves no more behind than one', async (t) => {
  const f = await fixture(t)
  const kept = async (): Promise<number> => (await Array.fromAsync(f.store.scan({ prefix: ['bus'] }))).length
  for (let i = 0; i < 1000; i++) await f.queue.schedule({ ...RUN, plugin: 'acme.mover', at: f.time.now + 1e9 + i * 1e6 })
  t.equal(await kept(), 2, 'the run, and when it is due')
  await f.queue.schedule({ ...RUN, plugin: 'acme.mover', at: f.time.now + 1e9 + 999 * 1e6, data: '"same time"' })
  t.equal(await kept(), 2)
})

test('what a run left in the index by being moved is cleared away, and hides nothing', async (t) => {
  const f = await fixture(t)
  // By the commits of others, which read nothing before.
  for (let i = 0; i < 200; i++) await f.store.commit({ puts: f.queue.writes({ ...RUN, plugin: 'acme.mover', at: f.time.now + i }) })
  await f.queue.schedule({ ...RUN, plugin: 'acme.mover', id: 'behind', at: f.time.now + 200 })
  f.time.now += 200
  start(f)
  await until(() => f.begun.length === 2)
  t.strictSame(f.begun.map(({ run }) => run.id), ['r', 'behind'])
  for (const { end } of f.begun) end()
  await until(async () => (await Array.fromAsync(f.store.scan({ prefix: ['bus'] }))).length === 0)
})

test('a run that moves itself again and again while it goes on hides nothing of its plugin, and happens once more', async (t) => {
  const f = await fixture(t)
  await f.queue.schedule({ ...RUN, plugin: 'acme.mover', at: f.time.now })
  start(f)
  await until(() => f.begun.length === 1)
  for (let i = 1; i <= 100; i++) await f.queue.schedule({ ...RUN, plugin: 'acme.mover', at: f.time.now + i })
  await f.queue.schedule({ ...RUN, plugin: 'acme.mover', id: 'behind', at: f.time.now + 101 })
  await until(() => f.time.timers.size === 1)
  f.time.advance(101)
  await until(() => f.begun.length === 2)
  t.equal(f.begun[1]?.run.id, 'behind')
  f.begun[0]?.end()
  await until(() => f.begun.length === 3)
  t.equal(f.begun[2]?.run.id, 'r')
  for (const { end } of f.begun) end()
  await until(async () => (await Array.fromAsync(f.store.scan({ prefix: ['bus'] }))).length === 0)
})
