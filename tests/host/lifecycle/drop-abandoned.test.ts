import { test, type Test } from 'tap'
import { dataPrefix } from '../../../host/capabilities/storage-keys.ts'
import { ADMIN, fixture } from './_harness.ts'
import { calls, looked } from './_watched.ts'

/** @returns whether the kill came before it was done */
async function killed(t: Test, at: number): Promise<boolean> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.store.commit({ puts: [{ key: [...dataPrefix('default', 'acme.mail'), 'k'], value: Buffer.from('1') }] })
  f.cells.handlers.set('2.0.0', () => undefined)
  await f.publish({ id: 'acme.mail', version: '2.0.0', dataVersion: 2 })
  await f.install('acme.mail')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  let commits = 0
  f.beforeCommit = () => { if (++commits >= at) throw new RangeError('killed') }
  const dropped = await f.lifecycle.dropAbandoned('acme.mail', ADMIN).catch(() => undefined)
  await f.restart()
  const isKept = f.lifecycle.info('acme.mail').upgrades?.abandoned !== undefined
  t.equal(isKept, at === 1)
  const left: string[] = []
  for await (const { key } of f.store.scan({ prefix: ['data'] })) left.push(String(key[2]))
  t.strictSame(left, isKept ? ['acme.mail', 'acme.mail@1'] : ['acme.mail'])
  if (dropped === undefined) return true
  t.strictSame(dropped, ['2.0.0'])
  t.strictSame(await f.lifecycle.dropAbandoned('acme.mail', ADMIN), [], 'nothing is left to drop')
  return false
}

test('dropAbandoned() deletes what a version stored that the host went back from, and is whole when it is killed at any of its commits', async t => {
  let isKilled = true
  for (let at = 1; isKilled; at++) await t.test(`at commit ${at}`, async u => { isKilled = await killed(u, at) })
})

test('dropAbandoned() is about a plugin that is installed', async t => {
  const f = await fixture(t)
  await t.rejects(f.lifecycle.dropAbandoned('acme.mail', ADMIN), { code: 'HP_ERR_NOT_INSTALLED' })
})

test('dropAbandoned() deletes what was shown and nothing else', async t => {
  const f = await fixture(t)
  for (const [version, dataVersion] of [['1.0.0', 1], ['2.0.0', 2]] as const) {
    f.cells.handlers.set(version, () => undefined)
    await f.publish({ id: 'acme.mail', version, dataVersion })
    await f.install('acme.mail')
  }
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  const shownNow = () => (f.lifecycle.info('acme.mail').upgrades?.abandoned ?? []).map(({ version, deleteAt }) => `${version}@${deleteAt}`)
  const shown = shownNow()
  // Forward again, and back again: the same version, which stored something else.
  await f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail', { undo: true })).id, ADMIN, { undo: true })
  await t.rejects(f.lifecycle.dropAbandoned('acme.mail', ADMIN, { shown }), { code: 'HP_ERR_PLAN_STALE' }, 'where it is not there any more')
  f.cells.handlers.set('3.0.0', () => undefined)
  await f.publish({ id: 'acme.mail', version: '3.0.0', dataVersion: 3 })
  await f.install('acme.mail')
  f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
  t.equal(await looked(f), '2.0.0')
  await t.rejects(f.lifecycle.dropAbandoned('acme.mail', ADMIN, { shown }), { code: 'HP_ERR_PLAN_STALE', message: /acme\.mail/ }, 'where it is another')
  t.match(f.lifecycle.info('acme.mail').upgrades?.abandoned, [{ version: '3.0.0' }])
  t.strictSame(await f.lifecycle.dropAbandoned('acme.mail', ADMIN, { shown: shownNow() }), ['3.0.0'])
})
