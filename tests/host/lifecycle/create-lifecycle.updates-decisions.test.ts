import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { dataPrefix } from '../../../host/capabilities/storage-keys.ts'
import { ADMIN, type Fixture } from './_harness.ts'
import { HOUR, published, scene, versionOf, watched } from './_updates.ts'

const DECISIONS: readonly { readonly name: string; readonly needs: RegExp; readonly before?: Partial<Manifest>; publish(f: Fixture): Promise<void> }[] = [
  { name: 'a new capability', needs: /^new capability http\.fetch of acme\.mail$/, publish: f => published(f, { id: 'acme.mail', version: '1.1.0', capabilities: { 'http.fetch': { hosts: ['a.com'] } } }) },
  {
    name: 'a wider capability', needs: /^wider capability http\.fetch of acme\.mail$/, before: { capabilities: { 'http.fetch': { hosts: ['a.com'] } } },
    publish: f => published(f, { id: 'acme.mail', version: '1.1.0', capabilities: { 'http.fetch': { hosts: ['a.com', 'b.com'] } } }),
  },
  {
    name: 'a new plugin of a new publisher', needs: /^new plugin evil\.miner 1\.0\.0$/,
    publish: async f => { await published(f, { id: 'evil.miner', version: '1.0.0' }); await published(f, { id: 'acme.mail', version: '1.1.0', dependencies: { 'evil.miner': '*' } }) },
  },
  {
    name: 'a key that is not known', needs: /acme/,
    publish: async f => {
      const to = f.keys['acme'] = generateKeyPair()
      await f.registry.rotate('acme', { to })
      await published(f, { id: 'acme.mail', version: '1.1.0' })
    },
  },
  {
    name: 'a migration of data', needs: /^the data of acme\.mail is made into version 2$/,
    publish: async f => {
      await f.store.commit({ puts: [{ key: [...dataPrefix('default', 'acme.mail'), 'key'], value: Buffer.from('1') }] })
      await published(f, { id: 'acme.mail', version: '1.1.0', dataVersion: 2 })
    },
  },
  { name: 'another form of data that is not there yet', needs: /^the data of acme\.mail is made into version 2$/, publish: f => published(f, { id: 'acme.mail', version: '1.1.0', dataVersion: 2 }) },
  {
    name: 'what fails when it is tried', needs: /1\.1\.0/,
    publish: async f => {
      f.cells.handlers.set('1.1.0', () => { throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'it does not load' }) })
      await published(f, { id: 'acme.mail', version: '1.1.0', contributes: { health: true } })
    },
  },
]

for (const { name, needs, before = {}, publish } of DECISIONS) {
  test(`updateAutomatically() leaves to a person ${name}: it is told once, shown, and holds up nothing else`, async t => {
    const f = await scene(t, { manifest: before })
    await publish(f)
    await published(f, { id: 'zeta.news', version: '1.3.0' })
    t.equal(await f.lifecycle.updateAutomatically(), true)
    t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.0.0', '1.3.0'])
    await watched(f)
    const told = () => f.logs.filter(({ plugin, level }) => plugin === 'acme.mail' && level === 'warn')
    t.match(told(), [{ message: /^1\.1\.0 waits for you \(hardpoint upgrade acme\.mail@1\.1\.0\): / }])
    t.match(f.lifecycle.info('acme.mail').waiting, { from: '1.0.0', version: '1.1.0', needs: [needs] })
    t.match((await f.lifecycle.outdated(ADMIN)).find(({ id }) => id === 'acme.mail')?.automatic, { version: '1.1.0', what: /^waits for you: / })
    for (let look = 0; look < 3; look++) await f.lifecycle.updateAutomatically()
    await f.restart()
    f.now += 30 * HOUR
    await f.lifecycle.updateAutomatically()
    t.equal(told().length, 1, 'once, over restarts and days')
    t.match(f.lifecycle.info('acme.mail').waiting?.needs, [needs])
  })
}

test('updateAutomatically() does not touch a plan that somebody is looking at', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0', capabilities: { 'http.fetch': { hosts: ['a.com'] } } })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN, { upgrade: true })
  await f.lifecycle.updateAutomatically()
  await f.lifecycle.install(plan, { 'acme.mail': ['http.fetch'] }, ADMIN)
  t.equal(versionOf(f), '1.1.0')
  t.equal(f.lifecycle.info('acme.mail').waiting, undefined, 'and nothing waits any more')
})

