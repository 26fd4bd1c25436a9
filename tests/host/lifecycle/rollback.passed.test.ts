import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { dataPrefix } from '../../../host/capabilities/storage-keys.ts'
import { ADMIN, fixture, type Fixture } from './_harness.ts'
import { POLICY, review } from './_review.ts'
import { calls, looked } from './_watched.ts'

const DAY = 86_400_000

/** Namespaces under which there is data. */
async function data({ store }: Fixture): Promise<string[]> {
  const found = new Set<string>()
  for await (const { key } of store.scan({ prefix: ['data'] })) found.add(String(key[2]))
  return [...found].toSorted()
}

/** A version that somebody stores something in. */
async function put(f: Fixture, version: string, manifest: Partial<Manifest> = {}): Promise<void> {
  f.cells.handlers.set(version, () => undefined)
  await f.publish({ id: 'acme.mail', version, ...manifest }, `export default '${version}'`)
  await f.install(`acme.mail@${version}`)
  await f.store.commit({ puts: [{ key: [...dataPrefix('default', f.lifecycle.get('acme.mail')?.namespace ?? ''), 'k'], value: Buffer.from('1') }] })
}

/** With an advisory that stops these versions of acme.mail. */
async function stopped(f: Fixture, range: string): Promise<void> {
  f.advisories = [{ id: 'HPA-1', plugin: 'acme.mail', range, severity: 'critical', action: 'disable', title: 'Lets strangers in', publishedAt: '2026-01-01T00:00:00.000Z' }]
  await f.lifecycle.pollAdvisories()
}

/** acme.mail 1.0.0, 1.1.0, which is stopped, and 1.2.0, each with a form of its data. */
async function three(t: Test, forms = [1, 2, 3]): Promise<Fixture> {
  const f = await fixture(t)
  const [first = 1, second = 1, third = 1] = forms
  await put(f, '1.0.0', { dataVersion: first })
  await put(f, '1.1.0', { dataVersion: second })
  await stopped(f, '1.1.0')
  await put(f, '1.2.0', { dataVersion: third })
  t.match(f.lifecycle.info('acme.mail').upgrades?.kept, [{ version: '1.1.0' }, { version: '1.0.0' }])
  return f
}

const goBack = async (f: Fixture, options = {}) => f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail', options)).id, ADMIN, options)

const STOPS: readonly { readonly code: string; stop(f: Fixture): Promise<unknown> | void }[] = [
  { code: 'HP_ERR_REVOKED', stop: f => stopped(f, '1.1.0') },
  { code: 'HP_ERR_ROLLBACK_BLOCKED', stop: f => f.restart({ policy: { blocked: ['acme.mail@1.1.0'] } }) },
  { code: 'HP_ERR_ENGINE', stop: f => f.restart({}, '0.2.0') },
  {
    code: 'HP_ERR_COUNTERSIGNATURE',
    async stop(f) {
      for (const version of ['1.0.0', '1.2.0']) review(f, 'acme.mail', version)
      await f.restart(POLICY)
    },
  },
]

for (const { code, stop } of STOPS) {
  test(`rollback() passes over a kept version that is refused by ${code}, and the plan says so`, async t => {
    const f = await fixture(t)
    for (const version of ['1.0.0', '1.1.0', '1.2.0']) await put(f, version, { engines: { hardpoint: version === '1.1.0' ? '~0.1.0' : '>=0.1.0' } })
    await stop(f)
    const { plugins } = await f.lifecycle.planRollback('acme.mail')
    t.match(plugins, [{ from: '1.2.0', to: '1.0.0', notUndone: [/both versions read the same data/, /Events/], passedOver: [{ version: '1.1.0', code, message: /1\.1\.0/, dataKept: false }] }])
    t.match(await goBack(f), [{ id: 'acme.mail', version: '1.0.0' }])
    t.strictSame(f.lifecycle.info('acme.mail').upgrades?.kept, [], 'what has no data of its own is left')
    t.notOk(f.lifecycle.info('acme.mail').upgrades?.abandoned)
  })
}

test('rollback() passes over a version whose package is not what was installed any more, and of which no key is trusted', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    if (version === '1.2.0') writeFileSync(join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.mail').installed.digest}.hpk`), 'torn')
    await put(f, version)
  }
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins, [{ to: '1.0.0', passedOver: [{ version: '1.1.0', code: /^HP_ERR_PACKAGE_/ }] }])
  await f.lifecycle.distrust('acme', ADMIN)
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_PUBLISHER_CHANGED' }, 'where none may return, it says what is against the newest')
})

