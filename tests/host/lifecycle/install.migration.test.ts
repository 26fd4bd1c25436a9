import { dirname } from 'node:path'
import { test, type Test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { dataPrefix, expiryPrefix, usageKey } from '../../../host/capabilities/storage-keys.ts'
import { fromJson } from '../../../host/storage/json-value.ts'
import type { Commit, Key } from '../../../host/storage/store.ts'
import { openCrashHost, type CrashHost } from './_crash-host.ts'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'

const MANIFEST: Partial<Manifest> & Pick<Manifest, 'id'> = {
  id: 'acme.mail', capabilities: { storage: {}, log: {}, 'http.fetch': { hosts: ['a.example'] }, 'events.publish': { topics: ['sent'] } },
  contributes: { exports: [{ id: 'put' }, { id: 'all' }, { id: 'slow' }] },
}

/** A version whose migrations are what is given, by the data version they lead to. */
const MAIN = (version: string, migrations = ''): string => `
const all = async (host) => Object.fromEntries((await host.storage.list({ prefix: [], limit: 1000 })).entries.map(({ key, value }) => [key.join('/'), value]))
const each = async (host, change) => { for (const [key, value] of Object.entries(await all(host))) await host.storage.set(key.split('/'), change(value)) }
export default {
  exports: {
    put: async ({ key, value }, host) => { await host.storage.set([key], value); return '${version}' },
    all: (_, host) => all(host),
    slow: async ({ key }, host) => { await new Promise((done) => setTimeout(done, 150)); await host.storage.set([key], '${version}'); return '${version}' },
  },
  migrations: { ${migrations} },
}`

interface World { readonly f: Fixture; readonly host: CrashHost; call(id: string, head?: unknown, tenant?: string): Promise<unknown>; install(version: string): Promise<void> }

/** Real cells, a real store, and these versions in the registry; none is installed. */
async function world(t: Test, versions: Readonly<Record<string, readonly [dataVersion: number, migrations?: string]>>, config = {}): Promise<World> {
  const f = await fixture(t)
  for (const [version, [dataVersion, migrations]] of Object.entries(versions)) await f.publish({ ...MANIFEST, version, dataVersion }, MAIN(version, migrations))
  await f.lifecycle.close()
  await f.store.close()
  const host = await openCrashHost(dirname(f.dataDirectory), { config })
  t.teardown(() => host.close())
  return {
    f, host,
    async call(id, head = null, tenant = 'default') {
      const principal = { kind: 'token', id: 'token:x', tenant, roles: [] } as const
      return JSON.parse((await host.runtime.invoke({ plugin: 'acme.mail', kind: 'export', id, head, tenant, requestId: 'r', principal })).text) as unknown
    },
    async install(version) {
      const plan = await host.lifecycle.plan([`acme.mail@${version}`], ADMIN, { allowDowngrade: true })
      await host.lifecycle.install(plan, consentToAll(plan), ADMIN)
    },
  }
}

/** Every generation there is data of, of any tenant. */
async function generations({ store }: Pick<CrashHost, 'store'>): Promise<string[]> {
  const found = new Set<string>()
  for (const prefix of [['data'], ['sys', 'usage'], ['sys', 'expiry']]) for await (const { key } of store.scan({ prefix })) found.add(String(key[prefix.length + 1]))
  return [...found].toSorted()
}

const PLUS = (step: number): string => `${step}: (host, { tenant }) => each(host, value => value + ' ${step}' + tenant[0])`

test('install() migrates a copy of the data, each step in each organisation, and leaves the old data as it was', async t => {
  const { host, call, install } = await world(t, { '1.0.0': [1], '3.0.0': [3, `${PLUS(2)}, ${PLUS(3)}`] })
  await install('1.0.0')
  for (const tenant of ['default', 'other']) await call('put', { key: 'a', value: tenant }, tenant)
  const { plugins: [planned] } = await host.lifecycle.plan(['acme.mail'], ADMIN)
  t.match(planned, { migration: { from: 1, to: 3, organisations: 2 }, notUndone: [/is deleted/, /Events/] })
  await install('3.0.0')
  t.strictSame([await call('all'), await call('all', null, 'other')], [{ a: 'default 2d 3d' }, { a: 'other 2o 3o' }])
  t.strictSame(await generations(host), ['acme.mail', 'acme.mail@1'])
  const used = async (namespace: string) => fromJson((await host.store.get(usageKey('default', namespace)))?.value ?? Buffer.from('{}'))
  t.strictSame([await used('acme.mail'), await used('acme.mail@1')], [{ bytes: 32 + 5 + 9 }, { bytes: 32 + 5 + 15 }], 'each with its own count')
  t.match((await host.lifecycle.planRollback('acme.mail')).plugins, [{ notUndone: [/as it was before the migration/, /Events/] }])
  await host.lifecycle.rollback('acme.mail', (await host.lifecycle.planRollback('acme.mail')).id, ADMIN)
  t.strictSame([await call('all'), await call('all', null, 'other')], [{ a: 'default' }, { a: 'other' }], 'going back finds the data as it was')
  t.strictSame(await generations(host), ['acme.mail'])
  await call('put', { key: 'b', value: 'later' })
  await install('3.0.0')
  t.strictSame(await call('all'), { a: 'default 2d 3d', b: 'later 2d 3d' }, 'and it can be migrated again')
})

const FAILURES: readonly { name: string; migrations: string; problem: RegExp; cause: string }[] = [
  { name: 'throws', migrations: '2: (host, { tenant }) => { if (tenant === "other") throw new Error("torn"); return each(host, () => "spoilt") }', problem: /torn/, cause: 'HP_ERR_PLUGIN_THREW' },
  { name: 'is missing', migrations: '3: () => {}', problem: /migration 2/, cause: 'HP_ERR_HANDLER_MISSING' },
  { name: 'fetches', migrations: '2: async (host) => { await host.http.fetch("https://a.example/") }', problem: /http\.fetch/, cause: 'HP_ERR_PLUGIN_THREW' },
  { name: 'publishes with its commit', migrations: '2: async (host) => { await host.storage.commit({ publish: [{ topic: "sent", data: 1 }] }) }', problem: /events\.publish/, cause: 'HP_ERR_PLUGIN_THREW' },
  { name: 'takes its process\'s memory', migrations: '2: async () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)) }', problem: /./, cause: 'HP_ERR_(MEMORY|CRASH)' },
]

for (const { name, migrations, problem, cause } of FAILURES) {
  test(`install() of a version whose migration ${name} leaves the old one in force, with its data`, async t => {
    const { host, call, install } = await world(t, { '1.0.0': [1], '2.0.0': [2, migrations] })
    await install('1.0.0')
    for (const tenant of ['default', 'other']) await call('put', { key: 'a', value: tenant }, tenant)
    await t.rejects(install('2.0.0'), { code: 'HP_ERR_UPGRADE_MIGRATION', message: /1\.0\.0 is still in force/, details: { step: 'migrate', dataVersion: 2, problem }, cause: { code: new RegExp(cause) } })
    t.equal(host.lifecycle.info('acme.mail').installed.version, '1.0.0')
    t.strictSame([await call('all'), await call('all', null, 'other')], [{ a: 'default' }, { a: 'other' }])
    t.strictSame(await generations(host), ['acme.mail'], 'the copy is gone')
    t.equal(await call('put', { key: 'b', value: 1 }), '1.0.0')
  })
}

test('install() with a migration loses no write that was answered, and cuts no call short', async t => {
  const { call, install } = await world(t, { '1.0.0': [1], '2.0.0': [2, '2: async (host) => { await new Promise((done) => setTimeout(done, 200)); await each(host, value => value + "!") }'] })
  await install('1.0.0')
  await call('put', { key: 'a', value: 'a' })
  const answers: Promise<unknown>[] = [call('slow', { key: 'running' })]
  const upgrade = install('2.0.0')
  for (let at = 0; at < 40; at++) {
    answers.push(call('put', { key: `k${at}`, value: 'w' }))
    await new Promise(done => setTimeout(done, 10))
  }
  await upgrade
  const by = await Promise.all(answers)
  t.equal(by[0], '1.0.0', 'what ran finished in the version in which it began')
  t.ok(by.includes('2.0.0'), 'what waited began in the new one')
  const all = await call('all') as Record<string, string>
  t.strictSame(all['running'], '1.0.0!', 'and what it wrote last is in the copy')
  for (let at = 0; at < 40; at++) t.equal(all[`k${at}`], by[at + 1] === '1.0.0' ? 'w!' : 'w', `k${at}, answered by ${String(by[at + 1])}`)
})

test('install() without a migration lets no call wait or fail, and what ran finishes where it began', async t => {
  const { call, install } = await world(t, { '1.0.0': [1], '1.1.0': [1] })
  await install('1.0.0')
  const running = call('slow', { key: 'running' })
  const answers: Promise<unknown>[] = []
  let isOver = false
  const upgrade = install('1.1.0').then(() => { isOver = true })
  while (!isOver) {
    answers.push(call('put', { key: 'a', value: answers.length }))
    await new Promise(done => setTimeout(done, 5))
  }
  await upgrade
  answers.push(call('put', { key: 'a', value: 'last' }))
  const by = await Promise.all(answers)
  t.equal(await running, '1.0.0')
  t.strictSame([...new Set(by)], ['1.0.0', '1.1.0'], 'one after the other')
  t.strictSame(by, by.toSorted(), 'and never back')
})

test('install() keeps the data of versions that are kept, and no other', async t => {
  const { host, call, install } = await world(t, { '1.0.0': [1], '2.0.0': [2, PLUS(2)], '3.0.0': [3, PLUS(3)], '3.1.0': [3] }, { upgrades: { keepVersions: 1 } })
  await install('1.0.0')
  await call('put', { key: 'a', value: 'a' })
  await install('2.0.0')
  t.strictSame(await generations(host), ['acme.mail', 'acme.mail@1'])
  await install('3.0.0')
  t.strictSame(await generations(host), ['acme.mail@1', 'acme.mail@2'])
  await install('3.1.0')
  t.strictSame(await generations(host), ['acme.mail@2'], 'a version that keeps the form of the data takes it over')
  t.strictSame(await call('all'), { a: 'a 2d 3d' })
  await host.lifecycle.remove('acme.mail', ADMIN)
  t.strictSame(await generations(host), ['acme.mail@2'], 'removed without purge it leaves its data')
  await t.rejects(install('2.0.0'), { code: 'HP_ERR_UPGRADE_DATA', details: { dataVersion: 2, found: 3 } }, 'which an older version does not know')
  await install('3.0.0')
  t.strictSame(await call('all'), { a: 'a 2d 3d' })
  await host.lifecycle.remove('acme.mail', ADMIN, { purge: true })
  t.strictSame(await generations(host), [])
  await install('1.0.0')
  t.strictSame(await call('all'), {}, 'after a purge any version begins anew')
})

test('install() migrates what an earlier install left, and deletes what nobody can go back to', async t => {
  const { host, call, install } = await world(t, { '1.0.0': [1], '2.0.0': [2, PLUS(2)] })
  await install('1.0.0')
  await call('put', { key: 'a', value: 'a' })
  await host.lifecycle.remove('acme.mail', ADMIN)
  await install('2.0.0')
  t.strictSame(await call('all'), { a: 'a 2d' })
  t.strictSame(await generations(host), ['acme.mail@1'])
})

test('install() of a higher data version asks nothing where there is no data, and keeps apart what comes then', async t => {
  const { host, call, install } = await world(t, { '1.0.0': [1], '5.0.0': [5] })
  await install('1.0.0')
  await install('5.0.0')
  await call('put', { key: 'a', value: 'new form' })
  await t.rejects(install('1.0.0'), { code: 'HP_ERR_UPGRADE_DATA', details: { dataVersion: 1, found: 5 } })
  await host.lifecycle.rollback('acme.mail', (await host.lifecycle.planRollback('acme.mail')).id, ADMIN)
  t.strictSame(await call('all'), {}, 'the version before does not see what it would not understand')
  await host.lifecycle.remove('acme.mail', ADMIN, { purge: true })
  await install('5.0.0')
  await call('put', { key: 'a', value: 'a' })
  t.strictSame(await generations(host), ['acme.mail@2'], 'a first install needs no copy, and no number comes twice')
})

test('install() migrates the data of an organisation that came while the upgrade began', async t => {
  const { host, call, install } = await world(t, { '1.0.0': [1], '2.0.0': [2, PLUS(2)] })
  await install('1.0.0')
  const began = call('slow', { key: 'late' }, 'other')
  const upgrade = install('2.0.0')
  t.strictSame([await began, await upgrade, await call('all', null, 'other')], ['1.0.0', undefined, { late: '1.0.0 2o' }])
  t.equal(host.lifecycle.info('acme.mail').installed.version, '2.0.0')
})

const ENTRIES = 1100

/** acme.mail 1.0.0 with data in the store, of which some expires. */
async function filled(f: Fixture): Promise<void> {
  await f.publish({ ...MANIFEST, version: '1.0.0' })
  await f.publish({ ...MANIFEST, version: '2.0.0', dataVersion: 2 }, 'export default 2')
  f.cells.handlers.set('2.0.0', () => undefined)
  const plan = await f.lifecycle.plan(['acme.mail@1.0.0'], ADMIN)
  await f.lifecycle.install(plan, consentToAll(plan), ADMIN)
  const puts: NonNullable<Commit['puts']>[number][] = [{ key: usageKey('default', 'acme.mail'), value: Buffer.from('{"bytes":7}') }]
  for (let at = 0; at < ENTRIES; at++) {
    puts.push({ key: [...dataPrefix('default', 'acme.mail'), 'n', at], value: Buffer.from(`00000000${at}`) }, { key: [...expiryPrefix('default', 'acme.mail'), 9e12, 'n', at], value: Buffer.from('null') })
  }
  await f.store.commit({ puts })
}

async function below(f: Fixture, prefix: Key): Promise<string[]> {
  const found: string[] = []
  for await (const { key, value } of f.store.scan({ prefix })) found.push(`${key.slice(prefix.length).join('/')}=${Buffer.from(value).toString()}`)
  return found
}

test('install() copies data in bounded commits, all of it, and is whole when it is killed at any of them', async t => {
  const f = await fixture(t)
  await filled(f)
  const old = [await below(f, dataPrefix('default', 'acme.mail')), await below(f, expiryPrefix('default', 'acme.mail'))]
  t.equal(old[0]?.length, ENTRIES)
  let [commits, largest] = [0, 0]
  for (let killedAt = 1; ; killedAt++) {
    commits = 0
    const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
    f.beforeCommit = ({ puts = [] }) => {
      largest = Math.max(largest, puts.length)
      if (++commits >= killedAt) throw new RangeError('killed')
    }
    const killed = await f.lifecycle.install(plan, consentToAll(plan), ADMIN).then(() => false, () => true)
    f.beforeCommit = () => {}
    const isNew = f.lifecycle.info('acme.mail').installed.version === '2.0.0'
    if (!killed) break
    await f.restart()
    t.equal(f.lifecycle.info('acme.mail').installed.version, isNew ? '2.0.0' : '1.0.0')
    t.notOk(isNew, `commit ${killedAt} was before the switch`)
    t.strictSame(await generations(f), ['acme.mail'], `killed at commit ${killedAt}: nothing of the copy is left`)
    t.strictSame([await below(f, dataPrefix('default', 'acme.mail')), await below(f, expiryPrefix('default', 'acme.mail'))], old)
  }
  t.ok(commits >= 10, `${commits} commits`)
  const [, copy = ''] = await generations(f)
  t.equal(largest, 500)
  t.strictSame([await below(f, dataPrefix('default', copy)), await below(f, expiryPrefix('default', copy))], old)
  t.strictSame(fromJson((await f.store.get(usageKey('default', copy)))?.value ?? Buffer.from('null')), { bytes: 7 })
  await f.restart()
  t.equal((await below(f, dataPrefix('default', copy))).length, ENTRIES, 'the next start leaves what is in force')
})
