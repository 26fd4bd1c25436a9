import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import type { RegistryClient } from '@hardpoint/registry/client'
import { bootOrder } from '../../../host/kernel/boot.ts'
import { hostServices } from '../../../host/kernel/host-services.ts'
import { openTestRegistry } from '../../_registry.ts'
import { codeOf } from '../../registry/_fixtures.ts'

const graph = () => hostServices({ dataDirectory: '/nowhere', config: {}, listen: false })

test('hostServices() is a graph without circles, and every part has one provider', (t) => {
  const order = bootOrder(graph()).map(({ provides }) => provides)
  t.equal(new Set(order).size, order.length)
  t.equal(order.length, graph().length)
  t.end()
})

test('hostServices() opens the port last: nobody is answered before all is there', (t) => {
  t.equal(bootOrder(graph()).at(-1)?.provides, 'url')
  t.end()
})

test('hostServices() delivers events and jobs only to a host that can run plugins', (t) => {
  const order = bootOrder(graph()).map(({ provides }) => provides)
  for (const need of ['lifecycle', 'runtime', 'cells'] as const) t.ok(order.indexOf(need) < order.indexOf('delivery'), need)
  t.end()
})

test('hostServices() ends events and jobs before the cells: what is being handled finishes, and counts as no failure', async (t) => {
  const closed: string[] = []
  const part = (name: string) => ({ start: () => undefined, close: async () => { closed.push(name) } })
  const delivery = graph().find(({ provides }) => provides === 'delivery')
  const started = await delivery?.start({ bus: part('bus'), jobs: part('jobs') } as never)
  await started?.stop?.()
  t.same(closed.toSorted(), ['bus', 'jobs'])
})

test('hostServices() starts nothing by being asked for: a directory that cannot be is not touched', async (t) => {
  t.doesNotThrow(graph)
})

test('hostServices() updates plugins by itself after everything that runs them, and only where the operator wants it', async (t) => {
  const order = bootOrder(graph()).map(({ provides }) => provides)
  for (const need of ['lifecycle', 'runtime', 'cells', 'delivery'] as const) t.ok(order.indexOf(need) < order.indexOf('updates'), need)
  const updates = graph().find(({ provides }) => provides === 'updates')
  const start = (config: object) => updates?.start({ config, lifecycle: { updateAutomatically: async () => false } } as never)
  t.match(await start({}), { value: false, stop: undefined })
  const started = await start({ updates: { automatic: 'all' } })
  t.equal(started?.value, true)
  await started?.stop?.()
})

test('hostServices() warns where the registry is none that was trusted before, and only there', async (t) => {
  const folder = t.testdir()
  const lines: { level: string; message: string }[] = []
  const logs = { write: (line: (typeof lines)[number]) => { lines.push(line) } }
  const refresh = async (location: string): Promise<void> => {
    const service = graph().find(({ provides }) => provides === 'registry')
    const started = await service?.start({ config: { registry: location }, directory: { registryTrust: join(folder, 'trust') }, logs } as never)
    const registry = started?.value as (() => RegistryClient) | undefined
    await registry?.().refresh()
  }
  const [one, two] = [join(folder, 'one'), join(folder, 'two')]
  for (const directory of [one, two]) await (await openTestRegistry(directory)).close()
  await refresh(one)
  t.match(lines.splice(0), [{ level: 'info', message: /one is trusted from now on/ }])
  await cp(one, join(folder, 'copy'), { recursive: true })
  await refresh(join(folder, 'copy'))
  t.match(lines.splice(0), { length: 0 }, 'the same by another address')
  await refresh(two)
  t.match(lines.splice(0), [{ level: 'warn', message: /two is trusted from now on.*; it is none of those that were trusted at other addresses/ }])
})

test('hostServices() gives up what it asks of the registry before the directory is another host\'s', async (t) => {
  const folder = t.testdir()
  await (await openTestRegistry(join(folder, 'registry'))).close()
  const service = graph().find(({ provides }) => provides === 'registry')
  const started = await service?.start({ config: { registry: join(folder, 'registry') }, directory: { registryTrust: join(folder, 'trust') }, logs: { write: () => undefined } } as never)
  const registry = started?.value as (() => RegistryClient) | undefined
  const refreshing = codeOf(registry?.().refresh() ?? Promise.resolve())
  await started?.stop?.()
  await rm(join(folder, 'trust'), { recursive: true, force: true })
  t.equal(await refreshing, 'HP_ERR_DATA_CLOSED')
  t.notOk(existsSync(join(folder, 'trust')))
  await (await service?.start({ config: {}, directory: {}, logs: {} } as never))?.stop?.()
})
