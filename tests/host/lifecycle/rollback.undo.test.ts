import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { dataPrefix } from '../../../host/capabilities/storage-keys.ts'
import { ADMIN, fixture, type Fixture } from './_harness.ts'
import { calls, looked, upgraded } from './_watched.ts'

const DAY = 86_400_000

/** Namespaces under which there is data. */
async function data({ store }: Fixture): Promise<string[]> {
  const found = new Set<string>()
  for await (const { key } of store.scan({ prefix: ['data'] })) found.add(String(key[2]))
  return [...found].toSorted()
}

const write = (f: Fixture, namespace: string) => f.store.commit({ puts: [{ key: [...dataPrefix('default', namespace), 'k'], value: Buffer.from('1') }] })

/** acme.mail 1.0.0 and 2.0.0, which migrates, and what users stored in either; then it went back by itself. */
async function wentBack(t: Test, f?: Fixture): Promise<Fixture> {
  const host = f ?? await fixture(t)
  await host.publish({ id: 'acme.mail', version: '1.0.0' })
  await host.install('acme.mail')
  await write(host, 'acme.mail')
  host.cells.handlers.set('2.0.0', () => undefined)
  await host.publish({ id: 'acme.mail', version: '2.0.0', dataVersion: 2 })
  await host.install('acme.mail')
  t.equal(host.lifecycle.get('acme.mail')?.namespace, 'acme.mail@1')
  calls(host, { failed: 50 })
  t.equal(await looked(host), '1.0.0')
  return host
}

const undo = async (f: Fixture) => f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail', { undo: true })).id, ADMIN, { undo: true })

test('a version that goes back by itself over a migration deletes nothing, and says until when', async t => {
  const f = await wentBack(t)
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail')
  t.strictSame(f.lifecycle.info('acme.mail').upgrades?.abandoned, [{ version: '2.0.0', until: '2026-01-01T00:00:00.000Z', deleteAt: '2026-01-31T00:00:00.000Z' }])
  t.equal(readdirSync(join(f.dataDirectory, 'packages')).length, 2)
  f.now += 30 * DAY - 1
  await f.restart()
  await f.look()
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'], 'also over a restart')
  f.now += 1
  await f.look()
  t.strictSame(await data(f), ['acme.mail'], 'its time is over')
  t.notOk(f.lifecycle.info('acme.mail').upgrades?.abandoned)
  t.equal(readdirSync(join(f.dataDirectory, 'packages')).length, 1)
  await t.rejects(f.lifecycle.planRollback('acme.mail', { undo: true }), { code: 'HP_ERR_UNDO_NONE' })
})

test('rollback() with undo takes back that the host went back, with the data of then, and deletes nothing either', async t => {
  const f = await wentBack(t)
  await write(f, 'acme.mail')
  const plan = await f.lifecycle.planRollback('acme.mail', { undo: true })
  t.match(plan.plugins, [{ from: '1.0.0', to: '2.0.0', notUndone: [/what the newer version stored before the host went back\. .* is kept with it, for hardpoint rollback/, /Events/] }])
  await t.rejects(f.lifecycle.rollback('acme.mail', plan.id, ADMIN), { code: 'HP_ERR_ROLLBACK_NONE' }, 'a plan to go forward is none to go back')
  t.match(await undo(f), [{ id: 'acme.mail', version: '2.0.0' }])
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail@1')
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
  t.match(f.lifecycle.info('acme.mail').upgrades, { kept: [{ version: '1.0.0' }], changes: [{}, { what: 'rolled-back', automatic: true }, { what: 'upgraded', from: '1.0.0', to: '2.0.0', automatic: false, by: 'token:admin' }] })
  t.notOk(f.lifecycle.info('acme.mail').upgrades?.abandoned)
  calls(f, { failed: 50 })
  t.equal(await looked(f), '2.0.0', 'what an admin decided is not watched')
  await f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN)
  t.strictSame([f.lifecycle.get('acme.mail')?.namespace, await data(f)], ['acme.mail', ['acme.mail']], 'and they may go back, which deletes as the plan says')
})

test('an upgrade to another version leaves what the host went back from, and so does one to the same', async t => {
  const f = await wentBack(t)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.install('acme.mail@1.1.0')
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1'])
  await f.install('acme.mail@2.0.0')
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1', 'acme.mail@2'], 'which migrates anew, what is there now')
  await undo(f)
  t.equal(f.lifecycle.get('acme.mail')?.namespace, 'acme.mail@1')
  t.strictSame(await data(f), ['acme.mail', 'acme.mail@1', 'acme.mail@2'])
})

