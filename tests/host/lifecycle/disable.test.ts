import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('disable() takes a plugin out of service before it stops its isolate, and keeps its grant', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} } })
  await f.install('acme.mail')
  f.cells.told.length = 0
  let atStop: boolean | undefined
  const { stop } = f.cells
  f.cells.stop = async (plugin, options) => {
    atStop = f.lifecycle.get('acme.mail')?.enabled
    return stop(plugin, options)
  }
  t.match(await f.lifecycle.disable('acme.mail', ADMIN), [{ id: 'acme.mail', enabled: false }])
  t.equal(atStop, false, 'no call can start it again')
  t.strictSame(f.cells.told, ['stop acme.mail'])
  t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, { storage: {} })
  await f.restart()
  t.equal(f.lifecycle.get('acme.mail')?.enabled, false)
})

test('disable() refuses while others need it, or takes them along', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.middle', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.publish({ id: 'acme.top', version: '1.0.0', dependencies: { 'acme.middle': '*' } })
  await f.publish({ id: 'acme.loose', version: '1.0.0', optionalDependencies: { 'acme.base': '*' } })
  await f.install('acme.top', 'acme.loose')
  await t.rejects(f.lifecycle.disable('acme.base', ADMIN), { code: 'HP_ERR_HAS_DEPENDENTS', details: { dependents: ['acme.middle', 'acme.top'] } })
  t.strictSame(f.lifecycle.all().map(({ enabled }) => enabled), [true, true, true, true])
  t.strictSame((await f.lifecycle.disable('acme.base', ADMIN, { cascade: true })).map(({ id }) => id), ['acme.top', 'acme.middle', 'acme.base'])
  t.equal(f.lifecycle.get('acme.loose')?.enabled, true)
})

test('disable() does not count dependents that are disabled', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.top', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.top')
  await f.lifecycle.disable('acme.top', ADMIN)
  t.match(await f.lifecycle.disable('acme.base', ADMIN), [{ id: 'acme.base' }])
})

test('disable() and remove() on a dry run say what would be done, and do nothing', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.mail')
  const [before, changes] = [JSON.stringify(f.lifecycle.list()), f.changes.length]
  t.strictSame(await f.lifecycle.remove('acme.base', ADMIN, { cascade: true, purge: true, dryRun: true }), ['acme.mail', 'acme.base'])
  t.match(await f.lifecycle.disable('acme.base', ADMIN, { cascade: true, dryRun: true }), [{ id: 'acme.mail' }, { id: 'acme.base' }])
  await t.rejects(f.lifecycle.remove('acme.base', ADMIN, { dryRun: true }), { code: 'HP_ERR_HAS_DEPENDENTS' })
  t.strictSame([JSON.stringify(f.lifecycle.list()), f.changes.length], [before, changes])
})
