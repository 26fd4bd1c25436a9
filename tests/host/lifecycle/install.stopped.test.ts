import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { dataPrefix } from '../../../host/capabilities/storage-keys.ts'
import { ADMIN, fixture, type Fixture } from './_harness.ts'
import { POLICY, review } from './_review.ts'
import { calls, looked } from './_watched.ts'

const ADVISORY = {
  id: 'HPA-1', plugin: 'acme.mail', range: '<2.0.0', severity: 'critical', title: 'Mail is sent to strangers', action: 'disable', publishedAt: '2026-01-01T00:00:00.000Z',
} as const

/** Something that stops acme.mail 1.0.0 and no later version, which can be taken back. */
interface Stop {
  readonly code: string
  readonly stop: (f: Fixture) => Promise<unknown>
  /** Once 2.0.0 is there. */
  readonly published?: (f: Fixture) => unknown
  readonly lift: (f: Fixture) => Promise<unknown>
}

async function advised(f: Fixture): Promise<void> {
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
}

/** By another key than the one of before, from here on. */
async function distrusted(f: Fixture): Promise<void> {
  const to = generateKeyPair()
  const { acme: from } = f.keys
  if (from === undefined) return
  await f.lifecycle.distrust('acme', ADMIN)
  await f.registry.rotate('acme', { from, to })
  f.keys['former'] = from
  f.keys['acme'] = to
  await f.lifecycle.trust('acme', to.publicKey, ADMIN)
}

const STOPS: readonly Stop[] = [
  { code: 'HP_ERR_REVOKED', stop: advised, lift: f => f.lifecycle.acceptAdvisory('HPA-1', 'for now', ADMIN) },
  { code: 'HP_ERR_PUBLISHER_CHANGED', stop: distrusted, lift: f => f.lifecycle.trust('acme', f.keys['former']?.publicKey ?? '', ADMIN) },
  {
    code: 'HP_ERR_COUNTERSIGNATURE', stop: f => f.restart(POLICY), published: f => review(f, 'acme.mail', '2.0.0'),
    lift: async f => { review(f, 'acme.mail', '1.0.0') },
  },
  { code: 'HP_ERR_ENGINE', stop: f => f.restart({}, '0.2.0'), lift: f => f.restart() },
]

/** Namespaces under which there is data. */
async function data({ store }: Fixture): Promise<string[]> {
  const found = new Set<string>()
  for await (const { key } of store.scan({ prefix: ['data'] })) found.add(String(key[2]))
  return [...found].toSorted()
}

/** acme.mail 1.0.0, with what somebody stored. */
async function installed(t: Test): Promise<Fixture> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', engines: { hardpoint: '~0.1.0' } })
  await f.install('acme.mail')
  await f.store.commit({ puts: [{ key: [...dataPrefix('default', 'acme.mail'), 'k'], value: Buffer.from('1') }] })
  return f
}

async function publishNext(f: Fixture): Promise<void> {
  f.cells.handlers.set('2.0.0', () => undefined)
  await f.publish({ id: 'acme.mail', version: '2.0.0', dataVersion: 2, engines: { hardpoint: '>=0.1.0' } })
}

const goBack = async (f: Fixture) => f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN)

for (const { code, stop, published, lift } of STOPS) {
  test(`install() over a version that is stopped by ${code} keeps it with its data, tries the new one and watches it, and it can be gone back to`, async t => {
    const f = await installed(t)
    await stop(f)
    t.equal(f.lifecycle.info('acme.mail').problem?.code, code)
    await publishNext(f)
    await published?.(f)
    f.cells.told.length = 0
    const { plugins: [planned] } = await f.install('acme.mail')
    t.strictSame(planned?.migration, { from: 1, to: 2, organisations: 1 })
    t.match(planned?.notUndone, [/as it was before the migration/, /Events/])
    t.strictSame(f.cells.told.filter(told => told.endsWith('beside')).length, 2, 'migrated, and then tried')
    t.match(f.lifecycle.info('acme.mail'), { problem: undefined, upgrades: { kept: [{ version: '1.0.0' }], watchedUntil: String } })
    t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
    await t.rejects(f.lifecycle.planRollback('acme.mail'), { code }, 'as long as it is stopped')
    await lift(f)
    t.match(await goBack(f), [{ id: 'acme.mail', version: '1.0.0' }])
    t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail')
    t.strictSame(await data(f), ['acme.mail'])
  })

  test(`install() over a version that is stopped by ${code} changes nothing where the new one does not work`, async t => {
    const f = await installed(t)
    await stop(f)
    f.cells.handlers.set('2.0.0', () => { throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'Error: torn' }) })
    await f.publish({ id: 'acme.mail', version: '2.0.0', engines: { hardpoint: '>=0.1.0' } })
    await published?.(f)
    await t.rejects(f.install('acme.mail'), { code: 'HP_ERR_UPGRADE_PROBE', details: { installed: '1.0.0' } })
    t.match(f.lifecycle.info('acme.mail'), { installed: { version: '1.0.0' }, problem: { code } })
    t.strictSame(await data(f), ['acme.mail'])
  })
}

