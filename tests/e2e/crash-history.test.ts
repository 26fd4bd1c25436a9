import { test } from 'tap'
import type { PluginInfo } from '../../host/lifecycle/lifecycle.ts'
import { startTestHost, type TestHost } from './_test-host.ts'

const plugin = (body: string): string => `import { definePlugin } from '@hardpoint/sdk'\nexport default definePlugin(${body})\n`

const BROKEN = {
  manifest: {
    id: 'acme.broken', limits: { cpuMs: 10_000, wallMs: 20_000, memoryMb: 16 },
    contributes: { routes: [{ id: 'fill', method: 'GET', path: '/fill' }, { id: 'well', method: 'GET', path: '/well' }] },
  },
  main: plugin('{ routes: { fill: () => { const kept: unknown[] = []; for (;;) kept.push(new Array(1000).fill(1)) }, well: () => new Response("well") } }'),
} as const

async function codeOf(made: TestHost, path: string): Promise<string | undefined> {
  const { body } = await made.call('GET', `/p/acme.broken${path}`)
  return (body as { code?: string } | undefined)?.code
}

/** Crashes it, after any pause that it is held for. */
async function crash(made: TestHost): Promise<string | undefined> {
  for (;;) {
    const code = await codeOf(made, '/fill')
    if (code !== 'HP_ERR_BACKOFF') return code
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

async function stateOf(made: TestHost): Promise<PluginInfo['state']> {
  return ((await made.call('GET', '/api/v1/plugins/acme.broken')).body as PluginInfo).state
}

test('a restart of the host forgets no crash and ends no quarantine; enable does, over the next restart too, and so does a purge', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [BROKEN as never] })
  t.teardown(() => made.close())

  for (let nth = 0; nth < 2; nth++) t.equal(await crash(made), 'HP_ERR_MEMORY')
  await made.restart()
  t.match(await stateOf(made), { crashes: [{ code: 'HP_ERR_MEMORY' }, { code: 'HP_ERR_MEMORY' }] }, 'shown though it sleeps')
  t.equal(await crash(made), 'HP_ERR_MEMORY')
  t.equal(await codeOf(made, '/well'), 'HP_ERR_QUARANTINED', 'two crashes before the restart and one after it')

  await made.restart()
  t.equal(await codeOf(made, '/well'), 'HP_ERR_QUARANTINED')
  t.match(await stateOf(made), { state: 'quarantined', crashes: { length: 3 }, held: { since: String, reason: '3 crashes within 10 minutes' } })
  const { text: logs } = await made.call('GET', '/api/v1/logs')
  for (const what of ['cell-started', 'isolate-started', 'cell-ended', 'crashed', 'backoff', 'quarantined']) t.match(logs, `"message":"${what}"`)

  t.equal((await made.call('POST', '/api/v1/plugins/acme.broken/enable')).status, 200)
  t.match((await made.call('GET', '/api/v1/logs')).text, '"message":"released"')
  await made.restart()
  t.equal((await made.call('GET', '/p/acme.broken/well')).text, 'well')

  t.equal(await crash(made), 'HP_ERR_MEMORY')
  t.equal((await made.call('DELETE', '/api/v1/plugins/acme.broken?purge=true')).status, 200)
  await made.restart()
  t.notMatch((await made.call('GET', '/api/v1/status')).text, 'acme.broken')
})
