import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { generateKeyPair } from '@hardpoint/schemas/package'
import type { Plan } from '../../../host/lifecycle/lifecycle.ts'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'

function packagesOf(f: Fixture): string[] {
  return readdirSync(join(f.dataDirectory, 'packages'))
}

test('install() installs what was planned, with what was consented to', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' }, 'export default "base"')
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' }, capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example', 'b.example'] } } })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  const installed = await f.lifecycle.install(plan, { 'acme.mail': { storage: {}, 'http.fetch': { hosts: ['a.example'] } } }, ADMIN)
  t.match(installed, [{ id: 'acme.base', requested: false, enabled: true }, { id: 'acme.mail', requested: true, installedBy: 'token:admin', installedAt: '2026-01-01T00:00:00.000Z' }])
  t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, { storage: {}, 'http.fetch': { hosts: ['a.example'] } })
  t.strictSame(f.lifecycle.info('acme.base').dependents, ['acme.mail'])
  t.equal(f.lifecycle.get('acme.base')?.code.main, 'export default "base"')
  t.strictSame(f.changes.at(-1), ['acme.base@1.0.0', 'acme.mail@1.0.0'])
  t.strictSame(packagesOf(f).toSorted(), plan.plugins.map(({ digest }) => `${digest}.hpk`).toSorted())
  await f.restart()
  t.strictSame(f.lifecycle.list().map(({ installed: { id }, problem }) => [id, problem]), [['acme.base', undefined], ['acme.mail', undefined]])
  t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, { storage: {}, 'http.fetch': { hosts: ['a.example'] } })
})

const CONSENTS: readonly { name: string; consent: object; code: string }[] = [
  { name: 'none', consent: {}, code: 'HP_ERR_CONSENT' },
  { name: 'one of two', consent: { 'acme.mail': ['storage'] }, code: 'HP_ERR_CONSENT' },
  { name: 'another plugin', consent: { 'acme.base': ['storage', 'http.fetch'] }, code: 'HP_ERR_CONSENT' },
  { name: 'a star', consent: { 'acme.mail': ['*'] }, code: 'HP_ERR_CONSENT' },
  { name: 'names on the prototype', consent: { 'acme.mail': Object.create({ storage: {}, 'http.fetch': {} }) as object }, code: 'HP_ERR_CONSENT' },
  { name: 'wider options', consent: { 'acme.mail': { storage: {}, 'http.fetch': { hosts: ['a.example', 'evil.example'] } } }, code: 'HP_ERR_GRANT_WIDER' },
]

for (const { name, consent, code } of CONSENTS) {
  test(`install() with consent to ${name} installs nothing`, async t => {
    const f = await fixture(t)
    await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example'] } } })
    const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
    await t.rejects(f.lifecycle.install(plan, consent as Record<string, string[]>, ADMIN), { code })
    t.strictSame(f.lifecycle.list(), [])
    t.strictSame(packagesOf(f), [])
    await f.lifecycle.install(plan, consentToAll(plan), ADMIN)
    t.equal(f.lifecycle.list().length, 1, 'the plan can still be applied')
  })
}

test('install() takes consent under the name people use', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'hardpoint.treasury', version: '1.0.0', capabilities: { storage: {} } })
  const plan = await f.lifecycle.plan(['treasury'], ADMIN)
  await f.lifecycle.install(plan, { treasury: ['storage'] }, ADMIN)
  t.strictSame(f.lifecycle.info('treasury').grant.capabilities, { storage: {} })
})

const EDITS: readonly { name: string; edit: (plan: Plan) => Plan }[] = [
  { name: 'an id of its own', edit: plan => ({ ...plan, id: '0'.repeat(64) }) },
  { name: 'nothing to consent to', edit: plan => ({ ...plan, needsConsent: {} }) },
  { name: 'another digest', edit: plan => ({ ...plan, plugins: plan.plugins.map(each => ({ ...each, digest: 'f'.repeat(64) })) }) },
  { name: 'a capability that needs no consent', edit: plan => ({ ...plan, plugins: plan.plugins.map(each => ({ ...each, capabilities: [] })) }) },
  { name: 'no plugins', edit: plan => ({ ...plan, plugins: [] }) },
]

for (const { name, edit } of EDITS) {
  test(`install() refuses a plan edited to have ${name}`, async t => {
    const f = await fixture(t)
    await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} } })
    const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
    await t.rejects(f.lifecycle.install(edit(plan), {}, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
    t.strictSame(f.lifecycle.list(), [])
  })
}

const CHANGES: readonly { name: string; change: (f: Fixture) => Promise<unknown> | void }[] = [
  { name: 'another install', change: f => f.install('acme.other') },
  { name: 'the end of the license', change: f => { f.tier = 'free' } },
  { name: 'a quarter of an hour', change: f => { f.now += 15 * 60_000 + 1 } },
  { name: 'a restart', change: f => f.restart() },
]

for (const { name, change } of CHANGES) {
  test(`install() refuses a plan after ${name}`, async t => {
    const f = await fixture(t, { tier: 'pro' })
    await f.publish({ id: 'acme.mail', version: '1.0.0', tier: 'pro' })
    await f.publish({ id: 'acme.other', version: '1.0.0' })
    const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
    await change(f)
    await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
    t.notOk(f.lifecycle.get('acme.mail'))
  })
}

