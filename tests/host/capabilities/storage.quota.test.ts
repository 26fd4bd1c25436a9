import fc from 'fast-check'
import { test, type Test } from 'tap'
import { fromJson } from '../../../host/storage/json-value.ts'
import type { Key, Store } from '../../../host/storage/store.ts'
import { dataPrefix, usageKey } from '../../../host/capabilities/storage-keys.ts'
import { callerOf, codeOf, world } from './_world.ts'

/** What the documentation says an entry counts: its key and its value as JSON text, and 32 bytes. */
function counted(key: Key, value: unknown): number {
  return 32 + Buffer.byteLength(JSON.stringify(key)) + Buffer.byteLength(JSON.stringify(value))
}

async function usage(store: Store, tenant = 'default'): Promise<number> {
  const entry = await store.get(usageKey(tenant, 'acme.mail'))
  return entry === undefined ? 0 : (fromJson(entry.value) as { bytes: number }).bytes
}

async function limited(t: Test, quotaBytes: number) {
  const kernel = await world(t)
  return { ...kernel, call: kernel.as(callerOf({ storage: { quotaBytes } })) }
}

test('the quota counts what is stored: after a set, an overwrite and a delete', async (t) => {
  const { call, services: { store } } = await limited(t, 4096)
  await call('storage.set', { key: ['a', 1], value: { text: 'ü'.repeat(100) } })
  t.equal(await usage(store), counted(['a', 1], { text: 'ü'.repeat(100) }))
  await call('storage.set', { key: ['a', 1], value: 1 })
  t.equal(await usage(store), counted(['a', 1], 1))
  await call('storage.delete', { key: ['a', 1] })
  t.equal(await usage(store), 0)
})

test('what would exceed the quota is refused, and nothing of it is written', async (t) => {
  const { call, services: { store } } = await limited(t, 1024)
  await call('storage.set', { key: ['a'], value: 'x'.repeat(500) })
  const before = await usage(store)
  t.equal(await codeOf(call('storage.commit', { commit: { set: [{ key: ['b'], value: 1 }, { key: ['c'], value: 'x'.repeat(500) }] } })), 'HP_ERR_QUOTA')
  t.equal(await usage(store), before)
  t.match(await call('storage.get', { key: ['b'] }), { version: null })
})

test('a full plugin can still delete and shrink, also after its quota was lowered', async (t) => {
  const { as, services: { store } } = await limited(t, 4096)
  const [before, after] = [as(callerOf({ storage: { quotaBytes: 4096 } })), as(callerOf({ storage: { quotaBytes: 1024 } }))]
  await before('storage.set', { key: ['a'], value: 'x'.repeat(3000) })
  t.equal(await codeOf(after('storage.set', { key: ['b'], value: 1 })), 'HP_ERR_QUOTA')
  t.equal(await codeOf(after('storage.set', { key: ['a'], value: 'x'.repeat(2000) })), 'none')
  t.equal(await codeOf(after('storage.delete', { key: ['a'] })), 'none')
  t.equal(await codeOf(after('storage.set', { key: ['b'], value: 1 })), 'none')
  t.equal(await usage(store), counted(['b'], 1))
})

test('a race of writes does not get past the quota', async (t) => {
  const { call, services: { store } } = await limited(t, 2048)
  const codes = await Promise.all(Array.from({ length: 64 }, (_, at) => codeOf(call('storage.set', { key: ['k', at], value: 'x'.repeat(200) }))))
  const used = await usage(store)
  t.ok(used <= 2048, `${used} bytes`)
  t.equal(codes.filter((code) => code === 'none').length, Math.floor(2048 / counted(['k', 10], 'x'.repeat(200))))
  t.ok(codes.includes('HP_ERR_QUOTA'))
})

test('expired entries count until they are collected, which is before the next write', async (t) => {
  const { call, clock, services: { store } } = await limited(t, 1024)
  await call('storage.set', { key: ['s'], value: 'x'.repeat(800), options: { expireInMs: 5000 } })
  t.equal(await codeOf(call('storage.set', { key: ['b'], value: 'x'.repeat(800) })), 'HP_ERR_QUOTA')
  clock.now += 5000
  t.equal(await codeOf(call('storage.set', { key: ['b'], value: 'x'.repeat(800) })), 'none')
  t.equal(await usage(store), counted(['b'], 'x'.repeat(800)))
  t.equal(await store.get([...dataPrefix('default', 'acme.mail'), 's']), undefined, 'the bytes are gone too')
})

test('an expiry that was taken back or moved does not take the new entry with it', async (t) => {
  const { call, clock, services: { store } } = await limited(t, 4096)
  await call('storage.set', { key: ['a'], value: 1, options: { expireInMs: 1000 } })
  await call('storage.set', { key: ['a'], value: 2 })
  await call('storage.set', { key: ['b'], value: 1, options: { expireInMs: 1000 } })
  await call('storage.set', { key: ['b'], value: 2, options: { expireInMs: 100_000 } })
  clock.now += 2000
  await call('storage.set', { key: ['c'], value: 3 })
  t.match(await call('storage.get', { key: ['a'] }), { value: 2 })
  t.match(await call('storage.get', { key: ['b'] }), { value: 2 })
  t.equal(await usage(store), counted(['a'], 2) + counted(['b'], 2) + counted(['c'], 3))
})

test('more expired entries than one page are all collected', async (t) => {
  const { call, clock, services: { store } } = await limited(t, 1_000_000)
  const set = Array.from({ length: 450 }, (_, at) => ({ key: ['s', at], value: at, expireInMs: 1000 }))
  await call('storage.commit', { commit: { set } })
  clock.now += 1000
  await call('storage.set', { key: ['x'], value: 1 })
  t.equal(await usage(store), counted(['x'], 1))
})

test('each tenant has a quota of its own', async (t) => {
  const { as, services: { store } } = await limited(t, 1024)
  await as(callerOf({ storage: { quotaBytes: 1024 } }))('storage.set', { key: ['a'], value: 'x'.repeat(900) })
  t.equal(await codeOf(as(callerOf({ storage: { quotaBytes: 1024 } }, { tenant: 'other' }))('storage.set', { key: ['a'], value: 'x'.repeat(900) })), 'none')
  t.equal(await usage(store), await usage(store, 'other'))
})

test('the count is what the entries add up to, after any sequence of commits', async (t) => {
  const { call, clock, services: { store } } = await limited(t, 3000)
  const key = fc.integer({ min: 0, max: 5 }).map((n): Key => ['k', n])
  const change = fc.record({ key, length: fc.integer({ min: 0, max: 600 }), expireInMs: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }) })
  const step = fc.record({ set: fc.uniqueArray(change, { maxLength: 3, selector: (item) => item.key[1] }), remove: fc.option(key, { nil: undefined }), wait: fc.integer({ min: 0, max: 40 }) })
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
    await Promise.all(steps.map(async ({ set, remove, wait }) => {
      clock.now += wait
      const sets = set.map(({ key, length, expireInMs }) => ({ key, value: 'x'.repeat(length), ...(expireInMs === undefined ? {} : { expireInMs }) }))
      const deletes = remove === undefined || sets.some(({ key }) => key[1] === remove[1]) ? [] : [remove]
      await codeOf(call('storage.commit', { commit: { set: sets, delete: deletes } }))
    }))
    let sum = 0
    for await (const { key, value } of store.scan({ prefix: dataPrefix('default', 'acme.mail') })) sum += 32 + Buffer.byteLength(JSON.stringify(key.slice(3))) + value.length - 8
    return sum === await usage(store) && sum <= 3000
  }), { numRuns: 40 })
  t.pass()
})