test('rollback() refuses a plan where another version may return meanwhile', async t => {
  const f = await three(t)
  const { id } = await f.lifecycle.planRollback('acme.mail')
  await f.lifecycle.acceptAdvisory('HPA-1', 'for now', ADMIN)
  await t.rejects(f.lifecycle.rollback('acme.mail', id, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins, [{ to: '1.1.0', passedOver: undefined }])
})

test('rollback() keeps the data of what it passes over for 30 days, and it can be had again once it runs', async t => {
  const f = await three(t)
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins, [{ to: '1.0.0', notUndone: [/what the newer version stored since is deleted/, /Events/], passedOver: [{ version: '1.1.0', dataKept: true }] }])
  await goBack(f)
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail')
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'], 'what the version stored that is left goes, as the plan said')
  t.match(f.lifecycle.info('acme.mail').upgrades, { kept: { length: 0 }, abandoned: [{ version: '1.1.0', deleteAt: '2026-01-31T00:00:00.000Z' }] })
  await t.rejects(f.lifecycle.planRollback('acme.mail', { undo: true }), { code: 'HP_ERR_REVOKED' })
  await f.lifecycle.acceptAdvisory('HPA-1', 'for now', ADMIN)
  t.match(await goBack(f, { undo: true }), [{ version: '1.1.0' }])
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail@1')
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
})

test('rollback() with undo passes over one that is stopped as well, and leaves it where it is', async t => {
  const f = await fixture(t)
  await put(f, '1.0.0')
  await put(f, '2.0.0', { dataVersion: 2 })
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  await put(f, '1.1.0', { dataVersion: 2 })
  await stopped(f, '1.1.0')
  await put(f, '1.2.0', { dataVersion: 3 })
  await goBack(f)
  t.match(f.lifecycle.info('acme.mail').upgrades?.abandoned, [{ version: '1.1.0' }, { version: '2.0.0' }])
  const all = await data(f)
  t.match((await f.lifecycle.planRollback('acme.mail', { undo: true })).plugins, [{ from: '1.0.0', to: '2.0.0', passedOver: [{ version: '1.1.0', code: 'HP_ERR_REVOKED', dataKept: true }] }])
  t.match(await goBack(f, { undo: true }), [{ version: '2.0.0' }])
  t.match(f.lifecycle.info('acme.mail').upgrades, { kept: [{ version: '1.0.0' }], abandoned: [{ version: '1.1.0' }] })
  t.strictSame(await data(f), all)
})

test('rollback() says that data stays which a version that is passed over shares with the one that is left', async t => {
  const f = await three(t, [1, 2, 2])
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins, [{ notUndone: [/kept for 30 days, with a version that is passed over/, /Events/], passedOver: [{ dataKept: true }] }])
  await goBack(f)
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
  f.now += 30 * DAY
  await f.look()
  t.strictSame(await data(f), ['acme.mail'])
})

test('a version that fails goes back by itself past one that is stopped, where both have the same data, and the log says so', async t => {
  const f = await three(t, [1, 1, 2])
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  t.match(f.logs.filter(({ plugin }) => plugin === 'acme.mail').slice(-2), [
    { level: 'warn', message: /^Went back from 1\.2\.0 to 1\.0\.0: / },
    { level: 'warn', message: /^Passed over 1\.1\.0: .*HPA-1/, fields: { code: 'HP_ERR_REVOKED' } },
  ])
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
  t.match(f.lifecycle.info('acme.mail').upgrades, { kept: { length: 0 }, abandoned: [{ version: '1.2.0' }] })
  t.match(await goBack(f, { undo: true }), [{ version: '1.2.0' }], 'and that can be taken back')
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail@1')
})

test('a version that fails does not go back by itself to data that is older than that of a stopped one; by hand it does, and the plan says how old it is', async t => {
  const f = await fixture(t)
  await put(f, '1.0.0')
  f.now += 1000
  await put(f, '1.1.0', { dataVersion: 2 })
  f.now += 21 * DAY
  await stopped(f, '1.1.0')
  await put(f, '1.2.0', { dataVersion: 2 })
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.2.0')
  t.match(f.logs.at(-1), { level: 'error', message: /^Going back to the version before failed: .*HPA-1.*\(By hand: hardpoint rollback acme\.mail --dry-run\)$/, fields: { code: 'HP_ERR_REVOKED' } })
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail@1')
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins, [{ to: '1.0.0', notUndone: [/before the migration, at 2026-01-01T00:00:01\.000Z/, /Events/], passedOver: [{ version: '1.1.0', dataKept: true }] }])
  await goBack(f)
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
  f.now += 30 * DAY
  await f.look()
  t.strictSame(await data(f), ['acme.mail'])
  t.match(f.logs.at(-1), { message: 'Deleted what 1.1.0 had stored, which nobody took back in time' })
})

