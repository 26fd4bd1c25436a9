import { test, type Test } from 'tap'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

async function withPinned(t: Test): Promise<Fixture> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.base', 'acme.mail')
  await f.publish({ id: 'acme.base', version: '1.1.0' })
  await f.publish({ id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '^1.1.0' } })
  t.match(await f.lifecycle.pin('acme.base', ADMIN), { version: '1.0.0', pinned: { by: 'token:admin', at: '2026-01-01T00:00:00.000Z' } })
  return f
}

test('pin() holds a plugin: an install or upgrade that would need it moved is refused, with who pinned it and the way out', async t => {
  const f = await withPinned(t)
  const refusal = { code: 'HP_ERR_RESOLUTION', message: /acme\.base is pinned to 1\.0\.0 by token:admin/, fix: /Unpin acme\.base \(hardpoint unpin acme\.base\)/ }
  for (const spec of ['acme.base@1.1.0', 'acme.base@^1.1.0', 'acme.mail@1.1.0']) await t.rejects(f.lifecycle.plan([spec], ADMIN), refusal, spec)
  await t.rejects(f.lifecycle.plan(['acme.base@1.1.0'], ADMIN, { upgrade: true }), refusal)
  await t.rejects(f.lifecycle.plan(['acme.base@0.9.0 || 1.1.0'], ADMIN, { allowDowngrade: true }), refusal)
  t.strictSame((await f.lifecycle.plan([], ADMIN, { upgrade: true })).plugins, [], 'an upgrade of everything goes around it')
  t.match(f.lifecycle.info('acme.base').installed, { version: '1.0.0', pinned: { by: 'token:admin' } })
  t.match(await f.lifecycle.outdated(ADMIN), [
    { id: 'acme.base', wanted: '1.0.0', newest: '1.1.0', why: ['acme.base is pinned to 1.0.0 by token:admin'] },
    { id: 'acme.mail', wanted: '1.0.0', newest: '1.1.0', why: [/acme\.mail 1\.1\.0 needs acme\.base \^1\.1\.0/, /acme\.base is pinned/] },
  ])
})

test('pin() holds after a restart, and when the plugin is asked for again', async t => {
  const f = await withPinned(t)
  await f.restart()
  t.match((await f.install('acme.base')).plugins, [{ id: 'acme.base', version: '1.0.0' }])
  t.match(f.lifecycle.info('acme.base').installed, { version: '1.0.0', pinned: { by: 'token:admin' } })
  await f.lifecycle.disable('acme.base', ADMIN, { cascade: true })
  t.match(await f.lifecycle.enable('acme.base', ADMIN), { pinned: { by: 'token:admin' } })
})

test('pin() holds against a rollback, of the plugin and of one that would take it along', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '~1.0.0' } })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.base', version: '1.1.0' })
  await f.publish({ id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '~1.1.0' } })
  await f.install('acme.mail')
  await f.lifecycle.pin('acme.base', ADMIN)
  const refusal = { code: 'HP_ERR_PINNED', details: { plugin: 'acme.base', version: '1.1.0', by: 'token:admin' } }
  await t.rejects(f.lifecycle.planRollback('acme.base'), refusal)
  await t.rejects(f.lifecycle.planRollback('acme.mail'), refusal)
  await f.lifecycle.unpin('acme.base', ADMIN)
  t.equal((await f.lifecycle.planRollback('acme.mail')).plugins.length, 2)
})

test('pin() makes plans stale that were made before it', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await f.lifecycle.pin('acme.mail', ADMIN)
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
})

test('pin() refuses another version than the installed one, and what is not installed', async t => {
  const f = await withPinned(t)
  await t.rejects(f.lifecycle.pin('acme.mail', ADMIN, { version: '1.1.0' }), { code: 'HP_ERR_PIN_VERSION', details: { installed: '1.0.0', version: '1.1.0' } })
  t.equal(f.lifecycle.info('acme.mail').installed.pinned, undefined)
  t.match(await f.lifecycle.pin('acme.mail', ADMIN, { version: '1.0.0' }), { pinned: {} })
  await t.rejects(f.lifecycle.pin('acme.none', ADMIN), { code: 'HP_ERR_NOT_INSTALLED' })
})

test('pin() ends with the plugin', async t => {
  const f = await withPinned(t)
  await f.lifecycle.remove('acme.base', ADMIN, { cascade: true })
  t.match((await f.install('acme.mail')).plugins.map(({ id, version }) => `${id} ${version}`), ['acme.base 1.1.0', 'acme.mail 1.1.0'])
})
