import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import type { ConsentRules } from '../../../host/lifecycle/consent-rules.ts'
import { ADMIN, fixture, NO_GATE, RULES } from './_harness.ts'
import { calls, looked, upgraded } from './_watched.ts'

test('rollback() tries the earlier version beside the one that serves, and changes nothing where it does not work', async t => {
  const f = await fixture(t)
  let ill = false
  f.cells.handlers.set('1.0.0', () => {
    if (ill) throw new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'health', problem: 'no key' })
  })
  f.cells.handlers.set('1.1.0', () => undefined)
  await upgraded(f, { contributes: { health: true } })
  ill = true
  const { id } = await f.lifecycle.planRollback('acme.mail')
  await t.rejects(f.lifecycle.rollback('acme.mail', id, ADMIN), { code: 'HP_ERR_UPGRADE_PROBE', message: /acme\.mail 1\.0\.0 does not work: .*no key\. 1\.1\.0 is still in force/ })
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.1.0', 'nor does the host go back to it by itself')
  t.match(f.logs, [{ level: 'error', fields: { code: 'HP_ERR_UPGRADE_PROBE' } }])
  await f.lifecycle.disable('acme.mail', ADMIN)
  await f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN)
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0', 'one that serves nobody has nothing to lose')
})

test('rollback() is refused where this host has no capability any more that the earlier version asks for', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} } })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.install('acme.mail')
  const consentFor: ConsentRules['consentFor'] = ({ capabilities = {} }) => {
    for (const capability of Object.keys(capabilities)) throw new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability, nearest: 'log' })
    return []
  }
  const later = await createLifecycle({
    store: f.store, registry: () => undefined, cells: f.cells, gate: NO_GATE, consent: { ...RULES, consentFor }, config: {}, clock: Date.now, engineVersion: '0.1.0', every: () => () => {},
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) }, dataDirectory: f.dataDirectory,
  })
  t.equal(later.all().length, 1)
  await t.rejects(later.planRollback('acme.mail'), { code: 'HP_ERR_CAPABILITY_UNKNOWN' })
})

test('rollback() holds a plugin to what it only works with, where that is there', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.install('acme.base')
  await f.publish({ id: 'acme.base', version: '2.0.0' })
  await f.install('acme.base')
  await f.publish({ id: 'acme.user', version: '1.0.0', optionalDependencies: { 'acme.base': '^2', 'acme.none': '*' } })
  await f.install('acme.user')
  await t.rejects(f.lifecycle.planRollback('acme.base'), { code: 'HP_ERR_ROLLBACK_NEEDS', details: { plugin: 'acme.base', version: '1.0.0', other: 'acme.user', range: '^2' } })
  await f.lifecycle.remove('acme.user', ADMIN)
  t.match(await f.lifecycle.planRollback('acme.base'), { plugins: [{ to: '1.0.0' }] })
})

test('a deliberate downgrade is not watched, and does not go forward by itself', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.install('acme.mail')
  const plan = await f.lifecycle.plan(['acme.mail@1.0.0'], ADMIN, { allowDowngrade: true })
  await f.lifecycle.install(plan, {}, ADMIN)
  t.notOk(f.lifecycle.info('acme.mail').upgrades?.watchedUntil)
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
})

test('a version that goes back by itself leaves alone what an admin upgraded on its own later', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '^1' } })
  await f.install('acme.user')
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.install('acme.mail')
  f.now += 1000
  await f.publish({ id: 'acme.user', version: '1.1.0', dependencies: { 'acme.mail': '^1.1' } })
  await f.install('acme.user')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.1.0')
  t.match(f.logs, [{ level: 'error', message: /Going back to the version before failed: .*acme\.user 1\.1\.0/, fields: { code: 'HP_ERR_ROLLBACK_NEEDS' } }])
  t.match((await f.lifecycle.planRollback('acme.mail')).plugins.map(({ id }) => id), ['acme.mail', 'acme.user'], 'an admin may still take both back')
})

test('what is upgraded in one change goes back together by itself', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '=1.0.0' } })
  await f.install('acme.user')
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.publish({ id: 'acme.user', version: '1.1.0', dependencies: { 'acme.mail': '=1.1.0' } })
  await f.install('acme.user', 'acme.mail')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  t.equal(f.lifecycle.info('acme.user').installed.version, '1.0.0')
})

test('a version that went back is told as gone back, also where tidying after it fails', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 50 })
  f.cells.release = async () => { throw new RangeError('torn') }
  t.equal(await looked(f), '1.0.0')
  t.match(f.logs, [{ level: 'error', message: /^What going back left could not be deleted, and is at the next start: RangeError: torn$/ }, { level: 'warn', message: /^Went back from 1\.1\.0 to 1\.0\.0/ }])
})
