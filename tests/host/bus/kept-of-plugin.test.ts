import { test } from 'tap'
import { createEventBus } from '../../../host/bus/durable-event-bus.ts'
import { createJobQueue } from '../../../host/bus/durable-job-queue.ts'
import { keptOfPlugin } from '../../../host/bus/kept-of-plugin.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import { ManualClock, until } from './_manual-clock.ts'

test('keptOfPlugin() names where runs, their times and dead letters of a plugin lie, and of no other', async (t) => {
  const time = new ManualClock('2026-01-01T00:00:00Z')
  const store = await openLevelStore(t.testdir(), time)
  const options = { clock: time.clock, setTimer: time.setTimer, random: () => 0 }
  const queue = createJobQueue(store, options)
  const bus = await createEventBus(store, { ...options, retry: { attempts: 1, firstMs: 1, longestMs: 1 } })
  t.teardown(async () => { await queue.close(); await bus.close(); await store.close() })
  for (const [plugin, tenant] of [['acme.mail', 'default'], ['acme.mail', 'org-1'], ['acme.mail2', 'default']] as const) {
    await queue.schedule({ id: 'r', plugin, tenant, job: 'send', data: 'null', at: time.now + 1000 })
  }
  await bus.subscribe(['acme.mail', 'acme.mail2'].map((plugin) => ({ plugin, topics: ['acme.shop/sold'] })))
  bus.start(async () => { throw new RangeError('no') })
  await store.commit({ puts: bus.writes({ topic: 'acme.shop/sold', tenant: 'default', data: 'null' }).puts })
  bus.wake()
  const below = async (plugin: string) => (await Promise.all(keptOfPlugin(plugin).map((prefix) => Array.fromAsync(store.scan({ prefix }))))).map((entries) => entries.length)
  await until(async () => (await below('acme.mail2'))[2] === 1 && (await below('acme.mail'))[2] === 1)
  t.strictSame(await below('acme.mail'), [2, 2, 1])
  t.strictSame(await below('acme.mail2'), [1, 1, 1])
})
