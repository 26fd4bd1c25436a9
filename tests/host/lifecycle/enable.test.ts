import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('enable() lets a disabled plugin run again, also after a restart', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'hardpoint.treasury', version: '1.0.0' })
  await f.install('treasury')
  await f.lifecycle.disable('treasury', ADMIN)
  t.match(await f.lifecycle.enable('treasury', ADMIN), { id: 'hardpoint.treasury', enabled: true })
  t.equal(f.lifecycle.get('hardpoint.treasury')?.enabled, true)
  await f.restart()
  t.equal(f.lifecycle.get('hardpoint.treasury')?.enabled, true)
})

test('enable() lifts a quarantine of a plugin that is enabled', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  f.cells.told.length = 0
  await f.lifecycle.enable('acme.mail', ADMIN)
  t.strictSame(f.cells.told, ['release acme.mail'])
})

test('enable() refuses a plugin whose dependency is disabled, and names that', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.mail')
  await f.lifecycle.disable('acme.base', ADMIN, { cascade: true })
  await t.rejects(f.lifecycle.enable('acme.mail', ADMIN), { code: 'HP_ERR_NOT_ENABLED', details: { plugin: 'acme.base', neededBy: 'acme.mail' } })
  await f.lifecycle.enable('acme.base', ADMIN)
  t.match(await f.lifecycle.enable('acme.mail', ADMIN), { enabled: true })
})

test('enable() names the nearest plugin where there is none of that name', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'hardpoint.treasury', version: '1.0.0' })
  await t.rejects(f.lifecycle.enable('tresury', ADMIN), { code: 'HP_ERR_NOT_INSTALLED' })
  await f.install('treasury')
  await t.rejects(f.lifecycle.enable('tresury', ADMIN), { code: 'HP_ERR_NOT_INSTALLED', details: { nearest: 'hardpoint.treasury' } })
  await t.rejects(f.lifecycle.enable('constructor', ADMIN), { code: 'HP_ERR_NOT_INSTALLED' })
})
