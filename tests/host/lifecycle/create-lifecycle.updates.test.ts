import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { ADMIN, fixture, type Fixture } from './_harness.ts'
import { HOUR, published, scene, versionOf, watched } from './_updates.ts'
import { calls } from './_watched.ts'

test('updateAutomatically() does nothing where the operator asked for nothing', async t => {
  const f = await fixture(t)
  f.now = Date.now()
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.equal(versionOf(f), '1.0.0')
  t.equal((await f.lifecycle.outdated(ADMIN))[0]?.automatic, undefined)
  t.equal(await f.store.get(['sys', 'host']), undefined, 'nor is an id made')
})

test('updateAutomatically() takes one plugin, watches it, and takes the next', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await published(f, { id: 'zeta.news', version: '1.0.1' })
  t.match((await f.lifecycle.outdated(ADMIN)).map(({ automatic }) => automatic), [{ version: '1.1.0', what: 'comes by itself at the next look' }, { version: '1.0.1' }])
  t.equal(await f.lifecycle.updateAutomatically(), true, 'look again soon')
  t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.1.0', '1.0.0'])
  t.match(f.lifecycle.info('acme.mail'), {
    installed: { installedBy: 'kernel', requested: true },
    upgrades: { kept: [{ version: '1.0.0' }], watchedUntil: String, changes: [{ what: 'upgraded', automatic: true, by: 'kernel', reason: 'there is a newer version' }] },
  })
  t.match(f.logs, [{ level: 'info', plugin: 'acme.mail', message: 'Updated from 1.0.0 to 1.1.0 by itself: there is a newer version' }])
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f, 'zeta.news'), '1.0.0', 'while one is watched no other begins')
  await watched(f)
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f, 'zeta.news'), '1.0.1')
  await watched(f)
  t.equal(await f.lifecycle.updateAutomatically(), false, 'nothing is left')
})

const RETURNS: readonly { readonly name: string; goBack(f: Fixture): Promise<unknown> }[] = [
  {
    name: 'the host went back from by itself',
    async goBack(f) {
      calls(f, { failed: 50 })
      await f.look()
    },
  },
  { name: 'an admin went back from', goBack: async f => f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN) },
  {
    name: 'an admin replaced by an older one',
    async goBack(f) {
      await f.lifecycle.install(await f.lifecycle.plan(['acme.mail@1.0.0'], ADMIN, { allowDowngrade: true }), {}, ADMIN)
      await watched(f)
    },
  },
]

for (const { name, goBack } of RETURNS) {
  test(`updateAutomatically() does not take again what ${name}, but what comes after it`, async t => {
    const f = await scene(t)
    await published(f, { id: 'acme.mail', version: '1.1.0' })
    await f.lifecycle.updateAutomatically()
    t.equal(versionOf(f), '1.1.0')
    await goBack(f)
    t.equal(versionOf(f), '1.0.0')
    await f.lifecycle.updateAutomatically()
    t.equal(versionOf(f), '1.0.0')
    await published(f, { id: 'acme.mail', version: '1.1.1' })
    await f.lifecycle.updateAutomatically()
    t.equal(versionOf(f), '1.1.1', 'what is mended comes')
  })
}

test('updateAutomatically() waits until a version is old enough, by the clock and by the policy', async t => {
  const f = await scene(t, { updates: { automatic: 'all', minimumAgeHours: 10 } })
  await published(f, { id: 'acme.mail', version: '1.1.0' }, { hours: 9 })
  const until = new Date(f.now + HOUR).toISOString()
  t.match((await f.lifecycle.outdated(ADMIN))[0]?.automatic, { version: '1.1.0', from: until, what: `comes by itself from ${until} on` })
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.0.0')
  t.equal((await f.lifecycle.plan(['acme.mail'], ADMIN, { upgrade: true })).plugins[0]?.version, '1.1.0', 'who asks for it gets it')
  f.now += HOUR
  await f.restart({ updates: { automatic: 'all', minimumAgeHours: 10 }, policy: { minimumAgeHours: 24 } })
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.0.0', 'the policy holds besides')
  f.now += 14 * HOUR
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.1.0')
})

test('updateAutomatically() takes an older version while the newest is too young', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' }, { hours: 80 })
  await published(f, { id: 'acme.mail', version: '1.2.0' }, { hours: 71 })
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.1.0')
})

test('updateAutomatically() counts the wait from the promotion, and takes nothing of a channel that is not followed', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' }, { channel: 'beta' })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  await published(f, { id: 'acme.mail', version: '1.2.0' }, { promotedAt: new Date(f.now - HOUR).toISOString() })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  f.now += 71 * HOUR
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f), '1.2.0')
})

