import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { openRegistry } from '@hardpoint/registry/client'
import type { IndexEntry } from '@hardpoint/schemas'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import type { Lifecycle } from '../../../host/lifecycle/lifecycle.ts'
import { fingerprint } from '../../../host/trust/mod.ts'
import { ADMIN, NO_GATE, RULES, fixture, listing, type Fixture } from './_harness.ts'

test('plan() shows version, publisher, capabilities and features, and changes nothing', async t => {
  const f = await fixture(t, { tier: 'pro' })
  await f.publish({
    id: 'hardpoint.treasury', version: '1.0.0', tier: 'pro', capabilities: { storage: {} },
    features: { transfers: { title: 'Transfers', tier: 'pro' }, approvals: { title: 'Approvals', tier: 'enterprise' } },
  })
  const plan = await f.lifecycle.plan(['treasury'], ADMIN)
  t.match(plan.plugins, [{
    id: 'hardpoint.treasury', version: '1.0.0', tier: 'pro', requested: true, dropped: [],
    publisher: { id: 'hardpoint', trust: 'first-use', fingerprint: fingerprint(f.keys['hardpoint']?.publicKey ?? '') },
    capabilities: [{ id: 'storage', consent: /store/i, change: 'new' }],
    features: [{ id: 'transfers', available: true }, { id: 'approvals', available: false }],
  }])
  t.strictSame(plan.needsConsent, { 'hardpoint.treasury': ['storage'] })
  t.match(plan.registry, { location: f.registryDirectory, rootFingerprint: /^sha256:[0-9a-f]{64}$/, stale: false })
  t.match(plan.id, /^[0-9a-f]{64}$/)
  t.equal((await f.lifecycle.plan(['treasury'], ADMIN)).id, plan.id, 'the same plan has the same id')
  t.strictSame(f.lifecycle.list(), [])
  t.strictSame(readdirSync(join(f.dataDirectory, 'packages')), [])
})

test('plan() names dependencies first, and only what was asked for is requested', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.2.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1.0.0' } })
  const { plugins } = await f.lifecycle.plan(['acme.mail'], ADMIN)
  t.strictSame(plugins.map(({ id, requested }) => [id, requested]), [['acme.base', false], ['acme.mail', true]])
})

test('plan() refuses a pro plugin on the free tier, with the reason and the fix', async t => {
  const f = await fixture(t, { tier: 'free' })
  await f.publish({ id: 'hardpoint.treasury', version: '1.0.0', tier: 'pro' })
  await t.rejects(f.lifecycle.plan(['treasury'], ADMIN), {
    code: 'HP_ERR_TIER', details: { subject: 'hardpoint.treasury 1.0.0', needs: 'pro', tier: 'free', reason: 'no license is set' }, fix: /license set/,
  })
})

