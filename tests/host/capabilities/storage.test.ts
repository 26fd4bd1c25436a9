import { test, type Test } from 'tap'
import { fromJson } from '../../../host/storage/json-value.ts'
import { callerOf, codeOf, rawCall, world } from './_world.ts'

interface Got { readonly key: unknown; readonly value: unknown; readonly version: string | null }
interface Page { readonly entries: Got[]; readonly cursor: string | null }
interface Committed { readonly ok: boolean; readonly version?: string }

const CALLER = callerOf({ storage: {} })

async function plugin(t: Test, caller = CALLER) {
  const kernel = await world(t)
  return { ...kernel, call: kernel.as(caller) }
}

const VALUES: readonly unknown[] = [null, true, false, 0, -1.5, 1e300, '', 'ü 🚀 \u0000 "quoted" \\', [], {}, [1, [2, [3]]], { a: { b: null } }]

test('storage.get answers what storage.set wrote, with its version', async (t) => {
  const { call } = await plugin(t)
  for (const value of VALUES) {
    const { version } = await call('storage.set', { key: ['k'], value }) as { version: string }
    t.strictSame(await call('storage.get', { key: ['k'] }), { key: ['k'], value, version })
  }
})

test('storage.get answers null for what is not there', async (t) => {
  const { call } = await plugin(t)
  t.strictSame(await call('storage.get', { key: ['none'] }), { key: ['none'], value: null, version: null })
})

test('storage.set gives each write a greater version', async (t) => {
  const { call } = await plugin(t)
  const versions: string[] = []
  for (let at = 0; at < 20; at++) versions.push((await call('storage.set', { key: ['k'], value: at }) as { version: string }).version)
  t.strictSame(versions, [...new Set(versions)].sort())
})

test('storage.getMany answers in the order of the keys', async (t) => {
  const { call } = await plugin(t)
  await call('storage.set', { key: ['b'], value: 2 })
  const found = await call('storage.getMany', { keys: [['a'], ['b'], ['a']] }) as Got[]
  t.strictSame(found.map(({ key, value }) => [key, value]), [[['a'], null], [['b'], 2], [['a'], null]])
})

test('storage.delete removes an entry, and says nothing where there is none', async (t) => {
  const { call } = await plugin(t)
  await call('storage.set', { key: ['k'], value: 1 })
  t.equal(await call('storage.delete', { key: ['k'] }), null)
  t.equal(await call('storage.delete', { key: ['k'] }), null)
  t.match(await call('storage.get', { key: ['k'] }), { value: null, version: null })
})

async function filled(t: Test) {
  const made = await plugin(t)
  await made.call('storage.commit', { commit: { set: ['a', 'b', 'c', 'd'].map((name) => ({ key: ['n', name], value: name })) } })
  await made.call('storage.commit', { commit: { set: [{ key: ['n'], value: 'prefix itself' }, { key: ['na'], value: 'neighbour' }] } })
  return made
}

const LISTS: readonly (readonly [name: string, selector: object, values: string[]])[] = [
  ['everything below a prefix, not the prefix itself', { prefix: ['n'] }, ['a', 'b', 'c', 'd']],
  ['backwards', { prefix: ['n'], reverse: true }, ['d', 'c', 'b', 'a']],
  ['from start, included', { prefix: ['n'], start: ['n', 'b'] }, ['b', 'c', 'd']],
  ['to end, excluded', { prefix: ['n'], end: ['n', 'c'] }, ['a', 'b']],
  ['a limited page', { prefix: ['n'], limit: 2 }, ['a', 'b']],
  ['nothing where nothing is', { prefix: ['other'] }, []],
  ['nothing for an end before the start', { prefix: ['n'], start: ['n', 'c'], end: ['n', 'b'] }, []],
]

for (const [name, selector, values] of LISTS) {
  test(`storage.list answers ${name}`, async (t) => {
    const { call } = await filled(t)
    t.strictSame((await call('storage.list', { selector }) as Page).entries.map(({ value }) => value), values)
  })
}

for (const reverse of [false, true]) {
  test(`storage.list goes on at its cursor, ${reverse ? 'backwards' : 'forwards'}`, async (t) => {
    const { call } = await filled(t)
    const values: unknown[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page = await call('storage.list', { selector: { prefix: ['n'], limit: 3, reverse, ...(cursor === undefined ? {} : { cursor }) } })
      values.push(...page.entries.map(({ value }) => value))
      cursor = page.cursor
    }
    t.strictSame(values, reverse ? ['d', 'c', 'b', 'a'] : ['a', 'b', 'c', 'd'])
  })
}

