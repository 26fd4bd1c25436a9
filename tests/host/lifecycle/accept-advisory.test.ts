import { test } from 'tap'
import type { Advisory } from '@hardpoint/schemas'
import { ADMIN, fixture } from './_harness.ts'

const ADVISORY: Advisory = {
  id: 'HPA-1', plugin: 'acme.mail', range: '*', severity: 'moderate', title: 'Mail is sent to strangers', action: 'disable', publishedAt: '2026-01-01T00:00:00.000Z',
}

test('acceptAdvisory() runs a version all the same, is recorded, and holds after a restart', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
  await t.rejects(f.lifecycle.acceptAdvisory('HPA-9', 'no', ADMIN), { code: 'HP_ERR_ADVISORY_UNKNOWN' })
  const accepted = { plugin: 'acme.mail', by: 'token:admin', reason: 'no strangers here', at: '2026-01-01T00:00:00.000Z' }
  t.match(await f.lifecycle.acceptAdvisory('HPA-1', 'no strangers here', ADMIN), accepted)
  t.ok(f.lifecycle.get('acme.mail'))
  t.match(f.lifecycle.info('acme.mail').advisories, [{ id: 'HPA-1', accepted }])
  await f.restart()
  t.ok(f.lifecycle.get('acme.mail'))
  t.match((await f.lifecycle.audit(ADMIN)).findings, [{ advisory: 'HPA-1', accepted }])
})

test('acceptAdvisory() is about one advisory, as it was: another one, or a worse one, counts', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.registry.advise({ ...ADVISORY, action: 'warn' })
  await f.lifecycle.pollAdvisories()
  await f.lifecycle.acceptAdvisory('HPA-1', 'no strangers here', ADMIN)
  f.advisories = [{ ...ADVISORY, action: 'disable' }]
  await f.lifecycle.pollAdvisories()
  t.equal(f.lifecycle.get('acme.mail'), undefined, 'it is to be stopped now')
  f.advisories = [{ ...ADVISORY, action: 'warn' }, { ...ADVISORY, id: 'HPA-2' }]
  await f.lifecycle.pollAdvisories()
  t.match(f.lifecycle.refusal?.('acme.mail'), { details: { advisory: 'HPA-2' } })
})
