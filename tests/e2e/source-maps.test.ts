import { readPackage, SIGNATURE_FILE, signPackage } from '@hardpoint/schemas/package'
import { packPlugin } from '@hardpoint/sdk/tools'
import { test } from 'tap'
import type { LogLine } from '../../host/capabilities/_services.ts'
import { startTestHost, type TestHost } from './_test-host.ts'

const MANIFEST = JSON.stringify({
  id: 'acme.mapped', version: '1.0.0', title: 'Mapped', description: 'Fails.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free', capabilities: { log: {} },
  contributes: { routes: [{ id: 'fail', method: 'GET', path: '/fail', access: 'public' }] },
})
const MAIN = `import { deep } from './deep.ts'

export default {
  routes: {
    fail(): Response {
      try { deep() } catch (error) { console.error(error) }
      return deep()
    },
  },
}
`
const DEEP = `interface Padding { readonly a: string }

export function deep(): never {
  throw new RangeError(({ a: 'too deep' } satisfies Padding).a)
}
`

/** A host with the plugin, its source map as it was built, or as a publisher made it by hand. */
async function serve(host: TestHost, folder: string, map?: (built: Record<string, unknown>) => unknown): Promise<void> {
  const files = new Map(readPackage(await packPlugin(folder, host.keys)))
  const built = JSON.parse(Buffer.from(files.get('main.js.map') ?? []).toString()) as Record<string, unknown>
  if (map !== undefined) files.set('main.js.map', Buffer.from(JSON.stringify(map(built))))
  files.delete(SIGNATURE_FILE)
  await host.registry.publish(signPackage(files, host.keys), host.keys)
  await host.install('acme.mapped')
}

async function fail(host: TestHost): Promise<{ readonly stranger: string; readonly admin: { readonly code: string; readonly stack: string }; readonly logged: readonly LogLine[] }> {
  const stranger = (await host.host.app.inject({ url: '/p/acme.mapped/fail' })).body
  const admin = (await host.call('GET', '/p/acme.mapped/fail')).body as { readonly code: string; readonly stack: string }
  const { text } = await host.call('GET', '/api/v1/logs?plugin=acme.mapped')
  return { stranger, admin, logged: text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as LogLine) }
}

test('an error shows its author\'s files to admins and in the log, and nothing to strangers', async (t) => {
  const folder = t.testdir({ 'plugin.json': MANIFEST, src: { 'main.ts': MAIN, 'deep.ts': DEEP } })
  const host = await startTestHost()
  t.teardown(() => host.close())
  await serve(host, folder)
  const { stranger, admin, logged } = await fail(host)
  t.notMatch(stranger, /too deep|deep\.ts|main\.js|stack/)
  t.match(admin, { code: 'HP_ERR_PLUGIN_THREW', stack: /^RangeError: too deep\n {4}at deep \(src\/deep\.ts:4:9\)\n {4}at fail \(src\/main\.ts:7:14\)\n/ })
  t.match(logged.find(({ level }) => level === 'error'), { message: /RangeError: too deep.*at deep \(src\/deep\.ts:4:9\).*at fail \(src\/main\.ts:6:13\)/ }, 'what it logged itself')
  t.match(logged.find(({ level }) => level === 'warn'), { fields: { code: 'HP_ERR_PLUGIN_THREW', stack: /src\/deep\.ts:4:9/ } })
  t.notMatch(JSON.stringify([admin, logged]), process.cwd())
  t.notMatch(JSON.stringify([admin, logged]), folder)
})

const HOSTILE: readonly (readonly [name: string, map: (built: Record<string, unknown>) => unknown, stack: RegExp])[] = [
  ['names files of its author\'s machine', (built) => ({ ...built, sources: ['/home/alice/secret/deep.ts', '../../alice/main.ts'] }), /at deep \(deep\.ts:4:9\)\n {4}at fail \(main\.ts:/],
  ['has names that steer a terminal', (built) => ({ ...built, sources: ['\u001b[2J\nfix   run this', '\u202e'] }), /at deep \(\?\[2J\?fix {3}run this:4:9\)/],
  ['is no map', () => [[[null]]], /at deep \(plugin:acme\.mapped\/main\.js:\d+:\d+\)/],
  ['points nowhere', (built) => ({ ...built, mappings: 'AAAAA'.repeat(200_000) }), /RangeError: too deep/],
  ['is too large to be read', (built) => ({ ...built, mappings: ',AAAA'.repeat(400_000) }), /at deep \(plugin:acme\.mapped\/main\.js:\d+:\d+\)/],
]

for (const [name, map, stack] of HOSTILE) {
  test(`an error is shown all the same where its plugin's source map ${name}`, async (t) => {
    const host = await startTestHost()
    t.teardown(() => host.close())
    await serve(host, t.testdir({ 'plugin.json': MANIFEST, src: { 'main.ts': MAIN, 'deep.ts': DEEP } }), map)
    const { admin, logged } = await fail(host)
    t.match(admin, { code: 'HP_ERR_PLUGIN_THREW', stack })
    t.notMatch(admin.stack + logged.map(({ message }) => message).join(''), /[\u001b\u202e]|alice|secret/)
    t.equal((await host.call('GET', '/healthz')).status, 200)
  })
}
