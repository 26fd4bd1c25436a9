import { test, type Test } from 'tap'
import { openRegistry, type RegistryClient } from '@hardpoint/registry/client'
import type { PublisherRecord } from '@hardpoint/schemas'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import type { Lifecycle } from '../../../host/lifecycle/lifecycle.ts'
import { fingerprint, openPins } from '../../../host/trust/mod.ts'
import { ADMIN, NO_GATE, RULES, fixture, type Fixture } from './_harness.ts'

const publicKeyOf = (f: Fixture): string => f.keys['acme']?.publicKey ?? ''

/** acme gets another key, which the one before names or not. */
async function rotate(f: Fixture, { stated = true } = {}): Promise<{ from: string; to: string }> {
  const from = f.keys['acme'] ?? generateKeyPair()
  const to = generateKeyPair()
  await f.registry.rotate('acme', { to, ...stated ? { from } : {} })
  f.keys['acme'] = to
  return { from: from.publicKey, to: to.publicKey }
}

/** acme.mail 1.0.0 is installed, by the key of then. */
async function installed(t: Test): Promise<Fixture> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  return f
}

/** A host over the same store, with another registry than there is. */
async function hostWith(f: Fixture, change: (registry: RegistryClient) => Partial<RegistryClient>): Promise<Lifecycle> {
  const registry = openRegistry(f.registryDirectory)
  return createLifecycle({
    store: f.store, registry: () => ({ ...registry, ...change(registry) }), cells: f.cells, gate: NO_GATE, consent: RULES, config: {},
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
    clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
  })
}

/** A registry that shows acme's record otherwise than its operator signed it. */
const withRecord = (f: Fixture, change: (keys: PublisherRecord['keys']) => unknown): Promise<Lifecycle> => hostWith(f, registry => ({
  publisher: async id => ({ id, keys: change((await registry.publisher(id)).keys) as PublisherRecord['keys'] }),
}))

test('plan() follows a statement of a pinned key, and install() pins the key it names', async t => {
  const f = await installed(t)
  const { from, to } = await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const plan = await f.lifecycle.plan([], ADMIN, { upgrade: true })
  const publisher = { id: 'acme', publicKey: to, fingerprint: fingerprint(to), trust: 'rotated', rotatedFrom: { publicKey: from, fingerprint: fingerprint(from) } }
  t.strictSame(plan.plugins[0]?.publisher, publisher)
  t.match(await f.lifecycle.install(plan, {}, ADMIN), [{ version: '1.1.0', publicKey: to }])
  await f.publish({ id: 'acme.other', version: '1.0.0' })
  t.match((await f.install('acme.other')).plugins, [{ publisher: { trust: 'pinned', rotatedFrom: undefined } }])
  await f.restart()
  t.strictSame(f.lifecycle.list().map(({ installed, problem }) => [installed.id, problem]), [['acme.mail', undefined], ['acme.other', undefined]])
  await f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN)
  t.match(f.lifecycle.info('acme.mail'), { installed: { version: '1.0.0', publicKey: from } }, 'the former key is still trusted for what it signed')
})

test('plan() follows over keys between, of which nothing is installed', async t => {
  const f = await installed(t)
  const { from } = await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const { to } = await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.2.0' })
  t.match((await f.lifecycle.plan(['acme.mail@1.1.0'], ADMIN)).plugins, [{ publisher: { trust: 'rotated' } }], 'what it signed before its end stays good')
  t.match((await f.install('acme.mail')).plugins, [{ version: '1.2.0', publisher: { publicKey: to, trust: 'rotated', rotatedFrom: { publicKey: from } } }])
})

/** Of a publisher nobody knows yet: acme.old by the former key, which needs acme.new by the next. */
async function unknown(t: Test, rotation: { readonly stated: boolean }): Promise<{ f: Fixture; from: string; to: string }> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.old', version: '1.0.0', dependencies: { 'acme.new': '*' } })
  const keys = await rotate(f, rotation)
  await f.publish({ id: 'acme.new', version: '1.0.0' })
  return { f, ...keys }
}

test('plan() takes two keys of a publisher nobody knows yet, where the older one names the other', async t => {
  const { f, from } = await unknown(t, { stated: true })
  t.match((await f.install('acme.old')).plugins, [
    { id: 'acme.new', publisher: { trust: 'rotated', rotatedFrom: { publicKey: from } } }, { id: 'acme.old', publisher: { trust: 'first-use', publicKey: from } },
  ])
  await f.publish({ id: 'acme.more', version: '1.0.0' })
  t.match((await f.lifecycle.plan(['acme.more'], ADMIN)).plugins, [{ publisher: { trust: 'pinned' } }])
})

test('plan() refuses two keys of a publisher nobody knows yet, where none names the other', async t => {
  const { f, from, to } = await unknown(t, { stated: false })
  await t.rejects(f.lifecycle.plan(['acme.old'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { pinned: [from], found: to } })
})

test('plan() refuses a rotation without a statement, and says what can be done', async t => {
  const f = await installed(t)
  const { from, to } = await rotate(f, { stated: false })
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const refused = { code: 'HP_ERR_PUBLISHER_CHANGED', message: /: the registry has no statement by which a key of before names SHA256:/, fix: new RegExp(`hardpoint trust acme ${RegExp.escape(to)}`), details: { pinned: [from], found: to } }
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), refused)
})

test('plan() refuses a rotation whose statement the registry leaves out, or puts at another key', async t => {
  const f = await installed(t)
  await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const dropped = await withRecord(f, keys => keys.map(({ statement: _, ...key }) => key))
  await t.rejects(dropped.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED', message: /has no statement/ })
  const evil = generateKeyPair()
  f.keys['acme'] = evil
  await f.registry.rotate('acme', { to: evil })
  await f.publish({ id: 'acme.mail', version: '1.2.0' })
  const replayed = await withRecord(f, keys => keys.map(key => key.publicKey === evil.publicKey ? { ...key, statement: keys[1]?.statement } : key))
  await t.rejects(replayed.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED', message: /names another publisher or another key/ })
  t.strictSame((await f.lifecycle.plan(['acme.mail@1.1.0'], ADMIN)).plugins.map(({ version }) => version), ['1.1.0'], 'what the statement does lead to is still taken')
})

test('plan() follows no statement past the keys that config.json names', async t => {
  const f = await installed(t)
  const before = publicKeyOf(f)
  await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.restart({ publishers: { acme: [before] } })
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_PUBLISHER_CHANGED', message: /config\.json names its keys/ })
})

test('install() that is killed before its commit pins no key that a statement names', async t => {
  const f = await installed(t)
  await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  f.beforeCommit = ({ puts = [] }) => {
    if (!puts.some(({ key }) => key[1] === 'lock')) return
    t.ok(puts.some(({ key }) => key[1] === 'publishers'), 'the key is pinned by the same commit')
    throw new RangeError('killed')
  }
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { message: 'killed' })
  await f.restart()
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ from: '1.0.0', publisher: { trust: 'rotated' } }])
})

test('install() of a rotation is refused where the pins change between its check and its commit', async t => {
  const f = await installed(t)
  await rotate(f)
  await f.publish({ id: 'acme.mail', version: '1.1.0', contributes: { health: true } })
  const plan = await f.lifecycle.plan(['acme.mail'], ADMIN)
  // Asked after the keys were checked, and before the commit.
  f.cells.handlers.set('1.1.0', () => openPins({ store: f.store, configured: {}, clock: Date.now }).trust('acme', generateKeyPair().publicKey, 'b'))
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_PLAN_STALE' })
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
})
