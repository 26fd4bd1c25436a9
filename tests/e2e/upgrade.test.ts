import { test } from 'tap'
import type { LogLine } from '../../host/capabilities/_services.ts'
import type { Plan, PluginInfo, RollbackPlan } from '../../host/lifecycle/lifecycle.ts'
import { startTestHost, type TestHost, type TestPlugin } from './_test-host.ts'

const version = (number: string, { dataVersion = 1, more = '' } = {}): TestPlugin => ({
  manifest: {
    id: 'acme.notes', version: number, dataVersion, tier: 'pro', capabilities: { storage: {}, log: {} },
    contributes: { health: true, routes: [{ id: 'notes', method: 'GET', path: '/' }, { id: 'fail', method: 'GET', path: '/fail' }, { id: 'add', method: 'POST', path: '/:note' }] },
  },
  main: `
export default {
  async health(host) { await host.storage.list({ prefix: [] }) },
  routes: {
    notes: async (request, host) => Response.json({ version: '${number}', notes: (await host.storage.list({ prefix: [] })).entries.map(({ key, value }) => [...key, value]) }),
    add: async (request, host, { params }) => { await host.storage.set([params.note], 1); return new Response(null, { status: 204 }) },
    fail: () => { if ('${number}' === '1.2.0') throw new Error('broken'); return new Response('well') },
  },
  ${more}
}`,
})

async function upgrade({ call }: TestHost): Promise<{ status: number; body: { code?: string; message?: string } }> {
  const plan = await call('POST', '/api/v1/plugins/plan-upgrade', { specs: [] })
  return call('POST', '/api/v1/plugins/install', { plan: plan.body, consent: (plan.body as Plan).needsConsent })
}

const notes = async (host: TestHost): Promise<unknown> => (await host.call('GET', '/p/acme.notes/')).body
const info = async (host: TestHost): Promise<PluginInfo> => (await host.call('GET', '/api/v1/plugins/acme.notes')).body

test('a host upgrades, migrates, goes back by hand and by itself, and says what it did', async t => {
  const host = await startTestHost({ plugins: [version('1.0.0')] })
  t.teardown(() => host.close())
  await host.call('POST', '/p/acme.notes/one')

  await host.publish(version('1.0.1', { more: '...(() => { throw new Error("torn") })(),' }))
  t.match(await upgrade(host), { status: 409, body: { code: 'HP_ERR_UPGRADE_PROBE', message: /could not be loaded: Error: torn \(main\.ts:\d+:\d+\)\. 1\.0\.0 is still in force\.$/ } })
  t.strictSame(await notes(host), { version: '1.0.0', notes: [['one', 1]] })

  await host.publish(version('1.1.0', { dataVersion: 2, more: 'migrations: { 2: async (host) => { await host.log.info("migrating"); await host.storage.set(["one"], "migrated") } },' }))
  t.match(await upgrade(host), { status: 200 })
  await host.call('POST', '/p/acme.notes/two')
  t.strictSame(await notes(host), { version: '1.1.0', notes: [['one', 'migrated'], ['two', 1]] })
  await host.restart()
  t.strictSame(await notes(host), { version: '1.1.0', notes: [['one', 'migrated'], ['two', 1]] })

  await host.publish(version('1.2.0', { dataVersion: 2 }))
  t.match(await upgrade(host), { status: 200 })
  t.ok((await info(host)).upgrades?.watchedUntil)
  const tokens = await Promise.all(['ann', 'bob', 'cy'].map(async name => (await host.call('POST', '/api/v1/tokens', { name, roles: ['member'] })).body as { token: string }))
  await Promise.all(tokens.flatMap(({ token }) => Array.from({ length: 10 }, () => host.call('GET', '/p/acme.notes/fail', undefined, { authorization: `Bearer ${token}` }))))
  for (let look = 0; look < 200 && (await info(host)).installed.version === '1.2.0'; look++) await new Promise(done => setTimeout(done, 100))
  t.match((await info(host)).upgrades?.changes.at(-1), { what: 'rolled-back', from: '1.2.0', to: '1.1.0', automatic: true, by: 'kernel', reason: /100 % of 20 calls failed/ })
  t.strictSame(await notes(host), { version: '1.1.0', notes: [['one', 'migrated'], ['two', 1]] }, 'of one form of the data, nothing is lost')
  t.strictSame((await host.call('POST', '/api/v1/plugins/plan-upgrade', { specs: [] })).body, { ...(await host.call('POST', '/api/v1/plugins/plan-upgrade', { specs: [] })).body as Plan, plugins: [] }, 'it is not taken again')

  const plan = (await host.call('GET', '/api/v1/plugins/acme.notes/rollback')).body as RollbackPlan
  t.match(plan.plugins, [{ from: '1.1.0', to: '1.0.0', notUndone: [/as it was before the migration/, /Events/] }])
  t.match(await host.call('POST', '/api/v1/plugins/acme.notes/rollback', { plan: plan.id }), { status: 200, body: [{ version: '1.0.0' }] })
  t.strictSame(await notes(host), { version: '1.0.0', notes: [['one', 1]] })
  t.match(await host.call('GET', '/api/v1/plugins/acme.notes/rollback'), { status: 409, body: { code: 'HP_ERR_ROLLBACK_NONE' } })
  t.match(await host.call('POST', '/api/v1/plugins/acme.notes/reload'), { status: 200 })
  t.strictSame(await notes(host), { version: '1.0.0', notes: [['one', 1]] })

  const logged = (await host.call('GET', '/api/v1/logs?plugin=acme.notes')).text.split('\n').filter(Boolean).map(line => JSON.parse(line) as LogLine)
  t.ok(logged.some(({ level, message }) => level === 'warn' && message.startsWith('Went back from 1.2.0 to 1.1.0: 100 %')))
  t.ok(logged.some(({ message }) => message.includes('migrating')), 'what a migration logs is in the plugin\'s log')
})
