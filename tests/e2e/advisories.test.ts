import { createRegistryServer } from '@hardpoint/registry/server'
import type { Advisory } from '@hardpoint/schemas'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { packPlugin } from '@hardpoint/sdk/tools'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import type { AuditReport, Plan, PluginInfo } from '../../host/lifecycle/lifecycle.ts'
import { openTestRegistry } from '../_registry.ts'
import { startTestHost, type TestHost } from './_test-host.ts'

const ADVISORY: Advisory = {
  id: 'HPA-2026-1', plugin: 'acme.mail', range: '<1.2.0', severity: 'critical', title: 'Mail is sent to strangers', action: 'disable', fixed: '1.2.0', publishedAt: '2026-11-20T12:00:00.000Z',
}

/** A registry over HTTP with whoever publishes at it, and two hosts that know its address alone. */
async function world(t: Test) {
  const directory = t.testdir()
  const registry = await openTestRegistry(join(directory, 'registry'))
  const server = await createRegistryServer(registry.store)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const keys = generateKeyPair()
  const one = await startTestHost({ config: { registry: url } })
  const two = await startTestHost({ config: { registry: url } })
  let isAway = false
  const goAway = async () => {
    isAway = true
    await server.close()
  }
  t.teardown(async () => {
    await one.close()
    await two.close()
    if (!isAway) await server.close()
    await registry.close()
  })
  return {
    registry, one, two, goAway,
    async publish(version: string) {
      const folder = join(directory, version)
      await mkdir(folder)
      const manifest = {
        id: 'acme.mail', version, title: 'Mail', description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free',
        contributes: { routes: [{ id: 'hello', method: 'GET', path: '/' }] },
      }
      await writeFile(join(folder, 'plugin.json'), JSON.stringify(manifest))
      await writeFile(join(folder, 'main.ts'), `export default { routes: { hello: () => new Response('${version}') } }`)
      await registry.publish(await packPlugin(folder, keys), keys)
    },
  }
}

const hello = async (host: TestHost) => {
  const { status, text, body } = await host.call('GET', '/p/acme.mail/')
  return status === 200 ? text : (body as { code: string }).code
}
const audit = async (host: TestHost): Promise<AuditReport> => (await host.call('GET', '/api/v1/audit')).body
const info = async (host: TestHost): Promise<PluginInfo> => (await host.call('GET', '/api/v1/plugins/acme.mail')).body

async function upgrade({ call }: TestHost): Promise<unknown> {
  const { body: plan } = await call('POST', '/api/v1/plugins/plan-upgrade', { specs: [] })
  return call('POST', '/api/v1/plugins/install', { plan, consent: (plan as Plan).needsConsent })
}

/** What a host does in the background, soon. */
async function until(t: Test, what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 300; look++) {
    if (await isSo()) {
      t.pass(what)
      return
    }
    await new Promise(done => setTimeout(done, 50))
  }
  t.fail(what)
}

test('a registry warns of a version: two hosts stop it, say so and what to do, also once the registry is away, and run its successor', async t => {
  const { registry, one, two, publish, goAway } = await world(t)
  await publish('1.0.0')
  for (const host of [one, two]) {
    await host.install('acme.mail')
    t.equal(await hello(host), '1.0.0')
  }
  t.match(await audit(one), { findings: [], heardAt: String })
  await registry.advise(ADVISORY)

  t.match((await audit(one)).findings, [{ plugin: 'acme.mail', version: '1.0.0', advisory: 'HPA-2026-1', severity: 'critical', action: 'disable', upgrade: undefined, why: Array }], 'who asks is told at once')
  t.equal(await hello(one), 'HP_ERR_REVOKED')
  t.match(await info(one), { problem: { code: 'HP_ERR_REVOKED', fix: /hardpoint upgrade acme\.mail/ }, installed: { enabled: true } })
  t.equal(await hello(two), '1.0.0', 'the other has not heard it yet')
  await two.restart()
  await until(t, 'a host asks as it starts', async () => await hello(two) === 'HP_ERR_REVOKED')

  await publish('1.2.0')
  t.match((await audit(one)).findings, [{ upgrade: '1.2.0' }])
  t.match(await upgrade(one), { status: 200, body: [{ version: '1.2.0' }] })
  t.equal(await hello(one), '1.2.0')
  t.strictSame((await audit(one)).findings, [])

  await goAway()
  await two.restart()
  t.equal(await hello(two), 'HP_ERR_REVOKED', 'what was heard holds, before anything runs')
  t.match(await audit(two), { findings: [{ advisory: 'HPA-2026-1' }], problem: { code: 'HP_ERR_REGISTRY_UNREACHABLE' }, heardAt: String })
  t.match(await two.call('POST', '/api/v1/audit/accept', { advisory: 'HPA-2026-1', reason: 'no mail leaves this network' }), { status: 200 })
  t.equal(await hello(two), '1.0.0', 'an admin has the last word')
})
