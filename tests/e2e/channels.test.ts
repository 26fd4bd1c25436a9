import picocolors from 'picocolors'
import { test } from 'tap'
import { renderPlan } from '../../host/cli/render-plan.ts'
import type { Plan } from '../../host/lifecycle/lifecycle.ts'
import { startTestHost, type TestHost, type TestPlugin } from './_test-host.ts'

const version = (number: string, channel?: string): TestPlugin => ({
  manifest: { id: 'acme.notes', version: number, contributes: { routes: [{ id: 'version', method: 'GET', path: '/', access: 'public' }] } },
  main: `export default { routes: { version: () => new Response('${number}') } }`, ...channel === undefined ? {} : { channel },
})

async function upgraded(host: TestHost): Promise<string> {
  const plan = (await host.call('POST', '/api/v1/plugins/plan-upgrade', { specs: [] })).body as Plan
  if (plan.plugins.length > 0) await host.call('POST', '/api/v1/plugins/install', { plan, consent: plan.needsConsent })
  return (await host.call('GET', '/p/acme.notes/')).text
}

test('a version is tried by the host that follows its channel, and comes to the other when it is promoted', async (t) => {
  const bold = await startTestHost({ plugins: [version('1.0.0')] })
  t.teardown(() => bold.close())
  const calm = await startTestHost({ config: { registry: bold.registry.directory } })
  t.teardown(() => calm.close())
  await calm.install('acme.notes')

  await bold.publish(version('2.0.0-beta.1', 'beta'))
  const plan = (await bold.call('POST', '/api/v1/plugins/plan', { specs: ['acme.notes@beta'] })).body as Plan
  t.match(renderPlan(plan, picocolors.createColors(false)), /^acme\.notes 1\.0\.0 → 2\.0\.0-beta\.1 [^]*\n {2}channel {4}beta from now on \(it followed latest\)\n/)
  await bold.install('acme.notes@beta')
  t.strictSame([await upgraded(bold), await upgraded(calm)], ['2.0.0-beta.1', '1.0.0'])
  t.match(await calm.call('POST', '/api/v1/plugins/plan', { specs: ['acme.notes@^2'] }), { body: { code: 'HP_ERR_RESOLUTION', fix: /hardpoint install acme\.notes@beta/ } })

  await bold.publish(version('2.0.0', 'beta'))
  t.strictSame([await upgraded(bold), await upgraded(calm)], ['2.0.0', '1.0.0'], 'the host goes on following it')
  t.strictSame((await calm.call('GET', '/api/v1/outdated')).body, [])
  t.match((await calm.call('GET', '/api/v1/search?q=notes')).body, [{ version: '1.0.0' }])

  await bold.registry.promote({ id: 'acme.notes', version: '2.0.0' }, bold.keys)
  t.match((await calm.call('GET', '/api/v1/outdated')).body, [{ id: 'acme.notes', wanted: '2.0.0', newest: '2.0.0' }])
  t.strictSame([await upgraded(bold), await upgraded(calm)], ['2.0.0', '2.0.0'])
  await bold.restart()
  t.match((await bold.call('GET', '/api/v1/plugins/acme.notes')).body, { installed: { channel: 'beta' } })
})
