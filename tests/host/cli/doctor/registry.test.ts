import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createRegistryServer } from '@hardpoint/registry/server'
import { test, type Test } from 'tap'
import type { CheckResult } from '../../../../host/cli/doctor/check.ts'
import { registry } from '../../../../host/cli/doctor/registry.ts'
import { runChecks } from '../../../../host/cli/doctor/run-checks.ts'
import { closedPort } from './_running.ts'
import { openTestRegistry } from '../../../_registry.ts'

async function check(t: Pick<Test, 'testdir'>, location: string): Promise<CheckResult | undefined> {
  const dataDirectory = t.testdir({ 'config.json': JSON.stringify({ registry: location }) })
  return (await runChecks([registry], { dataDirectory, progress: () => undefined }))[0]
}

test('registry answers over HTTP and as a folder', async (t) => {
  const dataDirectory = t.testdir()
  const directory = join(dataDirectory, 'registry')
  const store = await openTestRegistry(directory)
  const server = await createRegistryServer(store.store)
  t.teardown(async () => { await server.close(); await store.close() })
  for (const location of [await server.listen({ host: '127.0.0.1', port: 0 }), directory]) {
    await writeFile(join(dataDirectory, 'config.json'), JSON.stringify({ registry: location }))
    t.same(await registry.run({ dataDirectory }), { state: 'ok', found: `${location} answers` })
  }
})

test('registry finds another registry than the one that was expected', async (t) => {
  const dataDirectory = t.testdir()
  const directory = join(dataDirectory, 'registry')
  const store = await openTestRegistry(directory)
  t.teardown(() => store.close())
  await writeFile(join(dataDirectory, 'config.json'), JSON.stringify({ registry: directory, registryRoot: `sha256:${'a'.repeat(64)}` }))
  t.match((await runChecks([registry], { dataDirectory, progress: () => undefined }))[0], { state: 'fail', found: /HP_ERR_REGISTRY_ROOT/ })
})

test('registry finds one that is unreachable', async (t) => {
  const url = `http://127.0.0.1:${await closedPort()}/`
  t.match(await check(t, url), {
    state: 'fail',
    found: `The registry ${url} did not answer: the connection was refused. (HP_ERR_REGISTRY_UNREACHABLE)`,
    fix: /Check the address \(config\.json, registry\) and the network/,
  })
})

test('registry finds a server that is none, and a folder that is none', async (t) => {
  const server = createServer((_, response) => { response.writeHead(503).end() })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => server.close())
  t.match(await check(t, `http://127.0.0.1:${(server.address() as AddressInfo).port}`), { state: 'fail', found: /HTTP 503/, fix: String })
  t.match(await check(t, '/nowhere/at/all'), { state: 'fail', found: /nowhere.*HP_ERR_REGISTRY_/, fix: String })
  t.match(await check(t, 'ftp://example.org'), { state: 'fail', found: /HP_ERR_REGISTRY_LOCATION/, fix: String })
})

test('registry finds that none is named, or that config.json is broken', async (t) => {
  t.match(await registry.run({ dataDirectory: t.testdir() }), { state: 'warn', found: /names no registry/, fix: /config\.json to a URL or folder/ })
  t.match(await registry.run({ dataDirectory: t.testdir({ 'config.json': '[]' }) }), { state: 'warn', found: /config\.json cannot be used/, fix: String })
})
