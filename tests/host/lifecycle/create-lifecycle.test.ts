import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair, signPackage } from '@hardpoint/schemas/package'
import type { ConsentRules } from '../../../host/lifecycle/consent-rules.ts'
import { openRecords, type StoredPlugin } from '../../../host/lifecycle/_records.ts'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import { ADMIN, NO_GATE, RULES, fixture, type Fixture } from './_harness.ts'

function packageOf(f: Fixture, plugin: string): string {
  return join(f.dataDirectory, 'packages', `${f.lifecycle.info(plugin).installed.digest}.hpk`)
}

async function twoInstalled(f: Fixture): Promise<void> {
  await f.publish({ id: 'acme.bad', version: '1.0.0' }, 'export default "bad"')
  await f.publish({ id: 'acme.good', version: '1.0.0' }, 'export default "good"')
  await f.install('acme.bad', 'acme.good')
}

const DAMAGE: readonly { name: string; damage: (path: string) => void; code: RegExp }[] = [
  { name: 'has one byte changed', damage: path => change(path, 'bad'), code: /^HP_ERR_PACKAGE_FILE$/ },
  { name: 'is gone', damage: path => rmSync(path), code: /^HP_ERR_PACKAGE_MISSING$/ },
  { name: 'is empty', damage: path => writeFileSync(path, ''), code: /^HP_ERR_PACKAGE_FORMAT$/ },
  { name: 'is another package of the publisher', damage: path => writeFileSync(path, goodOne(path)), code: /^HP_ERR_PACKAGE_REPLACED$/ },
]

function change(path: string, text: string): void {
  const bytes = readFileSync(path)
  const at = bytes.indexOf(`"${text}"`)
  bytes[at + 1] = 0x42
  writeFileSync(path, bytes)
}

function goodOne(path: string): Buffer {
  const directory = join(path, '..')
  const packages = readdirSync(directory).map(file => readFileSync(join(directory, file)))
  return packages.find(bytes => bytes.includes('"good"')) ?? Buffer.alloc(0)
}

for (const { name, damage, code } of DAMAGE) {
  test(`createLifecycle() lists a plugin whose package ${name} with its problem, and runs the others`, async t => {
    const f = await fixture(t)
    await twoInstalled(f)
    damage(packageOf(f, 'acme.bad'))
    await f.restart()
    t.match(f.lifecycle.info('acme.bad').problem, { code, message: /./, fix: /./ })
    t.notOk(f.lifecycle.get('acme.bad'), 'it does not run')
    t.equal(f.lifecycle.get('acme.good')?.code.main, 'export default "good"')
    t.strictSame(f.changes.at(-1), ['acme.bad@1.0.0', 'acme.good@1.0.0'], 'who follows what is installed keeps what is for it')
    await f.install('acme.bad')
    t.notOk(f.lifecycle.info('acme.bad').problem, 'installing it again repairs it')
    t.equal(f.lifecycle.get('acme.bad')?.code.main, 'export default "bad"')
  })
}

test('createLifecycle() refuses an older version, validly signed, in place of the package that is installed', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' }, 'export default "hole"')
  await f.install('acme.mail')
  const older = readFileSync(packageOf(f, 'acme.mail'))
  await f.publish({ id: 'acme.mail', version: '1.0.1' }, 'export default "mended"')
  await f.install('acme.mail')
  writeFileSync(packageOf(f, 'acme.mail'), older)
  await f.restart()
  t.match(f.lifecycle.info('acme.mail').problem, { code: 'HP_ERR_PACKAGE_REPLACED' })
  t.notOk(f.lifecycle.get('acme.mail'))
})

/** What somebody writes to the store who can: another record of a plugin, in the very form of ours. */
async function forge(f: Fixture, plugin: string, change: (record: StoredPlugin) => StoredPlugin): Promise<void> {
  const { plugins } = openRecords(f.store)
  const stored = await plugins.get(plugin)
  if (stored !== undefined) await plugins.set(plugin, change(stored.value))
  await f.restart()
}

test('createLifecycle() loads nothing of a package that was swapped together with its record', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  const manifest = f.lifecycle.info('acme.bad').manifest
  const bytes = signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))], ['main.js', Buffer.from('export default "evil"')]]), generateKeyPair())
  const digest = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(f.dataDirectory, 'packages', `${digest}.hpk`), bytes)
  await forge(f, 'acme.bad', ({ installed }) => ({ installed: { ...installed, digest }, manifest }))
  t.throws(() => f.lifecycle.get('acme.bad')?.code.main, { code: 'HP_ERR_PACKAGE_SIGNATURE' })
  t.throws(() => f.lifecycle.get('acme.bad')?.sourceMap?.(), { code: 'HP_ERR_PACKAGE_SIGNATURE' })
  t.equal(f.lifecycle.get('acme.good')?.code.main, 'export default "good"')
})

