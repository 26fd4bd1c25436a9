import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createRegistryServer, openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { checkManifest } from '../../../../host/cli/check-manifest.ts'
import { home, tryCli } from '../_try.ts'
import { makePlugin } from './_plugin.ts'

test('plugin publish sends a signed package, with the token from the environment alone', async (t) => {
  const directory = home(t)
  await makePlugin(directory)
  await tryCli(['plugin', 'pack', 'mail', '-o', 'a.hpk', '--key', 'k.json'], { directory })
  const { token } = JSON.parse((await tryCli(['registry', 'init', 'reg', '--publisher', 'acme', '--key', 'k.json', '--json'], { directory })).out) as { token: string }
  const store = await openRegistryStore(join(directory, 'reg'), { clock: Date.now, checkManifest })
  const server = await createRegistryServer(store)
  t.teardown(async () => { await server.close(); await store.close() })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const registry = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const publish = (env: Record<string, string>): ReturnType<typeof tryCli> => tryCli(['plugin', 'publish', 'a.hpk', '--registry', registry], { directory, env })
  t.match(await publish({}), { exit: 2, err: /HARDPOINT_REGISTRY_TOKEN/ })
  t.match(await publish({ HARDPOINT_REGISTRY_TOKEN: 'wrong' }), { exit: 3, err: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await publish({ HARDPOINT_REGISTRY_TOKEN: token }), { exit: 0, out: /published acme\.mail/ })
  t.match(await tryCli(['plugin', 'publish', 'a.hpk'], { directory, env: { HARDPOINT_REGISTRY_TOKEN: token } }), { exit: 2, err: /--registry/ })
})

test('plugin publish writes into a folder, by the same token and checks; a mistyped folder is not made a registry', async (t) => {
  const directory = home(t)
  await makePlugin(directory)
  await tryCli(['plugin', 'pack', 'mail', '-o', 'a.hpk', '--key', 'k.json'], { directory })
  const { token } = JSON.parse((await tryCli(['registry', 'init', 'reg', '--publisher', 'acme', '--key', 'k.json', '--json'], { directory })).out) as { token: string }
  const publish = (registry: string, env: Record<string, string>): ReturnType<typeof tryCli> => tryCli(['plugin', 'publish', 'a.hpk', '--registry', registry], { directory, env })
  t.match(await publish('reg', { HARDPOINT_REGISTRY_TOKEN: 'wrong' }), { exit: 3, err: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await publish('reg', { HARDPOINT_REGISTRY_TOKEN: token }), { exit: 0, out: /published acme\.mail/ })
  t.match(await publish('rge', { HARDPOINT_REGISTRY_TOKEN: token }), { exit: 4, err: /registry init/ })
  t.notOk(existsSync(join(directory, 'rge')))
})
