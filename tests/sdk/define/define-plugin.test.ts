import { test } from 'tap'
import { definePlugin, type JobRun, type PluginEvent } from '../../../sdk/mod.ts'

test('definePlugin() returns what it is given', async (t) => {
  const definition = { routes: { hello: () => Response.json({}) } }
  t.equal(definePlugin(definition), definition)
})

test('definePlugin() takes handlers that say what data they expect', async (t) => {
  const plugin = definePlugin({
    routes: { show: async (request, host, { params, query }) => Response.json({ params, query, url: request.url, entry: await host.storage.get(['a']) }) },
    events: { posted: (event: PluginEvent<{ amount: string }>) => event.data.amount },
    jobs: { nightly: async (run: JobRun<{ page: number }>, host) => { await host.log.info(`page ${run.data.page}`) } },
    health: async (host) => { await host.storage.get(['a']) },
    migrations: { 2: async (host, { tenant }) => { await host.log.info(tenant) } },
    exports: { balance: (params: { account: string }, _host, { tenant }) => ({ account: params.account, tenant }) },
  })
  t.match(Object.keys(plugin), ['routes', 'events', 'jobs', 'health', 'migrations', 'exports'])
})
