import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type Test } from 'tap'
import { startTestHost, type TestHost, type TestHostOptions } from './_test-host.ts'

/** Every capability from a plugin's own code, through a real isolate in a real cell, to what it does in the host. */
async function host(t: Test, options: TestHostOptions): Promise<TestHost> {
  const started = await startTestHost(options)
  t.teardown(() => started.close())
  return started
}

/** Asks until the answer holds; a delivery takes its time. @throws where it never does */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const answer = await ask()
    if (holds(answer)) return answer
    if (Date.now() > deadline) throw new RangeError(`never so: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => { setTimeout(resolve, 30) })
  }
}

const plugin = (body: string): string => `import { definePlugin, refuse } from '@hardpoint/sdk'\nvoid refuse\nexport default definePlugin(${body})\n`

test('storage: keys in order, versions, all or nothing, and gone after their time', async (t) => {
  const { call, restart } = await host(t, {
    plugins: [{
      manifest: { id: 'acme.store', capabilities: { storage: {} }, contributes: { routes: [{ id: 'run', method: 'GET', path: '/run' }, { id: 'read', method: 'GET', path: '/read' }] } },
      main: plugin(`{ routes: {
        async run(_request, { storage }) {
          const first = await storage.set(['a', 1], { n: 1 })
          await storage.set(['a', 10], { n: 10 })
          await storage.set(['a', 2], { n: 2 })
          await storage.set(['b'], 'elsewhere')
          await storage.set(['short'], 'gone', { expireInMs: 1 })
          const lost = await storage.commit({ checks: [{ key: ['a', 1], version: null }], set: [{ key: ['a', 1], value: 'overwritten' }] })
          const { version } = await storage.get(['a', 1])
          const won = await storage.commit({ checks: [{ key: ['a', 1], version }], set: [{ key: ['a', 1], value: { n: 'one' } }], delete: [['b']] })
          const { entries } = await storage.list({ prefix: ['a'] })
          return Response.json({ same: first.version === version, lost: lost.ok, won: won.ok, entries: entries.map(({ key, value }) => [key, value.n]), b: (await storage.get(['b'])).value })
        },
        async read(_request, { storage }) { return Response.json([(await storage.get(['a', 1])).value, (await storage.get(['short'])).value]) },
      } }`),
    }],
  })
  const { body } = await call('GET', '/p/acme.store/run')
  t.match(body, { same: true, lost: false, won: true, entries: [[['a', 1], 'one'], [['a', 2], 2], [['a', 10], 10]], b: null }, JSON.stringify(body))
  await restart()
  t.same((await call('GET', '/p/acme.store/read')).body, [{ n: 'one' }, null], 'kept over a restart, but for what had its time')
})

test('config and log: settings are in force at the next call; a line carries plugin and request', async (t) => {
  const { call } = await host(t, {
    plugins: [{
      manifest: {
        id: 'acme.set', capabilities: { config: {}, log: {} }, config: { type: 'object', additionalProperties: false, properties: { name: { type: 'string', maxLength: 5 } } },
        contributes: { routes: [{ id: 'show', method: 'GET', path: '/show' }] },
      },
      main: plugin(`{ routes: { async show(_request, { config, log }) { const settings = await config.get(); await log.warn('asked', { settings }); return Response.json(settings) } } }`),
    }],
  })
  t.same((await call('GET', '/p/acme.set/show')).body, {})
  t.equal((await call('PUT', '/api/v1/plugins/acme.set/config', { config: { name: 'Ada' } })).status, 200)
  t.same((await call('GET', '/p/acme.set/show')).body, { name: 'Ada' })
  t.match(await call('PUT', '/api/v1/plugins/acme.set/config', { config: { name: 'too long' } }), { status: 422, body: { pointer: /name/ } })
  const { text } = await call('GET', '/api/v1/logs?plugin=acme.set&level=warn')
  t.match(JSON.parse(text.trim().split('\n').at(-1) ?? ''), { level: 'warn', plugin: 'acme.set', message: 'asked', fields: { settings: { name: 'Ada' } }, requestId: /\S/ })
})

test('events: published with the data, delivered to the other plugin, in its tenant, also after a restart', async (t) => {
  const { call, restart } = await host(t, {
    plugins: [{
      manifest: { id: 'acme.news', capabilities: { 'events.publish': { topics: ['item.made'] } }, contributes: { routes: [{ id: 'make', method: 'POST', path: '/make' }] } },
      main: plugin(`{ routes: { async make(_request, { events }) { return Response.json(await events.publish('item.made', { n: 7 })) } } }`),
    }, {
      manifest: {
        id: 'other.reader', optionalDependencies: { 'acme.news': '*' }, capabilities: { storage: {}, 'events.subscribe': { topics: ['acme.news/item.made'] } },
        contributes: { events: [{ id: 'heard', topic: 'acme.news/item.made' }], routes: [{ id: 'all', method: 'GET', path: '/all' }] },
      },
      main: plugin(`{
        events: { async heard(event, { storage }, { tenant, principal }) { await storage.set(['heard', event.id], { topic: event.topic, data: event.data, tenant, by: principal.id }) } },
        routes: { async all(_request, { storage }) { return Response.json((await storage.list({ prefix: ['heard'] })).entries.map(({ value }) => value)) } },
      }`),
    }],
  })
  t.equal((await call('POST', '/p/acme.news/make')).status, 200)
  const heard = await until(async () => (await call('GET', '/p/other.reader/all')).body as unknown[], (all) => all.length > 0)
  t.match(heard, [{ topic: 'acme.news/item.made', data: { n: 7 }, by: /kernel/ }])
  await call('POST', '/p/acme.news/make')
  await restart()
  t.equal((await until(async () => (await call('GET', '/p/other.reader/all')).body as unknown[], (all) => all.length > 1)).length, 2)
})

test('schedule: a run is tried again after a failure, and each failure stands in the log', async (t) => {
  const { call } = await host(t, {
    plugins: [{
      manifest: {
        id: 'acme.jobs', capabilities: { schedule: {}, storage: {} },
        contributes: { jobs: [{ id: 'work' }, { id: 'broken' }], routes: [{ id: 'plan', method: 'POST', path: '/plan' }, { id: 'done', method: 'GET', path: '/done' }] },
      },
      main: plugin(`{
        jobs: {
          async work({ data, attempt }, { storage }) { if (attempt === 1) throw new Error('not yet'); await storage.set(['done'], { data, attempt }) },
          async broken() { throw new Error('never') },
        },
        routes: {
          async plan(_request, { schedule }) { await schedule.after('work', 10, { n: 1 }); await schedule.after('broken', 10); return Response.json({}) },
          async done(_request, { storage }) { return Response.json((await storage.get(['done'])).value) },
        },
      }`),
    }],
  })
  const planned = await call('POST', '/p/acme.jobs/plan')
  t.equal(planned.status, 200, planned.text)
  t.match(await until(async () => (await call('GET', '/p/acme.jobs/done')).body as object | null, (done) => done !== null), { data: { n: 1 }, attempt: 2 })
  await until(async () => (await call('GET', '/api/v1/logs?plugin=acme.jobs&level=warn')).text, (text) => /The job broken, attempt 1, failed.*never/.test(text))
})

test('http.fetch: the granted host alone, and no private address without the operator', async (t) => {
  const seen: string[] = []
  const server = createServer((request, response) => { seen.push(`${request.method} ${request.url}`); response.setHeader('content-type', 'application/json'); response.end('{"hi":1}') }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const options = (allowPrivate: string[]): TestHostOptions => ({
    config: { egress: { allowPrivate } },
    plugins: [{
      manifest: { id: 'acme.web', capabilities: { 'http.fetch': { hosts: [`http://localhost:${port}`] } }, contributes: { routes: [{ id: 'go', method: 'POST', path: '/go', body: { type: 'object', properties: { url: { type: 'string', maxLength: 100 } } } }] } },
      main: plugin(`{ routes: { async go(request) {
        try { const response = await fetch((await request.json()).url); return Response.json({ status: response.status, body: await response.json() }) } catch (error) { return Response.json({ code: error.code }) }
      } } }`),
    }],
  })
  const open = await host(t, options(['127.0.0.0/8', '::1/128']))
  const go = (from: TestHost, url: string) => from.call('POST', '/p/acme.web/go', { url })
  t.match((await go(open, `http://localhost:${port}/x`)).body, { status: 200, body: { hi: 1 } })
  t.match((await go(open, `http://127.0.0.1:${port}/y`)).body, { code: 'HP_ERR_GRANT_SCOPE' })
  const closed = await host(t, options([]))
  t.match((await go(closed, `http://localhost:${port}/z`)).body, { code: /^HP_ERR_FETCH/ })
  t.same(seen, ['GET /x'])
})

