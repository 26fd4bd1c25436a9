import { test } from 'tap'
import { FakeStorage } from '../../../sdk/testing/fake-storage.ts'

function storing(quotaBytes = 10_000_000) {
  const clock = { now: 0 }
  const store = new FakeStorage({ plugin: 'acme.mail', clock: () => clock.now, quotaBytes })
  return { clock, store, set: (key: (string | number | boolean)[], value: unknown, expireInMs?: number) => store.commit({ set: [{ key, value, ...(expireInMs === undefined ? {} : { expireInMs }) }] }) }
}

test('FakeStorage answers what was written with its version, and null for what is not there', async (t) => {
  const { store, set } = storing()
  const written = set(['a', 1], { deep: [true, null] })
  t.strictSame(store.get(['a', 1]), { key: ['a', 1], value: { deep: [true, null] }, version: written.ok ? written.version : '' })
  t.strictSame(store.getMany([['none'], ['a', 1]]).map(({ value, version }) => [value, version === null]), [[null, true], [{ deep: [true, null] }, false]])
})

test('FakeStorage keeps a copy: what a test changes afterwards does not change what is stored', async (t) => {
  const { store, set } = storing()
  const value = { count: 1 }
  set(['a'], value)
  value.count = 2
  t.strictSame(store.get(['a']).value, { count: 1 })
  ;(store.get(['a']).value as typeof value).count = 3
  t.strictSame(store.get(['a']).value, { count: 1 })
})

test('FakeStorage commits all or nothing', async (t) => {
  const { store, set } = storing()
  set(['a'], 1)
  const { version } = store.get(['a'])
  t.strictSame(store.commit({ checks: [{ key: ['a'], version: null }], set: [{ key: ['b'], value: 2 }], delete: [['a']] }), { ok: false })
  t.strictSame(store.entries().map(({ key }) => key), [['a']])
  t.match(store.commit({ checks: [{ key: ['a'], version }, { key: ['b'], version: null }], set: [{ key: ['b'], value: 2 }], delete: [['a']] }), { ok: true, version: String })
  t.strictSame(store.entries().map(({ key }) => key), [['b']])
  t.strictSame(store.commit({ checks: [{ key: ['a'], version }], set: [] }), { ok: false }, 'deleted is another version')
})

test('FakeStorage lists a prefix in order, from either end, between bounds, in pages', async (t) => {
  const { store } = storing()
  store.commit({ set: [3, 1, 10, 2].map((number) => ({ key: ['n', number], value: number })) })
  store.commit({ set: [{ key: ['n'], value: 'itself' }, { key: ['n2', 1], value: 'other' }] })
  const values = (selector: object) => store.list({ prefix: ['n'], ...selector }).entries.map(({ value }) => value)
  t.strictSame(values({}), [1, 2, 3, 10], 'the prefix itself is not below it')
  t.strictSame(values({ reverse: true }), [10, 3, 2, 1])
  t.strictSame(values({ start: ['n', 2], end: ['n', 10] }), [2, 3])
  const first = store.list({ prefix: ['n'], limit: 2 })
  t.strictSame(values({ limit: 2, cursor: first.cursor }), [3, 10])
  t.equal(store.list({ prefix: ['n'], limit: 4 }).cursor, null)
  t.strictSame(store.list({ prefix: [] }).entries.length, 6)
})

test('FakeStorage ends a page at a mebibyte', async (t) => {
  const { store, set } = storing(100_000_000)
  for (let at = 0; at < 40; at++) set(['big', at], 'x'.repeat(60_000))
  const { entries, cursor } = store.list({ prefix: ['big'] })
  t.equal(entries.length, 18)
  t.equal(store.list({ prefix: ['big'], ...(cursor === null ? {} : { cursor }) }).entries[0]?.key[1], 18)
})

