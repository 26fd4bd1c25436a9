import { test } from 'tap'
import { fixture } from './_harness.ts'
import { calls, looked } from './_watched.ts'

test('planRollback() follows the block list, the pins and the overrides of the policy', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '2.0.0']) {
    await f.publish({ id: 'acme.base', version })
    await f.install('acme.base')
  }
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^2.0.0' } })
  await f.install('acme.mail')
  await t.rejects(f.lifecycle.planRollback('acme.base'), { code: 'HP_ERR_ROLLBACK_NEEDS' })
  await f.restart({ policy: { overrides: { 'acme.base': '>=1' } } })
  t.match(await f.lifecycle.planRollback('acme.base'), { plugins: [{ id: 'acme.base', to: '1.0.0' }] })
  for (const pinned of ['^2', 'good']) {
    await f.restart({ policy: { pinned: { 'acme.base': pinned }, overrides: { 'acme.base': '>=1' } } })
    await t.rejects(f.lifecycle.planRollback('acme.base'), { code: 'HP_ERR_ROLLBACK_BLOCKED', message: /policy\.pinned holds it to/, details: { version: '1.0.0', range: pinned } })
  }
  await f.restart({ policy: { pinned: { 'acme.base': '1 || 2' }, overrides: { 'acme.base': '>=1' } } })
  t.match(await f.lifecycle.planRollback('acme.base'), { plugins: [{ to: '1.0.0' }] })
  for (const blocked of ['acme.base@<2', 'acme.base@oldest']) {
    await f.restart({ policy: { blocked: [blocked], overrides: { 'acme.base': '>=1' } } })
    await t.rejects(f.lifecycle.planRollback('acme.base'), { code: 'HP_ERR_ROLLBACK_BLOCKED', details: { version: '1.0.0' } })
  }
})

test('planRollback() brings back no version of a publisher who is not allowed any more, with undo neither', async t => {
  const f = await fixture(t)
  for (const dataVersion of [1, 2]) {
    f.cells.handlers.set(`${dataVersion}.0.0`, () => undefined)
    await f.publish({ id: 'acme.mail', version: `${dataVersion}.0.0`, dataVersion })
    await f.install('acme.mail')
  }
  await f.restart({ policy: { allowedPublishers: ['zeta'] } })
  const refused = { code: 'HP_ERR_ROLLBACK_BLOCKED', message: /policy\.allowedPublishers does not name acme/ }
  await t.rejects(f.lifecycle.planRollback('acme.mail'), refused)
  await f.restart({ policy: { allowedPublishers: ['acme'] } })
  t.match(await f.lifecycle.planRollback('acme.mail'), { plugins: [{ to: '1.0.0' }] })
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
  await f.restart({ policy: { allowedPublishers: [] } })
  await t.rejects(f.lifecycle.planRollback('acme.mail', { undo: true }), refused)
})
