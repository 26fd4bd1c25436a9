import { test, type Test } from 'tap'
import type { Entry, Key, Range, Store } from '../../host/storage/store.ts'

/** Makes an empty store that is closed after the test. `clock` decides what has expired. */
export type StoreFactory = (t: Test, options: { readonly clock: () => number }) => Promise<Store>

/** What every driver of `Store` does. */
export function storeSuite(name: string, factory: StoreFactory): void {
  for (const [criterion, run] of Object.entries(CRITERIA)) {
    test(`${name}: ${criterion}`, async (t) => {
      const time = { now: Date.parse('2026-01-01') }
      await run(t, await factory(t, { clock: () => time.now }), time)
    })
  }
}

type Criterion = (t: Test, store: Store, time: { now: number }) => Promise<void>

const CRITERIA: Readonly<Record<string, Criterion>> = {
  'get() answers undefined where nothing is': async (t, store) => {
    t.equal(await store.get(['a']), undefined)
  },

  'get() answers what was put, with the version of its commit': async (t, store) => {
    const result = await put(store, ['a', 1, true], 'one')
    const entry = await store.get(['a', 1, true])
    t.strictSame(show(entry), [['a', 1, true], 'one'])
    t.equal(entry?.version, result)
  },

  'get() tells keys apart by the type of their parts': async (t, store) => {
    for (const key of [['1'], [1], [true], ['true'], ['a', 'b'], ['ab'], ['a\0b'], ['']]) await put(store, key, JSON.stringify(key))
    for (const key of [['1'], [1], [true], ['true'], ['a', 'b'], ['ab'], ['a\0b'], ['']]) {
      t.strictSame(show(await store.get(key)), [key, JSON.stringify(key)])
    }
  },

  'get() answers empty and binary values as they were put': async (t, store) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    await store.commit({ puts: [{ key: ['empty'], value: new Uint8Array() }, { key: ['bytes'], value: bytes }] })
    t.equal((await store.get(['empty']))?.value.length, 0)
    t.same(new Uint8Array((await store.get(['bytes']))?.value ?? []), bytes)
  },

  'getMany() answers in the order asked, with gaps': async (t, store) => {
    await put(store, ['a'], 'A')
    await put(store, ['b'], 'B')
    t.strictSame((await store.getMany([['b'], ['none'], ['a'], ['b']])).map((entry) => show(entry)?.[1]), ['B', undefined, 'A', 'B'])
    t.strictSame(await store.getMany([]), [])
  },

  'commit() gives versions of 16 hexadecimal digits that only grow': async (t, store) => {
    const versions: string[] = []
    for (let i = 0; i < 20; i++) versions.push(await put(store, ['key', i], 'x'))
    t.ok(versions.every((version) => /^[0-9a-f]{16}$/.test(version)))
    t.strictSame(versions, [...new Set(versions)].sort())
  },

  'commit() gives each of many at once a version of its own': async (t, store) => {
    const versions = await Promise.all(Array.from({ length: 50 }, (_, i) => put(store, ['key', i], 'x')))
    t.equal(new Set(versions).size, 50)
  },

  'commit() stores the value as it was when asked, whatever its owner does to it after': async (t, store) => {
    const value = Buffer.from('before')
    const done = store.commit({ puts: [{ key: ['a'], value }] })
    value.fill('x')
    await done
    t.equal(show(await store.get(['a']))?.[1], 'before')
  },

  'commit() writes nothing where a check fails, and names the key': async (t, store) => {
    const old = await put(store, ['a'], 'old')
    await put(store, ['a'], 'new')
    const result = await store.commit({
      checks: [{ key: ['free'], version: null }, { key: ['a'], version: old }],
      puts: [{ key: ['b'], value: Buffer.from('x') }],
      deletes: [['a']],
    })
    t.strictSame(result, { ok: false, conflict: ['a'] })
    t.equal(await store.get(['b']), undefined)
    t.equal(show(await store.get(['a']))?.[1], 'new')
  },

  'commit() with a version of null passes only where there is no entry': async (t, store) => {
    const once = () => store.commit({ checks: [{ key: ['once'], version: null }], puts: [{ key: ['once'], value: Buffer.from('x') }] })
    t.match(await once(), { ok: true })
    t.match(await once(), { ok: false })
    await store.commit({ deletes: [['once']] })
    t.match(await once(), { ok: true })
  },

  'commit() lets one of many at once through the same check': async (t, store) => {
    const results = await Promise.all(Array.from({ length: 32 }, () => {
      return store.commit({ checks: [{ key: ['once'], version: null }], puts: [{ key: ['once'], value: Buffer.from('x') }] })
    }))
    t.equal(results.filter(({ ok }) => ok).length, 1)
  },

  'commit() loses no increment of many that read, check and write': async (t, store) => {
    const increment = async (): Promise<void> => {
      const entry = await store.get(['counter'])
      const value = Buffer.from(String(Number(show(entry)?.[1] ?? 0) + 1))
      const result = await store.commit({ checks: [{ key: ['counter'], version: entry?.version ?? null }], puts: [{ key: ['counter'], value }] })
      if (!result.ok) await increment()
    }
    await Promise.all(Array.from({ length: 16 }, increment))
    t.equal(show(await store.get(['counter']))?.[1], '16')
  },

  'commit() sees the deletion by one before it': async (t, store) => {
    const version = await put(store, ['a'], 'x')
    const [deleted, checked] = await Promise.all([
      store.commit({ deletes: [['a']] }),
      store.commit({ checks: [{ key: ['a'], version }], puts: [{ key: ['a'], value: Buffer.from('y') }] }),
    ])
    t.match([deleted, checked], [{ ok: true }, { ok: false, conflict: ['a'] }])
    t.equal(await store.get(['a']), undefined)
  },

  'commit() of checks alone answers whether they hold': async (t, store) => {
    const version = await put(store, ['a'], 'x')
    t.match(await store.commit({ checks: [{ key: ['a'], version }] }), { ok: true })
    t.match(await store.commit({ checks: [{ key: ['a'], version: null }] }), { ok: false })
  },

  'commit() with a key both deleted and put leaves it put': async (t, store) => {
    await store.commit({ puts: [{ key: ['a'], value: Buffer.from('x') }], deletes: [['a']] })
    t.equal(show(await store.get(['a']))?.[1], 'x')
  },

  'commit() refuses keys that cannot be kept apart': async (t, store) => {
    for (const key of [[], [Number.NaN], ['\ud800']]) {
      await t.rejects(store.commit({ puts: [{ key, value: Buffer.from('x') }] }), { code: 'HP_ERR_DATA_KEY' }, JSON.stringify(key))
    }
  },

  'an entry is not seen from its expiry on, by no reader and no check': async (t, store, time) => {
    await store.commit({ puts: [{ key: ['s', 1], value: Buffer.from('x'), expiresAt: time.now + 10 }, { key: ['s', 2], value: Buffer.from('y') }] })
    time.now += 9
    t.equal(show(await store.get(['s', 1]))?.[1], 'x')
    time.now += 1
    t.equal(await store.get(['s', 1]), undefined)
    t.strictSame((await store.getMany([['s', 1], ['s', 2]])).map((entry) => show(entry)?.[1]), [undefined, 'y'])
    t.strictSame(await values(store, { prefix: ['s'] }), ['y'])
    t.match(await store.commit({ checks: [{ key: ['s', 1], version: null }] }), { ok: true })
  },

  'an entry put anew outlives the expiry it had before': async (t, store, time) => {
    const key = ['session']
    await store.commit({ puts: [{ key, value: Buffer.from('1'), expiresAt: time.now + 10 }] })
    await store.commit({ puts: [{ key, value: Buffer.from('2') }] })
    time.now += 5000
    await put(store, ['other'], 'x') // gives the driver an occasion to remove what has expired
    time.now += 5000
    await put(store, ['other'], 'y')
    t.equal(show(await store.get(key))?.[1], '2')
  },

  'scan() yields what is below the prefix, in order, without the prefix itself': async (t, store) => {
    const inside: Key[] = [['p', 'a'], ['p', 'a', 1], ['p', 'b'], ['p', -1.5], ['p', 0], ['p', 2], ['p', 10], ['p', false], ['p', true]]
    for (const key of [...inside, ['p'], ['p\0'], ['o', 'z'], ['pp', 'a'], ['q', 'a']].toReversed()) await put(store, key, 'x')
    t.strictSame((await all(store, { prefix: ['p'] })).map(({ key }) => key), inside)
    t.strictSame((await all(store, { prefix: ['p'], reverse: true })).map(({ key }) => key), inside.toReversed())
    t.equal((await all(store, { prefix: [] })).length, inside.length + 5)
  },

  'scan() goes from start, included, to end, excluded': async (t, store) => {
    for (let i = 0; i < 10; i++) await put(store, ['n', i], String(i))
    const cases: [Omit<Range, 'prefix'>, string][] = [
      [{ start: ['n', 3] }, '3456789'],
      [{ end: ['n', 3] }, '012'],
      [{ start: ['n', 3], end: ['n', 6] }, '345'],
      [{ start: ['n', 3], end: ['n', 6], reverse: true }, '543'],
      [{ start: ['n', 2.5], limit: 2 }, '34'],
      [{ limit: 2, reverse: true }, '98'],
      [{ limit: 0 }, ''],
      [{ start: ['n', 6], end: ['n', 3] }, ''],
      [{ start: ['n', 4], end: ['n', 4] }, ''],
    ]
    for (const [range, expected] of cases) {
      t.equal((await values(store, { prefix: ['n'], ...range })).join(''), expected, JSON.stringify(range))
    }
  },

  'scan() never leaves the prefix, whatever start and end say': async (t, store) => {
    for (const key of [['a', 1], ['m', 1], ['z', 1]]) await put(store, key, 'x')
    const keys = async (range: Range) => (await all(store, range)).map(({ key }) => key)
    t.strictSame(await keys({ prefix: ['m'], start: ['a'], end: ['zz'] }), [['m', 1]])
    t.strictSame(await keys({ prefix: ['m'], start: [], end: [true] }), [['m', 1]])
    t.strictSame(await keys({ prefix: ['m'], start: ['n'] }), [])
    t.strictSame(await keys({ prefix: ['m'], end: ['a'] }), [])
  },

  'scan() sees one moment, whatever is committed while it goes on': async (t, store) => {
    const count = 1500
    await store.commit({ puts: Array.from({ length: count }, (_, i) => ({ key: ['n', i], value: Buffer.from('old') })) })
    const seen: string[] = []
    for await (const entry of store.scan({ prefix: ['n'] })) {
      if (seen.length === 0) {
        await store.commit({ puts: [{ key: ['n', count], value: Buffer.from('new') }, { key: ['n', count - 1], value: Buffer.from('new') }], deletes: [['n', 700]] })
      }
      seen.push(String(show(entry)?.[1]))
    }
    t.equal(seen.length, count)
    t.ok(seen.every((value) => value === 'old'))
  },

  'scan() can be left early, and closing is still possible': async (t, store) => {
    for (let i = 0; i < 5; i++) await put(store, ['n', i], 'x')
    for await (const { key } of store.scan({ prefix: ['n'] })) {
      t.strictSame(key, ['n', 0])
      break
    }
    await store.close()
  },

  'close() answers what was committed before it, and refuses what comes after': async (t, store) => {
    const before = store.commit({ puts: [{ key: ['a'], value: Buffer.from('x') }] })
    const closed = store.close()
    t.match(await before, { ok: true })
    await closed
    await store.close()
    await t.rejects(store.commit({ deletes: [['a']] }), { code: 'HP_ERR_DATA_CLOSED' })
    await t.rejects(store.get(['a']), { code: 'HP_ERR_DATA_CLOSED' })
    await t.rejects(all(store, { prefix: [] }), { code: 'HP_ERR_DATA_CLOSED' })
  },
}

async function put(store: Store, key: Key, value: string): Promise<string> {
  const result = await store.commit({ puts: [{ key, value: Buffer.from(value) }] })
  return result.ok ? result.version : 'conflict'
}

async function all(store: Store, range: Range): Promise<Entry[]> {
  return Array.fromAsync(store.scan(range))
}

async function values(store: Store, range: Range): Promise<string[]> {
  return (await all(store, range)).map(({ value }) => Buffer.from(value).toString())
}

function show(entry: Entry | undefined): [Key, string] | undefined {
  return entry && [entry.key, Buffer.from(entry.value).toString()]
}
