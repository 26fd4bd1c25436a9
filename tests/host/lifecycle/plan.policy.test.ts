import { test } from 'tap'
import type { HostConfig } from '@hardpoint/schemas'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

const HOUR = 3_600_000

async function planned(f: Fixture, ...specs: string[]): Promise<string[]> {
  return (await f.lifecycle.plan(specs, ADMIN)).plugins.map(({ id, version }) => `${id} ${version}`)
}

const withPolicy = (f: Fixture, policy: HostConfig['policy'] & object) => f.restart({ policy })

test('plan() takes a version only after the minimum age, or where an admin names it by its number', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  f.now = Date.now()
  await withPolicy(f, { minimumAgeHours: 24 })
  const refusal = { code: 'HP_ERR_RESOLUTION', message: /acme\.mail 1\.0\.0 is younger than the 1 day/, fix: /Wait until .* by its number \(acme\.mail@1\.0\.0\)/, details: { causes: ['requirement', 'too-young'] } }
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), refusal)
  await t.rejects(f.lifecycle.plan(['acme.mail@^1.0.0'], ADMIN), refusal, 'a range is no number')
  await t.rejects(f.lifecycle.plan(['acme.mail@1.0.0'], ADMIN), { message: /acme\.base 1\.0\.0 is younger/ }, 'what it needs was not named')
  t.strictSame(await planned(f, 'acme.mail@1.0.0', 'acme.base@1.0.0'), ['acme.base 1.0.0', 'acme.mail 1.0.0'])
  f.now = Date.now() + 25 * HOUR
  t.strictSame(await planned(f, 'acme.mail'), ['acme.base 1.0.0', 'acme.mail 1.0.0'])
})

test('plan() leaves a young version that is installed, also where the plugin is named again', async t => {
  const f = await fixture(t)
  f.now = Date.now()
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.news', version: '1.0.0' })
  await f.install('acme.mail')
  await withPolicy(f, { minimumAgeHours: 1 })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.mail 1.0.0'])
  t.strictSame(await planned(f, 'acme.news@1.0.0'), ['acme.news 1.0.0'])
})

test('plan() takes nothing of the block list, and says which installed plugin of it is in the way', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '1.1.0', '2.0.0']) await f.publish({ id: 'acme.mail', version })
  await f.publish({ id: 'acme.news', version: '1.0.0' })
  await withPolicy(f, { blocked: ['acme.mail@>=2', 'acme.mail@1.0.x'] })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.mail 1.1.0'])
  await t.rejects(f.lifecycle.plan(['acme.mail@2.0.0'], ADMIN), { code: 'HP_ERR_RESOLUTION', details: { causes: ['blocked', 'requirement'] } }, 'also where it is named by its number')
  await f.install('acme.mail')
  await withPolicy(f, { blocked: ['acme.mail'] })
  await t.rejects(f.lifecycle.plan(['acme.news'], ADMIN), {
    code: 'HP_ERR_RESOLUTION', message: /every version of acme\.mail is on this organisation's block list .* acme\.mail is installed/, fix: /hardpoint remove acme\.mail.*off the block list/,
  })
  await withPolicy(f, { blocked: ['acme.mail@1.1.0'] })
  t.strictSame(await planned(f, 'acme.news'), ['acme.mail 2.0.0', 'acme.news 1.0.0'], 'what is blocked makes way for a newer one, and the plan shows it')
  await withPolicy(f, { blocked: ['acme.news@newest'] })
  await t.rejects(f.lifecycle.plan(['acme.news'], ADMIN), { code: 'HP_ERR_RESOLUTION', details: { causes: ['blocked', 'requirement'] } }, 'a range that is none blocks all')
})