test('a kill while what waits is written down loses no more than the telling', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0', capabilities: { 'http.fetch': { hosts: ['a.com'] } } })
  f.beforeCommit = () => { throw new Error('killed') }
  await f.lifecycle.updateAutomatically()
  await f.restart()
  t.equal(f.lifecycle.info('acme.mail').waiting, undefined)
  await f.lifecycle.updateAutomatically()
  t.match(f.lifecycle.info('acme.mail').waiting, { version: '1.1.0' })
})
test('updateAutomatically() takes no version that says of itself that it breaks', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '2.0.0' })
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.0.0')
  t.match((await f.lifecycle.outdated(ADMIN))[0]?.automatic, { version: '2.0.0', what: 'waits for you: 2.0.0 may break what works with 1.0.0' })
  await published(f, { id: 'acme.mail', version: '1.9.0' })
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.9.0')
})

test('updateAutomatically() takes an older version where the newest waits for a person', async t => {
  const f = await scene(t)
  const capabilities = { 'http.fetch': { hosts: ['a.com'] } }
  await published(f, { id: 'acme.mail', version: '1.0.1' })
  for (const version of ['1.1.0', '1.2.0']) await published(f, { id: 'acme.mail', version, capabilities })
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f), '1.0.1')
  await watched(f)
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.match(f.lifecycle.info('acme.mail').waiting, { from: '1.0.1', version: '1.2.0' })
  t.equal(f.logs.filter(({ level }) => level === 'warn').length, 1, 'told once, from whichever version')
})

test('updateAutomatically() fetches nothing again for what waits, until a day has passed', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0', contributes: { health: true } })
  let probes = 0
  f.cells.handlers.set('1.1.0', () => { probes += 1; throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'it does not load' }) })
  for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
  t.equal(probes, 1)
  f.now += 24 * HOUR
  f.cells.handlers.set('1.1.0', () => null)
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f), '1.1.0')
  t.equal(f.lifecycle.info('acme.mail').waiting, undefined)
})

test('what waited is forgotten with its plugin, and with its version', async t => {
  const f = await scene(t)
  const capabilities = { 'http.fetch': { hosts: ['a.com'] } }
  await published(f, { id: 'acme.mail', version: '1.1.0', capabilities })
  await published(f, { id: 'zeta.news', version: '1.1.0', capabilities })
  await f.lifecycle.updateAutomatically()
  const kept = async () => { const ids = []; for await (const { key } of f.store.scan({ prefix: ['sys', 'waiting'] })) ids.push(key.at(-1)); return ids }
  t.strictSame(await kept(), ['acme.mail', 'zeta.news'])
  await f.lifecycle.remove('zeta.news', ADMIN)
  f.said.set('acme.mail@1.1.0', { yanked: 'x' })
  await f.lifecycle.updateAutomatically()
  t.strictSame(await kept(), [])
})

for (const how of ['is disabled', 'is stopped by an advisory'] as const) {
  test(`updateAutomatically() goes on though a version ${how} while it is watched, and the watch ends in its time`, async t => {
    const f = await scene(t)
    await published(f, { id: 'acme.mail', version: '1.1.0' })
    t.equal(await f.lifecycle.updateAutomatically(), true)
    if (how === 'is disabled') await f.lifecycle.disable('acme.mail', ADMIN)
    else {
      f.advisories = [{ id: 'HPA-1', plugin: 'acme.mail', range: '1.1.0', severity: 'critical', action: 'disable', title: 'x', publishedAt: '2026-01-01T00:00:00.000Z', fixed: '1.2.0' }]
      await f.lifecycle.pollAdvisories()
    }
    await published(f, { id: 'acme.mail', version: '1.2.0' })
    await published(f, { id: 'zeta.news', version: '1.1.0' })
    f.now += HOUR
    await f.look()
    t.equal(f.lifecycle.info('acme.mail').upgrades?.watchedUntil, undefined)
    for (let look = 0; look < 3; look++) {
      await f.lifecycle.updateAutomatically()
      await watched(f)
    }
    t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], [how === 'is disabled' ? '1.1.0' : '1.2.0', '1.1.0'])
  })
}
