import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { METHODS } from '../../../host/capabilities/table.ts'
import { CAPABILITY_METHODS } from '../../../sdk/guest/capability-ids.gen.ts'
import type { HostApi } from '../../../sdk/mod.ts'
import { admit } from '../../../sdk/testing/fake-host-api.ts'
import { createFakeHost, type FakeHostOptions } from '../../../sdk/testing/mod.ts'

const CAPABILITIES = {
  storage: {}, config: {}, log: {}, 'events.publish': { topics: ['mail.sent'] }, schedule: { maxPending: 2 },
  'http.fetch': { hosts: ['api.example.com'] }, 'plugins.call': { plugins: { 'acme.store': ['price', 'gone'], 'acme.stranger': ['x'] } },
}

const MANIFEST: Manifest = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'free',
  dependencies: { 'acme.store': '^1.0.0' }, capabilities: CAPABILITIES, contributes: { jobs: [{ id: 'remind' }] },
}

function fakeWith(options: FakeHostOptions = {}, changes: Partial<Manifest> = {}) {
  return createFakeHost({ ...MANIFEST, ...changes }, {}, { clock: () => Date.parse('2026-11-20T12:00:00Z'), ...options })
}

test('fakeHostApi() has the methods of the real host, and no other', async (t) => {
  const names = Object.entries(fakeWith().host).flatMap(([namespace, methods]) => Object.keys(methods as object).map((name) => `${namespace}.${name}`))
  t.strictSame(names.toSorted(), Object.keys(METHODS).toSorted())
})

test('fakeHostApi() cannot be changed by a plugin', async (t) => {
  const { host } = fakeWith()
  t.ok(Object.isFrozen(host))
  t.ok(Object.values(host).every((group) => Object.isFrozen(group)))
})

const CALLS: Readonly<Record<string, (host: HostApi) => Promise<unknown>>> = {
  'storage.get': ({ storage }) => storage.get(['a']),
  'storage.getMany': ({ storage }) => storage.getMany([['a']]),
  'storage.list': ({ storage }) => storage.list({ prefix: [] }),
  'storage.set': ({ storage }) => storage.set(['a'], 1),
  'storage.delete': ({ storage }) => storage.delete(['a']),
  'storage.commit': ({ storage }) => storage.commit({ set: [{ key: ['a'], value: 1 }] }),
  'config.get': ({ config }) => config.get(),
  'events.publish': ({ events }) => events.publish('mail.sent', {}),
  'schedule.at': ({ schedule }) => schedule.at('remind', '2026-12-01T08:00:00Z'),
  'schedule.after': ({ schedule }) => schedule.after('remind', 1000),
  'schedule.cancel': ({ schedule }) => schedule.cancel('a'),
  'http.fetch': ({ http }) => http.fetch('https://api.example.com/'),
  'plugins.call': ({ plugins }) => plugins.call('acme.store', 'price'),
  'log.debug': ({ log }) => log.debug('x'),
  'log.info': ({ log }) => log.info('x'),
  'log.warn': ({ log }) => log.warn('x'),
  'log.error': ({ log }) => log.error('x'),
}

test('every capability method is tested here', async (t) => {
  t.strictSame(Object.keys(CALLS).toSorted(), Object.keys(CAPABILITY_METHODS).toSorted())
})

for (const [id, call] of Object.entries(CALLS)) {
  const { capability = '', mutates = false } = CAPABILITY_METHODS[id] ?? {}
  const rest = Object.fromEntries(Object.entries(CAPABILITIES).filter(([name]) => name !== capability))
  const world: FakeHostOptions = { fetch: () => new Response('ok'), exports: { 'acme.store': { price: () => 5 } } }

  test(`host.${id} needs plugin.json to ask for ${capability}, and an admin to grant it`, async (t) => {
    await t.resolves(call(fakeWith(world).host))
    await t.rejects(call(fakeWith(world, { capabilities: rest }).host), { code: 'HP_ERR_NOT_REQUESTED', details: { plugin: 'acme.mail', method: id, capability } })
    await t.rejects(call(fakeWith({ ...world, grant: rest }).host), { code: 'HP_ERR_NOT_GRANTED', details: { method: id, capability } })
  })

  test(`host.${id} ${mutates ? 'is refused' : 'goes on'} where the license has run out`, async (t) => {
    const { host } = fakeWith({ ...world, readOnly: true })
    if (mutates) await t.rejects(call(host), { code: 'HP_ERR_READ_ONLY' })
    else await t.resolves(call(host))
  })
}

