import { openRegistry } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import { ADMIN, NO_GATE, RULES, fixture } from './_harness.ts'

test('plan() goes on without a publisher whose role is refused, and tells of it where it concerns what is installed', async t => {
  const f = await fixture(t)
  for (const id of ['old.mail', 'acme.news']) await f.publish({ id, version: '1.0.0' })
  await f.install('old.mail')
  await f.publish({ id: 'old.mail', version: '1.1.0' })
  await f.publish({ id: 'acme.post', version: '1.0.0', dependencies: { 'lost.lib': '*' } })
  const registry = openRegistry(f.registryDirectory)
  const refusal = new HardpointError('HP_ERR_REGISTRY_EXPIRED', { registry: 'r', what: 'namespace.old.json', expires: 'then', now: 'now' })
  const find: typeof registry.find = async ids => new Map([...await registry.find(ids), ...ids.filter(id => /^(old|lost)\./.test(id)).map(id => [id, refusal] as const)])
  const lifecycle = await createLifecycle({
    store: f.store, registry: () => ({ ...registry, find }), cells: f.cells, gate: NO_GATE, consent: RULES, config: {},
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) },
    clock: Date.now, engineVersion: '0.1.0', dataDirectory: f.dataDirectory,
  })
  const unheard = [{ plugin: 'old.mail', code: 'HP_ERR_REGISTRY_EXPIRED', message: refusal.message }]
  t.match(await lifecycle.plan(['acme.news'], ADMIN), { plugins: [{ id: 'acme.news' }], registry: { unheard } })
  t.match(await lifecycle.plan([], ADMIN, { upgrade: true }), { plugins: { length: 0 }, registry: { unheard } }, 'nor does it keep the others from being upgraded')
  t.match(await lifecycle.outdated(ADMIN), [{ id: 'old.mail', newest: '1.0.0', unheard: refusal.message }])
  await t.rejects(lifecycle.plan(['old.mail'], ADMIN, { upgrade: true }), { code: 'HP_ERR_REGISTRY_EXPIRED' }, 'where it is asked for, it is told')
  await t.rejects(lifecycle.plan(['acme.post'], ADMIN), { code: 'HP_ERR_REGISTRY_EXPIRED' }, 'and where it is needed')
  await lifecycle.close()
})
