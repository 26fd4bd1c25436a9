import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADMIN, consentToAll, fixture, type Fixture } from './_harness.ts'

const HEALTHY = { contributes: { health: true } } as const

function packagesOf(f: Fixture): number {
  return readdirSync(join(f.dataDirectory, 'packages')).length
}

/** acme.mail 1.0.0 is in force, and 1.1.0 is planned. */
async function planned(f: Fixture, manifest: object = {}) {
  await f.publish({ id: 'acme.mail', version: '1.0.0', capabilities: { storage: {} } })
  await f.install('acme.mail')
  await f.publish({ id: 'acme.mail', version: '1.1.0', capabilities: { storage: {}, log: {}, 'http.fetch': { hosts: ['a.example'] } }, ...manifest }, 'export default 2')
  return f.lifecycle.plan(['acme.mail'], ADMIN)
}

const threw = () => new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'health health', problem: 'Error: ill' })

test('install() over another version asks the new one for its health, beside the one that serves', async t => {
  const f = await fixture(t)
  const plan = await planned(f, HEALTHY)
  const seen: unknown[] = []
  f.gate = (method, caller) => {
    seen.push([method, caller.readOnly, caller.tenant, caller.principal.id, Object.keys(caller.grant.capabilities).toSorted(), caller.manifest.version])
    return { ok: true, result: 'null' }
  }
  f.cells.handlers.set('1.1.0', async (call, options) => {
    seen.push([call.kind, call.id, f.lifecycle.info('acme.mail').installed.version])
    await options.capability({ method: 'storage.get', params: '{}' }, new AbortController().signal)
  })
  await f.lifecycle.install(plan, consentToAll(plan), ADMIN)
  t.strictSame(seen, [
    ['health', 'health', '1.0.0'],
    ['storage.get', true, 'default', 'kernel', ['log', 'storage'], '1.1.0'],
  ], 'while the old one is in force, reading only, with nothing that could not be undone')
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
  t.match(f.lifecycle.info('acme.mail').upgrades, {
    kept: [{ version: '1.0.0', until: '2026-01-01T00:00:00.000Z' }], watchedUntil: '2026-01-01T00:10:00.000Z',
    changes: [{ what: 'upgraded', from: '1.0.0', to: '1.1.0', by: 'token:admin', automatic: false }],
  })
})

const FAILURES: readonly { name: string; manifest: object; error: () => Error }[] = [
  { name: 'whose health handler throws', manifest: HEALTHY, error: threw },
  { name: 'whose health handler is missing', manifest: HEALTHY, error: () => new HardpointError('HP_ERR_HANDLER_MISSING', { plugin: 'acme.mail', what: 'health health' }) },
  { name: 'that does not load', manifest: {}, error: () => new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'Error: torn' }) },
  { name: 'that takes the memory of its process', manifest: {}, error: () => new HardpointError('HP_ERR_MEMORY', { plugin: 'acme.mail', what: 'health health' }) },
]

for (const { name, manifest, error } of FAILURES) {
  test(`install() of a version ${name} leaves the old one in force, untouched`, async t => {
    const f = await fixture(t)
    const plan = await planned(f, manifest)
    f.cells.handlers.set('1.1.0', () => { throw error() })
    const before = JSON.stringify([f.lifecycle.info('acme.mail'), f.changes.length, packagesOf(f)])
    f.cells.told.length = 0
    await t.rejects(f.lifecycle.install(plan, consentToAll(plan), ADMIN), {
      code: 'HP_ERR_UPGRADE_PROBE', message: /^acme\.mail 1\.1\.0 does not work: .+ 1\.0\.0 is still in force\.$/, details: { step: 'probe', installed: '1.0.0' }, cause: { code: /^HP_ERR_/ },
    })
    t.equal(JSON.stringify([f.lifecycle.info('acme.mail'), f.changes.length, packagesOf(f)]), before)
    t.strictSame(f.cells.told, ['close acme.mail 1.1.0 beside'], 'the isolate that serves was left alone')
    f.cells.handlers.delete('1.1.0')
    if (manifest === HEALTHY) f.cells.handlers.set('1.1.0', () => undefined)
    await f.lifecycle.install(plan, consentToAll(plan), ADMIN)
    t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0', 'the plan can still be applied')
    await f.restart()
    t.strictSame(f.logs, [], 'nothing was interrupted')
  })
}

