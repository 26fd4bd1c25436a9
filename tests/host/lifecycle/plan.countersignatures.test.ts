import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'
import { POLICY, review } from './_review.ts'

const problems = (f: Fixture) => f.lifecycle.list().map(({ installed, problem }) => `${installed.id} ${installed.version}: ${problem?.code ?? 'runs'}`)

test('plan() takes only packages that were countersigned, what they need included', async t => {
  const f = await fixture(t, { config: POLICY })
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  review(f, 'acme.mail', '1.0.0')
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_COUNTERSIGNATURE', message: /acme\.base 1\.0\.0 \(SHA-256 [0-9a-f]{64}\)/, fix: /plugin countersign/ })
  review(f, 'acme.base', '1.0.0')
  await f.install('acme.mail')
  t.strictSame(problems(f), ['acme.base 1.0.0: runs', 'acme.mail 1.0.0: runs'])
})

test('plan() looks for all countersignatures before it fetches anything', async t => {
  const f = await fixture(t, { config: POLICY })
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  review(f, 'acme.base', '1.0.0')
  // What is asked for is refused for being gone.
  rmSync(join(f.registryDirectory, 'packages'), { recursive: true })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_COUNTERSIGNATURE', message: /acme\.mail 1\.0\.0/ })
})

test('install() applies no plan whose countersignature was taken away meanwhile', async t => {
  const f = await fixture(t, { config: POLICY })
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  const file = review(f, 'acme.mail', '1.0.0')
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  rmSync(file)
  await t.rejects(f.lifecycle.install(plan, consentToAll(plan), ADMIN), { code: 'HP_ERR_COUNTERSIGNATURE' })
  t.strictSame(f.lifecycle.list(), [])
})

test('what is not countersigned does not run from the next start on, keeps nothing else from being installed, and runs again once it is', async t => {
  const f = await fixture(t)
  for (const id of ['acme.mail', 'acme.news', 'acme.other']) await f.publish({ id, version: '1.0.0' })
  await f.install('acme.mail')
  await f.install('acme.news')
  review(f, 'acme.news', '1.0.0')
  review(f, 'acme.other', '1.0.0')
  await f.restart(POLICY)
  t.strictSame(problems(f), ['acme.mail 1.0.0: HP_ERR_COUNTERSIGNATURE', 'acme.news 1.0.0: runs'])
  t.equal(f.lifecycle.get('acme.mail'), undefined)
  t.strictSame((await f.install('acme.other')).plugins.map(({ id }) => id), ['acme.other'], 'and is not brought back by the way')
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_COUNTERSIGNATURE' })
  const file = review(f, 'acme.mail', '1.0.0')
  await f.install('acme.mail')
  t.match(problems(f), ['acme.mail 1.0.0: runs'])
  rmSync(file)
  await f.restart(POLICY)
  t.match(problems(f), ['acme.mail 1.0.0: HP_ERR_COUNTERSIGNATURE'])
  writeFileSync(file, '{}')
  await f.restart(POLICY)
  t.match(problems(f), ['acme.mail 1.0.0: HP_ERR_COUNTERSIGNATURE'])
  review(f, 'acme.mail', '1.0.0')
  await f.restart(POLICY)
  t.match(problems(f), ['acme.mail 1.0.0: runs'])
})

test('rollback() goes back to no version that was not countersigned', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '2.0.0']) {
    await f.publish({ id: 'acme.mail', version })
    await f.install('acme.mail')
  }
  review(f, 'acme.mail', '2.0.0')
  await f.restart(POLICY)
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_COUNTERSIGNATURE', message: /acme\.mail 1\.0\.0/ }, 'nor shows how')
  const file = review(f, 'acme.mail', '1.0.0')
  const { id } = await f.lifecycle.planRollback('acme.mail')
  rmSync(file)
  await t.rejects(f.lifecycle.rollback('acme.mail', id, ADMIN), { code: 'HP_ERR_COUNTERSIGNATURE', message: /acme\.mail 1\.0\.0/ })
  t.strictSame(problems(f), ['acme.mail 2.0.0: runs'])
  review(f, 'acme.mail', '1.0.0')
  await f.lifecycle.rollback('acme.mail', id, ADMIN)
  t.strictSame(problems(f), ['acme.mail 1.0.0: runs'])
})
