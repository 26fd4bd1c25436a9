import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('reconsiderAdvisory() takes back that an advisory was accepted: the plugin stops', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  f.advisories = [{ id: 'HPA-1', plugin: 'acme.mail', range: '*', severity: 'high', title: 'Bad', action: 'disable', publishedAt: '2026-01-01T00:00:00.000Z' }]
  await f.lifecycle.pollAdvisories()
  await t.rejects(f.lifecycle.reconsiderAdvisory('HPA-1', ADMIN), { code: 'HP_ERR_ADVISORY_UNKNOWN' }, 'it was not accepted')
  await f.lifecycle.acceptAdvisory('HPA-1', 'tried here', ADMIN)
  f.cells.told.length = 0
  await f.lifecycle.reconsiderAdvisory('HPA-1', ADMIN)
  t.match(f.lifecycle.refusal?.('acme.mail'), { code: 'HP_ERR_REVOKED' })
  t.strictSame(f.cells.told, ['stop acme.mail'])
})
