import { test } from 'tap'
import type { IndexEntry } from '@hardpoint/schemas'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'

const BETA: Partial<IndexEntry> = { channel: 'beta' }

/** acme.mail in latest 1.0.0 and 1.1.0, in beta 2.0.0-beta.1; and whatever is said besides. */
async function published(f: Fixture, more: Readonly<Record<string, Partial<IndexEntry>>> = {}): Promise<void> {
  const lines: Readonly<Record<string, Partial<IndexEntry>>> = { '1.0.0': {}, '1.1.0': {}, '2.0.0-beta.1': BETA, ...more }
  for (const [version, said] of Object.entries(lines)) {
    await f.publish({ id: 'acme.mail', version })
    f.said.set(`acme.mail@${version}`, said)
  }
}

async function planned(f: Fixture, specs: readonly string[], options: { readonly upgrade?: boolean; readonly allowDowngrade?: boolean } = {}): Promise<string[]> {
  return (await f.lifecycle.plan(specs, ADMIN, options)).plugins.map(({ id, version }) => `${id} ${version}`)
}

const channelOf = (f: Fixture, id = 'acme.mail') => f.lifecycle.info(id).installed.channel

test('a host follows latest, until somebody names a channel, and then that one too', async t => {
  const f = await fixture(t)
  await published(f)
  t.strictSame(await planned(f, ['acme.mail']), ['acme.mail 1.1.0'])
  await f.install('acme.mail')
  t.equal(channelOf(f), undefined)
  t.strictSame(await planned(f, [], { upgrade: true }), [])
  const plan = await f.install('acme.mail@beta')
  t.match(plan.plugins, [{ from: '1.1.0', version: '2.0.0-beta.1', channel: { follows: 'beta', before: 'latest', of: 'beta' } }])
  t.equal(channelOf(f), 'beta')
  await f.restart()
  await published(f, { '2.0.0-beta.2': BETA })
  t.match(await f.lifecycle.outdated(ADMIN), [{ id: 'acme.mail', wanted: '2.0.0-beta.2', newest: '2.0.0-beta.2', channel: 'beta' }])
  const upgrade = await f.lifecycle.plan([], ADMIN, { upgrade: true })
  t.match(upgrade.plugins, [{ version: '2.0.0-beta.2', channel: { follows: 'beta', before: 'beta', of: 'beta' } }])
  await f.lifecycle.install(upgrade, consentToAll(upgrade), ADMIN)
  t.equal(channelOf(f), 'beta', 'an upgrade goes on following it')
  await published(f, { '2.0.0-beta.2': BETA, '2.0.0': {} })
  t.match((await f.lifecycle.plan([], ADMIN, { upgrade: true })).plugins, [{ version: '2.0.0', channel: { follows: 'beta', of: 'latest' } }], 'what is newer in latest is taken as well')
})

test('plan() of @latest ends it; what is installed stays until latest is past it, or is left where going back is allowed', async t => {
  const f = await fixture(t)
  await published(f)
  await f.install('acme.mail@beta')
  t.strictSame(await planned(f, ['acme.mail@latest'], { allowDowngrade: true }), ['acme.mail 1.1.0'])
  const plan = await f.install('acme.mail@latest')
  t.match(plan.plugins, [{ version: '2.0.0-beta.1', channel: { follows: 'latest', before: 'beta', of: 'beta' } }])
  t.equal(channelOf(f), undefined)
  t.equal(f.lifecycle.info('acme.mail').installed.version, '2.0.0-beta.1')
  await published(f, { '2.0.0-beta.2': BETA })
  t.strictSame(await planned(f, [], { upgrade: true }), [], 'no further beta is taken')
  t.strictSame(await f.lifecycle.outdated(ADMIN), [])
  await f.publish({ id: 'acme.news', version: '1.0.0', dependencies: { 'acme.mail': '*' } })
  t.strictSame(await planned(f, ['acme.news']), ['acme.news 1.0.0'], 'and nobody\'s install moves it')
  await published(f, { '2.0.0-beta.2': BETA, '2.0.0': {} })
  t.strictSame(await planned(f, [], { upgrade: true }), ['acme.mail 2.0.0'])
})