test('install() puts all plugins of a plan in force, or none', async t => {
  const f = await fixture(t)
  for (const id of ['acme.base', 'acme.mail']) await f.publish({ id, version: '1.0.0' })
  await f.install('acme.base', 'acme.mail')
  await f.publish({ id: 'acme.base', version: '2.0.0' })
  await f.publish({ id: 'acme.mail', version: '2.1.0', dependencies: { 'acme.base': '^2' } })
  await f.publish({ id: 'acme.new', version: '3.0.0', dependencies: { 'acme.base': '^2' } })
  const plan = await f.lifecycle.plan(['acme.base', 'acme.mail', 'acme.new'], ADMIN)
  f.cells.handlers.set('2.1.0', () => { throw threw() })
  await t.rejects(f.lifecycle.install(plan, {}, ADMIN), { code: 'HP_ERR_UPGRADE_PROBE', details: { plugin: 'acme.mail' } })
  const versions = () => f.lifecycle.list().map(({ installed }) => `${installed.id}@${installed.version}`)
  t.strictSame(versions(), ['acme.base@1.0.0', 'acme.mail@1.0.0'])
  f.cells.handlers.clear()
  const before = f.changes.length
  await f.lifecycle.install(plan, {}, ADMIN)
  t.strictSame(versions(), ['acme.base@2.0.0', 'acme.mail@2.1.0', 'acme.new@3.0.0'])
  t.equal(f.changes.length, before + 1, 'in one change')
})

test('install() asks nothing of a version that comes first, repairs one that is broken, or one that is disabled', async t => {
  const f = await fixture(t)
  f.cells.handlers.set('1.0.0', () => { throw threw() })
  f.cells.handlers.set('1.1.0', () => { throw threw() })
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await f.lifecycle.disable('acme.mail', ADMIN)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.install('acme.mail')
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
  t.notOk(f.cells.told.some(each => each.startsWith('close')))
})

for (const [keepVersions, left] of [[0, []], [1, ['1.3.0']], [undefined, ['1.3.0', '1.2.0']], [3, ['1.3.0', '1.2.0', '1.1.0']]] as const) {
  test(`install() keeps ${keepVersions ?? 'two'} versions to go back to, and their packages`, async t => {
    const f = await fixture(t, { config: keepVersions === undefined ? {} : { upgrades: { keepVersions } } })
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']) {
      await f.publish({ id: 'acme.mail', version }, `export default '${version}'`)
      await f.install('acme.mail')
    }
    t.strictSame(f.lifecycle.info('acme.mail').upgrades?.kept.map(({ version }) => version), left)
    t.equal(f.lifecycle.info('acme.mail').upgrades?.watchedUntil === undefined, keepVersions === 0, 'what cannot go back is not watched')
    t.equal(packagesOf(f), left.length + 1)
    await f.restart()
    t.equal(packagesOf(f), left.length + 1, 'the sweep of a start leaves them')
    await f.lifecycle.remove('acme.mail', ADMIN)
    t.equal(packagesOf(f), 0)
    await f.install('acme.mail')
    t.notOk(f.lifecycle.info('acme.mail').upgrades, 'a plugin that was removed and comes back has no past')
  })
}

test('install() tells the next start at which step it was killed, once', async t => {
  const f = await fixture(t)
  const plan = await planned(f)
  f.onStep = step => {
    if (step !== 'install probe') return
    f.beforeCommit = () => { throw new RangeError('killed') }
    throw new RangeError('killed')
  }
  await t.rejects(f.lifecycle.install(plan, consentToAll(plan), ADMIN), { message: 'killed' })
  await f.restart()
  t.match(f.logs, [{ level: 'warn', message: 'The install of acme.mail was interrupted at its step probe: nothing of it is in force.', fields: { by: 'token:admin' } }])
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0')
  t.equal(packagesOf(f), 1)
  await f.restart()
  t.equal(f.logs.length, 1)
})