test('createLifecycle() does not run a plugin whose record and package were swapped for those of another key', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  const evil = generateKeyPair()
  const manifest = f.lifecycle.info('acme.bad').manifest
  const bytes = signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))], ['main.js', Buffer.from('export default "evil"')]]), evil)
  const digest = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(f.dataDirectory, 'packages', `${digest}.hpk`), bytes)
  await forge(f, 'acme.bad', ({ installed }) => ({ installed: { ...installed, digest, publicKey: evil.publicKey }, manifest }))
  t.match(f.lifecycle.info('acme.bad').problem, { code: 'HP_ERR_PUBLISHER_CHANGED' })
  t.notOk(f.lifecycle.get('acme.bad'))
})

test('createLifecycle() loads nothing for a record with another manifest than the signed one; installing it again repairs it', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  await forge(f, 'acme.bad', ({ installed, manifest }) => ({
    installed, manifest: { ...manifest, contributes: { routes: [{ id: 'all', method: 'GET', path: '/', access: 'public' }] } },
  }))
  t.throws(() => f.lifecycle.get('acme.bad')?.code.main, { code: 'HP_ERR_PACKAGE_REPLACED', message: /plugin\.json/ })
  await f.install('acme.bad')
  t.notOk(f.lifecycle.get('acme.bad')?.manifest.contributes)
  t.equal(f.lifecycle.get('acme.bad')?.code.main, 'export default "bad"')
})

test('createLifecycle() lists a plugin whose record is not of a form that this host knows with its problem', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  await forge(f, 'acme.bad', ({ installed, manifest }) => ({ installed, manifest: { ...manifest, contributes: { routes: 'all' } } as never }))
  t.match(f.lifecycle.info('acme.bad').problem, { code: 'HP_ERR_DOCUMENT_INVALID', message: /acme\.bad 1\.0\.0/ })
  t.strictSame(f.lifecycle.all().map(({ manifest }) => manifest.id), ['acme.good'])
})

test('createLifecycle() verifies what a cell loads at the moment it loads it', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  change(packageOf(f, 'acme.bad'), 'bad')
  t.throws(() => f.lifecycle.get('acme.bad')?.code.main, { code: 'HP_ERR_PACKAGE_FILE' })
  await f.install('acme.bad')
  t.equal(f.lifecycle.get('acme.bad')?.code.main, 'export default "bad"', 'installing it again repairs it, without a restart')
})

test('createLifecycle() does not run a plugin whose key the operator no longer trusts', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  await f.restart({ publishers: { acme: [generateKeyPair().publicKey] } })
  t.match(f.lifecycle.info('acme.good').problem, { code: 'HP_ERR_PUBLISHER_CHANGED' })
  t.strictSame(f.lifecycle.all(), [])
  await f.restart({})
  t.equal(f.lifecycle.all().length, 2)
})

test('createLifecycle() does not run a plugin whose capability this host no longer has', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} } })
  await f.publish({ id: 'acme.plain', version: '1.0.0' })
  await f.install('acme.mail', 'acme.plain')
  const consentFor: ConsentRules['consentFor'] = ({ capabilities = {} }) => {
    for (const capability of Object.keys(capabilities)) throw new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability, nearest: 'log' })
    return []
  }
  const later = await createLifecycle({
    store: f.store, registry: () => undefined, cells: f.cells, gate: NO_GATE, consent: { ...RULES, consentFor }, config: {}, clock: Date.now, engineVersion: '0.1.0',
    licensing: { tierOf: () => 'free', status: tenant => ({ tenant, tier: 'free', state: 'none', reason: '' }) }, dataDirectory: f.dataDirectory,
  })
  t.match(later.info('acme.mail').problem, { code: 'HP_ERR_CAPABILITY_UNKNOWN' })
  t.strictSame(later.all().map(({ manifest }) => manifest.id), ['acme.plain'])
})

test('createLifecycle() does not run a plugin that was made for another host, nor is that gone back to', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.plain', version: '1.0.0', engines: { hardpoint: '>=0.1' } })
  await f.install('acme.mail', 'acme.plain')
  await f.publish({ id: 'acme.mail', version: '1.1.0', engines: { hardpoint: '>=0.1' } })
  await f.install('acme.mail')
  await f.restart({}, '0.2.0')
  t.strictSame(f.lifecycle.all().map(({ manifest }) => `${manifest.id}@${manifest.version}`), ['acme.mail@1.1.0', 'acme.plain@1.0.0'])
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_ENGINE', details: { version: '1.0.0', range: '^0.1.0', engine: '0.2.0' } })
  await f.restart({}, '0.0.9')
  t.match(f.lifecycle.info('acme.plain').problem, { code: 'HP_ERR_ENGINE', message: /acme\.plain 1\.0\.0 runs on Hardpoint >=0\.1, and this is 0\.0\.9/ })
  t.strictSame(f.lifecycle.all(), [])
  await f.publish({ id: 'acme.other', version: '1.0.0', engines: { hardpoint: '*' } })
  t.strictSame((await f.install('acme.other')).plugins.map(({ id }) => id), ['acme.other'], 'a plan of something else brings none of it')
  t.strictSame(f.lifecycle.all().map(({ manifest }) => manifest.id), ['acme.other'])
})

