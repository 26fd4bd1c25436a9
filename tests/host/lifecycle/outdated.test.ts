import { test } from 'tap'
import { openRegistry } from '@hardpoint/registry/client'
import type { IndexEntry, Manifest } from '@hardpoint/schemas'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import { pigeons } from '../resolver/_adversaries.ts'
import { ADMIN, fixture, NO_GATE, RULES, listing } from './_harness.ts'

type Published = Partial<Manifest> & Pick<Manifest, 'id' | 'version'>

const CASES: readonly { name: string; installed: readonly Published[]; newer: readonly Published[]; expected: readonly object[]; tier?: 'free' }[] = [
  { name: 'nothing where everything is at its newest', installed: [{ id: 'acme.mail', version: '1.0.0' }], newer: [], expected: [] },
  {
    name: 'the newest that can be had',
    installed: [{ id: 'acme.mail', version: '1.0.0' }], newer: [{ id: 'acme.mail', version: '1.1.0' }, { id: 'acme.mail', version: '2.0.0' }, { id: 'acme.mail', version: '2.1.0-rc.1' }],
    expected: [{ id: 'acme.mail', installed: '1.0.0', wanted: '2.0.0', newest: '2.0.0' }],
  },
  {
    name: 'that another plugin holds one back, and who',
    installed: [{ id: 'acme.base', version: '1.0.0' }, { id: 'acme.mail', version: '1.0.0', dependencies: { 'acme.base': '^1.0.0' } }],
    newer: [{ id: 'acme.base', version: '1.1.0' }, { id: 'acme.base', version: '2.0.0' }],
    expected: [{ id: 'acme.base', installed: '1.0.0', wanted: '1.1.0', newest: '2.0.0', why: ['acme.mail 1.0.0 needs acme.base ^1.0.0', 'acme.mail is installed'] }],
  },
  {
    name: 'the newest of each by itself where two cannot both have theirs',
    installed: [{ id: 'acme.a', version: '1.0.0' }, { id: 'acme.b', version: '1.0.0' }],
    newer: [{ id: 'acme.a', version: '2.0.0', dependencies: { 'acme.b': '1.0.0' } }, { id: 'acme.b', version: '2.0.0', dependencies: { 'acme.a': '1.0.0' } }],
    expected: [{ id: 'acme.a', wanted: '2.0.0', newest: '2.0.0', why: undefined }, { id: 'acme.b', wanted: '2.0.0', newest: '2.0.0', why: undefined }],
  },
  {
    name: 'that the license does not cover it',
    installed: [{ id: 'acme.mail', version: '1.0.0' }], newer: [{ id: 'acme.mail', version: '1.1.0', tier: 'pro' }], tier: 'free',
    expected: [{ id: 'acme.mail', wanted: '1.0.0', newest: '1.1.0', why: ['acme.mail 1.1.0 needs the tier pro'] }],
  },
]

for (const { name, installed, newer, expected, tier } of CASES) {
  test(`outdated() shows ${name}`, async t => {
    const f = await fixture(t)
    for (const manifest of installed) await f.publish(manifest)
    await f.install(...installed.map(({ id }) => id))
    for (const manifest of newer) await f.publish(manifest)
    f.tier = tier ?? f.tier
    const before = f.lifecycle.list()
    const found = await f.lifecycle.outdated(ADMIN)
    t.equal(found.length, expected.length)
    for (const [index, { why, ...row }] of found.entries()) {
      const { why: reasons = [], ...wanted } = { why: undefined as readonly string[] | undefined, ...expected[index] }
      t.match(row, wanted)
      t.equal(why?.length ?? 0, reasons.length, String(why))
      for (const [at, reason] of reasons.entries()) t.match(why?.[at] ?? '', reason)
    }
    t.strictSame(f.lifecycle.list(), before, 'nothing changed')
  })
}