test('plan() refuses a free plugin that needs a pro one', async t => {
  const f = await fixture(t, { tier: 'free' })
  await f.publish({ id: 'acme.base', version: '1.0.0', tier: 'pro' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_TIER', details: { subject: 'acme.base 1.0.0' } })
})

test('plan() of a free plugin is not held up by an installed one that the license no longer covers', async t => {
  const f = await fixture(t, { tier: 'pro' })
  await f.publish({ id: 'acme.paid', version: '1.0.0', tier: 'pro' })
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.paid')
  f.tier = 'free'
  t.strictSame((await f.install('acme.mail')).plugins.map(({ id }) => id), ['acme.mail'])
  await t.rejects(f.lifecycle.plan(['acme.paid'], ADMIN), { code: 'HP_ERR_TIER' }, 'but naming it is refused')
})

test('plan() compares capabilities with the grant', async t => {
  const f = await fixture(t)
  const hosts = (...list: string[]) => ({ 'http.fetch': { hosts: list } })
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {}, ...hosts('a.example', 'b.example') } })
  await f.install('acme.mail')
  const changes = async (version: string, capabilities: Record<string, object>) => {
    await f.publish({ id: 'acme.mail', version, capabilities })
    const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
    const changed = plan.plugins.flatMap(plugin => plugin.capabilities.map(({ id, change }) => `${id} ${change}`))
    return { changes: changed, dropped: plan.plugins[0]?.dropped, needs: plan.needsConsent['acme.mail'] ?? [] }
  }
  t.strictSame(await changes('1.0.1', { storage: {}, ...hosts('a.example', 'b.example') }), { changes: ['http.fetch same', 'storage same'], dropped: [], needs: [] })
  t.strictSame(await changes('1.0.2', hosts('a.example')), { changes: ['http.fetch narrower'], dropped: ['storage'], needs: [] })
  t.strictSame(await changes('1.0.3', hosts('a.example', 'b.example', 'c.example')), { changes: ['http.fetch wider'], dropped: ['storage'], needs: ['http.fetch'] })
  await f.lifecycle.setGrant('acme.mail', hosts('a.example'), ADMIN)
  // What the admin took away stays away; then: less than was asked for, but not what was granted.
  t.strictSame(await changes('1.0.4', { storage: {}, ...hosts('a.example', 'b.example') }), { changes: ['http.fetch same', 'storage same'], dropped: [], needs: [] })
  t.strictSame(await changes('1.0.5', hosts('b.example')), { changes: ['http.fetch wider'], dropped: [], needs: ['http.fetch'] })
})

test('plan() takes the newest for what is named and leaves the rest', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1.0.0' } })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.base', version: '1.1.0' })
  await f.publish({ id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '^1.0.0' } })
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins.map(({ id, from, version }) => `${id} ${from} ${version}`), ['acme.mail 1.0.0 1.1.0'])
  t.match((await f.lifecycle.plan(['acme.base'], ADMIN)).plugins.map(({ id, version, requested }) => `${id} ${version} ${requested}`), ['acme.base 1.1.0 true'])
})

test('plan() goes back only where that is allowed', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.mail', version: '2.0.0' })
  await f.install('acme.mail')
  await t.rejects(f.lifecycle.plan(['acme.mail@^1.0.0'], ADMIN), { code: 'HP_ERR_DOWNGRADE', details: { installed: '2.0.0', version: '1.0.0' } })
  const plan = await f.lifecycle.plan(['acme.mail@^1.0.0'], ADMIN, { allowDowngrade: true })
  t.match(plan.plugins, [{ version: '1.0.0', from: '2.0.0' }])
})

test('plan() says what is unknown', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'hardpoint.treasury', version: '1.0.0' })
  await t.rejects(f.lifecycle.plan(['tresury'], ADMIN), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { nearest: 'hardpoint.treasury' } })
  await t.rejects(f.lifecycle.plan(['treasury@^2.0.0'], ADMIN), { code: 'HP_ERR_VERSION_UNKNOWN', details: { range: '^2.0.0', versions: ['1.0.0'] } })
  await t.rejects(f.lifecycle.plan(['treasury@nonsense'], ADMIN), { code: 'HP_ERR_CHANNEL_UNKNOWN', details: { channel: 'nonsense', channels: ['latest'] } })
  await t.rejects(f.lifecycle.plan(['treasury@no sense'], ADMIN), { code: 'HP_ERR_VERSION_UNKNOWN' })
  await t.rejects(f.lifecycle.plan(['__proto__'], ADMIN), { code: 'HP_ERR_PLUGIN_UNKNOWN' })
  await t.rejects(f.lifecycle.plan(['../../etc/passwd'], ADMIN), { code: 'HP_ERR_PLUGIN_UNKNOWN' })
})

