import { test, type Test } from 'tap'
import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

const ADVISORY: Advisory = {
  id: 'HPA-1', plugin: 'acme.mail', range: '<1.2.0', severity: 'critical', title: 'Mail is sent to strangers', action: 'disable', fixed: '1.2.0',
  publishedAt: '2026-01-01T00:00:00.000Z',
}

async function installed(t: Test): Promise<Fixture> {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.publish({ id: 'acme.news', version: '1.0.0' })
  await f.install('acme.mail', 'acme.news')
  return f
}

test('pollAdvisories() stops a version that must not run, and leaves the others and its data', async t => {
  const f = await installed(t)
  await f.registry.advise(ADVISORY)
  f.cells.told.length = 0
  t.equal(await f.lifecycle.pollAdvisories(), undefined)
  t.equal(f.lifecycle.get('acme.mail'), undefined)
  t.match(f.lifecycle.refusal?.('acme.mail'), { code: 'HP_ERR_REVOKED', message: /acme\.mail 1\.0\.0 does not run: HPA-1 \(critical\)/, fix: /Upgrade it to 1\.2\.0 or later: hardpoint upgrade acme\.mail@1\.2\.0\./ })
  t.match(f.lifecycle.info('acme.mail'), { problem: { code: 'HP_ERR_REVOKED' }, advisories: [{ id: 'HPA-1', severity: 'critical', action: 'disable' }], installed: { enabled: true } })
  t.strictSame(f.cells.told, ['stop acme.mail'])
  t.ok(f.lifecycle.get('acme.news'))
  f.cells.told.length = 0
  await f.lifecycle.pollAdvisories()
  t.strictSame(f.cells.told, [], 'once')
})

for (const [name, advisories] of [
  ['of an earlier line', [{ ...ADVISORY, range: '<0.9.1 || 1.0.0', fixed: '0.9.1' }]],
  ['stopped itself', [ADVISORY, { ...ADVISORY, id: 'HPA-2', range: '1.2.0' }]],
] as const) {
  test(`pollAdvisories() sends nobody to a version without the problem that is ${name}`, async t => {
    const f = await installed(t)
    f.advisories = advisories
    await f.lifecycle.pollAdvisories()
    t.match(f.lifecycle.refusal?.('acme.mail')?.fix, /See what else there is: hardpoint outdated\./)
  })
}

test('pollAdvisories() stops a version though another verb takes long, and it stays stopped though nothing can be written', async t => {
  const f = await installed(t)
  await f.publish({ id: 'acme.news', version: '1.1.0', contributes: { health: true } })
  const [asked, probed, stopped] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<string>()]
  f.cells.handlers.set('1.1.0', () => {
    asked.resolve()
    return probed.promise
  })
  const upgrading = f.install('acme.news')
  await asked.promise
  f.cells.stop = async plugin => { stopped.resolve(plugin) }
  await f.registry.advise(ADVISORY)
  const polling = f.lifecycle.pollAdvisories()
  t.equal(await stopped.promise, 'acme.mail')
  t.match([f.lifecycle.get('acme.mail'), f.lifecycle.all().map(({ code }) => code.id)], [undefined, ['acme.news']])
  t.match(f.lifecycle.refusal?.('acme.mail'), { code: 'HP_ERR_REVOKED' })
  f.beforeCommit = ({ puts = [] }) => { if (puts.some(({ key }) => key.includes('advisories'))) throw new HardpointError('HP_ERR_DATA_FULL', { directory: 'data' }) }
  probed.resolve()
  await upgrading
  t.match(await polling, { code: 'HP_ERR_DATA_FULL' })
  t.equal(f.lifecycle.info('acme.news').installed.version, '1.1.0')
  t.equal(f.lifecycle.get('acme.mail'), undefined, 'though all was read from disk meanwhile')
  await f.restart()
  t.ok(f.lifecycle.get('acme.mail'), 'which does not know it yet')
  await f.lifecycle.pollAdvisories()
  await f.restart()
  t.equal(f.lifecycle.get('acme.mail'), undefined)
})