test('storage.list has no cursor at the end, also where the limit is just reached', async (t) => {
  const { call } = await filled(t)
  t.equal((await call('storage.list', { selector: { prefix: ['n'], limit: 4 } }) as Page).cursor, null)
})

test('storage.list ends a page at a mebibyte', async (t) => {
  const { call } = await plugin(t)
  const value = 'x'.repeat(60_000)
  for (let at = 0; at < 30; at++) await call('storage.set', { key: ['big', at], value })
  const page: Page = await call('storage.list', { selector: { prefix: ['big'], limit: 1000 } })
  t.ok(page.entries.length < 20 && page.cursor !== null, `${page.entries.length} entries`)
  const rest: Page = await call('storage.list', { selector: { prefix: ['big'], limit: 1000, cursor: page.cursor } })
  t.equal(page.entries.length + rest.entries.length, 30)
})

test('storage.commit writes everything or, where a check fails, nothing', async (t) => {
  const { call } = await plugin(t)
  const { version } = await call('storage.set', { key: ['balance'], value: 10 }) as { version: string }
  const first: Committed = await call('storage.commit', { commit: { checks: [{ key: ['balance'], version }, { key: ['new'], version: null }], set: [{ key: ['balance'], value: 5 }, { key: ['new'], value: 1 }] } })
  t.ok(first.ok)
  const again: Committed = await call('storage.commit', { commit: { checks: [{ key: ['balance'], version }], set: [{ key: ['balance'], value: 0 }], delete: [['new']] } })
  t.strictSame(again, { ok: false })
  t.match(await call('storage.get', { key: ['balance'] }), { value: 5, version: first.version })
  t.match(await call('storage.get', { key: ['new'] }), { value: 1 })
})

test('storage.commit lets one of two at once win', async (t) => {
  const { call } = await plugin(t)
  const attempt = (value: number) => call('storage.commit', { commit: { checks: [{ key: ['once'], version: null }], set: [{ key: ['once'], value }] } }) as Promise<Committed>
  const results = await Promise.all(Array.from({ length: 32 }, (_, at) => attempt(at)))
  t.equal(results.filter(({ ok }) => ok).length, 1)
  t.equal((await call('storage.get', { key: ['once'] }) as Got).value, results.findIndex(({ ok }) => ok))
})

test('storage.commit never loses an increment that was acknowledged', async (t) => {
  const { call } = await plugin(t)
  async function increment(): Promise<void> {
    for (;;) {
      const { value, version }: Got = await call('storage.get', { key: ['count'] })
      const done: Committed = await call('storage.commit', { commit: { checks: [{ key: ['count'], version }], set: [{ key: ['count'], value: Number(value) + 1 }] } })
      if (done.ok) return
    }
  }
  await Promise.all(Array.from({ length: 40 }, increment))
  t.equal((await call('storage.get', { key: ['count'] }) as Got).value, 40)
})

test('storage.commit answers operations on other keys that waited together, each by its own checks', async (t) => {
  const { call } = await plugin(t)
  const results = await Promise.all(Array.from({ length: 100 }, (_, at) =>
    call('storage.commit', { commit: { checks: [{ key: ['k', at], version: at % 2 === 0 ? null : 'ffffffffffffffff' }], set: [{ key: ['k', at], value: at }] } }) as Promise<Committed>))
  t.strictSame(results.map(({ ok }) => ok), results.map((_, at) => at % 2 === 0))
  t.equal((await call('storage.list', { selector: { prefix: ['k'], limit: 1000 } }) as Page).entries.length, 50)
})

test('storage.commit publishes with the data, under the plugin\'s own id', async (t) => {
  const { call, services, woken } = await plugin(t, callerOf({ 'storage': {}, 'events.publish': { topics: ['mail.sent'] } }))
  await call('storage.commit', { commit: { set: [{ key: ['k'], value: 1 }], publish: [{ topic: 'mail.sent', data: { to: 'bob' } }] } })
  const event = await services.store.get(['bus', 'inbox', 1])
  t.match(event === undefined ? undefined : fromJson(event.value), { topic: 'acme.mail/mail.sent', tenant: 'default', data: '{"to":"bob"}' })
  t.equal(event?.version, (await call('storage.get', { key: ['k'] }) as Got).version, 'in the same commit')
  t.equal(woken.times, 1)
})