test('createLifecycle() lets a broken plugin be removed', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  rmSync(packageOf(f, 'acme.bad'))
  await f.restart()
  await f.lifecycle.remove('acme.bad', ADMIN)
  t.strictSame(f.lifecycle.list().map(({ installed: { id } }) => id), ['acme.good'])
})

test('createLifecycle() caps a manifest\'s limits by config.json, which alone gives weights', async t => {
  const f = await fixture(t, { config: { cells: { maxCpuMs: 100, maxWallMs: 1000, maxMemoryMb: 64, weights: { 'acme.plain': 4 } } } })
  await f.publish({ id: 'acme.greedy', version: '1.0.0', limits: { cpuMs: 60_000, wallMs: 300_000, memoryMb: 512, concurrency: 1 } })
  await f.publish({ id: 'acme.plain', version: '1.0.0' })
  await f.install('acme.greedy', 'acme.plain')
  t.strictSame(f.lifecycle.get('acme.greedy')?.code.limits, { cpuMs: 100, wallMs: 1000, memoryMb: 64, concurrency: 1, weight: 1 })
  t.strictSame(f.lifecycle.get('acme.plain')?.code.limits, { cpuMs: 100, wallMs: 1000, memoryMb: 64, concurrency: 64, weight: 4 })
})

test('createLifecycle() places plugins of a publisher together, and one that asks for it alone', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.a', version: '1.0.0', capabilities: { storage: {} } })
  await f.publish({ id: 'acme.b', version: '1.0.0', isolation: 'plugin' })
  await f.install('acme.a', 'acme.b')
  t.match(f.lifecycle.get('acme.a')?.code, { placement: 'acme', version: '1.0.0', surface: { 'storage.get': ['key'] } })
  t.equal(f.lifecycle.get('acme.b')?.code.placement, 'acme.b')
  t.equal(JSON.parse(JSON.stringify({ ...f.lifecycle.get('acme.a')?.code })).main, 'export default {}', 'main survives being copied')
})

test('info() and list() show the state of the isolate', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  t.notOk(f.lifecycle.info('acme.mail').state)
  f.cells.running.push({ plugin: 'acme.mail', state: 'awake', inFlight: 1, waiting: 0, crashes: [] })
  t.match(f.lifecycle.info('acme.mail'), { state: { state: 'awake' }, manifest: { id: 'acme.mail' } })
  t.match(f.lifecycle.list(), [{ state: { state: 'awake' } }])
})

test('verbs of two hosts on one store: the second sees that its state is old, and loads it anew', async t => {
  const f = await fixture(t)
  await twoInstalled(f)
  const lock = await f.store.get(['sys', 'lock'])
  await f.store.commit({ puts: [{ key: ['sys', 'lock'], value: lock?.value ?? Buffer.from('{}') }] })
  await t.rejects(f.lifecycle.disable('acme.bad', ADMIN), { code: 'HP_ERR_CONFLICT' })
  t.match(await f.lifecycle.disable('acme.bad', ADMIN), [{ enabled: false }])
})

test('a verb that fails does not hold up the next', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  const results = await Promise.allSettled([f.lifecycle.enable('nothing', ADMIN), f.install('acme.mail')])
  t.strictSame(results.map(({ status }) => status), ['rejected', 'fulfilled'])
})

test('createLifecycle() reports what follows a change and fails, and answers that the change is made', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  f.followerError = new RangeError('no space left')
  await f.install('acme.mail')
  t.equal(f.lifecycle.get('acme.mail')?.enabled, true, 'in force')
  await f.lifecycle.disable('acme.mail', ADMIN)
  await f.lifecycle.enable('acme.mail', ADMIN)
  await f.lifecycle.remove('acme.mail', ADMIN)
  t.strictSame(f.lifecycle.list(), [])
  t.strictSame(f.reports, Array.from({ length: 4 }, () => 'A change of what is installed is in force; subscribing to its events and jobs: RangeError: no space left'))
  t.match(f.cells.told, ['release acme.mail', 'stop acme.mail', 'release acme.mail', 'stop acme.mail', 'release acme.mail'], 'cells were told all the same')
  f.followerError = undefined
  await f.install('acme.mail')
  t.strictSame(f.changes.at(-1), ['acme.mail@1.0.0'], 'those who follow catch up with the next change')
})

test('createLifecycle() reports a package that cannot be deleted, and answers that the change is made', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  mkdirSync(join(f.dataDirectory, 'packages', `${'f'.repeat(64)}.hpk`))
  await f.install('acme.mail')
  t.equal(f.lifecycle.get('acme.mail')?.enabled, true)
  t.match(f.reports, [/^Deleting packages that are no longer installed: /])
})

test('createLifecycle() does not start with followers that do not know what is installed', async t => {
  const f = await fixture(t)
  f.followerError = new RangeError('no space left')
  await t.rejects(f.restart(), RangeError)
  f.followerError = undefined
  await f.restart()
})