test('updateAutomatically() believes no time of publication that is none, or to come', async t => {
  const f = await scene(t, { updates: { automatic: 'all', minimumAgeHours: 0 } })
  for (const [index, publishedAt] of ['', 'soon', 'Infinity', new Date(Date.now() + 1000 * HOUR).toISOString()].entries()) {
    await published(f, { id: 'acme.mail', version: `1.1.${index}` }, { publishedAt })
    await f.lifecycle.updateAutomatically()
    t.equal(versionOf(f), '1.0.0', publishedAt)
  }
})

test('updateAutomatically() for security moves what somebody warns of, and nothing else', async t => {
  const f = await scene(t, { updates: { automatic: 'security' } })
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await published(f, { id: 'zeta.news', version: '1.1.0' })
  t.match((await f.lifecycle.outdated(ADMIN)).map(({ automatic }) => automatic?.what), ['does not come by itself: nothing warns of 1.0.0', /nothing warns/])
  t.equal(await f.lifecycle.updateAutomatically(), false)
  f.said.set('acme.mail@1.0.0', { yanked: 'loses mail', yankKind: 'broken' })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  f.said.set('acme.mail@1.0.0', { yanked: 'anyone can log in', yankKind: 'security' })
  t.equal(await f.lifecycle.updateAutomatically(), true)
  await watched(f)
  await f.registry.advise({ id: 'HPA-1', plugin: 'zeta.news', range: '<1.1.0', severity: 'low', title: 'x', action: 'warn', publishedAt: '2026-01-01T00:00:00.000Z' })
  await f.lifecycle.pollAdvisories()
  await f.lifecycle.acceptAdvisory('HPA-1', 'no matter', ADMIN)
  t.equal(await f.lifecycle.updateAutomatically(), false, 'what was accepted is no warning')
  await f.lifecycle.reconsiderAdvisory('HPA-1', ADMIN)
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.1.0', '1.1.0'])
  t.match(f.logs.map(({ message }) => message), ['Updated from 1.0.0 to 1.1.0 by itself: its publisher withdrew 1.0.0 for security', 'Updated from 1.0.0 to 1.1.0 by itself: HPA-1 warns of 1.0.0'])
})

for (const action of ['warn', 'disable'] as const) {
  test(`updateAutomatically() takes at once, and whatever its share, the version that an advisory names in the place of what is installed (${action})`, async t => {
    const f = await scene(t, { updates: { automatic: 'security' } })
    await published(f, { id: 'acme.mail', version: '1.1.0' }, { hours: 0, rollout: 1 })
    await published(f, { id: 'acme.mail', version: '1.2.0' }, { hours: 0 })
    await f.registry.advise({ id: 'HPA-1', plugin: 'acme.mail', range: '<1.1.0', severity: 'high', title: 'x', action, fixed: '1.1.0', publishedAt: '2026-01-01T00:00:00.000Z' })
    await f.lifecycle.pollAdvisories()
    await f.lifecycle.acceptAdvisory('HPA-1', 'for now', ADMIN)
    t.equal(await f.lifecycle.updateAutomatically(), false, 'who accepted it is in no hurry')
    await f.lifecycle.reconsiderAdvisory('HPA-1', ADMIN)
    t.equal(await f.lifecycle.updateAutomatically(), true)
    t.equal(versionOf(f), '1.1.0', `and no younger one, which its signer did not name`)
    t.ok(f.lifecycle.get('acme.mail'))
  })
}

test('who has a publisher\'s key alone hurries no host: its own withdrawals do not shorten the wait', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.0.1' }, { hours: 0 })
  f.said.set('acme.mail@1.0.0', { yanked: 'hurry', yankKind: 'security' })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  await f.registry.advise({ id: 'HPA-1', plugin: 'acme.mail', range: '1.0.0', severity: 'critical', title: 'x', action: 'disable', publishedAt: '2026-01-01T00:00:00.000Z' })
  await f.lifecycle.pollAdvisories()
  t.equal(await f.lifecycle.updateAutomatically(), false, 'nor does an advisory that names no version to take')
  t.equal(versionOf(f), '1.0.0')
})

test('updateAutomatically() never takes what somebody warns of', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await published(f, { id: 'acme.mail', version: '1.2.0' })
  await published(f, { id: 'acme.mail', version: '1.3.0' }, { yanked: 'broken', yankKind: 'broken' })
  await f.registry.advise({ id: 'HPA-1', plugin: 'acme.mail', range: '>=1.2.0', severity: 'low', title: 'x', action: 'warn', publishedAt: '2026-01-01T00:00:00.000Z' })
  await f.lifecycle.pollAdvisories()
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.1.0')
})