test('outdated() shows versions that their publisher warns of, and leaves out newer ones that were withdrawn', async t => {
  const f = await fixture(t)
  for (const id of ['acme.mail', 'acme.news']) await f.publish({ id, version: '1.0.0' })
  await f.install('acme.mail', 'acme.news')
  for (const id of ['acme.mail', 'acme.news']) await f.publish({ id, version: '1.1.0' })
  f.said.set('acme.mail@1.0.0', { yanked: 'loses data' })
  f.said.set('acme.mail@1.1.0', { yanked: 'loses more data' })
  f.said.set('acme.news@1.0.0', { deprecated: 'has no author', replacement: 'acme.post' })
  t.strictSame(await f.lifecycle.outdated(ADMIN), [
    { id: 'acme.mail', installed: '1.0.0', wanted: '1.0.0', newest: '1.0.0', yanked: 'loses data' },
    { id: 'acme.news', installed: '1.0.0', wanted: '1.1.0', newest: '1.1.0', deprecated: 'has no author', replacement: 'acme.post' },
  ])
})

test('outdated() follows the operator\'s policy, and still answers where something installed is blocked', async t => {
  const f = await fixture(t)
  for (const version of ['1.0.0', '1.1.0-rc.1']) await f.publish({ id: 'acme.mail', version })
  await f.publish({ id: 'acme.news', version: '1.0.0' })
  await f.install('acme.mail', 'acme.news')
  await f.publish({ id: 'acme.news', version: '1.1.0' })
  f.now = Date.now()
  await f.restart({ policy: { minimumAgeHours: 24, prereleases: ['acme.mail'] } })
  t.match(await f.lifecycle.outdated(ADMIN), [
    { id: 'acme.mail', wanted: '1.0.0', newest: '1.1.0-rc.1', why: [/younger/] }, { id: 'acme.news', wanted: '1.0.0', newest: '1.1.0', why: [/acme\.news 1\.1\.0 is younger than the 1 day/] },
  ])
  await f.restart({ policy: { blocked: ['acme.mail'] } })
  t.match(await f.lifecycle.outdated(ADMIN), [{ id: 'acme.news', wanted: '1.0.0', newest: '1.1.0', why: [/acme\.mail is on this organisation's block list/, /acme\.mail is installed/] }])
})

test('outdated() needs a registry', async t => {
  const f = await fixture(t)
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => undefined, cells: f.cells, gate: NO_GATE, consent: RULES, config: {}, clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
  })
  await t.rejects(lifecycle.outdated(ADMIN), { code: 'HP_ERR_REGISTRY_UNSET' })
})

test('outdated() answers within its time, and says what it did not decide', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const { packages } = pigeons(14)
  f.said.set('acme.mail@1.1.0', { dependencies: Object.fromEntries(Object.keys(packages).map(id => [id, '*'])) })
  const registry = openRegistry(f.registryDirectory)
  const [template] = await registry.versions('acme.mail')
  if (template === undefined) return t.fail('nothing was published')
  const said = listing(registry, entry => ({ ...entry, ...f.said.get(`${entry.id}@${entry.version}`) }))
  const hard = (id: string): IndexEntry[] | undefined => packages[id]?.map(({ version, dependencies = {} }) => ({ ...template, id, version, dependencies }))
  const find: typeof said = async (ids, signal) => new Map([...await said(ids, signal), ...ids.map(id => [id, hard(id)] as const)].flatMap(([id, found]) => (found === undefined ? [] : [[id, found] as const])))
  // Ten seconds pass whenever it is looked at.
  let now = Date.now()
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => ({ ...registry, find }), cells: f.cells, gate: NO_GATE, consent: RULES, config: {}, clock: () => (now += 10_000), engineVersion: '0.1.0',
    dataDirectory: f.dataDirectory, licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
  })
  t.match(await lifecycle.outdated(ADMIN), [{ id: 'acme.mail', wanted: '1.0.0', newest: '1.1.0', why: ['No decision about versions was reached within 1 ms.'] }])
  await lifecycle.close()
})
