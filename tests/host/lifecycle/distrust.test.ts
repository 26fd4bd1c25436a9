import { test } from 'tap'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { fingerprint } from '../../../host/trust/mod.ts'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'

const problems = (f: Fixture) => f.lifecycle.list().map(({ installed, problem }) => `${installed.id} ${installed.version}: ${problem?.code ?? 'runs'}`)
const keyOf = (f: Fixture, publisher: string): string => f.keys[publisher]?.publicKey ?? ''

/** acme.base, which zeta.news needs, and zeta.other. */
async function installed(t: Parameters<typeof fixture>[0]): Promise<Fixture> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'zeta.news', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.publish({ id: 'zeta.other', version: '1.0.0' })
  await f.install('zeta.news')
  await f.install('zeta.other')
  return f
}

test('distrust() stops what was installed with a key, at once and after a restart, and shows first what that is', async t => {
  const f = await installed(t)
  const expected = { keys: [{ publisher: 'acme', publicKey: keyOf(f, 'acme'), fingerprint: fingerprint(keyOf(f, 'acme')) }], plugins: ['acme.base'], dependents: ['zeta.news'] }
  t.strictSame(await f.lifecycle.distrust('acme', ADMIN, { dryRun: true }), expected)
  t.strictSame(problems(f), ['acme.base 1.0.0: runs', 'zeta.news 1.0.0: runs', 'zeta.other 1.0.0: runs'], 'nothing changed yet')
  f.cells.told.length = 0
  t.strictSame(await f.lifecycle.distrust('acme', ADMIN), expected)
  t.strictSame(problems(f), ['acme.base 1.0.0: HP_ERR_PUBLISHER_CHANGED', 'zeta.news 1.0.0: runs', 'zeta.other 1.0.0: runs'])
  t.equal(f.lifecycle.get('acme.base'), undefined)
  t.match(f.cells.told, [/stop acme\.base/])
  t.match(f.lifecycle.info('acme.base').problem?.message, /token:admin removed it at 2026-01-01/)
  t.match(f.logs.at(-1), { level: 'warn', message: /token:admin removed what was trusted of acme SHA256:.*\. Not running any more: acme\.base\./, fields: { by: 'token:admin' } })
  await f.restart()
  t.match(problems(f), ['acme.base 1.0.0: HP_ERR_PUBLISHER_CHANGED'])
})

test('distrust() brings it back by no install or upgrade, of anything, and by no plan of before', async t => {
  const f = await installed(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  const before = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await f.lifecycle.distrust('acme', ADMIN)
  await t.rejects(f.lifecycle.install(before, consentToAll(before), ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  await t.rejects(f.lifecycle.plan(['acme.base'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  await f.publish({ id: 'acme.base', version: '1.1.0' })
  await t.rejects(f.lifecycle.plan(['acme.base'], ADMIN, { upgrade: true }), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  await f.publish({ id: 'zeta.news', version: '1.1.0', dependencies: { 'acme.base': '*' } })
  t.strictSame((await f.lifecycle.plan([], ADMIN, { upgrade: true })).plugins.map(({ id, version }) => `${id} ${version}`), ['zeta.news 1.1.0'], 'an upgrade of all is one of the others')
  await f.publish({ id: 'zeta.third', version: '1.0.0' })
  t.strictSame((await f.install('zeta.third')).plugins.map(({ id }) => id), ['zeta.third'], 'others can be installed, and bring nothing back by the way')
  t.match(problems(f), ['acme.base 1.0.0: HP_ERR_PUBLISHER_CHANGED'])
})

test('distrust() takes a fingerprint for one key, and trust() brings a key back, with what it signed', async t => {
  const f = await installed(t)
  await f.lifecycle.trust('zeta', keyOf(f, 'acme'), ADMIN)
  await f.lifecycle.distrust(fingerprint(keyOf(f, 'zeta')), ADMIN)
  t.strictSame(problems(f), ['acme.base 1.0.0: runs', 'zeta.news 1.0.0: HP_ERR_PUBLISHER_CHANGED', 'zeta.other 1.0.0: HP_ERR_PUBLISHER_CHANGED'])
  await f.lifecycle.trust('zeta', keyOf(f, 'zeta'), ADMIN)
  t.strictSame(problems(f), ['acme.base 1.0.0: runs', 'zeta.news 1.0.0: runs', 'zeta.other 1.0.0: runs'])
  t.strictSame((await f.lifecycle.distrust(keyOf(f, 'acme'), ADMIN)).keys.map(({ publisher }) => publisher), ['acme', 'zeta'], 'wherever it is pinned')
})

test('distrust() refuses what is not pinned, and what config.json names', async t => {
  const f = await installed(t)
  for (const meant of ['nobody', 'SHA256:abc', generateKeyPair().publicKey, 'acme.base', '']) await t.rejects(f.lifecycle.distrust(meant, ADMIN), { code: 'HP_ERR_TRUST_UNKNOWN' }, meant)
  await f.lifecycle.distrust('acme', ADMIN)
  await t.rejects(f.lifecycle.distrust('acme', ADMIN), { code: 'HP_ERR_TRUST_UNKNOWN' }, 'twice')
  await f.restart({ publishers: { zeta: [keyOf(f, 'zeta')] } })
  for (const meant of ['zeta', fingerprint(keyOf(f, 'zeta'))]) await t.rejects(f.lifecycle.distrust(meant, ADMIN), { code: 'HP_ERR_PUBLISHER_CONFIGURED' }, meant)
})