test('storage.commit publishes nothing where a check fails', async (t) => {
  const { call, services, woken } = await plugin(t, callerOf({ 'storage': {}, 'events.publish': { topics: ['mail.sent'] } }))
  const result: Committed = await call('storage.commit', { commit: { checks: [{ key: ['k'], version: 'ffffffffffffffff' }], publish: [{ topic: 'mail.sent', data: 1 }] } })
  t.strictSame(result, { ok: false })
  t.equal(await services.store.get(['bus', 'inbox', 1]), undefined)
  t.equal(woken.times, 0)
})

test('storage.commit is held to the rate of events.publish, an event each, and writes nothing beyond it', async (t) => {
  const { as, services, clock } = await world(t)
  const caller = callerOf({ 'storage': {}, 'events.publish': { topics: ['mail.sent'] } })
  const commit = async (at: number) => codeOf(as(caller)('storage.commit', {
    commit: { set: [{ key: ['k', at], value: 1 }], publish: Array.from({ length: 100 }, () => ({ topic: 'mail.sent', data: 1 })) },
  }))
  for (let at = 0; at < 50; at++) t.equal(await commit(at), 'none')
  t.equal(await commit(50), 'HP_ERR_RATE')
  t.equal(await codeOf(as(caller)('events.publish', { topic: 'mail.sent', data: 1 })), 'HP_ERR_RATE', 'one limit for both')
  t.equal((await Array.fromAsync(services.store.scan({ prefix: ['bus', 'inbox'] }))).length, 5000)
  t.match(await as(caller)('storage.get', { key: ['k', 50] }), { version: null })
  t.equal(await codeOf(as({ ...caller, tenant: 'other' })('events.publish', { topic: 'mail.sent', data: 1 })), 'none')
  clock.now += 100
  t.equal(await commit(51), 'none')
})

const PUBLISH = { commit: { set: [{ key: ['k'], value: 1 }], publish: [{ topic: 'mail.sent', data: 1 }] } }
const ROGUES: readonly (readonly [name: string, caller: ReturnType<typeof callerOf>, code: string])[] = [
  ['without asking for events.publish', CALLER, 'HP_ERR_NOT_REQUESTED'],
  ['without a grant of events.publish', { ...callerOf({ 'storage': {}, 'events.publish': { topics: ['mail.sent'] } }), grant: CALLER.grant }, 'HP_ERR_NOT_GRANTED'],
  ['a topic outside its grant', callerOf({ 'storage': {}, 'events.publish': { topics: ['mail.read'] } }), 'HP_ERR_GRANT_SCOPE'],
]

for (const [name, caller, code] of ROGUES) {
  test(`storage.commit does not let a plugin publish ${name}, and writes nothing`, async (t) => {
    const { call } = await plugin(t, caller)
    t.equal(await codeOf(call('storage.commit', PUBLISH)), code)
    t.match(await call('storage.get', { key: ['k'] }), { version: null })
  })
}

test('storage forgets an entry when its time has come', async (t) => {
  const { call, clock } = await plugin(t)
  await call('storage.set', { key: ['s'], value: 'session', options: { expireInMs: 1000 } })
  clock.now += 999
  t.match(await call('storage.get', { key: ['s'] }), { value: 'session' })
  clock.now += 1
  t.match(await call('storage.get', { key: ['s'] }), { value: null, version: null })
  t.match(await call('storage.getMany', { keys: [['s']] }), [{ value: null, version: null }])
  t.strictSame(await call('storage.list', { selector: { prefix: [] } }), { entries: [], cursor: null })
  t.match(await call('storage.commit', { commit: { checks: [{ key: ['s'], version: null }], set: [{ key: ['s'], value: 'new' }] } }), { ok: true }, 'expired counts as absent')
  clock.now += 10_000
  t.match(await call('storage.get', { key: ['s'] }), { value: 'new' }, 'set without an expiry, it stays')
})

