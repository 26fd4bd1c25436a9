import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'
import { POLICY, review } from './_review.ts'

/** acme.mail 1.0.0, whose package cannot be read any more; zeta.news and zeta.chat can be installed. */
async function broken(t: Test): Promise<Fixture> {
  const f = await fixture(t)
  for (const id of ['acme.mail', 'zeta.news', 'zeta.chat']) await f.publish({ id, version: '1.0.0' })
  await f.install('acme.mail', 'zeta.chat')
  writeFileSync(join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.mail').installed.digest}.hpk`), 'torn')
  await f.restart()
  t.match(f.lifecycle.info('acme.mail').problem?.code, /^HP_ERR_PACKAGE_/)
  return f
}

/** What the registry serves of acme.mail 1.0.0. */
function served(f: Fixture): string {
  const folder = join(f.registryDirectory, 'packages', 'acme.mail')
  return join(folder, readdirSync(folder)[0] ?? '')
}

const HOPELESS: readonly { readonly name: string; readonly code: string | RegExp; spoil(f: Fixture): unknown }[] = [
  { name: 'is not listed any more, as in a bundle of a part', code: 'HP_ERR_REGISTRY_CORRUPT', spoil: f => f.listed.set('acme.mail', []) },
  {
    name: 'is of a publisher whose role has run out', code: 'HP_ERR_REGISTRY_EXPIRED',
    spoil: f => f.refused.set('acme.mail', new HardpointError('HP_ERR_REGISTRY_EXPIRED', { registry: 'r', what: 'namespace.acme.json', expires: 'then', now: 'now' })),
  },
  { name: 'cannot be downloaded', code: /^HP_ERR_REGISTRY_/, spoil: f => rmSync(served(f)) },
  { name: 'is signed with a key that was removed', code: 'HP_ERR_PUBLISHER_CHANGED', spoil: f => f.lifecycle.distrust('acme', ADMIN) },
  {
    name: 'was countersigned by nobody', code: 'HP_ERR_COUNTERSIGNATURE',
    async spoil(f) {
      for (const id of ['zeta.news', 'zeta.chat']) review(f, id, '1.0.0')
      await f.restart(POLICY)
    },
  },
  {
    name: 'is stopped by an advisory as well', code: 'HP_ERR_REVOKED',
    async spoil(f) {
      f.advisories = [{ id: 'HPA-1', plugin: 'acme.mail', range: '*', severity: 'critical', action: 'disable', title: 'x', publishedAt: '2026-01-01T00:00:00.000Z' }]
      await f.lifecycle.pollAdvisories()
    },
  },
]

for (const { name, code, spoil } of HOPELESS) {
  test(`plan() of something else goes on without mending a broken package that ${name}, and says so`, async t => {
    const f = await broken(t)
    await spoil(f)
    const plan = await f.lifecycle.plan(['zeta.news'], ADMIN)
    t.strictSame(plan.plugins.map(({ id }) => id), ['zeta.news'])
    t.match(plan.unrepaired, [{ plugin: 'acme.mail', version: '1.0.0', code, message: String }])
    t.equal(plan.unrepaired?.length, 1)
    t.match(await f.lifecycle.install(plan, consentToAll(plan), ADMIN), [{ id: 'zeta.news' }])
    t.match(f.lifecycle.info('acme.mail').problem?.code, /^HP_ERR_PACKAGE_/, 'it stays as it is')
    t.match(await f.lifecycle.plan([], ADMIN, { upgrade: true }), { plugins: { length: 0 }, unrepaired: [{ plugin: 'acme.mail' }] })
  })
}

for (const { name, code, spoil } of HOPELESS.filter(each => each.code !== 'HP_ERR_REVOKED')) {
  test(`plan() of a broken package that ${name} is refused where it is asked for`, async t => {
    const f = await broken(t)
    await spoil(f)
    await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code })
    await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN, { upgrade: true }), { code })
    await t.rejects(f.lifecycle.plan(['zeta.news', 'acme.mail'], ADMIN), { code })
  })
}

test('plan() mends a broken package with whatever it is made for, and names nothing then', async t => {
  const f = await broken(t)
  const plan = await f.install('zeta.news')
  t.strictSame([plan.plugins.map(({ id }) => id).toSorted(), plan.unrepaired], [['acme.mail', 'zeta.news'], undefined])
  t.notOk(f.lifecycle.info('acme.mail').problem)
})

test('plan() leaves a broken package out that is too large beside what was asked for', async t => {
  const f = await broken(t)
  f.said.set('acme.mail@1.0.0', { size: 268_435_456 })
  t.match(await f.lifecycle.plan(['zeta.news'], ADMIN), { plugins: [{ id: 'zeta.news' }], unrepaired: [{ code: 'HP_ERR_PACKAGE_TOO_LARGE' }] })
})
