import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { dataPrefix, expiryPrefix, usageKey } from '../../../host/capabilities/storage-keys.ts'
import type { Key, Store } from '../../../host/storage/store.ts'
import { ADMIN, fixture } from './_harness.ts'

async function write(store: Store, ...keys: Key[]): Promise<void> {
  await store.commit({ puts: keys.map(key => ({ key, value: Buffer.from('1') })) })
}

async function below(store: Store, prefix: Key): Promise<number> {
  let found = 0
  for await (const _ of store.scan({ prefix })) found += 1
  return found
}

test('remove() takes plugin, grant and package away, and keeps data and settings', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} }, config: { type: 'object' } })
  await f.install('acme.mail')
  await f.lifecycle.setConfig('acme.mail', { a: 1 }, ADMIN)
  await write(f.store, [...dataPrefix('default', 'acme.mail'), 'key'])
  f.cells.told.length = 0
  t.strictSame(await f.lifecycle.remove('acme.mail', ADMIN), ['acme.mail'])
  t.strictSame(f.lifecycle.list(), [])
  t.notOk(f.lifecycle.get('acme.mail'))
  t.strictSame(f.changes.at(-1), [])
  t.strictSame(f.cells.told, ['stop acme.mail', 'release acme.mail'])
  t.strictSame(readdirSync(join(f.dataDirectory, 'packages')), [])
  t.equal(await below(f.store, dataPrefix('default', 'acme.mail')), 1)
  t.equal(await below(f.store, ['sys', 'grants']), 0)
  t.strictSame((await f.lifecycle.plan(['acme.mail'], ADMIN)).needsConsent, { 'acme.mail': ['storage'] }, 'consent is asked for again')
  await f.install('acme.mail')
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), { a: 1 })
})

test('remove() refuses while others need it, or takes them along', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.base', version: '1.0.0' })
  await f.publish({ id: 'acme.top', version: '1.0.0', dependencies: { 'acme.base': '*' } })
  await f.install('acme.top')
  await f.lifecycle.disable('acme.top', ADMIN)
  await t.rejects(f.lifecycle.remove('acme.base', ADMIN), { code: 'HP_ERR_HAS_DEPENDENTS' }, 'a disabled one needs it as well')
  t.strictSame(await f.lifecycle.remove('acme.base', ADMIN, { cascade: true }), ['acme.top', 'acme.base'])
  t.strictSame(f.lifecycle.list(), [])
})

test('remove() takes along what needs a plugin, not what that one only works with', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.a', version: '1.0.0', dependencies: { 'acme.b': '*' } })
  await f.publish({ id: 'acme.b', version: '1.0.0', optionalDependencies: { 'acme.a': '*' } })
  await f.install('acme.a')
  t.strictSame(await f.lifecycle.remove('acme.a', ADMIN), ['acme.a'])
  await f.install('acme.a')
  t.strictSame(await f.lifecycle.remove('acme.b', ADMIN, { cascade: true }), ['acme.a', 'acme.b'])
})

test('remove() with purge deletes the data of every tenant, and nobody else\'s', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: { type: 'object' } })
  await f.install('acme.mail')
  const tenants = ['default', 'org-1', 'org-2']
  for (const tenant of tenants) {
    await write(f.store, ...Array.from({ length: 1200 }, (_, index) => [...dataPrefix(tenant, 'acme.mail'), index]))
    await write(f.store, [...expiryPrefix(tenant, 'acme.mail'), 1, 'key'], usageKey(tenant, 'acme.mail'))
    await write(f.store, [...dataPrefix(tenant, 'acme.mail2'), 'key'], [...dataPrefix(tenant, 'acme.mai'), 'key'], usageKey(tenant, 'acme.mail2'))
    await f.lifecycle.setConfig('acme.mail', { a: 1 }, { ...ADMIN, tenant })
    await write(f.store, ['bus', 'runs', 'acme.mail', tenant, 'once', 'r'], ['bus', 'runs', 'acme.mail2', tenant, 'once', 'r'])
  }
  await f.lifecycle.remove('acme.mail', ADMIN, { purge: true })
  t.equal(await below(f.store, ['bus', 'runs', 'acme.mail']), 0)
  t.equal(await below(f.store, ['bus', 'runs', 'acme.mail2']), tenants.length)
  for (const tenant of tenants) {
    t.equal(await below(f.store, dataPrefix(tenant, 'acme.mail')), 0)
    t.equal(await below(f.store, expiryPrefix(tenant, 'acme.mail')), 0)
    t.notOk(await f.store.get(usageKey(tenant, 'acme.mail')))
    t.strictSame(await f.lifecycle.configOf('acme.mail', tenant), {})
    t.equal(await below(f.store, dataPrefix(tenant, 'acme.mail2')), 1)
    t.equal(await below(f.store, dataPrefix(tenant, 'acme.mai')), 1)
    t.ok(await f.store.get(usageKey(tenant, 'acme.mail2')))
  }
  t.equal(await below(f.store, ['sys', 'purges']), 0)
})

test('remove() with purge, killed at any of its commits, is finished at the next start', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  let commits = 0
  for (let killedAt = 1; ; killedAt += 1) {
    await f.install('acme.mail')
    await write(f.store, ...Array.from({ length: 2500 }, (_, index) => [...dataPrefix('default', 'acme.mail'), index]))
    commits = 0
    f.beforeCommit = () => {
      commits += 1
      if (commits >= killedAt) throw new RangeError('killed')
    }
    const killed = await f.lifecycle.remove('acme.mail', ADMIN, { purge: true }).then(() => false, () => true)
    if (!killed) break
    f.cells.told.length = 0
    await f.restart()
    const there = f.lifecycle.get('acme.mail') !== undefined
    t.equal(await below(f.store, dataPrefix('default', 'acme.mail')), there ? 2500 : 0, `killed at commit ${killedAt}: all of it or nothing`)
    t.equal(f.cells.told.includes('release acme.mail'), !there, 'its crashes are forgotten with its data')
    t.equal(there, killedAt <= 2, 'removed from the commit on that follows the journal\'s')
  }
  t.ok(commits >= 4, 'data was deleted in more than one batch')
})
