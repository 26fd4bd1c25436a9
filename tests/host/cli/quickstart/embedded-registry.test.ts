import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openRegistry } from '@hardpoint/registry/client'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test, type Test } from 'tap'
import { publishAll, startEmbeddedRegistry, type EmbeddedRegistry } from '../../../../host/cli/quickstart/embedded-registry.ts'
import { prepareRegistryKeys } from '../../../../host/cli/registry/registry-keys.ts'
import { folder, manifest, source } from './_root.ts'

const KEY = generateKeyPair()

async function start(t: Pick<Test, 'teardown'>, directory: string): Promise<EmbeddedRegistry> {
  const registry = await startEmbeddedRegistry(directory, await prepareRegistryKeys(`${directory}-keys`))
  t.teardown(() => registry.close())
  return registry
}

test('startEmbeddedRegistry() serves on loopback what was published', async (t) => {
  const root = t.testdir({ mail: source('acme.mail'), hello: source('hardpoint.hello') })
  const registry = await start(t, join(root, 'registry'))
  t.match(registry.url, /^http:\/\/127\.0\.0\.1:\d+/)
  const plugins = [folder('acme.mail', join(root, 'mail')), folder('hardpoint.hello', join(root, 'hello'))]
  t.same(await publishAll(registry, plugins, KEY), plugins.map(({ id, version }) => ({ id, version, outcome: 'published' })))
  const client = openRegistry(registry.url)
  for (const { id } of plugins) {
    const [entry] = await client.versions(id)
    t.match(entry, { id, version: '1.0.0' })
    if (entry !== undefined) t.match(await client.download(entry, { publicKeys: [KEY.publicKey] }), { manifest: { id } }, 'signed by our key')
  }
})

test('publishAll() again changes nothing; a source that differs is told, not published', async (t) => {
  const root = t.testdir({ mail: source('acme.mail') })
  const registry = await start(t, join(root, 'registry'))
  const plugins = [folder('acme.mail', join(root, 'mail'))]
  await publishAll(registry, plugins, KEY)
  const before = await openRegistry(registry.url).versions('acme.mail')
  t.match(await publishAll(registry, plugins, KEY), [{ outcome: 'unchanged' }])
  await writeFile(join(root, 'mail/plugin.json'), JSON.stringify(manifest('acme.mail', { title: 'Changed' })))
  t.match(await publishAll(registry, plugins, KEY), [{ outcome: 'differs' }])
  t.same(await openRegistry(registry.url).versions('acme.mail'), before)
  await writeFile(join(root, 'mail/plugin.json'), JSON.stringify(manifest('acme.mail', { title: 'Changed', version: '1.0.1' })))
  t.match(await publishAll(registry, [folder('acme.mail', join(root, 'mail'), '1.0.1')], KEY), [{ version: '1.0.1', outcome: 'published' }])
})

test('publishAll() leaves no token behind, not even where a plugin does not build', async (t) => {
  const root = t.testdir({ mail: source('acme.mail'), broken: source('acme.broken', {}, 'export default {') })
  const registry = await start(t, join(root, 'registry'))
  const tokens = async (): Promise<unknown> => JSON.parse(await readFile(join(root, 'registry/private/tokens.json'), 'utf8'))
  await publishAll(registry, [folder('acme.mail', join(root, 'mail'))], KEY)
  t.same(await tokens(), [])
  await t.rejects(publishAll(registry, [folder('acme.mail', join(root, 'mail')), folder('acme.broken', join(root, 'broken'))], KEY), { code: 'HP_ERR_BUILD' })
  t.same(await tokens(), [])
})

test('publishAll() refuses what the lint refuses, and a key that is not the publisher\'s', async (t) => {
  const root = t.testdir({ odd: source('acme.odd', { capabilities: { 'no.such': {} } }), mail: source('acme.mail') })
  const registry = await start(t, join(root, 'registry'))
  await t.rejects(publishAll(registry, [folder('acme.odd', join(root, 'odd'))], KEY), { code: /^HP_ERR_(LINT|CAPABILITY_UNKNOWN)$/ })
  await publishAll(registry, [folder('acme.mail', join(root, 'mail'))], KEY)
  await t.rejects(publishAll(registry, [folder('acme.mail', join(root, 'mail'))], generateKeyPair()), { code: 'HP_ERR_PUBLISHER_EXISTS' })
})

test('EmbeddedRegistry close() ends the server and frees the directory', async (t) => {
  const directory = join(t.testdir(), 'registry')
  const first = await startEmbeddedRegistry(directory, await prepareRegistryKeys(`${directory}-keys`))
  await t.rejects(startEmbeddedRegistry(directory, await prepareRegistryKeys(`${directory}-keys`)), { code: 'HP_ERR_REGISTRY_LOCKED' })
  await first.close()
  await t.rejects(openRegistry(first.url).ping(), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
  await (await startEmbeddedRegistry(directory, await prepareRegistryKeys(`${directory}-keys`))).close()
  t.notOk((await readdir(join(directory, 'private'))).includes('lock'))
})