test('plan() takes no version but those that the policy pins a plugin to, whatever is asked for', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '1.1.0', '2.0.0']) await f.publish({ id: 'acme.mail', version })
  await f.publish({ id: 'acme.news', version: '1.0.0' })
  await withPolicy(f, { pinned: { 'acme.mail': '~1.0' } })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.mail 1.0.0'])
  await f.install('acme.mail')
  for (const options of [{}, { allowDowngrade: true }, { upgrade: true }]) {
    await t.rejects(f.lifecycle.plan(['acme.mail@2.0.0'], ADMIN, options), {
      code: 'HP_ERR_RESOLUTION', message: /acme\.mail 1\.1\.0 and 2\.0\.0 are outside of "~1\.0"/, fix: /policy\.pinned/, details: { causes: ['held', 'requirement'] },
    }, JSON.stringify(options))
  }
  t.strictSame((await f.lifecycle.plan([], ADMIN, { upgrade: true })).plugins, [], 'an upgrade of all goes around it')
  await withPolicy(f, { pinned: { 'acme.mail': '1.1.0' } })
  t.strictSame(await planned(f, 'acme.news'), ['acme.mail 1.1.0', 'acme.news 1.0.0'], 'what is outside makes way, and the plan shows it')
  await withPolicy(f, { pinned: { 'acme.mail': '0.9.0' } })
  await t.rejects(f.lifecycle.plan(['acme.news'], ADMIN), { code: 'HP_ERR_RESOLUTION', details: { causes: ['held', 'requirement'] } })
})

test('plan() takes new versions of allowed publishers only, and keeps what is installed of others', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'evil.base', version: '1.0.0' })
  await f.install('evil.base')
  await f.publish({ id: 'evil.base', version: '1.1.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'evil.base': '^1.0.0' } })
  await f.publish({ id: 'acme.news', version: '1.0.0', dependencies: { 'evil.base': '^1.1.0' } })
  await withPolicy(f, { allowedPublishers: ['acme'] })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.mail 1.0.0'])
  t.strictSame(await planned(f, 'evil.base'), ['evil.base 1.0.0'])
  const refusal = { code: 'HP_ERR_RESOLUTION', message: /evil\.base 1\.1\.0 is by evil/, fix: /ask the operator to allow the publisher evil/, details: { causes: ['dependency', 'publisher', 'requirement'] } }
  await t.rejects(f.lifecycle.plan(['acme.news'], ADMIN), refusal)
  await t.rejects(f.lifecycle.plan(['evil.base@1.1.0'], ADMIN), { code: 'HP_ERR_RESOLUTION', details: { causes: ['publisher', 'requirement'] } })
  await withPolicy(f, { allowedPublishers: [] })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_RESOLUTION', details: { causes: ['publisher', 'requirement'] } }, 'an empty list allows nobody')
})

test('plan() of an upgrade leaves what the license and the policy would not let in any more', async t => {
  const f = await fixture(t, { tier: 'pro' })
  await f.publish({ id: 'acme.paid', version: '1.0.0', tier: 'pro' })
  await f.publish({ id: 'evil.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.paid', 'evil.base', 'acme.mail')
  await f.publish({ id: 'acme.paid', version: '1.1.0', tier: 'pro' })
  await f.publish({ id: 'evil.base', version: '1.1.0' })
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  f.tier = 'free'
  await withPolicy(f, { allowedPublishers: ['acme'] })
  t.strictSame((await f.lifecycle.plan([], ADMIN, { upgrade: true })).plugins.map(({ id, version }) => `${id} ${version}`), ['acme.mail 1.1.0'])
})

test('plan() puts the operator\'s overrides in place of what plugins ask for', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.base', version: '2.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1.0.0' } })
  await withPolicy(f, { overrides: { 'acme.base': '^2' } })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.base 2.0.0', 'acme.mail 1.0.0'])
  await withPolicy(f, { overrides: { 'acme.base': '^3' } })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { message: /acme\.mail 1\.0\.0 needs acme\.base \^3 by the operator's override/ })
})

test('plan() takes prereleases where the operator says so, or where there is nothing else', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.1.0-beta.1' })
  await f.publish({ id: 'acme.news', version: '1.0.0-beta.1' })
  t.strictSame(await planned(f, 'acme.mail', 'acme.news'), ['acme.mail 1.0.0', 'acme.news 1.0.0-beta.1'])
  await t.rejects(f.lifecycle.plan(['acme.news@^2'], ADMIN), { code: 'HP_ERR_VERSION_UNKNOWN' })
  await withPolicy(f, { prereleases: ['acme.mail'] })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.mail 1.1.0-beta.1'])
})

test('plan() hears that an installed version was withdrawn, and keeps it with what it needs as it was signed', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  f.said.set('acme.mail@1.0.0', { yanked: 'loses data', dependencies: { 'acme.ghost': '*' } })
  t.strictSame(await planned(f, 'acme.mail'), ['acme.mail 1.0.0'])
  await f.lifecycle.remove('acme.mail', ADMIN)
  f.said.set('acme.mail@1.0.0', { yanked: 'loses data' })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { message: /withdrawn by its publisher \("loses data"\)/ })
})
