import { chmod, readFile, stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { openQuickstart, type Quickstart } from '../../../../host/cli/quickstart/open-quickstart.ts'
import { REPOSITORY } from './_root.ts'

const FREE_PORT = 0

async function open(root: string, onStep: (step: string) => void = () => undefined): Promise<Quickstart> {
  return openQuickstart({ root, data: join(root, 'data'), port: FREE_PORT, onStep })
}

async function modes(data: string, paths: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, ((await stat(join(data, path))).mode & 0o777).toString(8)] as const)))
}

test('openQuickstart() makes what is missing, and installs by the ordinary path', async (t) => {
  const root = t.testdir(REPOSITORY)
  const data = join(root, 'data')
  const steps: string[] = []
  const quickstart = await open(root, (step) => { steps.push(step) })
  t.teardown(() => quickstart.close())
  t.same(steps.map((step) => step.split(/[: ]/)[0]), ['Keys', 'Registry', 'Host', 'Installing'])
  t.same(await modes(data, ['', 'keys', 'keys/publisher.key', 'keys/license-issuer.key', 'admin-token', 'config.json']), {
    '': '700', 'keys': '700', 'keys/publisher.key': '600', 'keys/license-issuer.key': '600', 'admin-token': '600', 'config.json': '600',
  })
  t.match(quickstart, { registryUrl: /^http:\/\/127\.0\.0\.1:/, issuerFile: join(data, 'keys/license-issuer.key') })
  t.same(quickstart.published.map(({ id, outcome }) => `${id} ${outcome}`).sort(), ['acme.other published', 'hardpoint.desk published', 'hardpoint.hello published', 'hardpoint.vault published'])
  t.match(quickstart.outcomes, [
    { id: 'hardpoint.desk', outcome: 'installed', plan: { needsConsent: { 'hardpoint.desk': ['log'] }, plugins: [{ publisher: { trust: 'configured' } }] } },
    { id: 'hardpoint.vault', outcome: 'refused', error: { code: 'HP_ERR_TIER' } },
    { id: 'hardpoint.hello', outcome: 'installed' },
  ])
  t.ok(quickstart.client.url, 'installed over HTTP')
  t.same(await (await fetch(`${quickstart.host.url}/p/hardpoint.hello/hello/you`)).json(), { hello: 'you' })
  t.match(await quickstart.client.call('GET', '/plugins/hardpoint.desk'), { grant: { capabilities: { log: {} } }, installed: { publisher: 'hardpoint' } })
})

test('openQuickstart() again finds what it made', async (t) => {
  const root = t.testdir(REPOSITORY)
  const kept = ['keys/publisher.key', 'keys/license-issuer.key', 'admin-token', 'config.json']
  const contents = (): Promise<string[]> => Promise.all(kept.map((path) => readFile(join(root, 'data', path), 'utf8')))
  const first = await open(root)
  await first.client.call('POST', '/plugins/hardpoint.desk/disable')
  await first.close()
  const before = await contents()
  const second = await open(root)
  t.teardown(() => second.close())
  t.same(await contents(), before)
  t.same(new Set(second.published.map(({ outcome }) => outcome)), new Set(['unchanged']))
  t.match(second.outcomes, [
    { id: 'hardpoint.desk', outcome: 'present', enabled: false },
    { id: 'hardpoint.vault', outcome: 'refused' },
    { id: 'hardpoint.hello', outcome: 'present', enabled: true },
  ], 'what an admin switched off stays off')
  t.equal((await fetch(`${second.host.url}/p/hardpoint.hello/hello/you`)).status, 200)
})

test('openQuickstart() leaves removed what an admin removed, and tries again what was refused', async (t) => {
  const root = t.testdir(REPOSITORY)
  const first = await open(root)
  await first.client.call('DELETE', '/plugins/hardpoint.desk')
  await first.close()
  const second = await open(root)
  t.teardown(() => second.close())
  t.match(second.outcomes, [{ id: 'hardpoint.desk', outcome: 'removed' }, { id: 'hardpoint.vault', outcome: 'refused' }, { id: 'hardpoint.hello', outcome: 'present' }])
})

test('openQuickstart() on a directory that another has open says so', async (t) => {
  const root = t.testdir(REPOSITORY)
  const first = await open(root)
  t.teardown(() => first.close())
  await t.rejects(open(root), { code: 'HP_ERR_DATA_LOCKED', details: { directory: join(root, 'data') } })
  t.equal((await fetch(`${first.host.url}/healthz`)).status, 200)
})

test('openQuickstart() leaves nothing running where it fails', async (t) => {
  const root = t.testdir(REPOSITORY)
  for (const failing of ['Registry', 'Host', 'Installing']) {
    await t.rejects(open(root, (step) => { if (step.startsWith(failing)) throw new TypeError(failing) }), { message: failing })
    t.notOk(existsSync(join(root, 'data/host.json')), `no host after ${failing}`)
  }
  const opened = await open(root)
  t.equal(opened.outcomes.length, 3, 'neither store nor registry is locked')
  await t.rejects(open(root), { code: 'HP_ERR_DATA_LOCKED' }, 'a second one on the same directory')
  t.equal((await fetch(`${opened.host.url}/healthz`)).status, 200, 'which does not disturb the first')
  await opened.close()
  t.notOk(existsSync(join(root, 'data/host.json')))
})

test('openQuickstart() does not start with a key that others can read', async (t) => {
  const root = t.testdir({ plugins: {} })
  await (await open(root)).close()
  await chmod(join(root, 'data/keys/publisher.key'), 0o644)
  await t.rejects(open(root), { code: 'HP_ERR_KEY_PERMISSIONS' })
})