test('plan() explains a conflict with what is installed', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.base', version: '2.0.0' })
  await f.publish({ id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1.0.0' } })
  await f.publish({ id: 'acme.ghost', version: '1.0.0', dependencies: { 'acme.nowhere': '^1.0.0' } })
  await f.install('acme.base')
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_RESOLUTION', message: /acme\.mail 1\.0\.0 needs acme\.base \^1\.0\.0[^]*acme\.base is installed/ })
  await t.rejects(f.lifecycle.plan(['acme.ghost'], ADMIN), { code: 'HP_ERR_RESOLUTION', message: /there is no plugin acme\.nowhere/ })
})

test('plan() refuses what would fail later: an unknown capability, a schema out of bounds, another host, a bad cron line', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.root', version: '1.0.0', capabilities: { 'process.exec': {} } })
  await f.publish({ id: 'acme.proto', version: '1.0.0', capabilities: { constructor: {} } })
  await f.publish({ id: 'acme.schema', version: '1.0.0', config: { type: 'object', $ref: 'https://example.com/x' } })
  await f.publish({ id: 'acme.later', version: '1.0.0', engines: { hardpoint: '>=9' } })
  await f.publish({ id: 'acme.cron', version: '1.0.0', contributes: { jobs: [{ id: 'tick', cron: 'every day' }] } })
  await t.rejects(f.lifecycle.plan(['acme.root'], ADMIN), { code: 'HP_ERR_CAPABILITY_UNKNOWN' })
  await t.rejects(f.lifecycle.plan(['acme.proto'], ADMIN), { code: 'HP_ERR_CAPABILITY_UNKNOWN' })
  await t.rejects(f.lifecycle.plan(['acme.schema'], ADMIN), { code: 'HP_ERR_SCHEMA_REFUSED' })
  await t.rejects(f.lifecycle.plan(['acme.later'], ADMIN), { code: 'HP_ERR_RESOLUTION', message: /runs on Hardpoint >=9/ })
  await t.rejects(f.lifecycle.plan(['acme.cron'], ADMIN), { code: 'HP_ERR_CRON', details: { cron: 'every day' } })
})

test('plan() refuses a package in which one byte was changed in the registry, and names the file', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' }, 'export default "as published"')
  const path = find(f.registryDirectory, '.hpk')
  const bytes = readFileSync(path)
  const at = bytes.indexOf('as published')
  t.ok(at > 0)
  bytes[at] = 0x41
  writeFileSync(path, bytes)
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'main.js' } })
  t.strictSame(readdirSync(join(f.dataDirectory, 'packages')), [])
})

test('plan() refuses a key that was not pinned, whatever the registry says of it', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  const pinned = f.keys['acme']?.publicKey
  f.keys['acme'] = generateKeyPair()
  await f.registry.rotate('acme', { to: f.keys['acme'] })
  await f.publish({ id: 'acme.mail', version: '1.0.1' })
  await f.publish({ id: 'acme.other', version: '1.0.0' })
  const found = f.keys['acme'].publicKey
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { pinned: [pinned], found } })
  await t.rejects(f.lifecycle.plan(['acme.other'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  await f.lifecycle.trust('acme', found, ADMIN)
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ version: '1.0.1', publisher: { trust: 'pinned' } }])
})

test('plan() accepts only the keys that config.json names for a publisher', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.restart({ publishers: { acme: [generateKeyPair().publicKey] } })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  await f.restart({ publishers: { acme: [f.keys['acme']?.publicKey ?? ''] } })
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ publisher: { trust: 'configured' } }])
})

/** The lines of a plugin as no server would take them, and as a publisher's key could sign them all the same. */
async function lyingAbout(f: Fixture, plugin: string, lie: Partial<IndexEntry>): Promise<Lifecycle> {
  const registry = openRegistry(f.registryDirectory)
  const find = listing(registry, entry => (entry.id === plugin ? { ...entry, ...lie } : entry))
  return createLifecycle({
    store: f.store, registry: () => ({ ...registry, find }), cells: f.cells, gate: NO_GATE, consent: RULES, config: {},
    licensing: { tierOf: () => f.tier, status: tenant => ({ tenant, tier: f.tier, state: 'none', reason: '' }) },
    clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
  })
}