test('a version does not go back by its error rate past a stopped one to one that is warned of, but from a quarantine it does', async t => {
  const f = await three(t, [1, 1, 2])
  const [advisory] = f.advisories ?? []
  if (advisory !== undefined) f.advisories = [advisory, { ...advisory, id: 'HPA-2', range: '1.0.0', action: 'warn' }]
  await f.lifecycle.pollAdvisories()
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.2.0')
  t.match(f.logs.at(-1), { message: /because acme\.mail 1\.0\.0 is warned of \(HPA-2\)/ })
  f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
  t.equal(await looked(f), '1.0.0')
})

test('rollback() gives back nothing that an admin took from a version that is passed over', async t => {
  const f = await fixture(t)
  const capabilities: Manifest['capabilities'] = { config: {}, log: {} }
  await put(f, '1.0.0', { capabilities })
  await put(f, '1.1.0', { capabilities })
  f.now += 1000
  await f.lifecycle.setGrant('acme.mail', { config: {} }, ADMIN)
  await stopped(f, '1.1.0')
  await put(f, '1.2.0', { capabilities: { config: {} } })
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins, [{ to: '1.0.0', regained: { length: 0 } }])
  await goBack(f)
  t.strictSame(Object.keys(f.lifecycle.info('acme.mail').grant.capabilities), ['config'])
})

test('rollback() gives back nothing that an admin took from the version in force, though one between did not ask for it', async t => {
  const f = await fixture(t)
  await put(f, '1.0.0', { capabilities: { log: {} } })
  await put(f, '1.1.0')
  await stopped(f, '1.1.0')
  await put(f, '1.2.0', { capabilities: { log: {} } })
  f.now += 1000
  await f.lifecycle.setGrant('acme.mail', {}, ADMIN)
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, {})
})

const keptVersions = (f: Fixture) => f.lifecycle.info('acme.mail').upgrades?.kept.map(({ version }) => version)

test('install() keeps as many versions that may return as config.json says, and stopped ones besides, as many at most', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) await put(f, version)
  await stopped(f, '>=1.2.0 <1.5.0')
  await put(f, '1.5.0')
  t.strictSame(keptVersions(f), ['1.2.0', '1.1.0', '1.0.0'])
  await put(f, '1.6.0')
  t.strictSame(keptVersions(f), ['1.5.0', '1.2.0', '1.1.0'])
  await put(f, '1.7.0')
  t.strictSame(keptVersions(f), ['1.6.0', '1.5.0'], 'what is stopped is kept no longer than what may return')
  await stopped(f, '>=1.5.0 <1.9.0')
  for (const version of ['1.9.0', '1.9.1']) await put(f, version)
  t.strictSame(keptVersions(f), ['1.9.0', '1.7.0', '1.6.0'])
  await stopped(f, '<2.0.0')
  await put(f, '2.0.0')
  t.strictSame(keptVersions(f), ['1.9.1', '1.9.0'])
})

/** @returns whether the kill came before it was done */
async function killed(t: Test, how: 'by hand' | 'by itself', at: number): Promise<boolean> {
  const f = await three(t, how === 'by hand' ? [1, 2, 3] : [1, 1, 2])
  const { id } = await f.lifecycle.planRollback('acme.mail')
  const all = await data(f)
  let commits = 0
  let isKilled = false
  f.beforeCommit = () => {
    if (++commits < at) return
    isKilled = true
    throw new RangeError('killed')
  }
  if (how === 'by itself') {
    calls(f, { failed: 50 })
    await f.look()
  } else await f.lifecycle.rollback('acme.mail', id, ADMIN).catch(() => undefined)
  await f.restart()
  const isBack = f.lifecycle.info('acme.mail').installed.version === '1.0.0'
  t.equal(f.lifecycle.get('acme.mail')?.namespace, isBack ? 'acme.mail' : how === 'by hand' ? 'acme.mail@2' : 'acme.mail@1')
  t.strictSame(await data(f), isBack && how === 'by hand' ? ['acme.mail', 'acme.mail@1'] : all)
  t.strictSame(f.lifecycle.info('acme.mail').upgrades?.abandoned?.map(({ version }) => version), !isBack ? undefined : how === 'by hand' ? ['1.1.0'] : ['1.2.0'])
  if (!isKilled) t.ok(isBack)
  return isKilled
}

for (const how of ['by hand', 'by itself'] as const) {
  test(`going back ${how} past a stopped version is whole when it is killed at any of its commits`, async t => {
    let isKilled = true
    for (let at = 1; isKilled; at++) await t.test(`at commit ${at}`, async u => { isKilled = await killed(u, how, at) })
  })
}