const REFUSED: readonly (readonly [name: string, method: string, params: string, code: string])[] = [
  ['a key without parts', 'storage.get', '{"key":[]}', 'HP_ERR_PARAMS'],
  ['a key of 17 parts', 'storage.get', JSON.stringify({ key: Array(17).fill(1) }), 'HP_ERR_PARAMS'],
  ['a key part that is null', 'storage.get', '{"key":[null]}', 'HP_ERR_PARAMS'],
  ['a key part that is an array', 'storage.get', '{"key":[["data"]]}', 'HP_ERR_PARAMS'],
  ['a key part that is an object', 'storage.get', '{"key":[{"length":1}]}', 'HP_ERR_PARAMS'],
  ['a key that is text', 'storage.get', '{"key":"data"}', 'HP_ERR_PARAMS'],
  ['a key that is too long', 'storage.get', JSON.stringify({ key: ['x'.repeat(2050)] }), 'HP_ERR_STORAGE_KEY'],
  ['a key with a lone surrogate', 'storage.get', '{"key":["\\ud800"]}', 'HP_ERR_STORAGE_KEY'],
  ['a number beyond a double', 'storage.get', '{"key":[1e999]}', 'HP_ERR_PARAMS'],
  ['101 keys', 'storage.getMany', JSON.stringify({ keys: Array.from({ length: 101 }, (_, at) => [at]) }), 'HP_ERR_PARAMS'],
  ['a value over 64 KiB', 'storage.set', JSON.stringify({ key: ['k'], value: 'x'.repeat(65_535) }), 'HP_ERR_PARAMS'],
  ['a value over 64 KiB in UTF-8', 'storage.set', JSON.stringify({ key: ['k'], value: 'ü'.repeat(33_000) }), 'HP_ERR_PARAMS'],
  ['an expiry of zero', 'storage.set', '{"key":["k"],"value":1,"options":{"expireInMs":0}}', 'HP_ERR_PARAMS'],
  ['an expiry that is no number', 'storage.set', '{"key":["k"],"value":1,"options":{"expireInMs":"1"}}', 'HP_ERR_PARAMS'],
  ['no value', 'storage.set', '{"key":["k"]}', 'HP_ERR_PARAMS'],
  ['a tenant of the guest\'s choice', 'storage.get', '{"key":["k"],"tenant":"other"}', 'HP_ERR_PARAMS'],
  ['101 checks', 'storage.commit', JSON.stringify({ commit: { checks: Array.from({ length: 101 }, (_, at) => ({ key: [at], version: null })) } }), 'HP_ERR_PARAMS'],
  ['1,001 changes', 'storage.commit', JSON.stringify({ commit: { delete: Array.from({ length: 501 }, (_, at) => [at]), set: Array.from({ length: 500 }, (_, at) => ({ key: ['s', at], value: 1 })) } }), 'HP_ERR_PARAMS'],
  ['a key set twice', 'storage.commit', '{"commit":{"set":[{"key":["k"],"value":1},{"key":["k"],"value":2}]}}', 'HP_ERR_PARAMS'],
  ['a key set and deleted', 'storage.commit', '{"commit":{"set":[{"key":["k"],"value":1}],"delete":[["k"]]}}', 'HP_ERR_PARAMS'],
  ['a key checked twice', 'storage.commit', '{"commit":{"checks":[{"key":["k"],"version":null},{"key":["k"],"version":"1"}]}}', 'HP_ERR_PARAMS'],
  ['a made-up cursor', 'storage.list', '{"selector":{"prefix":[],"cursor":"nonsense"}}', 'HP_ERR_PARAMS'],
  ['a cursor with a number beyond a double', 'storage.list', JSON.stringify({ selector: { prefix: [], cursor: Buffer.from('[1e999]').toString('base64url') } }), 'HP_ERR_STORAGE_KEY'],
  ['a cursor with __proto__', 'storage.list', JSON.stringify({ selector: { prefix: [], cursor: Buffer.from('{"__proto__":[]}').toString('base64url') } }), 'HP_ERR_PARAMS'],
  ['a limit beyond 1,000', 'storage.list', '{"selector":{"prefix":[],"limit":1001}}', 'HP_ERR_PARAMS'],
]

for (const [name, method, params, code] of REFUSED) {
  test(`${method} refuses ${name}`, async (t) => {
    const { gate } = await world(t)
    const reply = await rawCall(gate, CALLER, { method, params })
    t.equal(reply.ok ? 'none' : reply.error.code, code, reply.ok ? '' : reply.error.message)
  })
}
