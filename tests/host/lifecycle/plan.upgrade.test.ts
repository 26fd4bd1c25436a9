import { test } from 'tap'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

async function planned(f: Fixture, ...specs: string[]): Promise<string[]> {
  return (await f.lifecycle.plan(specs, ADMIN, { upgrade: true })).plugins.map(({ id, from, version }) => `${id} ${from ?? 'new'} → ${version}`)
}

test('plan() of an upgrade takes what is installed to its newest version, all of it or what is named', async t => {
  const f = await fixture(t)
  for (const id of ['acme.base', 'acme.mail', 'acme.news']) await f.publish({ id, version: '1.0.0', ...id === 'acme.mail' ? { dependencies: { 'acme.base': '*' } } : {} })
  await f.install('acme.mail', 'acme.news')
  t.strictSame(await planned(f), [], 'nothing is newer, and nothing else is shown')
  await f.publish({ id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '>=1.2', 'acme.extra': '*' } })
  await f.publish({ id: 'acme.base', version: '1.2.0' })
  await f.publish({ id: 'acme.news', version: '2.0.0' })
  await f.publish({ id: 'acme.extra', version: '3.0.0' })
  t.strictSame((await planned(f)).toSorted(), ['acme.base 1.0.0 → 1.2.0', 'acme.extra new → 3.0.0', 'acme.mail 1.0.0 → 1.1.0', 'acme.news 1.0.0 → 2.0.0'])
  t.strictSame(await planned(f, 'acme.news'), ['acme.news 1.0.0 → 2.0.0'])
  t.strictSame(await planned(f, 'acme.news@^1'), [])
  await t.rejects(planned(f, 'acme.none'), { code: 'HP_ERR_NOT_INSTALLED' })
  t.strictSame((await f.install('acme.news')).plugins.map(({ version }) => version), ['2.0.0'], 'a plan is applied as any other')
})

test('plan() of an upgrade does not make what another plugin needs into what somebody asked for', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.base', version: '1.1.0' })
  const plan = await f.lifecycle.plan(['acme.base'], ADMIN, { upgrade: true })
  await f.lifecycle.install(plan, {}, ADMIN)
  t.match(f.lifecycle.info('acme.base').installed, { version: '1.1.0', requested: false })
})

test('plan() of an upgrade of all takes what others need as far as they allow, and leaves what is pinned', async t => {
  const f = await fixture(t)
  for (const id of ['acme.base', 'acme.held']) await f.publish({ id, version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1', 'acme.held': '^1' } })
  await f.install('acme.mail')
  await f.lifecycle.pin('acme.held', ADMIN)
  for (const version of ['1.1.0', '2.0.0']) for (const id of ['acme.base', 'acme.held']) await f.publish({ id, version })
  t.strictSame(await planned(f), ['acme.base 1.0.0 → 1.1.0'])
  const plan = await f.lifecycle.plan([], ADMIN, { upgrade: true })
  await f.lifecycle.install(plan, {}, ADMIN)
  t.match(f.lifecycle.info('acme.base').installed, { version: '1.1.0', requested: false })
  t.strictSame(await planned(f), [])
})

test('plan() shows who needs what is replaced, and what going back would leave', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.publish({ id: 'acme.news', version: '1.0.0', dependencies: { 'acme.mail': '*' } })
  const first = await f.install('acme.news')
  t.match(first.plugins.map(({ dependents, notUndone }) => [dependents, notUndone]), [[[], []], [[], []], [[], []]])
  await f.publish({ id: 'acme.base', version: '1.1.0' })
  const [base] = (await f.lifecycle.plan(['acme.base'], ADMIN)).plugins
  t.strictSame(base?.dependents, ['acme.mail', 'acme.news'])
  t.match(base?.notUndone, [/stored/, /Events/])
})

test('plan() leaves a prerelease that is installed where nothing newer can be had', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '2.0.0-rc.1']) await f.publish({ id: 'acme.mail', version })
  await f.install('acme.mail@2.0.0-rc.1')
  t.strictSame(await planned(f), [])
  t.strictSame((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins.map(({ version }) => version), ['2.0.0-rc.1'])
  t.strictSame((await f.lifecycle.plan(['acme.mail'], ADMIN, { allowDowngrade: true })).plugins.map(({ version }) => version), ['2.0.0-rc.1'])
  await f.publish({ id: 'acme.mail', version: '2.0.0' })
  t.strictSame(await planned(f), ['acme.mail 2.0.0-rc.1 → 2.0.0'])
})
