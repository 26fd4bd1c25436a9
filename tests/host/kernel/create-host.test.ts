import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { createHost, type HostOptions } from '../../../host/kernel/create-host.ts'

const embedded = (dataDirectory: string, config: HostOptions['config'] = {}): HostOptions => ({ dataDirectory, config: { port: 0, ...config }, listen: false })

test('createHost() makes its directory, and a token that only its owner can read', async (t) => {
  const dataDirectory = join(t.testdir(), 'new/data')
  const host = await createHost(embedded(dataDirectory))
  t.teardown(() => host.close())
  t.equal(host.url, undefined, 'it was told not to listen')
  const file = join(dataDirectory, 'admin-token')
  t.equal((await stat(file)).mode & 0o777, 0o600)
  t.equal((await stat(dataDirectory)).mode & 0o077, 0)
  t.equal((await readFile(file, 'utf8')).trim(), host.adminToken)
  const allowed = await host.app.inject({ url: '/api/v1/plugins', headers: { authorization: `Bearer ${host.adminToken}` } })
  const refused = await host.app.inject({ url: '/api/v1/plugins' })
  t.same([allowed.statusCode, refused.statusCode], [200, 401])
})

test('createHost() keeps its token over a restart, and says in which order it booted', async (t) => {
  const dataDirectory = t.testdir()
  const first = await createHost(embedded(dataDirectory))
  await first.close()
  const second = await createHost(embedded(dataDirectory))
  t.teardown(() => second.close())
  t.equal(second.adminToken, first.adminToken)
  const order = second.boot.map(({ service }) => service)
  for (const { service, needs } of second.boot) for (const need of needs) t.ok(order.indexOf(need) < order.indexOf(service), `${need} before ${service}`)
})

test('createHost() listens, tells where in host.json, and gives the port back', async (t) => {
  const dataDirectory = t.testdir()
  const host = await createHost({ dataDirectory, config: { port: 0 } })
  const { url } = JSON.parse(await readFile(join(dataDirectory, 'host.json'), 'utf8')) as { url: string }
  t.equal(url, host.url)
  t.equal((await fetch(`${url}/healthz`)).status, 200)
  await host.close()
  await t.rejects(fetch(`${url}/healthz`), TypeError)
  t.notOk((await readdir(dataDirectory)).includes('host.json'))
})

test('a second host on the same directory is refused, and the first serves on', async (t) => {
  const dataDirectory = t.testdir()
  const host = await createHost(embedded(dataDirectory))
  t.teardown(() => host.close())
  await t.rejects(createHost(embedded(dataDirectory)), { code: 'HP_ERR_DATA_LOCKED' })
  t.equal((await host.app.inject({ url: '/healthz' })).statusCode, 200)
})

test('createHost() leaves nothing running where the port is in use: the directory can be opened again', async (t) => {
  const [one, two] = [join(t.testdir(), 'one'), join(t.testdir(), 'two')]
  const host = await createHost({ dataDirectory: one, config: { port: 0 } })
  t.teardown(() => host.close())
  const port = Number(new URL(host.url ?? '').port)
  await t.rejects(createHost({ dataDirectory: two, config: { port } }), { code: 'HP_ERR_PORT_IN_USE', details: { port } })
  const again = await createHost(embedded(two))
  await again.close()
})

test('createHost() says where a config is wrong', async (t) => {
  const dataDirectory = t.testdir({ 'config.json': '{ "port": "80" }' })
  await t.rejects(createHost(embedded(dataDirectory)), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/port' } })
  await writeFile(join(dataDirectory, 'config.json'), '{ "port": 80')
  await t.rejects(createHost(embedded(dataDirectory)), { code: /^HP_ERR_/ })
})

test('createHost() refuses a token file that others can read', async (t) => {
  const dataDirectory = t.testdir()
  await (await createHost(embedded(dataDirectory))).close()
  await chmod(join(dataDirectory, 'admin-token'), 0o644)
  await t.rejects(createHost(embedded(dataDirectory)), { code: 'HP_ERR_KEY_PERMISSIONS' })
})

test('createHost() on a path that is a file is a coded error', async (t) => {
  const directory = t.testdir({ data: 'a file' })
  await t.rejects(createHost(embedded(join(directory, 'data'))), { code: /^HP_ERR_/ })
  await mkdir(join(directory, 'good'))
  await (await createHost(embedded(join(directory, 'good')))).close()
})
