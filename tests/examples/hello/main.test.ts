import { readFileSync } from 'node:fs'
import { createFakeHost } from '@hardpoint/sdk/testing'
import { test } from 'tap'
import plugin from '../../../examples/hello/main.ts'

const MANIFEST: unknown = JSON.parse(readFileSync(new URL('../../../examples/hello/plugin.json', import.meta.url), 'utf8'))
const ANONYMOUS = { id: 'anonymous', roles: [] } as const

test('hello greets whoever asks, without a login', async (t) => {
  const response = await createFakeHost(MANIFEST, plugin).request('GET', '/hello/Ada', undefined, { principal: ANONYMOUS })
  t.equal(response.status, 200)
  t.match(response.headers.get('content-type'), 'application/json')
  t.strictSame(await response.json(), { message: 'Hello, Ada!' })
})

test('hello greets in the words that an admin set, from the next call on', async (t) => {
  const fake = createFakeHost(MANIFEST, plugin, { config: { greeting: 'Moin' } })
  t.strictSame(await (await fake.request('GET', '/hello/Ada')).json(), { message: 'Moin, Ada!' })
  fake.set({ config: {} })
  t.strictSame(await (await fake.request('GET', '/hello/Ada')).json(), { message: 'Hello, Ada!' })
})

test('hello answers a name as it is meant, and as JSON, whatever is in it', async (t) => {
  const fake = createFakeHost(MANIFEST, plugin)
  for (const name of ['Ada Lovelace', 'Zoë', '<script>', 'a/b', '"']) {
    t.strictSame(await (await fake.request('GET', `/hello/${encodeURIComponent(name)}`)).json(), { message: `Hello, ${name}!` })
  }
})

for (const config of [{ greeting: '' }, { greeting: 'x'.repeat(41) }, { greeting: 1 }, { other: 'x' }]) {
  test(`hello cannot be set to ${JSON.stringify(config).slice(0, 30)}`, async (t) => {
    t.throws(() => createFakeHost(MANIFEST, plugin, { config }), { code: 'HP_ERR_DOCUMENT_INVALID' })
  })
}

test('hello has nothing at other paths and methods', async (t) => {
  const fake = createFakeHost(MANIFEST, plugin)
  for (const [method, path, status] of [['GET', '/hello', 404], ['GET', '/hello/', 404], ['GET', '/hello/a/b', 404], ['POST', '/hello/Ada', 405]] as const) {
    t.equal((await fake.request(method, path)).status, status, `${method} ${path}`)
  }
})

test('hello needs its capability: without the grant, its answer is a failure that names it', async (t) => {
  const fake = createFakeHost(MANIFEST, plugin, { grant: {} })
  t.match(await (await fake.request('GET', '/hello/Ada')).json(), { code: 'HP_ERR_PLUGIN_THREW' })
  t.match(fake.failures, [{ code: 'HP_ERR_NOT_GRANTED', details: { capability: 'config' } }])
})