test('pollAdvisories() lets a version go on that was stopped by what could not be written, once it is withdrawn', async t => {
  const f = await installed(t)
  f.beforeCommit = ({ puts = [] }) => { if (puts.some(({ key }) => key.includes('advisories'))) throw new HardpointError('HP_ERR_DATA_FULL', { directory: 'data' }) }
  f.advisories = [ADVISORY]
  t.match(await f.lifecycle.pollAdvisories(), { code: 'HP_ERR_DATA_FULL' })
  t.equal(f.lifecycle.get('acme.mail'), undefined)
  f.beforeCommit = () => undefined
  f.advisories = []
  await f.lifecycle.pollAdvisories()
  t.ok(f.lifecycle.get('acme.mail'))
  t.notOk(f.lifecycle.info('acme.mail').problem)
})

test('pollAdvisories() stops nothing by an answer that comes once the host closes', async t => {
  const f = await installed(t)
  f.advisories = [ADVISORY]
  f.cells.told.length = 0
  const polling = f.lifecycle.pollAdvisories()
  await Promise.all([f.restart(), polling])
  t.strictSame(f.cells.told, [])
  t.ok(f.lifecycle.get('acme.mail'))
})

test('pollAdvisories() only warns where the advisory says no more', async t => {
  const f = await installed(t)
  await f.registry.advise({ ...ADVISORY, action: 'warn' })
  await f.lifecycle.pollAdvisories()
  t.ok(f.lifecycle.get('acme.mail'))
  t.match(f.lifecycle.info('acme.mail'), { problem: undefined, advisories: [{ id: 'HPA-1', action: 'warn' }] })
})

test('pollAdvisories() takes prereleases in the range, and no version outside of it', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.1.0-rc.1' })
  await f.publish({ id: 'acme.news', version: '1.2.0' })
  await f.install('acme.mail', 'acme.news')
  await f.registry.advise(ADVISORY)
  await f.registry.advise({ ...ADVISORY, id: 'HPA-2', plugin: 'acme.news' })
  await f.lifecycle.pollAdvisories()
  t.equal(f.lifecycle.get('acme.mail'), undefined)
  t.ok(f.lifecycle.get('acme.news'))
})

test('pollAdvisories() lets a version run again whose advisory was withdrawn', async t => {
  const f = await installed(t)
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
  await f.registry.withdraw('HPA-1')
  f.now += 60_000
  await f.restart()
  await f.lifecycle.pollAdvisories()
  t.ok(f.lifecycle.get('acme.mail'))
  t.strictSame(f.lifecycle.info('acme.mail').advisories, undefined)
})

test('what was heard holds after a restart, before the registry is asked, and while it is away', async t => {
  const f = await installed(t)
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
  f.advisoriesFail = new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: 'memory', problem: 'it is away' })
  await f.restart()
  t.equal(f.lifecycle.get('acme.mail'), undefined)
  for (let attempt = 0; attempt < 3; attempt++) t.match(await f.lifecycle.pollAdvisories(), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
  t.equal(f.lifecycle.get('acme.mail'), undefined)
  t.equal(f.logs.filter(({ message }) => message.includes('advisories')).length, 1, 'told once')
})

for (const code of ['HP_ERR_REGISTRY_UNTRUSTED', 'HP_ERR_REGISTRY_ROLLBACK', 'HP_ERR_REGISTRY_MIXED'] as const) {
  test(`a list that is refused with ${code} stops nothing and lets nothing run`, async t => {
    const f = await installed(t)
    f.advisoriesFail = new HardpointError(code, { registry: 'memory', what: 'advisories.json', problem: 'forged' })
    t.match(await f.lifecycle.pollAdvisories(), { code })
    t.ok(f.lifecycle.get('acme.mail'))
    f.advisoriesFail = undefined
    await f.registry.advise(ADVISORY)
    await f.lifecycle.pollAdvisories()
    f.advisoriesFail = new HardpointError(code, { registry: 'memory', what: 'advisories.json', problem: 'forged' })
    await f.lifecycle.pollAdvisories()
    t.equal(f.lifecycle.get('acme.mail'), undefined)
  })
}

