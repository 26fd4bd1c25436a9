import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegistry } from '@hardpoint/registry/client'
import { initRegistry, keySigner } from '@hardpoint/registry/server'
import { generateKeyPair, signPackage } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { openLocalRegistry } from '../../../../host/cli/registry/local-registry.ts'
import { prepareRegistryKeys } from '../../../../host/cli/registry/registry-keys.ts'

const KEY = generateKeyPair()
const MANIFEST = { id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free' }
const bytes = signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(MANIFEST))], ['main.js', Buffer.from('export default {}')]]), KEY)

test('openLocalRegistry() makes a registry, finds it again, and leaves no token in it', async (t) => {
  const directory = join(t.testdir(), 'registry')
  const keys = await prepareRegistryKeys(`${directory}-keys`)
  const first = await openLocalRegistry(directory, keys)
  t.equal(first.root, createHash('sha256').update(readFileSync(join(directory, 'metadata/1.root.json'))).digest('hex'))
  await first.register('acme', KEY.publicKey)
  await first.register('acme', KEY.publicKey)
  t.match(await first.publish('acme.mail', bytes, KEY), { id: 'acme.mail', version: '1.0.0' })
  t.same(first.store.tokens(), [])
  await t.rejects(openLocalRegistry(directory, keys), { code: 'HP_ERR_REGISTRY_LOCKED' })
  await first.close()
  const again = await openLocalRegistry(directory, keys)
  t.equal(again.root, first.root)
  t.match(await openRegistry(directory).versions('acme.mail'), [{ version: '1.0.0' }])
  await t.rejects(again.register('acme', generateKeyPair().publicKey), { code: 'HP_ERR_PUBLISHER_EXISTS' })
  await again.close()
})

test('openLocalRegistry() keeps all of it fresh that its keys sign, however long it runs', async (t) => {
  const directory = join(t.testdir(), 'registry')
  let now = Date.now()
  const clock = () => now
  const registry = await openLocalRegistry(directory, await prepareRegistryKeys(`${directory}-keys`), clock)
  t.teardown(() => registry.close())
  await registry.register('acme', KEY.publicKey)
  await registry.register('zeta', generateKeyPair().publicKey)
  const entry = await registry.publish('acme.mail', bytes, KEY)
  const ends = async () => Object.fromEntries((await registry.store.roleEnds()).map(({ role, expires }) => [role, Math.round((Date.parse(expires) - now) / 86_400_000)]))
  t.same(await ends(), { 'root': 365, 'targets': 365, 'namespace.acme': 90 })
  now += 50 * 86_400_000
  await registry.keepFresh()
  t.same(await ends(), { 'root': 315, 'targets': 315, 'namespace.acme': 40 }, 'nothing of it grows old yet')
  now += 15 * 86_400_000
  await registry.keepFresh()
  t.same(await ends(), { 'root': 300, 'targets': 300, 'namespace.acme': 90 })
  // A machine that slept.
  now += 310 * 86_400_000
  await registry.keepFresh()
  t.same(await ends(), { 'root': 365, 'targets': 365, 'namespace.acme': 90 })
  t.same(await openRegistry(directory, { root: `sha256:${registry.root}`, clock }).versions('acme.mail'), [entry])
  t.same(registry.store.tokens(), [])
})

test('openLocalRegistry() renews one that was left alone for more than a year', async (t) => {
  const directory = join(t.testdir(), 'registry')
  const keys = await prepareRegistryKeys(`${directory}-keys`)
  const [one, two, three] = keys.root
  await initRegistry(directory, { root: [keySigner(one), keySigner(two), keySigner(three)], targets: keySigner(keys.targets), clock: () => Date.now() - 400 * 86_400_000 })
  const registry = await openLocalRegistry(directory, keys)
  t.teardown(() => registry.close())
  await registry.register('acme', KEY.publicKey)
  await registry.publish('acme.mail', bytes, KEY)
  t.match(await openRegistry(directory, { root: `sha256:${registry.root}` }).versions('acme.mail'), [{ version: '1.0.0' }], 'under the root that hosts know')
})