test('plan() does not let the registry change a version that is installed', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.evil', version: '1.0.0' })
  const lifecycle = await lyingAbout(f, 'acme.mail', { dependencies: { 'acme.evil': '*' }, sha256: 'f'.repeat(64) })
  t.match((await lifecycle.plan(['acme.mail'], ADMIN)).plugins.map(({ id }) => id), ['acme.mail'])
})

test('plan() does not believe an index that lies about the tier', async t => {
  const f = await fixture(t, { tier: 'free' })
  await f.publish({ id: 'acme.paid', version: '1.0.0', tier: 'pro' })
  const lifecycle = await lyingAbout(f, 'acme.paid', { tier: 'free' })
  await t.rejects(lifecycle.plan(['acme.paid'], ADMIN), { code: 'HP_ERR_REGISTRY_INDEX_MISMATCH' })
})

test('plan() says so where no registry is set', async t => {
  const f = await fixture(t)
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => undefined, cells: f.cells, gate: NO_GATE, consent: RULES, config: {}, clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
  })
  await t.rejects(lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_REGISTRY_UNSET' })
})

test('plan() says so where the registry is gone', async t => {
  const f = await fixture(t)
  const registry = openRegistry(join(f.dataDirectory, 'nowhere'))
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => registry, cells: f.cells, gate: NO_GATE, consent: RULES, config: {}, clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
  })
  await t.rejects(lifecycle.plan(['acme.mail'], ADMIN), { code: /^HP_ERR_(REGISTRY_|PLUGIN_UNKNOWN)/ })
})

function find(directory: string, suffix: string): string {
  const found = readdirSync(directory, { recursive: true, encoding: 'utf8' }).find(path => path.endsWith(suffix))
  return join(directory, found ?? 'missing')
}

test('plan() ends a chain of dependencies without end', async t => {
  const f = await fixture(t)
  let asked = 0
  const find = async (ids: readonly string[]) => new Map(ids.map((id): [string, IndexEntry[]] => {
    asked += 1
    return [id, [{
      id, version: '1.0.0', sha256: '0'.repeat(64), size: 1, keyid: '0'.repeat(64), tier: 'free', title: id, description: id,
      engines: { hardpoint: '*' }, publishedAt: '2026-01-01T00:00:00Z', dependencies: { [`acme.x${asked}`]: '*', [`acme.y${asked}`]: '*' },
    }]]
  }))
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => ({ ...openRegistry(f.registryDirectory), find }), cells: f.cells, gate: NO_GATE, consent: RULES, config: {},
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
    clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
  })
  await t.rejects(lifecycle.plan(['acme.x0'], ADMIN), { code: 'HP_ERR_RESOLUTION_SIZE' })
  t.ok(asked <= 2000, String(asked))
})

test('plan() downloads no more than the memory of one plan', async t => {
  const f = await fixture(t)
  const ids = Array.from({ length: 5 }, (_, index) => `acme.x${index}`)
  for (const id of ids) await f.publish({ id, version: '1.0.0' })
  const registry = openRegistry(f.registryDirectory)
  const downloaded: string[] = []
  const lifecycle = await createLifecycle({
    store: f.store, cells: f.cells, gate: NO_GATE, consent: RULES, config: {},
    registry: () => ({
      ...registry, find: listing(registry, entry => ({ ...entry, size: 67_108_864 })),
      download: async ({ id, size, ...entry }, options) => {
        downloaded.push(id)
        return registry.download({ id, ...entry, size: (await registry.versions(id))[0]?.size ?? size }, options)
      },
    }),
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
    clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
  })
  await t.rejects(lifecycle.plan(ids, ADMIN), { code: 'HP_ERR_PACKAGE_TOO_LARGE', details: { limit: 268_435_456 } })
  t.strictSame(downloaded, [], 'the index says their sizes, and what is longer is refused')
})

