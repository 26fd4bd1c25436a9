import { test } from 'tap'
import { createEventBus } from '../../../host/bus/durable-event-bus.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'

test('subscribe() writes down only whose topics changed: a start with many plugins writes nothing', async (t) => {
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  const written = async (topicsOfB: readonly string[]) => {
    const bus = await createEventBus(store, { clock: Date.now })
    await bus.subscribe([{ plugin: 'acme.a', topics: ['x/1', 'x/2'] }, { plugin: 'acme.b', topics: topicsOfB }])
    await bus.close()
    return Array.fromAsync(store.scan({ prefix: ['bus', 'cursors'] }), ({ version }) => version)
  }
  const [a, b] = await written(['x/1', 'x/2'])
  t.strictSame(await written(['x/2', 'x/1']), [a, b], 'whatever their order')
  const wider = await written(['x/1', 'x/2', 'x/3'])
  t.equal(wider[0], a)
  t.not(wider[1], b)
})
