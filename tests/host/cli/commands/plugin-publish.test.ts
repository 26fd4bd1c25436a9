import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createRegistryServer, openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { checkManifest } from '../../../../host/cli/check-manifest.ts'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

test('plugin publish sends a signed package, with the token from the environment alone', async (t) => {
  const directory = home(t)
  const { token, run } = await publishable(directory)
  const store = await openRegistryStore(join(directory, 'reg'), { clock: Date.now, checkManifest })
  const server = await createRegistryServer(store)
  t.teardown(async () => { await server.close(); await store.close() })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const registry = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const publish = (env: Record<string, string>, ...more: string[]) => run(['plugin', 'publish', 'a.hpk', '--registry', registry, ...more], env)
  const key = ['--key', 'k.json']
  t.match(await publish({}, ...key), { exit: 2, err: /HARDPOINT_REGISTRY_TOKEN/ })
  t.match(await publish({ HARDPOINT_REGISTRY_TOKEN: token }), { exit: 2, err: /--key/ })
  t.match(await publish({ HARDPOINT_REGISTRY_TOKEN: 'wrong' }, ...key), { exit: 3, err: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await publish({ HARDPOINT_REGISTRY_TOKEN: token }, ...key), { exit: 0, out: /published acme\.mail/ })
  t.match(await publish({ HARDPOINT_REGISTRY_TOKEN: token }, ...key), { exit: 0, out: /published acme\.mail/ }, 'again')
  t.match(await run(['plugin', 'publish', 'a.hpk', ...key]), { exit: 2, err: /--registry/ })
})

test('plugin publish remembers what it signed, and tells with which root it began', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  const publish = (...more: string[]) => run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json', ...more])
  const before = join(directory, 'before')
  await cp(join(directory, 'reg'), before, { recursive: true })
  t.match(await publish('--root', `sha256:${'0'.repeat(64)}`), { exit: 5, err: /HP_ERR_REGISTRY_ROOT/ })
  t.match(await publish('--state', 'mine'), { exit: 0, err: /is trusted from now on: its first root is sha256:[0-9a-f]{64}; compare/ })
  t.match(await publish('--state', 'mine'), { exit: 0, err: /^acme's plugins can be installed until \d{4}-\d\d-\d\d: publish, or hardpoint plugin renew acme, before that$/ })
  t.match(await publish('--state', 'mine', '--json'), { exit: 0, err: '' })
  t.ok(existsSync(join(directory, 'mine/registries')))
  await rm(join(directory, 'reg'), { recursive: true })
  await cp(before, join(directory, 'reg'), { recursive: true })
  t.match(await publish('--state', 'mine'), { exit: 5, err: /HP_ERR_REGISTRY_ROLLBACK/ }, 'the registry without it')
  const root = join(directory, 'reg/metadata/1.root.json')
  t.match(await publish('--root', root, '--state', 'other'), { exit: 0, err: /is trusted from now on: its first root is sha256:[0-9a-f]{64}$/m })
})

test('plugin publish writes into a folder, by the same token and checks; a mistyped folder is not made a registry', async (t) => {
  const directory = home(t)
  const { token, run } = await publishable(directory)
  const publish = (registry: string, env: Record<string, string>) => run(['plugin', 'publish', 'a.hpk', '--registry', registry, '--key', 'k.json'], env)
  t.match(await publish('reg', { HARDPOINT_REGISTRY_TOKEN: 'wrong' }), { exit: 3, err: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await publish('reg', { HARDPOINT_REGISTRY_TOKEN: token }), { exit: 0, out: /published acme\.mail/ })
  t.match(await publish('rge', { HARDPOINT_REGISTRY_TOKEN: token }), { exit: 4, err: /registry init/ })
  t.notOk(existsSync(join(directory, 'rge')))
})

test('plugin publish puts a version into a channel', async (t) => {
  const { run } = await publishable(home(t))
  const publish = (...more: string[]) => run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json', ...more])
  t.match(await publish('--channel', '1.x'), { exit: 2, err: /no name of a channel/ })
  t.match(await publish('--channel', 'beta'), { exit: 0, out: /published acme\.mail \S+ into beta/ })
  t.match(await publish(), { exit: 7, err: /HP_ERR_CHANNEL_OTHER[^]*plugin promote acme\.mail@/ })
})

test('plugin publish is refused a package that no host could run, before anything is visible', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  await writeFile(join(directory, 'mail/main.ts'), 'throw new Error("no config")\n\nexport default {}\n')
  t.match(await run(['plugin', 'pack', 'mail', '-o', 'bad.hpk', '--key', 'k.json']), { exit: 0 })
  t.match(await run(['plugin', 'publish', 'bad.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 8, err: /does not run: .*no config\. HP_ERR_PREFLIGHT/ })
  t.equal(await readFile(join(directory, 'reg/catalog.ndjson'), 'utf8'), '')
  t.match(await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 0 }, 'the version is still free')
})
