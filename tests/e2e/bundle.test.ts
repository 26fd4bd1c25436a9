import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { openRegistry, publishPackage, storeWriter } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair, signPackage } from '@hardpoint/schemas/package'
import { test } from 'tap'
import type * as Undici from 'undici'
import { tryCli } from '../host/cli/_try.ts'
import { startTestHost, type TestPlugin } from './_test-host.ts'

/** Another copy than this test's own: the one that the registry's client asks with. */
const { MockAgent, getGlobalDispatcher, setGlobalDispatcher } = createRequire(import.meta.resolve('@hardpoint/registry/client'))('undici') as typeof Undici

const PLUGIN: TestPlugin = {
  manifest: { id: 'acme.hello', contributes: { routes: [{ id: 'hello', method: 'GET', path: '/hello', access: 'public' }] } },
  main: 'import { definePlugin } from "@hardpoint/sdk"\nexport default definePlugin({ routes: { hello: () => new Response("hello") } })',
}

test('a host without a network installs from a bundle, and verifies all of it', async (t) => {
  const online = await startTestHost({ plugins: [PLUGIN] })
  t.teardown(() => online.close())
  const directory = t.testdir({ '.hardpoint': {} })
  const made = await tryCli(['bundle', 'acme.hello', '--registry', join(online.directory, 'registry'), '-o', 'hello.hpb', '--json'], { directory })
  t.equal(made.exit, 0, made.err)
  const { rootFingerprint } = JSON.parse(made.out) as { rootFingerprint: string }

  // Whatever would ask a network fails from here on.
  const [before, nowhere] = [getGlobalDispatcher(), new MockAgent()]
  nowhere.disableNetConnect()
  setGlobalDispatcher(nowhere)
  t.teardown(() => { setGlobalDispatcher(before) })
  // A server that is there, and is not reached: without the line before, it would be no registry.
  const server = createServer((_request, response) => { response.writeHead(404).end() }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  await t.rejects(openRegistry(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`).ping(), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
  const offline = await startTestHost({ config: { registry: join(directory, 'hello.hpb'), registryRoot: rootFingerprint } })
  t.teardown(() => offline.close())
  const plan = await offline.call('POST', '/api/v1/plugins/plan', { specs: ['acme.hello'] })
  t.match(plan.body, { registry: { rootFingerprint, stale: false }, plugins: [{ id: 'acme.hello', version: '1.0.0' }] })
  await offline.install('acme.hello')
  t.match(await offline.call('GET', '/p/acme.hello/hello'), { status: 200, text: 'hello' })
  t.match(await offline.call('POST', '/api/v1/plugins/plan', { specs: ['acme.other'] }), { status: 404, body: { code: 'HP_ERR_PLUGIN_UNKNOWN' } })

  const pinned = await startTestHost({ config: { registry: join(directory, 'hello.hpb'), registryRoot: `sha256:${'0'.repeat(64)}` } })
  t.teardown(() => pinned.close())
  t.match(await pinned.call('POST', '/api/v1/plugins/plan', { specs: ['acme.hello'] }), { body: { code: 'HP_ERR_REGISTRY_ROOT' } })
})

test('a host installs from a bundle whose advisories are over, says so, and goes on with those that it knows', async (t) => {
  const directory = t.testdir({ '.hardpoint': {} })
  const folder = join(directory, 'registry')
  let now = Date.now() - 91 * 86_400_000
  const clock = () => now
  const [keys, targets, security] = [generateKeyPair(), keySigner(generateKeyPair()), keySigner(generateKeyPair())]
  await initRegistry(folder, { root: [keySigner(generateKeyPair()), keySigner(generateKeyPair()), keySigner(generateKeyPair())], targets, clock })
  const store = await openRegistryStore(folder, { clock, checkManifest: () => undefined })
  await store.setAdvisoriesKey(security, targets)
  // Nobody who answers for security has signed since.
  now = Date.now()
  await store.keepFresh()
  await store.registerPublisher('acme', keys.publicKey, targets)
  const manifest = { id: 'acme.hello', version: '1.0.0', title: 'Hello', description: 'Says hello.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free' }
  const bytes = signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))], ['main.js', Buffer.from('export default {}')]]), keys)
  await publishPackage(storeWriter(store, (await store.createToken('acme')).token), bytes, { signer: keySigner(keys), clock })
  await store.close()

  const made = await tryCli(['bundle', 'acme.hello', '--registry', 'registry', '-o', 'hello.hpb'], { directory })
  t.match(made, { exit: 0, out: /acme\.hello 1\.0\.0[\s\S]*\nits advisories ended on \d{4}-\d\d-\d\d: hosts install from it, .*refresh --advisories-key/ }, made.err)
  const host = await startTestHost({ config: { registry: join(directory, 'hello.hpb'), registryRoot: /sha256:[0-9a-f]{64}/.exec(made.out)?.[0] ?? '' } })
  t.teardown(() => host.close())
  await host.install('acme.hello')
  t.match(await host.call('GET', '/api/v1/plugins/acme.hello'), { status: 200, body: { installed: { version: '1.0.0', enabled: true }, problem: undefined } })
  t.match(await host.call('GET', '/api/v1/audit'), { status: 200, body: { findings: [], problem: { code: 'HP_ERR_REGISTRY_EXPIRED', message: /shows a advisories\.json that held until/ } } })
})