test('FakeStorage forgets what has expired', async (t) => {
  const { clock, store, set } = storing()
  set(['a'], 1, 1000)
  set(['b'], 2)
  clock.now = 999
  t.equal(store.get(['a']).value, 1)
  clock.now = 1000
  t.match(store.get(['a']), { value: null, version: null })
  t.strictSame(store.list({ prefix: [] }).entries.map(({ key }) => key), [['b']])
  t.match(store.commit({ checks: [{ key: ['a'], version: null }] }), { ok: true })
})

test('FakeStorage has a quota, which deleting and expiry make room in', async (t) => {
  const { clock, store, set } = storing(1024)
  set(['a'], 'x'.repeat(400), 1000)
  set(['b'], 'x'.repeat(400))
  t.throws(() => set(['c'], 'x'.repeat(400)), { code: 'HP_ERR_QUOTA', details: { plugin: 'acme.mail', quotaBytes: 1024, usedBytes: 878 } })
  t.equal(store.get(['c']).value, null)
  t.match(set(['b'], 'x'.repeat(390)), { ok: true }, 'what shrinks is never refused')
  clock.now = 1000
  t.match(set(['c'], 'x'.repeat(400)), { ok: true })
  t.match(store.commit({ delete: [['c']], set: [{ key: ['d'], value: 'x'.repeat(400) }] }), { ok: true })
})

const PARTS = Array.from({ length: 17 }, (_, at) => at)
const REFUSED: readonly (readonly [name: string, run: (store: FakeStorage) => unknown, error: { readonly code: string; readonly details?: Readonly<Record<string, unknown>>; readonly message?: RegExp }])[] = [
  ['a key of 17 parts', (store) => store.get(PARTS), { code: 'HP_ERR_STORAGE_KEY' }],
  ['a key of more than 2 KiB', (store) => store.get(['x'.repeat(2045)]), { code: 'HP_ERR_STORAGE_KEY' }],
  ['a lone surrogate', (store) => store.get(['\ud800']), { code: 'HP_ERR_STORAGE_KEY' }],
  ['infinity', (store) => store.get([Infinity]), { code: 'HP_ERR_STORAGE_KEY' }],
  ['a bound that is no key', (store) => store.list({ prefix: [], start: [Infinity] }), { code: 'HP_ERR_STORAGE_KEY' }],
  ['a cursor of its own making', (store) => store.list({ prefix: [], cursor: 'nope' }), { code: 'HP_ERR_PARAMS', details: { pointer: '/selector/cursor' } }],
  ['a value of more than 64 KiB', (store) => store.commit({ set: [{ key: ['a'], value: 1 }, { key: ['b'], value: 'x'.repeat(65_535) }] }), { code: 'HP_ERR_PARAMS', details: { pointer: '/commit/set/1/value' } }],
  ['a key that is set twice', (store) => store.commit({ set: [{ key: ['a'], value: 1 }, { key: ['a'], value: 2 }] }), { code: 'HP_ERR_PARAMS', details: { pointer: '/commit/set/1' } }],
  ['a key that is set and deleted', (store) => store.commit({ set: [{ key: ['a'], value: 1 }], delete: [['a']] }), { code: 'HP_ERR_PARAMS', details: { pointer: '/commit/delete/0' } }],
  ['a key that is checked twice', (store) => store.commit({ checks: [{ key: ['a'], version: null }, { key: ['a'], version: null }] }), { code: 'HP_ERR_PARAMS', details: { pointer: '/commit/checks/1' } }],
  ['a thousand and one changes', (store) => store.commit({ delete: Array.from({ length: 1001 }, (_, at) => [at]) }), { code: 'HP_ERR_PARAMS', details: { pointer: '/commit' } }],
]

for (const [name, run, error] of REFUSED) {
  test(`FakeStorage refuses ${name}, and writes nothing`, async (t) => {
    const { store } = storing()
    t.throws(() => run(store), error)
    t.strictSame(store.entries(), [])
  })
}
