import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

/** Versions one after the other, each with consent to all that it asks for. */
async function upgraded(f: Fixture, ...versions: readonly (Partial<Manifest> & Pick<Manifest, 'version'>)[]): Promise<void> {
  for (const manifest of versions) {
    await f.publish({ id: 'acme.mail', ...manifest }, `export default '${manifest.version}'`)
    await f.install('acme.mail')
    f.now += 60_000
  }
}

async function goBack(f: Fixture, plugin = 'acme.mail'): Promise<string[]> {
  return (await f.lifecycle.rollback(plugin, (await f.lifecycle.planRollback(plugin)).id, ADMIN)).map(({ id, version }) => `${id}@${version}`)
}

const asks = (capabilities: Manifest['capabilities'], version: string) => ({ version, ...capabilities === undefined ? {} : { capabilities } })

test('rollback() puts the version before in force, with its grant, without a registry', async t => {
  const f = await fixture(t)
  await upgraded(f, asks({ storage: {}, 'http.fetch': { hosts: ['a.example'] } }, '1.0.0'), asks({ storage: {}, config: {} }, '1.1.0'))
  const plan = await f.lifecycle.planRollback('acme.mail')
  t.match(plan.plugins, [{ id: 'acme.mail', from: '1.1.0', to: '1.0.0', regained: ['http.fetch'], lost: ['config'], notUndone: [/stored/, /Events/] }])
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0', 'a plan changes nothing')
  f.cells.told.length = 0
  t.match(await f.lifecycle.rollback('acme.mail', plan.id, ADMIN), [{ id: 'acme.mail', version: '1.0.0', installedAt: '2026-01-01T00:00:00.000Z' }])
  t.equal(f.lifecycle.get('acme.mail')?.code.main, 'export default \'1.0.0\'')
  t.match(f.lifecycle.info('acme.mail').grant, { capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example'] } }, by: 'token:admin' })
  t.match(f.lifecycle.info('acme.mail').upgrades, { kept: [], changes: [{ what: 'upgraded' }, { what: 'rolled-back', from: '1.1.0', to: '1.0.0', by: 'token:admin', automatic: false }] })
  t.notOk(f.lifecycle.info('acme.mail').upgrades?.watchedUntil)
  t.match(f.cells.told, ['close acme.mail 1.0.0 beside', /^stop acme\.mail drained, but [0-9a-f]{64}$/, 'release acme.mail'])
  t.equal(readdirSync(join(f.dataDirectory, 'packages')).length, 1, 'what it went back from is not kept')
  await f.restart()
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
})

test('rollback() goes back as far as versions are kept', async t => {
  const f = await fixture(t)
  await upgraded(f, { version: '1.0.0' }, { version: '1.1.0' }, { version: '1.2.0' }, { version: '1.3.0' })
  t.strictSame([await goBack(f), await goBack(f)], [['acme.mail@1.2.0'], ['acme.mail@1.1.0']])
  await t.rejects(goBack(f), { code: 'HP_ERR_ROLLBACK_NONE', details: { plugin: 'acme.mail' } })
  await t.rejects(goBack(f, 'acme.none'), { code: 'HP_ERR_NOT_INSTALLED' })
})

const DECISIONS: readonly { name: string; before: object; after: object; decided: object; back: object }[] = [
  { name: 'what an admin took away stays away', before: { storage: {}, config: {} }, after: { storage: {}, config: {} }, decided: { config: {} }, back: { config: {} } },
  {
    name: 'what an admin narrowed stays narrow',
    before: { 'http.fetch': { hosts: ['a.example', 'b.example'] } }, after: { 'http.fetch': { hosts: ['a.example', 'b.example'] } },
    decided: { 'http.fetch': { hosts: ['a.example'] } }, back: { 'http.fetch': { hosts: ['a.example'] } },
  },
  {
    name: 'a grant that is neither wider nor narrower than it was is not taken for consent',
    before: { 'http.fetch': { hosts: ['a.example'] } }, after: { 'http.fetch': { hosts: ['a.example', 'c.example'] } },
    decided: { 'http.fetch': { hosts: ['c.example'] } }, back: {},
  },
  {
    name: 'what the newer version did not ask for is as it was, and what it had more is gone',
    before: { storage: {}, 'http.fetch': { hosts: ['a.example'] } }, after: { config: {}, 'http.fetch': { hosts: ['a.example', 'c.example'] } },
    decided: { 'http.fetch': { hosts: ['a.example', 'c.example'] } }, back: { storage: {}, 'http.fetch': { hosts: ['a.example'] } },
  },
]

for (const { name, before, after, decided, back } of DECISIONS) {
  test(`rollback() after a decision of the admin: ${name}`, async t => {
    const f = await fixture(t)
    await upgraded(f, asks(before as Manifest['capabilities'], '1.0.0'), asks(after as Manifest['capabilities'], '1.1.0'))
    await f.lifecycle.setGrant('acme.mail', decided as never, ADMIN)
    await goBack(f)
    t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, back)
  })
}

test('rollback() refuses a plan that does not fit any more, or that nobody made', async t => {
  const f = await fixture(t)
  await upgraded(f, asks({ storage: {} }, '1.0.0'), asks({ storage: {} }, '1.1.0'))
  const plan = await f.lifecycle.planRollback('acme.mail')
  await t.rejects(f.lifecycle.rollback('acme.mail', '0'.repeat(64), ADMIN), { code: 'HP_ERR_PLAN_STALE' })
  await f.lifecycle.setGrant('acme.mail', {}, ADMIN)
  await t.rejects(f.lifecycle.rollback('acme.mail', plan.id, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
})

test('rollback() takes plugins along that need each other\'s versions, in one change', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await upgraded(f, { version: '1.0.0', dependencies: { 'acme.base': '^1' } })
  await f.publish({ id: 'acme.base', version: '2.0.0' })
  await f.publish({ id: 'acme.mail', version: '2.0.0', dependencies: { 'acme.base': '^2' } })
  await f.install('acme.base', 'acme.mail')
  t.match((await f.lifecycle.planRollback('acme.base')).plugins.map(({ id }) => id), ['acme.base', 'acme.mail'])
  const before = f.changes.length
  t.strictSame(await goBack(f), ['acme.mail@1.0.0', 'acme.base@1.0.0'])
  t.equal(f.changes.length, before + 1)
})

test('rollback() is refused where another plugin would be left without what it needs', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.install('acme.base')
  await f.publish({ id: 'acme.base', version: '2.0.0' })
  await f.install('acme.base')
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.base': '^2' } })
  await f.install('acme.user')
  await t.rejects(f.lifecycle.planRollback('acme.base'), { code: 'HP_ERR_ROLLBACK_NEEDS', details: { plugin: 'acme.base', version: '1.0.0', other: 'acme.user', range: '^2' } })
  await f.lifecycle.remove('acme.user', ADMIN)
  t.strictSame(await goBack(f, 'acme.base'), ['acme.base@1.0.0'])
})

test('rollback() is refused where the earlier version needs a plugin that is gone', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await upgraded(f, { version: '1.0.0', dependencies: { 'acme.base': '*' } }, { version: '1.1.0' })
  await f.lifecycle.remove('acme.base', ADMIN)
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_ROLLBACK_NEEDS', details: { other: 'acme.base', found: 'not installed' } })
})