test('plan() of an upgrade follows a channel that is named, also where there is nothing newer in it', async t => {
  const f = await fixture(t)
  await published(f, { '1.0.5': BETA })
  await f.install('acme.mail')
  const plan = await f.lifecycle.plan(['acme.mail@beta'], ADMIN, { upgrade: true })
  t.match(plan.plugins, [{ version: '2.0.0-beta.1', requested: true }])
  f.said.set('acme.mail@2.0.0-beta.1', { ...BETA, yanked: 'loses mail' })
  const same = await f.lifecycle.plan(['acme.mail@beta'], ADMIN, { upgrade: true })
  t.match(same.plugins, [{ version: '1.1.0', channel: { follows: 'beta', before: 'latest', of: 'latest' } }])
  await f.lifecycle.install(same, consentToAll(same), ADMIN)
  t.equal(channelOf(f), 'beta')
})

test('plan() takes a version of a channel by its number, once', async t => {
  const f = await fixture(t)
  await published(f)
  const plan = await f.install('acme.mail@2.0.0-beta.1')
  t.match(plan.plugins, [{ version: '2.0.0-beta.1', channel: { follows: 'latest', before: 'latest', of: 'beta' } }])
  await published(f, { '2.0.0-beta.2': BETA })
  t.strictSame(await planned(f, [], { upgrade: true }), [])
})

test('plan() says that a version is in a channel only, and how it can be had', async t => {
  const f = await fixture(t)
  await published(f)
  for (const spec of ['acme.mail@^2.0.0-beta.0', 'acme.mail@^2']) {
    await t.rejects(planned(f, [spec]), { code: 'HP_ERR_RESOLUTION', details: { remedy: /hardpoint install acme\.mail@beta/ } }, spec)
  }
  await f.publish({ id: 'acme.news', version: '1.0.0', dependencies: { 'acme.mail': '^2.0.0-beta.0' } })
  f.said.set('acme.news@1.0.0', BETA)
  await t.rejects(planned(f, ['acme.news@beta']), { code: 'HP_ERR_RESOLUTION', message: /acme\.mail .* is only in the channel beta/ }, 'a dependency follows latest')
  t.strictSame(await planned(f, ['acme.news@beta', 'acme.mail@beta']), ['acme.mail 2.0.0-beta.1', 'acme.news 1.0.0'])
  await t.rejects(planned(f, ['acme.mail@^9']), { code: 'HP_ERR_VERSION_UNKNOWN' })
})

test('plan() refuses a channel in which there is nothing, unless it is followed already', async t => {
  const f = await fixture(t)
  await published(f)
  await t.rejects(planned(f, ['acme.mail@betta']), { code: 'HP_ERR_CHANNEL_UNKNOWN', message: 'No version of plugin acme.mail is in the channel betta; there are versions in [latest, beta].' })
  await f.install('acme.mail@beta')
  f.said.set('acme.mail@2.0.0-beta.1', {})
  t.strictSame(await planned(f, ['acme.mail@beta']), ['acme.mail 2.0.0-beta.1'], 'all that was in it was promoted')
})

test('a channel is kept over a rollback, a pin and a change of the grant, and goes with the plugin', async t => {
  const f = await fixture(t)
  await published(f)
  await f.install('acme.mail')
  await f.install('acme.mail@beta')
  const { id } = await f.lifecycle.planRollback('acme.mail')
  await f.lifecycle.rollback('acme.mail', id, ADMIN)
  t.match(f.lifecycle.info('acme.mail').installed, { version: '1.1.0', channel: 'beta' })
  await f.lifecycle.pin('acme.mail', ADMIN)
  await f.lifecycle.setGrant('acme.mail', {}, ADMIN)
  await f.lifecycle.unpin('acme.mail', ADMIN)
  t.equal(channelOf(f), 'beta')
  await f.lifecycle.remove('acme.mail', ADMIN)
  t.strictSame(await planned(f, ['acme.mail']), ['acme.mail 1.1.0'])
})

test('a version that was promoted has to reach the minimum age anew', async t => {
  const f = await fixture(t, { config: { policy: { minimumAgeHours: 24 } } })
  await published(f)
  f.now = Date.now() + 48 * 3_600_000
  f.said.set('acme.mail@2.0.0-beta.1', { promotedAt: new Date(f.now - 3_600_000).toISOString() })
  await f.publish({ id: 'acme.mail', version: '2.0.0' })
  f.said.set('acme.mail@2.0.0', { promotedAt: new Date(f.now - 3_600_000).toISOString() })
  t.strictSame(await planned(f, ['acme.mail']), ['acme.mail 1.1.0'])
  f.now += 24 * 3_600_000
  t.strictSame(await planned(f, ['acme.mail']), ['acme.mail 2.0.0'])
})