const HELD: readonly { readonly name: string; hold(f: Fixture): unknown }[] = [
  { name: 'pinned', hold: f => f.lifecycle.pin('acme.mail', ADMIN) },
  { name: 'disabled', hold: f => f.lifecycle.disable('acme.mail', ADMIN) },
  { name: 'in quarantine', hold: f => f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', held: { since: '2026-01-01T00:00:00.000Z', reason: 'crashes' }, waiting: 0, inFlight: 0, crashes: [] } as never) },
]

for (const { name, hold } of HELD) {
  test(`updateAutomatically() leaves a plugin that is ${name}, also for another's sake, and goes on with the others`, async t => {
    const f = await scene(t)
    await published(f, { id: 'acme.mail', version: '1.1.0' })
    await published(f, { id: 'zeta.news', version: '1.1.0' })
    await published(f, { id: 'zeta.news', version: '1.2.0', dependencies: { 'acme.mail': '>=1.1.0' } })
    await hold(f)
    t.equal(await f.lifecycle.updateAutomatically(), true)
    t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.0.0', '1.1.0'])
    t.match((await f.lifecycle.outdated(ADMIN)).find(({ id }) => id === 'acme.mail')?.automatic?.what ?? 'does not come by itself', /does not come by itself/)
  })
}

test('updateAutomatically() follows a key that a known one names', async t => {
  const f = await scene(t)
  const [from, to] = [f.keys['acme'], generateKeyPair()]
  f.keys['acme'] = to
  await f.registry.rotate('acme', { ...from === undefined ? {} : { from }, to })
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(f.lifecycle.info('acme.mail').installed.publicKey, to.publicKey)
})

test('updateAutomatically() moves together what must', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.base', version: '1.0.0' })
  await f.install('acme.base')
  await published(f, { id: 'acme.base', version: '1.1.0' })
  await published(f, { id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '^1.1.0' } })
  await f.lifecycle.updateAutomatically()
  await watched(f)
  await f.lifecycle.updateAutomatically()
  t.strictSame([versionOf(f), versionOf(f, 'acme.base')], ['1.1.0', '1.1.0'])
})

test('updateAutomatically() takes nothing beyond the license', async t => {
  const f = await scene(t)
  f.tier = 'free'
  await published(f, { id: 'acme.mail', version: '1.1.0', tier: 'pro' })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.equal(versionOf(f), '1.0.0')
  t.strictSame(f.logs, [])
})

test('updateAutomatically() tells once that the registry is away, and goes on when it is back', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  const real = f.said.get.bind(f.said)
  f.said.get = () => { throw new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: 'memory', problem: 'it is away' }) }
  for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
  t.match(f.logs, [{ level: 'warn', message: /^No look at automatic updates was possible: /, fields: { code: 'HP_ERR_REGISTRY_UNREACHABLE' } }])
  f.said.get = real
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f), '1.1.0')
})

test('updateAutomatically() tells once, too, that packages cannot be had', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await rm(join(f.registryDirectory, 'packages/acme.mail'), { recursive: true })
  for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
  t.equal(f.logs.length, 1, JSON.stringify(f.logs))
})

test('updateAutomatically() puts nothing in force once the host closes', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  const look = f.lifecycle.updateAutomatically()
  await f.lifecycle.close()
  t.equal(await look, false)
  t.equal(versionOf(f), '1.0.0')
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.strictSame(f.logs, [])
})

test('updateAutomatically() waits for a verb that runs, and gives way to what it changed', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  const look = f.lifecycle.updateAutomatically()
  const removed = f.lifecycle.remove('zeta.news', ADMIN)
  t.equal(await look, false)
  await removed
  t.equal(versionOf(f), '1.0.0')
  t.equal(await f.lifecycle.updateAutomatically(), true, 'the next look takes it')
})

for (const step of ['stage', 'probe', 'switch', 'drain', 'sweep']) {
  test(`an automatic update that is killed at its step ${step} leaves the old version or the new one`, async t => {
    const f = await scene(t)
    await published(f, { id: 'acme.mail', version: '1.1.0' })
    f.onStep = at => { if (at === `install ${step}`) throw new Error('killed') }
    await f.lifecycle.updateAutomatically()
    await f.restart()
    const isNew = step === 'drain' || step === 'sweep'
    t.equal(versionOf(f), isNew ? '1.1.0' : '1.0.0')
    if (isNew) await watched(f)
    t.equal(await f.lifecycle.updateAutomatically(), !isNew)
    t.equal(versionOf(f), '1.1.0')
  })
}