test('plan() refuses two keys for a publisher nobody knows yet', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.one', version: '1.0.0' })
  f.keys['acme'] = generateKeyPair()
  await f.registry.rotate('acme', { to: f.keys['acme'] })
  await f.publish({ id: 'acme.two', version: '1.0.0' })
  await t.rejects(f.lifecycle.plan(['acme.one', 'acme.two'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  t.equal((await f.lifecycle.plan(['acme.one'], ADMIN)).plugins.length, 1, 'a key that was ended still verifies what was published before')
})

test('plan() refuses what an ended key signed after its end', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  const registry = openRegistry(f.registryDirectory)
  const publicKey = f.keys['acme']?.publicKey ?? ''
  const keys = [{ publicKey, since: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' }]
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => ({ ...registry, publisher: async id => ({ id, keys }) }), cells: f.cells, gate: NO_GATE, consent: RULES, config: {},
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
    clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
  })
  const details = { publisher: 'acme', plugin: 'acme.mail', version: '1.0.0', until: '2020-01-02T00:00:00Z', fingerprint: fingerprint(publicKey) }
  await t.rejects(lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_KEY_ENDED', details })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.0.1' })
  await t.rejects(lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_KEY_ENDED', details: { version: '1.0.1' } }, 'pinned or not')
})

const config = (name: string, type: string, more: object = {}) => ({ type: 'object', additionalProperties: false, properties: { [name]: { type, ...type === 'string' ? { maxLength: 20 } : {} } }, ...more })

const MISFITS: readonly (readonly [name: string, schema: object | undefined, pointer: string])[] = [
  ['wants another type', config('server', 'integer'), '/server'],
  ['calls them otherwise', config('host', 'string'), '/server'],
  ['has no settings', undefined, '/server'],
]

for (const [name, schema, pointer] of MISFITS) {
  test(`plan() refuses a version that ${name}, until the settings fit it`, async t => {
    const f = await fixture(t)
    await f.publish({ id: 'acme.mail', version: '1.0.0', config: config('server', 'string', { required: ['server'] }) })
    await f.install('acme.mail')
    await f.lifecycle.setConfig('acme.mail', { server: 'one' }, { ...ADMIN, tenant: 'org-2' })
    await f.publish({ id: 'acme.mail', version: '1.1.0', ...schema === undefined ? {} : { config: schema } })
    await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), {
      code: 'HP_ERR_SETTINGS_MISFIT', details: { plugin: 'acme.mail', version: '1.1.0', tenant: 'org-2', pointer }, fix: /hardpoint config acme\.mail/,
    })
    t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
    await f.lifecycle.setConfig('acme.mail', {}, { ...ADMIN, tenant: 'org-2' })
    t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ version: '1.1.0', settings: undefined }])
  })
}

test('plan() lets settings be that a new version accepts, and those of others', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: config('server', 'string') })
  await f.publish({ id: 'acme.wiki', version: '1.0.0', config: config('pages', 'integer') })
  await f.install('acme.mail', 'acme.wiki')
  await f.lifecycle.setConfig('acme.mail', { server: 'one' }, ADMIN)
  await f.lifecycle.setConfig('acme.wiki', { pages: 1 }, ADMIN)
  await f.publish({ id: 'acme.mail', version: '1.1.0', config: config('server', 'string', { properties: { server: { type: 'string', maxLength: 3 }, port: { type: 'integer' } } }) })
  await f.install('acme.mail')
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), { server: 'one' })
})

test('plan() says that settings which an earlier install left do not fit', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: config('server', 'string') })
  await f.install('acme.mail')
  await f.lifecycle.setConfig('acme.mail', { server: 'one' }, ADMIN)
  await f.lifecycle.remove('acme.mail', ADMIN)
  await f.publish({ id: 'acme.mail', version: '1.1.0', config: config('server', 'integer') })
  t.match((await f.lifecycle.plan(['acme.mail@1.0.0'], ADMIN)).plugins, [{ settings: undefined }])
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ settings: 'dropped' }])
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), { server: 'one' }, 'a plan changes nothing')
  await f.install('acme.mail')
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), {})
})
