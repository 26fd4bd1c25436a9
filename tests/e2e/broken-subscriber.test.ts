import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { startTestHost } from './_test-host.ts'

const TOPIC = 'acme.news/made'
const plugin = (body: string): string => `import { definePlugin } from '@hardpoint/sdk'\nexport default definePlugin(${body})\n`

const NEWS = {
  manifest: { id: 'acme.news', capabilities: { 'events.publish': { topics: ['made'] } }, contributes: { routes: [{ id: 'make', method: 'POST', path: '/make/:n' }] } },
  main: plugin(`{ routes: { make: async (_request, host, { params }) => Response.json(await host.events.publish('made', params.n)) } }`),
} as const

const READER = {
  manifest: {
    id: 'acme.reader', capabilities: { 'storage': {}, 'events.subscribe': { topics: [TOPIC] } },
    contributes: { events: [{ id: 'made', topic: TOPIC }], routes: [{ id: 'all', method: 'GET', path: '/all' }] },
  },
  main: plugin(`{
    events: { made: async ({ data }, host) => { await host.storage.set(['heard', String(data)], data) } },
    routes: { all: async (_request, host) => Response.json((await host.storage.list({ prefix: ['heard'] })).entries.map(({ value }) => value)) },
  }`),
} as const

test('a plugin whose package is broken at a start gets the events of that time once it is repaired', async (t) => {
  const made = await startTestHost({ tier: 'free', plugins: [NEWS as never, READER as never] })
  t.teardown(() => made.close())
  const packages = join(made.directory, 'data/packages')
  for (const file of await readdir(packages)) if ((await readFile(join(packages, file))).includes('acme.reader')) await rm(join(packages, file))
  await made.restart()
  const { text } = await made.call('GET', '/api/v1/plugins/acme.reader')
  t.match(text, 'HP_ERR_PACKAGE_MISSING')
  for (const n of ['1', '2']) t.equal((await made.call('POST', `/p/acme.news/make/${n}`)).status, 200)
  await made.restart()
  t.equal((await made.call('POST', '/p/acme.news/make/3')).status, 200)
  await made.install('acme.reader')
  const heard = async () => (await made.call('GET', '/p/acme.reader/all')).body as unknown[]
  for (let tries = 0; tries < 500 && (await heard()).length < 3; tries++) await new Promise((resolve) => { setTimeout(resolve, 30) })
  t.strictSame(await heard(), ['1', '2', '3'])
})