test('install() refuses the plan of another tenant, and the same plan twice', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await t.rejects(f.lifecycle.install(plan, {}, { tenant: 'other', by: 'token:x' }), { code: 'HP_ERR_PLAN_STALE' })
  await f.lifecycle.install(plan, {}, ADMIN)
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
})

test('install() of two plans at once applies one', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.one', version: '1.0.0' })
  await f.publish({ id: 'acme.two', version: '1.0.0' })
  const plans = await Promise.all([f.lifecycle.plan(['acme.one'], ADMIN), f.lifecycle.plan(['acme.two'], ADMIN)])
  const results = await Promise.allSettled(plans.map(plan => f.lifecycle.install(plan, {}, ADMIN)))
  t.strictSame(results.map(({ status }) => status), ['fulfilled', 'rejected'])
})

test('install() pins the key it saw, and refuses another that was pinned since the plan', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await f.lifecycle.trust('acme', generateKeyPair().publicKey, ADMIN)
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  t.strictSame(f.lifecycle.list(), [])
})

test('install() that is killed before its commit leaves nothing; the next start sweeps its files', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} } })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  f.beforeCommit = ({ puts = [] }) => {
    if (!puts.some(({ key }) => key[1] === 'lock')) return
    t.equal(packagesOf(f).length, 1, 'the file was written first')
    throw new RangeError('killed')
  }
  await t.rejects(f.lifecycle.install(plan, consentToAll(plan), ADMIN), { message: 'killed' })
  await f.restart()
  t.strictSame(f.lifecycle.list(), [])
  t.strictSame(packagesOf(f), [])
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ publisher: { trust: 'first-use' } }], 'no key was pinned')
})

test('install() writes records, grants, pins and lock in one commit', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  const keys: string[][] = []
  f.beforeCommit = ({ puts = [] }) => keys.push(puts.map(({ key }) => key.join('/')))
  await f.install('acme.mail')
  t.strictSame(keys.splice(0).map(each => each.toSorted()), [['sys/journal'], ['sys/journal'], [
    'sys/grants/acme.base', 'sys/grants/acme.mail', 'sys/lock', 'sys/plugins/acme.base', 'sys/plugins/acme.mail', 'sys/publishers/acme',
  ]])
  await f.publish({ id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.mail')
  t.strictSame(keys.at(-1)?.toSorted(), ['sys/grants/acme.mail', 'sys/histories/acme.mail', 'sys/lock', 'sys/plugins/acme.mail'], 'an upgrade with what it can go back to')
})

test('install() of a newer version puts it in force, then stops the old one, drained', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example', 'b.example'] } } }, 'export default 1')
  await f.install('acme.mail')
  await f.lifecycle.setGrant('acme.mail', { 'http.fetch': { hosts: ['a.example'] } }, ADMIN)
  await f.publish({ id: 'acme.mail', version: '1.1.0', capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example', 'b.example'] } } }, 'export default 2')
  f.cells.told.length = 0
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await f.lifecycle.install(plan, {}, ADMIN)
  t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, { 'http.fetch': { hosts: ['a.example'] } }, 'the grant stays as the admin left it')
  t.equal(f.lifecycle.get('acme.mail')?.code.main, 'export default 2')
  t.strictSame(f.cells.told, ['close acme.mail 1.1.0 beside', `stop acme.mail drained, but ${plan.plugins[0]?.digest}`, 'release acme.mail'])
  t.equal(packagesOf(f).length, 2, 'the old one is kept')
})

test('install() of a version that asks for less shrinks the grant without asking', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {}, 'http.fetch': { hosts: ['a.example', 'b.example'] } } })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.1.0', capabilities: { 'http.fetch': { hosts: ['a.example'] } } })
  await f.lifecycle.install(await f.lifecycle.plan(['acme.mail'], ADMIN), {}, ADMIN)
  t.strictSame(f.lifecycle.info('acme.mail').grant.capabilities, { 'http.fetch': { hosts: ['a.example'] } })
})

test('install() keeps a disabled plugin disabled, and remembers that a dependency is now wanted for itself', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.mail')
  await f.lifecycle.disable('acme.mail', ADMIN)
  f.now += 1000
  await f.install('acme.base')
  t.match(f.lifecycle.info('acme.base').installed, { requested: true, installedAt: '2026-01-01T00:00:00.000Z' })
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.install('acme.mail')
  t.match(f.lifecycle.info('acme.mail').installed, { enabled: false, version: '1.1.0' })
})

test('install() checks settings that were made after the plan', async t => {
  const f = await fixture(t)
  const config = (type: string) => ({ type: 'object', additionalProperties: false, properties: { retries: { type } } })
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: config('boolean') })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.1.0', config: config('integer') })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await f.lifecycle.setConfig('acme.mail', { retries: true }, ADMIN)
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_SETTINGS_MISFIT', details: { pointer: '/retries' } })
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), { retries: true })
})