test('a version that replaced a stopped one does not go back to it by itself, and the log says why', async t => {
  const f = await installed(t)
  await advised(f)
  await publishNext(f)
  await f.install('acme.mail')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '2.0.0')
  t.match(f.logs.at(-1), { level: 'error', message: /Going back to the version before failed: Plugin acme\.mail 1\.0\.0 does not run/, fields: { code: 'HP_ERR_REVOKED' } })
})

/** acme.mail 1.0.0, whose package cannot be read any more, and 2.0.0 in the registry. */
async function broken(t: Test): Promise<Fixture> {
  const f = await installed(t)
  writeFileSync(join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.mail').installed.digest}.hpk`), 'torn')
  await f.restart()
  t.match(f.lifecycle.info('acme.mail').problem?.code, /^HP_ERR_PACKAGE_/)
  await publishNext(f)
  return f
}

test('install() over a version whose package is broken says that a migration is final, and it is', async t => {
  const f = await broken(t)
  const { plugins: [planned] } = await f.install('acme.mail')
  t.match(planned, { migration: { from: 1, to: 2, final: true }, notUndone: [/not kept, nor is its data/, /Events/] })
  t.strictSame(await data(f), ['acme.mail@1'])
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_ROLLBACK_NONE' })
})

test('install() keeps no version whose package is broken, also where its key is not trusted any more either', async t => {
  const f = await installed(t)
  await distrusted(f)
  writeFileSync(join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.mail').installed.digest}.hpk`), 'torn')
  t.equal(f.lifecycle.info('acme.mail').problem?.code, 'HP_ERR_PUBLISHER_CHANGED')
  await f.restart()
  t.match(f.lifecycle.info('acme.mail').problem?.code, /^HP_ERR_PACKAGE_/)
  await publishNext(f)
  await f.install('acme.mail')
  t.match(f.lifecycle.info('acme.mail'), { installed: { version: '2.0.0' }, upgrades: { kept: [], watchedUntil: undefined } })
})

test('install() over a version whose package is broken tries what migrates its data', async t => {
  const f = await broken(t)
  f.cells.handlers.set('2.0.0', call => {
    if (call.kind !== 'migration') throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'Error: torn' })
  })
  await t.rejects(f.install('acme.mail'), { code: 'HP_ERR_UPGRADE_PROBE' })
  t.strictSame(await data(f), ['acme.mail'])
})

test('plan() says that a migration is final where this host keeps no versions', async t => {
  const f = await installed(t)
  await f.restart({ upgrades: { keepVersions: 0 } })
  await publishNext(f)
  t.match((await f.install('acme.mail')).plugins, [{ migration: { final: true }, notUndone: [/not kept/, /Events/] }])
  t.strictSame(await data(f), ['acme.mail@1'])
})

test('install() refuses a plan that is final by now: what was kept with the data as it is was deleted since', async t => {
  const f = await fixture(t)
  for (const at of ['1', '2'] as const) {
    f.cells.handlers.set(`${at}.0.0`, () => undefined)
    await f.publish({ id: 'acme.mail', version: `${at}.0.0`, dataVersion: Number(at) })
    await f.publish({ id: 'acme.user', version: `${at}.0.0`, dependencies: { 'acme.mail': `^${at}` } })
    await f.install('acme.user', 'acme.mail')
  }
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  t.match(f.lifecycle.info('acme.user').upgrades?.abandoned, [{ version: '2.0.0' }], 'left together with the other, on the data that is there')
  await f.store.commit({ puts: [{ key: [...dataPrefix('default', 'acme.user'), 'k'], value: Buffer.from('1') }] })
  writeFileSync(join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.user').installed.digest}.hpk`), 'torn')
  await f.restart()
  f.cells.handlers.set('3.0.0', () => undefined)
  await f.publish({ id: 'acme.user', version: '3.0.0', dataVersion: 2, dependencies: { 'acme.mail': '*' } })
  const plan = await f.lifecycle.plan(['acme.user@3.0.0'], ADMIN)
  t.strictSame(plan.plugins.find(({ id }) => id === 'acme.user')?.migration, { from: 1, to: 2, organisations: 1 })
  await f.lifecycle.dropAbandoned('acme.user', ADMIN)
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
  const anew = await f.lifecycle.plan(['acme.user@3.0.0'], ADMIN)
  t.equal(anew.plugins.find(({ id }) => id === 'acme.user')?.migration?.final, true)
  t.match(await f.lifecycle.install(anew, {}, ADMIN), [{ id: 'acme.user', version: '3.0.0' }])
})