test('rollback() is refused where the settings do not fit the earlier version', async t => {
  const f = await fixture(t)
  const config = (type: string) => ({ config: { type: 'object', additionalProperties: false, properties: { retries: { type } } } })
  await upgraded(f, { version: '1.0.0', ...config('boolean') }, { version: '1.1.0', ...config('integer') })
  await f.lifecycle.setConfig('acme.mail', { retries: 3 }, ADMIN)
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_SETTINGS_MISFIT', details: { version: '1.0.0' } })
})

test('rollback() verifies the package of the earlier version, and changes nothing where it was changed', async t => {
  const f = await fixture(t)
  await upgraded(f, { version: '1.0.0' })
  const file = join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.mail').installed.digest}.hpk`)
  await upgraded(f, { version: '1.1.0' })
  const { id } = await f.lifecycle.planRollback('acme.mail')
  const bytes = readFileSync(file)
  bytes[bytes.indexOf('1.0.0\'')] = 0x39
  writeFileSync(file, bytes)
  await t.rejects(f.lifecycle.rollback('acme.mail', id, ADMIN), { code: 'HP_ERR_PACKAGE_FILE' })
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_PACKAGE_FILE' }, 'nor is it shown')
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
  await f.restart()
  t.strictSame(f.logs, [], 'nothing was interrupted')
})

test('rollback() keeps a disabled plugin disabled', async t => {
  const f = await fixture(t)
  await upgraded(f, { version: '1.0.0' }, { version: '1.1.0' })
  await f.lifecycle.disable('acme.mail', ADMIN)
  await goBack(f)
  t.match(f.lifecycle.info('acme.mail').installed, { enabled: false, version: '1.0.0' })
})

test('rollback() is refused where the key of the earlier version is not trusted any more', async t => {
  const f = await fixture(t)
  await upgraded(f, { version: '1.0.0' }, { version: '1.1.0' })
  await f.restart({ publishers: { acme: [generateKeyPair().publicKey] } })
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_PUBLISHER_CHANGED' }, 'nor is it shown')
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
})