test('http.fetch: connections end with the host', async (t) => {
  const server = createServer((_, response) => { response.end('kept') }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  // It would close what is idle itself, in time.
  server.keepAliveTimeout = 0
  const { port } = server.address() as AddressInfo
  const hosts: [string] = [`http://127.0.0.1:${port}`]
  const system = await host(t, {
    config: { egress: { allowPrivate: ['127.0.0.0/8'] } },
    plugins: [{
      manifest: { id: 'acme.keeps', capabilities: { 'http.fetch': { hosts } }, contributes: { routes: [{ id: 'go', method: 'GET', path: '/go' }] } },
      main: plugin(`{ routes: { go: async () => new Response(await (await fetch('${hosts[0]}/')).text()) } }`),
    }],
  })
  const open = (): Promise<number> => new Promise((resolve) => { server.getConnections((_error, count) => resolve(count)) })
  t.equal((await system.call('GET', '/p/acme.keeps/go')).text, 'kept')
  t.equal(await open(), 1, 'kept for the next request')
  await system.restart()
  t.equal(await open(), 0)
})

test('plugins.call: typed exports of dependencies; the callee sees the plugin, not the person; a tier is not laundered', async (t) => {
  const { call, license } = await host(t, {
    plugins: [{
      manifest: {
        id: 'acme.base', features: { more: { title: 'More', tier: 'pro' } },
        contributes: {
          exports: [
            { id: 'add', params: { type: 'object', required: ['a'], properties: { a: { type: 'number' } } }, result: { type: 'object', required: ['sum'] } },
            { id: 'paid', feature: 'more' }, { id: 'wrong', result: { type: 'number' } },
          ],
        },
      },
      main: plugin(`{ exports: { add({ a }, _host, { principal, tenant }) { return { sum: a + 1, by: principal.id, tenant } }, paid: () => 'paid', wrong: () => 'text' } }`),
    }, {
      manifest: { id: 'other.user', dependencies: { 'acme.base': '^1.0.0' }, capabilities: { 'plugins.call': { plugins: { 'acme.base': ['add', 'paid', 'wrong'] } } }, contributes: { routes: [{ id: 'go', method: 'GET', path: '/go/:name', access: 'public' }] } },
      main: plugin(`{ routes: { async go(_request, { plugins }, { params }) {
        try { return Response.json(await plugins.call('acme.base', params.name, params.name === 'add' ? { a: 1 } : { a: 'x' })) } catch (error) { return Response.json({ code: error.code }) }
      } } }`),
    }],
  })
  const go = async (name: string): Promise<unknown> => (await call('GET', `/p/other.user/go/${name}`)).body
  t.match(await go('add'), { sum: 2, by: 'plugin:other.user' })
  t.match(await go('wrong'), { code: 'HP_ERR_PLUGIN_ANSWER' })
  t.match(await go('constructor'), { code: 'HP_ERR_GRANT_SCOPE' })
  t.equal(await go('paid'), 'paid')
  await license('free')
  t.match(await go('paid'), { code: 'HP_ERR_TIER' }, 'at the next call')
})