test('admit() looks at own members only', async (t) => {
  const about = { id: 'x', method: { capability: 'toString' as never, mutates: false, names: [], params: {} } }
  const state = { readOnly: false }
  t.throws(() => admit({ manifest: MANIFEST, grant: {}, state }, about), { code: 'HP_ERR_NOT_REQUESTED' })
  const manifest = { ...MANIFEST, capabilities: { toString: {} } } as unknown as Manifest
  t.throws(() => admit({ manifest, grant: {}, state }, about), { code: 'HP_ERR_NOT_GRANTED' })
})

const loose = (method: unknown) => method as (...values: unknown[]) => Promise<unknown>
const deep = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`) as unknown

const PARAMS: readonly (readonly [name: string, call: (host: HostApi) => Promise<unknown>, pointer: string])[] = [
  ['a key that is no list', ({ storage }) => loose(storage.get)('a'), '/key'],
  ['an empty key', ({ storage }) => storage.get([]), '/key'],
  ['a part that is null', ({ storage }) => loose(storage.get)([null]), '/key/0'],
  ['no key', ({ storage }) => loose(storage.get)(), '/key'],
  ['no value', ({ storage }) => storage.set(['a'], undefined), '/value'],
  ['an unknown option', ({ storage }) => loose(storage.set)(['a'], 1, { ttl: 5 }), '/options/ttl'],
  ['an expiry of nothing', ({ storage }) => storage.set(['a'], 1, { expireInMs: 0 }), '/options/expireInMs'],
  ['101 keys', ({ storage }) => storage.getMany(Array.from({ length: 101 }, (_, at) => [at])), '/keys'],
  ['a page of 1,001', ({ storage }) => storage.list({ prefix: [], limit: 1001 }), '/selector/limit'],
  ['a delay below nothing', ({ schedule }) => schedule.after('remind', -1), '/delayMs'],
  ['an id with a space', ({ schedule }) => schedule.after('remind', 1, null, { id: 'a b' }), '/options/id'],
  ['a member named __proto__', ({ storage }) => storage.set(['a'], JSON.parse('{"__proto__":1}')), '/'],
  ['constructor.prototype', ({ storage }) => storage.set(['a'], { constructor: { prototype: 1 } }), '/'],
  ['65 levels', ({ storage }) => storage.set(['a'], deep), '/'],
  ['more than a mebibyte', ({ storage }) => storage.set(['a'], 'x'.repeat(1_048_576)), '/'],
  ['a mail of more than 64 KiB', ({ events }) => events.publish('mail.sent', 'x'.repeat(65_536)), '/data'],
]

for (const [name, call, pointer] of PARAMS) {
  test(`fakeHostApi() refuses ${name}, and says where`, async (t) => {
    await t.rejects(call(fakeWith().host), { code: 'HP_ERR_PARAMS', details: { pointer } })
  })
}

test('fakeHostApi() takes no more arguments than a method has', async (t) => {
  await t.rejects(loose(fakeWith().host.storage.get)(['a'], 1), new TypeError('host.storage.get takes 1 arguments (key), not 2.'))
})

test('fakeHostApi() passes copies, as the real host does', async (t) => {
  const fake = fakeWith({ config: {} })
  const value = { at: new Date(0), skipped: undefined, list: [1] }
  await fake.host.storage.set(['a'], value)
  value.list.push(2)
  t.strictSame((await fake.host.storage.get(['a'])).value, { at: '1970-01-01T00:00:00.000Z', list: [1] })
  t.equal(await fake.host.storage.delete(['a']), null)
  t.equal(await fake.host.log.info('x'), null)
})

test('host.events.publish writes an event under the plugin\'s own id, and no topic that is not granted', async (t) => {
  const fake = fakeWith()
  const { id } = await fake.host.events.publish('mail.sent', { to: 'bob' })
  t.strictSame(fake.events, [{ id, topic: 'acme.mail/mail.sent', data: { to: 'bob' }, at: '2026-11-20T12:00:00.000Z', tenant: 'default' }])
  await t.rejects(fake.host.events.publish('mail.read', {}), { code: 'HP_ERR_GRANT_SCOPE', details: { value: 'mail.read', allowed: ['mail.sent'] } })
})

test('host.storage.commit publishes with the data, or not at all', async (t) => {
  const fake = fakeWith()
  const commit = (version: string | null, topic = 'mail.sent') =>
    fake.host.storage.commit({ checks: [{ key: ['a'], version }], set: [{ key: ['a'], value: 1 }], publish: [{ topic, data: 1 }] })
  await t.rejects(commit(null, 'mail.read'), { code: 'HP_ERR_GRANT_SCOPE', details: { method: 'storage.commit' } })
  t.equal((await fake.host.storage.get(['a'])).value, null, 'no data without its event')
  t.match(await commit(null), { ok: true })
  t.match(await commit(null), { ok: false })
  t.equal(fake.events.length, 1, 'no event without its data')
  const { 'events.publish': _, ...bare } = CAPABILITIES
  await t.rejects(fakeWith({}, { capabilities: bare }).host.storage.commit({ publish: [{ topic: 'mail.sent', data: 1 }] }), { code: 'HP_ERR_NOT_REQUESTED', details: { capability: 'events.publish' } })
})

test('host.plugins.call calls what is granted, of plugins that plugin.json depends on', async (t) => {
  const { host } = fakeWith({ exports: { 'acme.store': { price: ({ id }: { id: string }) => ({ id, price: 5 }) }, 'acme.stranger': { x: () => 1 } } })
  t.strictSame(await host.plugins.call('acme.store', 'price', { id: 'a' }), { id: 'a', price: 5 })
  await t.rejects(host.plugins.call('acme.store', 'toString'), { code: 'HP_ERR_GRANT_SCOPE' })
  await t.rejects(host.plugins.call('acme.other', 'price'), { code: 'HP_ERR_GRANT_SCOPE' })
  await t.rejects(host.plugins.call('acme.stranger', 'x'), { code: 'HP_ERR_DEPENDENCY_MISSING' })
  await t.rejects(host.plugins.call('acme.store', 'gone'), { code: 'HP_ERR_EXPORT_UNKNOWN', details: { nearest: 'price' } })
  await t.rejects(fakeWith().host.plugins.call('acme.store', 'price'), { code: 'HP_ERR_DEPENDENCY_MISSING' })
})

test('host.http.fetch is the fetch of the web, over the stub', async (t) => {
  const { host } = fakeWith({ fetch: async (request) => Response.json({ method: request.method, body: await request.text() }) })
  const response = await host.http.fetch(new Request('https://api.example.com/', { method: 'POST', body: 'hi' }))
  t.strictSame(await response.json(), { method: 'POST', body: 'hi' })
  await t.rejects(host.http.fetch('https://api.example.com/', { headers: Array.from({ length: 65 }, (_, at) => [`x-${at}`, '1']) }), { code: 'HP_ERR_PARAMS' })
  await t.rejects(host.http.fetch('/relative'), TypeError)
  await t.rejects(host.http.fetch('https://user:secret@api.example.com/'), { code: 'HP_ERR_FETCH_URL', message: /credentials/ })
})

test('host.http.fetch ends when the plugin does not wait any more', async (t) => {
  const { host } = fakeWith({ fetch: () => new Promise(() => { /* never answers */ }) })
  const controller = new AbortController()
  const waiting = host.http.fetch('https://api.example.com/', { signal: controller.signal })
  controller.abort(new RangeError('enough'))
  await t.rejects(waiting, new RangeError('enough'))
  await t.rejects(host.http.fetch('https://api.example.com/', { signal: AbortSignal.abort(new RangeError('before')) }), new RangeError('before'))
})
