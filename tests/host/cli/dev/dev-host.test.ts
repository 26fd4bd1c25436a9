import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { devBuild } from '../../../../host/cli/dev/dev-build.ts'
import { prepareDevFolder } from '../../../../host/cli/dev/dev-folder.ts'
import { openDevHost, type DevHost } from '../../../../host/cli/dev/dev-host.ts'
import type { LicenseStatus } from '../../../../host/licensing/licensing.ts'
import type { PluginInfo } from '../../../../host/lifecycle/lifecycle.ts'
import { mainWith, pluginFolder } from './_plugin.ts'

async function open(t: Test, folder: string, tier: 'free' | 'enterprise' = 'enterprise'): Promise<DevHost> {
  const host = await openDevHost(await prepareDevFolder(folder), { port: 0, tier })
  t.teardown(() => host.close())
  return host
}

test('openDevHost() serves a build, and the next one in its place', async (t) => {
  const folder = t.testdir(pluginFolder())
  const host = await open(t, folder)
  const ask = async (): Promise<string> => (await fetch(`${host.url}/p/acme.hello/hello`)).text()
  t.match(await host.install(await devBuild(folder)), { id: 'acme.hello', version: '0.1.0-dev.1', granted: [{ id: 'log' }, { id: 'storage' }] })
  t.equal(await ask(), 'one')
  writeFileSync(join(folder, 'src/main.ts'), mainWith('two'))
  t.match(await host.install(await devBuild(folder)), { version: '0.1.0-dev.2', granted: [] }, 'nothing new is granted')
  t.equal(await ask(), 'two')
  t.strictSame(readdirSync(join(folder, '.hardpoint/dev/packages')).length, 1, 'what was replaced is not kept')
  const [info, ...others] = await host.client.call<PluginInfo[]>('GET', '/plugins')
  t.strictSame(others, [])
  t.match(info, { installed: { version: '0.1.0-dev.2', publisher: 'acme' }, manifest: { title: 'Hello' } })
  t.match(info?.upgrades, { kept: [], watchedUntil: undefined }, 'what its author breaks is not taken back')
})

test('openDevHost() keeps on over restarts: the version counts on, storage and grants stay, the tier is the one asked for', async (t) => {
  const folder = t.testdir(pluginFolder())
  const first = await open(t, folder)
  await first.install(await devBuild(folder))
  await first.client.call('PUT', '/plugins/acme.hello/grants', { capabilities: { log: {} } })
  t.match(await first.client.call<LicenseStatus>('GET', '/license'), { tier: 'enterprise' })
  await first.close()
  const second = await open(t, folder, 'free')
  t.match(await second.client.call<LicenseStatus>('GET', '/license'), { tier: 'free' })
  t.match(await second.install(await devBuild(folder)), { version: '0.1.0-dev.2', granted: [] })
  const { grant } = await second.client.call<PluginInfo>('GET', '/plugins/acme.hello')
  t.strictSame(Object.keys(grant.capabilities), ['log'], 'what its author took away stays away')
})

test('openDevHost() serves a plugin under its new name alone', async (t) => {
  const folder = t.testdir(pluginFolder())
  const host = await open(t, folder)
  await host.install(await devBuild(folder))
  writeFileSync(join(folder, 'plugin.json'), String(pluginFolder('one', 'acme.hallo')['plugin.json']))
  t.match(await host.install(await devBuild(folder)), { id: 'acme.hallo', version: '0.1.0-dev.1' })
  t.equal((await fetch(`${host.url}/p/acme.hallo/hello`)).status, 200)
  t.equal((await fetch(`${host.url}/p/acme.hello/hello`)).status, 404)
})

test('openDevHost() refuses what any host refuses', async (t) => {
  const folder = t.testdir(pluginFolder())
  const host = await open(t, folder, 'free')
  const build = await devBuild(folder)
  await t.rejects(host.install({ ...build, manifest: { ...build.manifest, tier: 'pro' } }), { code: 'HP_ERR_TIER' })
  await t.rejects(host.install({ ...build, manifest: { ...build.manifest, engines: { hardpoint: '>=99' } } }), { code: /HP_ERR_RESOLUTION/ })
})

test('openDevHost() says that one runs in the folder, and that a port is taken', async (t) => {
  const root = t.testdir({ a: pluginFolder(), b: pluginFolder() })
  const host = await open(t, join(root, 'a'))
  await t.rejects(open(t, join(root, 'a')), { code: 'HP_ERR_DEV_RUNNING', message: `already: ${host.url}, process ${process.pid}.`, exit: 7 })
  await t.rejects(openDevHost(await prepareDevFolder(join(root, 'b')), { port: Number(new URL(host.url).port), tier: 'free' }), { code: 'HP_ERR_PORT_IN_USE' })
  await (await open(t, join(root, 'b'))).close()
})