test('rollback() with undo leaves no version that is newer than what the host went back from', async t => {
  const f = await wentBack(t)
  const { id } = await f.lifecycle.planRollback('acme.mail', { undo: true })
  await f.publish({ id: 'acme.mail', version: '2.1.0', dataVersion: 2 })
  f.cells.handlers.set('2.1.0', () => undefined)
  await f.install('acme.mail')
  const refused = { code: 'HP_ERR_UNDO_OLDER', message: /acme\.mail 2\.1\.0 is installed, which is newer than 2\.0\.0/, fix: /hardpoint rollback acme\.mail$/ }
  await t.rejects(f.lifecycle.planRollback('acme.mail', { undo: true }), refused)
  await t.rejects(f.lifecycle.rollback('acme.mail', id, ADMIN, { undo: true }), refused)
  t.equal(f.lifecycle.info('acme.mail').installed.version, '2.1.0')
  await f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN)
  t.match(await undo(f), [{ version: '2.0.0' }], 'once the newer one was left')
})

test('a plan that an admin reads holds where what the host went back from is deleted meanwhile, by itself or by hand', async t => {
  const ways = { 'by itself': (f: Fixture) => f.look(), 'by hand': (f: Fixture) => f.lifecycle.dropAbandoned('acme.mail', ADMIN) }
  for (const [name, deleting] of Object.entries(ways)) {
    await t.test(name, async u => {
      const f = await wentBack(u)
      f.now += 30 * DAY
      await f.publish({ id: 'acme.news', version: '1.0.0' })
      const plan = await f.lifecycle.plan(['acme.news'], ADMIN)
      await deleting(f)
      u.notOk(f.lifecycle.info('acme.mail').upgrades?.abandoned)
      u.match(await f.lifecycle.install(plan, {}, ADMIN), [{ id: 'acme.news' }])
    })
  }
})

test('remove() takes along what the host went back from', async t => {
  const f = await wentBack(t)
  await f.lifecycle.remove('acme.mail', ADMIN)
  t.strictSame(await data(f), ['acme.mail'])
})

test('a version without data of its own leaves nothing to undo', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  await t.rejects(f.lifecycle.planRollback('acme.mail', { undo: true }), { code: 'HP_ERR_UNDO_NONE' })
})

test('plugins that went back together are had again together', async t => {
  const f = await fixture(t)
  for (const at of ['1', '2'] as const) {
    f.cells.handlers.set(`${at}.0.0`, () => undefined)
    await f.publish({ id: 'acme.mail', version: `${at}.0.0`, dataVersion: Number(at) })
    await f.publish({ id: 'acme.user', version: `${at}.0.0`, dependencies: { 'acme.mail': `^${at}` } })
    await f.install('acme.user', 'acme.mail')
  }
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  t.match(await undo(f), [{ id: 'acme.mail', version: '2.0.0' }, { id: 'acme.user', version: '2.0.0' }])
  t.notOk(f.lifecycle.info('acme.user').upgrades?.abandoned)
})

/** @returns whether the kill came before the verb was done */
async function killed(t: Test, verb: 'back' | 'undo', at: number): Promise<boolean> {
  const f = await wentBack(t)
  if (verb === 'back') await undo(f)
  const before = f.lifecycle.info('acme.mail').installed.version
  const options = { undo: verb === 'undo' }
  const { id } = await f.lifecycle.planRollback('acme.mail', options)
  let commits = 0
  f.beforeCommit = () => { if (++commits >= at) throw new RangeError('killed') }
  const isKilled = await f.lifecycle.rollback('acme.mail', id, ADMIN, options).then(() => false, () => true)
  await f.restart()
  const now = f.lifecycle.info('acme.mail').installed.version
  t.equal(f.lifecycle.get('acme.mail')?.namespace, now === '1.0.0' ? 'acme.mail' : 'acme.mail@1')
  t.strictSame(await data(f), verb === 'back' && now !== before ? ['acme.mail'] : ['acme.mail', 'acme.mail@1'])
  return isKilled
}

for (const verb of ['back', 'undo'] as const) {
  test(`going ${verb === 'back' ? 'back over a migration' : 'forward again'} is whole when it is killed at any of its commits`, async t => {
    let isKilled = true
    for (let at = 1; isKilled; at++) await t.test(`at commit ${at}`, async u => { isKilled = await killed(u, verb, at) })
  })
}
