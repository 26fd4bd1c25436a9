import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { openClient, runningHost } from '../../../host/cli/client.ts'
import { fakeApi } from './_try.ts'

const offline = { openHost: () => Promise.reject(new HardpointError('HP_ERR_DATA_LOCKED', { directory: 'x' })) }
const API = {
  'GET /plugins': [{ id: 'a' }], 'POST /plugins/plan': { ok: true }, 'GET /logs?level=warn': '{"a":1}\n\n{"b":"ü"}\n',
  'GET /license': new HardpointError('HP_ERR_TIER', { subject: 'X', needs: 'pro', tier: 'free', reason: 'PLUGIN_TIER' }),
}

async function listening(t: Pick<Test, 'teardown' | 'testdir'>, calls: unknown[][] = []): Promise<{ directory: string; url: string }> {
  const app = fakeApi(API, calls)
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return { directory: t.testdir({ 'admin-token': 'hpt_x\n', 'host.json': JSON.stringify({ pid: process.pid, url }) }), url }
}

test('openClient() talks to the host that runs', async (t) => {
  const calls: unknown[][] = []
  const { directory, url } = await listening(t, calls)
  const client = await openClient({ dataDirectory: directory, ...offline })
  t.equal(client.url, url)
  t.same(await client.call('GET', '/plugins'), [{ id: 'a' }])
  t.same(await client.call('POST', '/plugins/plan', { specs: ['a'] }), { ok: true })
  t.same(calls.at(-1), ['POST', '/plugins/plan', { specs: ['a'] }])
  t.same(await Array.fromAsync(client.lines('/logs?level=warn', new AbortController().signal)), ['{"a":1}', '{"b":"ü"}'])
  await client.close()
})

test('openClient() opens the kernel in this process where no host runs, with the same answers', async (t) => {
  const app = fakeApi(API)
  let closed = false
  const client = await openClient({ dataDirectory: t.testdir(), openHost: async () => ({ app, adminToken: 'hpt_x', close: async () => { closed = true; await app.close() } }) })
  t.equal(client.url, undefined)
  t.same(await client.call('GET', '/plugins'), [{ id: 'a' }])
  t.same(await Array.fromAsync(client.lines('/logs?level=warn', new AbortController().signal)), ['{"a":1}', '{"b":"ü"}'])
  await t.rejects(Array.fromAsync(client.lines('/logs?follow=1', new AbortController().signal)), { code: 'HP_ERR_HOST_NOT_RUNNING' })
  await client.close()
  t.ok(closed)
})

test('AdminClient call() throws the host\'s error as its own', async (t) => {
  const client = await openClient({ dataDirectory: (await listening(t)).directory, ...offline })
  await t.rejects(client.call('GET', '/license'), { code: 'HP_ERR_TIER', exit: 3, message: /needs the tier pro/, details: { tier: 'free' } })
  await t.rejects(client.call('GET', '/nothing'), { code: 'HP_ERR_ROUTE_UNKNOWN' })
})

test('runningHost() believes host.json only while its process lives', async (t) => {
  const directory = t.testdir()
  const file = join(directory, 'host.json')
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  const cases: [string, string, boolean][] = [
    ['alive', JSON.stringify({ pid: process.pid, url: 'http://x' }), true],
    ['dead: the port may be another program\'s now', JSON.stringify({ pid: dead, url: 'http://x' }), false],
    ['half-written', '{"pid":', false],
    ['no url', JSON.stringify({ pid: process.pid }), false],
    ['a text', '"x"', false],
    ['pid as text', JSON.stringify({ pid: String(process.pid), url: 'http://x' }), false],
  ]
  t.equal(runningHost(directory), undefined, 'no file')
  for (const [name, content, running] of cases) {
    writeFileSync(file, content)
    t.equal(runningHost(directory) !== undefined, running, name)
  }
})

test('openClient() sends no token to a port whose host is dead', async (t) => {
  const calls: unknown[][] = []
  const { directory, url } = await listening(t, calls)
  writeFileSync(join(directory, 'host.json'), JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, url }))
  await t.rejects(openClient({ dataDirectory: directory, ...offline }), { code: 'HP_ERR_DATA_LOCKED' })
  t.same(calls, [])
})

test('openClient() says that nobody answers', async (t) => {
  const directory = t.testdir({ 'admin-token': 'x', 'host.json': JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:1' }) })
  const client = await openClient({ dataDirectory: directory, ...offline })
  await t.rejects(client.call('GET', '/plugins'), { code: 'HP_ERR_HOST_NOT_RUNNING', exit: 6 })
  const bare = t.testdir({ 'host.json': JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:1' }) })
  await t.rejects(openClient({ dataDirectory: bare, ...offline }), { code: 'HP_ERR_FILE_MISSING' })
})
