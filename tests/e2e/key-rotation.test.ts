import picocolors from 'picocolors'
import { test } from 'tap'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { renderPlan } from '../../host/cli/render-plan.ts'
import type { Plan } from '../../host/lifecycle/lifecycle.ts'
import { fingerprint } from '../../host/trust/mod.ts'
import { startTestHost, type TestHost, type TestPlugin } from './_test-host.ts'

const version = (number: string): TestPlugin => ({
  manifest: { id: 'acme.notes', version: number, contributes: { routes: [{ id: 'version', method: 'GET', path: '/' }] } },
  main: `export default { routes: { version: () => new Response('${number}') } }`,
})

const planOf = (host: TestHost, spec: string): ReturnType<TestHost['call']> => host.call('POST', '/api/v1/plugins/plan', { specs: [spec] })
const served = async (host: TestHost): Promise<string> => (await host.call('GET', '/p/acme.notes/')).text
const refused = { status: 403, body: { code: 'HP_ERR_PUBLISHER_CHANGED', message: /the registry has no statement by which a key of before names SHA256:/, fix: /hardpoint trust acme/ } }

test('hosts follow a key that the one before names, without a question, and no other', async t => {
  const first = await startTestHost({ plugins: [version('1.0.0')] })
  t.teardown(() => first.close())
  const second = await startTestHost({ config: { registry: first.registry.directory } })
  t.teardown(() => second.close())
  await second.install('acme.notes')
  const [next, last] = [generateKeyPair(), generateKeyPair()]

  await first.registry.rotate('acme', { from: first.keys, to: next })
  await first.publish(version('1.1.0'), next)
  const plan = (await first.call('POST', '/api/v1/plugins/plan-upgrade', { specs: [] })).body as Plan
  t.match(plan, { needsConsent: {}, plugins: [{ version: '1.1.0', publisher: { trust: 'rotated' } }] })
  const line = `key ${fingerprint(next.publicKey)} (rotated: will be remembered by this install; named by a signed statement of ${fingerprint(first.keys.publicKey)}, known on this host)`
  t.ok(renderPlan(plan, picocolors.createColors(false)).includes(line), 'and says so')
  t.match(await first.call('POST', '/api/v1/plugins/install', { plan, consent: {} }), { status: 200 })
  t.equal(await served(first), '1.1.0')

  await first.registry.rotate('acme', { to: last })
  await first.publish(version('1.2.0'), last)
  for (const host of [first, second]) t.match(await planOf(host, 'acme.notes'), refused)
  await second.install('acme.notes@1.1.0')
  t.equal(await served(second), '1.1.0', 'what the statement leads to is taken, wherever it is listed')
  t.match(await planOf(second, 'acme.notes'), refused)

  await second.call('POST', '/api/v1/trust', { publisher: 'acme', publicKey: last.publicKey })
  await second.install('acme.notes')
  await second.restart()
  t.strictSame([await served(first), await served(second)], ['1.1.0', '1.2.0'])
})
