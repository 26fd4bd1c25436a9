import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { parseAnswer } from '../../../host/http/parse-answer.ts'
import { definePlugin, refuse, type Migration, type PluginDefinition } from '../../../sdk/mod.ts'
import { createFakeHost, type FakeHost, type FakeHostOptions } from '../../../sdk/testing/mod.ts'

const NOON = Date.parse('2026-11-20T12:00:00Z')
const ANN = { id: 'token:ann', roles: ['member'] } as const
const ANONYMOUS = { id: 'anonymous', roles: [] } as const

const MANIFEST = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'pro',
  capabilities: { storage: { quotaBytes: 2048 }, schedule: {}, config: {}, log: {}, 'events.subscribe': { topics: ['acme.store/sold'] } },
  features: { extra: { title: 'Extra', description: 'More.', tier: 'enterprise' } },
  config: { type: 'object', additionalProperties: false, properties: { from: { type: 'string', maxLength: 64 } } },
  contributes: {
    routes: [
      { id: 'read', method: 'GET', path: '/mails/:id', lapsed: true },
      { id: 'write', method: 'POST', path: '/mails', body: { type: 'object', additionalProperties: false, required: ['to'], properties: { to: { type: 'string', maxLength: 64 } } } },
      { id: 'extra', method: 'GET', path: '/extra', feature: 'extra', query: { type: 'object', additionalProperties: false, properties: {} } },
      { id: 'open', method: 'GET', path: '/open', access: 'public' },
    ],
    events: [{ id: 'sold', topic: 'acme.store/sold' }, { id: 'alsoSold', topic: 'acme.store/sold' }, { id: 'secret', topic: 'acme.store/secret' }],
    jobs: [{ id: 'remind' }],
    exports: [{
      id: 'count', params: { type: 'object', additionalProperties: false, required: ['box'], properties: { box: { type: 'string', maxLength: 64 } } },
      result: { type: 'object', additionalProperties: false, required: ['count'], properties: { count: { type: 'integer' } } },
    }],
  },
} as unknown as Manifest

function fakeWith(plugin: PluginDefinition, options: FakeHostOptions = {}) {
  return createFakeHost(MANIFEST, plugin, { clock: () => NOON, ...options })
}

const answering = (answer: () => unknown) => fakeWith({ routes: { open: answer as () => Response, read: answer as () => Response } })

