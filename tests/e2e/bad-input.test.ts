import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { publishPackage, storeWriter } from '@hardpoint/registry/client'
import { keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { packPlugin } from '@hardpoint/sdk/tools'
import { forgePackage } from './_forge-package.ts'
import { startTestHost, type TestHost, type TestPlugin } from './_test-host.ts'

const MAIN = join(import.meta.dirname, '../../host/cli/main.ts')

const NOTES: TestPlugin = {
  manifest: {
    id: 'acme.notes',
    contributes: {
      routes: [{
        id: 'add', method: 'POST', path: '/notes', access: 'public', maxBodyBytes: 200,
        body: { type: 'object', additionalProperties: false, required: ['text'], properties: { text: { type: 'string', maxLength: 20 }, tags: { type: 'array', items: { type: 'string' } } } },
      }],
    },
  },
  main: "import { definePlugin } from '@hardpoint/sdk'\nexport default definePlugin({ routes: { add: async (request) => Response.json(await request.json(), { status: 201 }) } })\n",
}

async function host(t: Test, plugins: readonly TestPlugin[] = []): Promise<TestHost> {
  const started = await startTestHost({ plugins })
  t.teardown(() => started.close())
  return started
}

/** The real program, as a user runs it. */
function hardpoint(args: readonly string[], cwd: string): { exit: number | null; error: Record<string, unknown> } {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args, '--json'], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] }, timeout: 30_000 })
  const { error } = JSON.parse(stderr.slice(stderr.indexOf('{'))) as { error: Record<string, unknown> }
  return { exit: status, error }
}

test('a body that breaks the schema is answered with the JSON pointer, and reaches no plugin', async (t) => {
  const { call } = await host(t, [NOTES])
  const post = (body: unknown) => call('POST', '/p/acme.notes/notes', body)
  t.match(await post({ text: 'hello' }), { status: 201, body: { text: 'hello' } })
  t.match(await post({}), { status: 422, body: { code: 'HP_ERR_BODY_INVALID', pointer: '/text', fix: /\/text/ } })
  t.match(await post({ text: 5 }), { status: 422, body: { pointer: '/text' } })
  t.match(await post({ text: 'x', tags: ['a', 1] }), { status: 422, body: { pointer: '/tags/1' } })
  t.match(await post({ text: 'x', more: 1 }), { status: 422, body: { pointer: '/more' } })
  t.match(await post({ text: 'x'.repeat(300) }), { status: 413, body: { code: 'HP_ERR_BODY_TOO_LARGE', limit: 200 } })
})

test('the admin API answers every schema violation with the JSON pointer', async (t) => {
  const { call } = await host(t, [NOTES])
  const wrong: readonly (readonly ['POST' | 'PUT', string, unknown, string])[] = [
    ['POST', '/api/v1/plugins/plan', {}, '/specs'],
    ['POST', '/api/v1/plugins/plan', { specs: [5] }, '/specs/0'],
    ['POST', '/api/v1/tokens', { name: 'x', roles: ['king'] }, '/roles/0'],
    ['PUT', '/api/v1/plugins/acme.notes/grants', { capabilities: 5 }, '/capabilities'],
    ['PUT', '/api/v1/license', { payload: 5 }, '/'],
  ]
  for (const [method, path, body, pointer] of wrong) {
    const answer = await call(method, path, body)
    t.ok(answer.status === 400 || answer.status === 422, `${method} ${path}: ${answer.status} ${answer.text}`)
    t.match(answer.body, { code: /^HP_ERR_/, pointer: new RegExp(`^${pointer}`), fix: /\S/ }, path)
  }
})

test('an unknown plugin or route is a 404 that names the nearest', async (t) => {
  const { call } = await host(t, [NOTES])
  t.match(await call('GET', '/p/acme.note/notes'), { status: 404, body: { code: 'HP_ERR_NOT_INSTALLED', nearest: 'acme.notes' } })
  t.match(await call('POST', '/p/acme.notes/nots', {}), { status: 404, body: { code: 'HP_ERR_ROUTE_UNKNOWN', nearest: '/p/acme.notes/notes' } })
  t.match(await call('GET', '/api/v1/plugin'), { status: 404, body: { code: 'HP_ERR_ROUTE_UNKNOWN', nearest: '/api/v1/plugins' } })
  t.match(await call('POST', '/api/v1/plugins/plan', { specs: ['acme.nots'] }), { status: 404, body: { code: 'HP_ERR_PLUGIN_UNKNOWN' } })
})

test('a manifest with an unknown capability is refused at lint, at publish and at install', async (t) => {
  const folder = t.testdir({
    'plugin.json': JSON.stringify({
      id: 'acme.bad', version: '1.0.0', title: 'Bad', description: 'Asks for what there is not.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free',
      capabilities: { storrage: {} },
    }),
    'main.ts': "export default {}\n",
  })
  const linted = spawnSync(process.execPath, [MAIN, 'plugin', 'lint', folder], { encoding: 'utf8', env: {} })
  t.equal(linted.status, 8)
  t.match(linted.stdout + linted.stderr, /storrage[\s\S]*storage/, 'the nearest is named')

  const { keys, registry, call, directory } = await host(t)
  await t.rejects(packPlugin(folder, keys), { code: 'HP_ERR_LINT' })
  // By hand, past the SDK: packed as it is, with a name that is no capability put in.
  writeFileSync(join(folder, 'plugin.json'), readFileSync(join(folder, 'plugin.json'), 'utf8').replace('storrage', 'storage'))
  const forged = forgePackage(await packPlugin(folder, keys), (manifest) => ({ ...manifest, capabilities: { storrage: {} } }), keys)
  await t.rejects(registry.publish(forged, keys), { message: /storrage/ })

  // Past the registry as well: one that checks nothing.
  await registry.close()
  const careless = await openRegistryStore(join(directory, 'registry'), { clock: Date.now, checkManifest: () => undefined })
  await publishPackage(storeWriter(careless, (await careless.createToken('acme')).token), forged, { signer: keySigner(keys), clock: Date.now })
  await careless.close()
  const planned = await call('POST', '/api/v1/plugins/plan', { specs: ['acme.bad'] })
  t.ok(planned.status >= 400, planned.text)
  t.match(planned.text, /storrage/)
})

test('a port in use, a locked, a read-only and a broken data directory: one clear coded error each', async (t) => {
  const directory = t.testdir({ 'config.json': '{ "port": 0 }' })
  const { host: running } = await startTestHost({ listen: true }).then((started) => { t.teardown(() => started.close()); return started })
  const port = new URL(running.url ?? '').port
  t.match(hardpoint(['start', '--data', join(directory, 'a'), '--port', port], directory), { exit: 7, error: { code: 'HP_ERR_PORT_IN_USE', fix: /\S/ } })
  const { directory: lockedBy } = await host(t)
  t.match(hardpoint(['start', '--data', join(lockedBy, 'data'), '--port', '0'], directory), { exit: 7, error: { code: 'HP_ERR_DATA_LOCKED', fix: /\S/ } })
  writeFileSync(join(directory, 'file'), '')
  t.match(hardpoint(['start', '--data', join(directory, 'file'), '--port', '0'], directory), { error: { code: /^HP_ERR_DATA_/, fix: /\S/ } })
  mkdirSync(join(directory, 'b'))
  writeFileSync(join(directory, 'b/config.json'), '{ "port": "x" }')
  chmodSync(join(directory, 'b/config.json'), 0o600)
  t.match(hardpoint(['start', '--data', join(directory, 'b')], directory), { error: { code: 'HP_ERR_DOCUMENT_INVALID', pointer: '/port' } })
})
