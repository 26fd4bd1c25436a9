import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('plan() shows what an upgrade does to tier and features', async t => {
  const f = await fixture(t, { tier: 'pro' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', features: { archive: { title: 'Archive', tier: 'free' }, fax: { title: 'Faxes', tier: 'free' }, same: { title: 'Same', tier: 'pro' } } })
  const fresh = await f.lifecycle.plan(['acme.mail'], ADMIN)
  t.match(fresh.plugins, [{ tier: 'free', covered: true, fromTier: undefined, goneFeatures: undefined, features: [{ id: 'archive', change: undefined }, {}, {}] }], 'nothing to compare with')
  await f.install('acme.mail')
  await f.publish({
    id: 'acme.mail', version: '2.0.0', tier: 'pro', features: { archive: { title: 'Archive', tier: 'pro' }, bulk: { title: 'Bulk', tier: 'enterprise' }, same: { title: 'Same', tier: 'pro' } },
  })
  const [plugin] = (await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins
  t.match(plugin, { tier: 'pro', fromTier: 'free', covered: true, goneFeatures: [{ id: 'fax', title: 'Faxes' }] })
  t.strictSame(plugin?.features, [
    { id: 'archive', title: 'Archive', tier: 'pro', available: true, fromTier: 'free' },
    { id: 'bulk', title: 'Bulk', tier: 'enterprise', available: false, change: 'new' },
    { id: 'same', title: 'Same', tier: 'pro', available: true },
  ])
})

test('plan() says where the license no longer covers what stays', async t => {
  const f = await fixture(t, { tier: 'pro' })
  await f.publish({ id: 'acme.paid', version: '1.0.0', tier: 'pro' })
  await f.publish({ id: 'acme.paid', version: '1.1.0', tier: 'pro' })
  await f.install('acme.paid@1.0.0')
  f.tier = 'free'
  t.strictSame((await f.lifecycle.plan(['acme.paid'], ADMIN, { upgrade: true })).plugins, [])
  f.tier = 'pro'
  t.match((await f.lifecycle.plan(['acme.paid'], ADMIN, { upgrade: true })).plugins, [{ version: '1.1.0', covered: true }])
})

test('plan() tells what publishers withdrew and deprecated, of what comes and of what goes', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '1.1.0']) await f.publish({ id: 'acme.mail', version })
  f.said.set('acme.mail@1.1.0', { deprecated: 'Slow.', replacement: 'acme.post' })
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ version: '1.1.0', deprecated: { reason: 'Slow.', replacement: 'acme.post' }, withdrawn: undefined }])
  await f.install('acme.mail@1.0.0')
  f.said.set('acme.mail@1.0.0', { yanked: 'It leaks.', yankKind: 'security' })
  t.match((await f.lifecycle.plan([], ADMIN, { upgrade: true })).plugins, [{ from: '1.0.0', version: '1.1.0', withdrawn: [{ version: '1.0.0', kind: 'security', reason: 'It leaks.' }] }])
  t.match((await f.lifecycle.plan(['acme.mail@1.0.0'], ADMIN)).plugins, [{ from: '1.0.0', version: '1.0.0', deprecated: undefined, withdrawn: [{ version: '1.0.0' }] }], 'what is kept all the same')
})