test('createFakeHost() refuses a manifest or a config that the host would refuse', async (t) => {
  t.throws(() => createFakeHost({ ...MANIFEST, id: 'nonsense' }, {}), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/id' } })
  t.throws(() => fakeWith({}, { config: { form: 'x' } }), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/form' } })
  const fake = fakeWith({}, { config: { from: 'a' } })
  t.throws(() => fake.set({ config: { from: 1 } as never }), { code: 'HP_ERR_DOCUMENT_INVALID' })
  t.strictSame(await fake.host.config.get(), { from: 'a' }, 'and keeps what it had')
})

test('request() calls the handler of the route with request, host and a frozen context', async (t) => {
  const seen: unknown[] = []
  const fake = fakeWith(definePlugin({ routes: { read: (request, _host, context) => {
    seen.push(new URL(request.url).pathname, context.params, context.query, context.tenant, context.principal, context.feature('extra'), Object.isFrozen(context))
    return Response.json({ requestId: context.requestId })
  } } }))
  const response = await fake.request('GET', '/mails/7?a=1&a=2', undefined, { principal: ANN, tenant: 'other' })
  t.strictSame(seen, ['/p/acme.mail/mails/7', { id: '7' }, { a: ['1', '2'] }, 'other', ANN, true, true])
  t.equal(response.headers.get('x-request-id'), (await response.json() as { requestId: string }).requestId)
})

test('request() is an admin\'s, or whose the options say', async (t) => {
  const plugin: PluginDefinition = { routes: { read: (_request, _host, { principal }) => new Response(principal.id) } }
  t.equal(await (await fakeWith(plugin).request('GET', '/mails/1')).text(), 'token:admin')
  t.equal(await (await fakeWith(plugin, { principal: ANN }).request('GET', '/mails/1')).text(), 'token:ann')
  t.equal((await fakeWith(plugin).request('GET', '/mails/1', undefined, { principal: ANONYMOUS })).status, 401)
})

test('request() answers HEAD as GET, without the body', async (t) => {
  const fake = fakeWith({ routes: { open: ({ method }) => new Response(method, { headers: { 'x-method': method } }) } })
  const response = await fake.request('HEAD', '/open')
  t.strictSame([response.status, response.headers.get('x-method'), await response.text()], [200, 'GET', ''])
})

test('request() answers a refusal as it is, and hides what a handler threw, but keeps it for the test', async (t) => {
  const refusing = answering(() => { throw refuse(409, 'ACME_NO', 'No.', { id: 'a' }) })
  const refused = await refusing.request('GET', '/open')
  t.strictSame([refused.status, await refused.json()], [409, { id: 'a', code: 'ACME_NO', message: 'No.' }])
  t.strictSame(refusing.failures, [])

  const error = new RangeError('secret.')
  const failing = answering(() => { throw error })
  const failed = await failing.request('GET', '/open', undefined, { principal: ANONYMOUS })
  t.strictSame([failed.status >= 500, (await failed.text()).includes('secret')], [true, false])
  t.match(await (await failing.request('GET', '/open')).json(), { code: 'HP_ERR_PLUGIN_THREW', problem: 'RangeError: secret' })
  t.strictSame(failing.failures, [error, error])
})

test('request() wants a Response, and a handler for each route', async (t) => {
  const fake = answering(() => ({ status: 200 }))
  t.match(await (await fake.request('GET', '/open')).json(), { code: 'HP_ERR_PLUGIN_THREW', problem: /returns a Response/ })
  t.match(await (await fake.request('POST', '/mails', { to: 'bob' })).json(), { code: 'HP_ERR_HANDLER_MISSING' })
  t.match(await (await fakeWith({ routes: Object.create({ open: () => new Response() }) as Record<string, never> }).request('GET', '/open')).json(), { code: 'HP_ERR_HANDLER_MISSING' }, 'not an inherited one')
})

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['content-type', 'text/plain'], ['cache-control', 'no-store'], ['cache-control', 'public, max-age=60'], ['cache-control', 's-maxage=60'], ['etag', '"a"'], ['location', '/x'], ['idempotency-replayed', 'true'],
  ['retry-after', '5'], ['vary', 'accept'], ['x-next-cursor', 'a'], ['x-frame-options', 'DENY'], ['x-accel-redirect', '/etc'], ['x-sendfile', '/etc'], ['x-archive-files', 'zip'], ['location', 'javascript:x'], ['location', 'https://a:b@example.org/'], ['x-request-id', 'mine'], ['set-cookie', 'a=b'],
  ['www-authenticate', 'Basic'], ['transfer-encoding', 'chunked'], ['content-security-policy', 'none'], ['access-control-allow-origin', '*'], ['strict-transport-security', 'max-age=0'],
  ['refresh', '0'], ['clear-site-data', '"*"'], ['x-long', 'x'.repeat(8193)],
]

for (const [name, value] of HEADERS) {
  for (const [path, shared] of [['/open', true], ['/mails/1', false]] as const) {
    test(`request() treats the header ${name}: ${value.slice(0, 24)} of ${path} as the host does`, async (t) => {
      const real = codeOf(() => parseAnswer({ head: { status: 200, headers: [[name, value]] }, body: undefined } as never, { plugin: 'acme.mail', what: 'x', shared }))
      const response = await answering(() => new Response(null, { headers: { [name]: value } })).request('GET', path)
      t.equal(response.status === 200 ? 'ok' : (await response.json() as { code: string }).code, real)
      if (real === 'ok') t.equal(response.headers.get(name), value)
    })
  }
}

function codeOf(run: () => unknown): string {
  try {
    run()
    return 'ok'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('request() passes 204 and 304, and refuses what is no answer', async (t) => {
  for (const status of [204, 304]) t.equal((await answering(() => new Response(null, { status })).request('GET', '/open')).status, status)
  t.match(await (await answering(() => Response.error()).request('GET', '/open')).json(), { code: 'HP_ERR_PLUGIN_ANSWER' })
})

test('request() asks for the tier before it looks at the body, and serves what is lapsed read-only', async (t) => {
  const fake = fakeWith({ routes: {
    read: async (_request, { storage }, { query }) => { if (query['write'] !== undefined) await storage.set(['a'], 1); return Response.json((await storage.get(['a'])).value) },
    write: () => new Response(), extra: () => new Response(),
  } }, { tier: 'pro' })
  t.match(await (await fake.request('GET', '/extra?nonsense=1')).json(), { code: 'HP_ERR_TIER', feature: 'acme.mail/extra', tier: 'pro', needs: 'enterprise' })
  t.equal((await fake.request('GET', '/mails/1?write=1')).status, 200)
  fake.set({ tier: 'free' })
  t.match(await (await fake.request('POST', '/mails', { nonsense: 1 })).json(), { code: 'HP_ERR_TIER', needs: 'pro' })
  t.equal(await (await fake.request('GET', '/mails/1')).text(), '1')
  t.match(await (await fake.request('GET', '/mails/1?write=1')).json(), { code: 'HP_ERR_PLUGIN_THREW' })
  t.match(fake.failures, [{ code: 'HP_ERR_READ_ONLY' }])
  fake.set({ tier: 'enterprise', features: { extra: false } })
  t.match(await (await fake.request('GET', '/extra')).json(), { code: 'HP_ERR_FEATURE_OFF' })
})

test('storage() is apart for each organisation, with the quota of the grant', async (t) => {
  const fake = fakeWith({ routes: { read: async (_request, { storage }, { tenant }) => { await storage.set(['who'], tenant); return new Response() } } })
  await fake.request('GET', '/mails/1')
  await fake.request('GET', '/mails/1', undefined, { tenant: 'other' })
  t.strictSame([fake.storage().get(['who']).value, fake.storage('other').get(['who']).value], ['default', 'other'])
  t.throws(() => fake.storage().commit({ set: [{ key: ['a'], value: 'x'.repeat(3000) }] }), { code: 'HP_ERR_QUOTA', details: { quotaBytes: 2048 } })
})

test('call() is another plugin\'s call: its principal is that plugin, and params and result are valid', async (t) => {
  let result: unknown = { count: 3 }
  const seen: unknown[] = []
  const fake = fakeWith({ exports: { count: (params: unknown, _host, { principal, tenant }) => { seen.push(params, principal, tenant); return result } } })
  t.strictSame(await fake.call('count', { box: 'in' }, { caller: 'acme.shop', tenant: 'other' }), { count: 3 })
  t.strictSame(seen, [{ box: 'in' }, { id: 'plugin:acme.shop', roles: [] }, 'other'])
  await t.rejects(fake.call('count', {}), { code: 'HP_ERR_PARAMS', details: { pointer: '/box' } })
  await t.rejects(fake.call('cont', {}), { code: 'HP_ERR_EXPORT_UNKNOWN', details: { nearest: 'count' } })
  result = { count: 'three' }
  await t.rejects(fake.call('count', { box: 'in' }), { code: 'HP_ERR_PLUGIN_ANSWER', message: /\/count/ })
  fake.set({ tier: 'free' })
  await t.rejects(fake.call('count', { box: 'in' }), { code: 'HP_ERR_TIER' })
})

test('deliver() takes an event to every handler that subscribes and is granted its topic', async (t) => {
  const seen: unknown[] = []
  const note = (name: string) => (event: unknown, _host: unknown, { principal, requestId }: { principal: unknown; requestId: string }) => { seen.push([name, event, principal, requestId]) }
  const fake = fakeWith({ events: { sold: note('sold'), alsoSold: note('alsoSold'), secret: note('secret') } })
  t.equal(await fake.deliver('acme.store/sold', { id: 'a' }, { id: 'e1' }), 2)
  const event = { id: 'e1', topic: 'acme.store/sold', data: { id: 'a' }, at: '2026-11-20T12:00:00.000Z' }
  t.strictSame(seen, ['sold', 'alsoSold'].map((name) => [name, event, { id: 'kernel', roles: [] }, 'event:e1']))
  t.equal(await fake.deliver('acme.store/secret', {}), 0, 'not in the grant')
  t.equal(await fake.deliver('acme.store/unknown', undefined), 0)
})

test('run() runs a job as the kernel', async (t) => {
  const seen: unknown[] = []
  const fake = fakeWith({ jobs: { remind: (run, _host, { principal, tenant }) => { seen.push(run, principal.id, tenant) } } })
  await fake.run('remind')
  await fake.run('remind', { data: { a: 1 }, scheduledFor: '2026-01-01T00:00:00.000Z', attempt: 2, tenant: 'other' })
  t.strictSame(seen, [
    { job: 'remind', scheduledFor: '2026-11-20T12:00:00.000Z', data: null, attempt: 1 }, 'kernel', 'default',
    { job: 'remind', scheduledFor: '2026-01-01T00:00:00.000Z', data: { a: 1 }, attempt: 2 }, 'kernel', 'other',
  ])
  await t.rejects(fake.run('remnd'), { code: 'HP_ERR_JOB_UNKNOWN', details: { nearest: 'remind' } })
})

test('runDue() runs what is due when time has passed, all of it, and again what failed', async (t) => {
  const ran: unknown[] = []
  const fake = fakeWith({ jobs: { remind: ({ data, attempt }) => {
    ran.push([data, attempt])
    if (data === 'bad' && attempt < 3) throw new RangeError('not yet')
  } } })
  await fake.host.schedule.after('remind', 1000, 'bad')
  await fake.host.schedule.after('remind', 1000, 'good')
  await fake.host.schedule.after('remind', 600_000, 'late')
  t.equal(await fake.runDue(), 0)
  fake.advance(1000)
  await t.rejects(fake.runDue(), new RangeError('not yet'))
  t.strictSame(ran, [['bad', 1], ['good', 1]], 'one that fails holds up no other')
  t.equal(await fake.runDue(), 0, 'not at once')
  fake.advance(5000)
  await t.rejects(fake.runDue(), new RangeError('not yet'))
  fake.advance(10_000)
  t.equal(await fake.runDue(), 1)
  t.strictSame(ran.slice(2), [['bad', 2], ['bad', 3]])
  t.strictSame(fake.schedule.runs.map(({ data }) => data), ['late'])
})

test('what a handler logs is there to be looked at', async (t) => {
  const fake = fakeWith({ routes: { open: async (_request, { log }) => { await log.warn('careful', { a: 1 }); return new Response() } } })
  await fake.request('GET', '/open')
  t.strictSame(fake.logs, [{ level: 'warn', message: 'careful', fields: { a: 1 } }])
})

const UPGRADED = {
  ...MANIFEST, dataVersion: 3, capabilities: { ...MANIFEST.capabilities, 'http.fetch': { hosts: ['a.example'] }, 'events.publish': { topics: ['sent'] } },
  contributes: { ...MANIFEST.contributes, health: true },
} as unknown as Manifest

test('health() asks the handler, which reads only, and has nothing that could not be undone', async (t) => {
  const seen: unknown[] = []
  const fake = createFakeHost(UPGRADED, { health: async (host, context) => {
    seen.push((await host.storage.get(['a'])).value, context.tenant, context.principal.id)
    await host.log.info('looked')
    for (const attempt of [() => host.storage.set(['a'], 2), () => (host as FakeHost['host']).http.fetch('https://a.example/'), () => (host as FakeHost['host']).events.publish('sent', null)]) {
      await attempt().catch(({ code }: { code: string }) => { seen.push(code) })
    }
  } })
  fake.storage().commit({ set: [{ key: ['a'], value: 1 }] })
  await fake.health()
  t.strictSame(seen, [1, 'default', 'kernel', 'HP_ERR_READ_ONLY', 'HP_ERR_NOT_GRANTED', 'HP_ERR_NOT_GRANTED'])
  t.match(fake.logs, [{ message: 'looked' }])
})

test('health() throws what the handler throws, and where there is none or plugin.json has none', async (t) => {
  await t.rejects(createFakeHost(UPGRADED, { health: () => { throw new RangeError('ill') } }).health(), { message: 'ill' })
  await t.rejects(createFakeHost(UPGRADED, {}).health(), { code: 'HP_ERR_HANDLER_MISSING' })
  await t.rejects(createFakeHost(MANIFEST, { health: () => undefined }).health(), { code: 'HP_ERR_HANDLER_MISSING' })
})

test('migrate() runs every step to the version of plugin.json, in one organisation', async (t) => {
  const step = (to: number): Migration => async (host, { tenant }) => {
    const { value } = await host.storage.get(['steps'])
    await host.storage.set(['steps'], [...(value as unknown[] | null ?? []), [tenant, to]])
  }
  const fake = createFakeHost(UPGRADED, { migrations: { 2: step(2), 3: step(3) } })
  await fake.migrate(1, { tenant: 'other' })
  await fake.migrate(2)
  await fake.migrate(3)
  t.strictSame(fake.storage('other').get(['steps']).value, [['other', 2], ['other', 3]])
  t.strictSame(fake.storage().get(['steps']).value, [['default', 3]])
})

test('migrate() throws what a step throws, and for a step that is not there', async (t) => {
  await t.rejects(createFakeHost(UPGRADED, { migrations: { 2: () => { throw new RangeError('torn') } } }).migrate(1), { message: 'torn' })
  await t.rejects(createFakeHost(UPGRADED, { migrations: { 2: () => undefined } }).migrate(1), { code: 'HP_ERR_HANDLER_MISSING', message: /migration 3/ })
  await t.rejects(createFakeHost(UPGRADED, { migrations: { 2: (host) => (host as FakeHost['host']).schedule.after('remind', 1) } }).migrate(1), { code: 'HP_ERR_NOT_GRANTED' })
})