test('a kill while advisories are put in force leaves the old list or the new one', async t => {
  const f = await installed(t)
  await f.registry.advise(ADVISORY)
  f.beforeCommit = () => { throw new Error('killed') }
  t.match(await f.lifecycle.pollAdvisories(), { code: 'HP_ERR_INTERNAL' })
  await f.restart()
  t.ok(f.lifecycle.get('acme.mail'), 'the old one')
  f.cells.stop = async () => { throw new Error('killed') }
  await f.lifecycle.pollAdvisories()
  await f.restart()
  t.equal(f.lifecycle.get('acme.mail'), undefined, 'the new one, whatever became of the rest')
})

test('a version that is stopped is never chosen anew, and the refusal names the advisory', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
  await t.rejects(f.lifecycle.plan(['acme.mail'], ADMIN), { code: 'HP_ERR_RESOLUTION', message: /HPA-1/ })
  await f.publish({ id: 'acme.mail', version: '1.2.0' })
  t.match((await f.lifecycle.plan(['acme.mail'], ADMIN)).plugins, [{ version: '1.2.0' }])
})

test('an installed version that is stopped keeps nothing else from being installed, and is upgraded', async t => {
  const f = await installed(t)
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
  await f.publish({ id: 'acme.chat', version: '1.0.0' })
  t.strictSame((await f.install('acme.chat')).plugins.map(({ id }) => id), ['acme.chat'], 'nor is it fetched again')
  await f.publish({ id: 'acme.mail', version: '1.2.0' })
  await f.install('acme.mail')
  t.ok(f.lifecycle.get('acme.mail'))
})

test('a version that is stopped is not gone back to, nor installed by a plan that was made before', async t => {
  const f = await installed(t)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  const before = await f.lifecycle.plan(['acme.mail'], ADMIN)
  await f.registry.advise({ ...ADVISORY, range: '1.0.0 || 1.1.0' })
  await f.lifecycle.pollAdvisories()
  await t.rejects(f.lifecycle.install(before, {}, ADMIN), { code: 'HP_ERR_REVOKED' })
  await f.lifecycle.acceptAdvisory('HPA-1', 'for now', ADMIN)
  await f.publish({ id: 'acme.mail', version: '1.2.0' })
  await f.install('acme.mail')
  await f.lifecycle.reconsiderAdvisory('HPA-1', ADMIN)
  await t.rejects(f.lifecycle.planRollback('acme.mail'), { code: 'HP_ERR_REVOKED' })
})

test('audit() shows what is warned of, the worst first, with what can be done', async t => {
  const f = await installed(t)
  t.match(await f.lifecycle.audit(ADMIN), { findings: [], problem: undefined, heardAt: '2026-01-01T00:00:00.000Z' })
  await f.registry.advise({ ...ADVISORY, id: 'HPA-2', plugin: 'acme.news', severity: 'low', action: 'warn' })
  await f.registry.advise(ADVISORY)
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  await f.publish({ id: 'acme.mail', version: '1.2.0' })
  await f.restart()
  t.match((await f.lifecycle.audit(ADMIN)).findings, [
    { plugin: 'acme.mail', version: '1.0.0', advisory: 'HPA-1', severity: 'critical', upgrade: '1.2.0' },
    { plugin: 'acme.news', version: '1.0.0', advisory: 'HPA-2', severity: 'low', upgrade: undefined, why: Array },
  ])
})

test('audit() shows versions that their publisher withdrew for security, and those alone', async t => {
  const f = await installed(t)
  f.said.set('acme.mail@1.0.0', { yanked: 'anyone can log in', yankKind: 'security' })
  f.said.set('acme.news@1.0.0', { yanked: 'does not start', yankKind: 'broken' })
  t.match((await f.lifecycle.audit(ADMIN)).findings, [{ plugin: 'acme.mail', severity: 'high', title: 'anyone can log in', advisory: undefined }])
})

test('audit() tells what it knows where the registry is away, and that it is', async t => {
  const f = await installed(t)
  await f.registry.advise(ADVISORY)
  await f.lifecycle.pollAdvisories()
  f.advisoriesFail = new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: 'memory', problem: 'it is away' })
  t.match(await f.lifecycle.audit(ADMIN), { findings: [{ advisory: 'HPA-1' }], problem: { code: 'HP_ERR_REGISTRY_UNREACHABLE' }, heardAt: '2026-01-01T00:00:00.000Z' })
})
