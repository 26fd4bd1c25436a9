import fc from 'fast-check'
import { test } from 'tap'
import { isInShare } from '../../../host/lifecycle/_in-share.ts'
import { ADMIN } from './_harness.ts'
import { published, scene, versionOf } from './_updates.ts'

const QUESTION = fc.record({ host: fc.uuid(), plugin: fc.constantFrom('acme.mail', 'zeta.news'), version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0-rc.1') })

test('a host that is in a share is in every greater one, and in that of all', async t => {
  fc.assert(fc.property(QUESTION, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 100 }), (question, share, greater) => {
    return !isInShare(question, share) || isInShare(question, Math.max(share, greater))
  }))
  fc.assert(fc.property(QUESTION, question => isInShare(question, 100) && !isInShare(question, 0)))
  t.end()
})

test('a share is about as many hosts as it says, others for each version and each plugin', t => {
  const hosts = Array.from({ length: 4000 }, (_, host) => `host ${host}`)
  const of = (plugin: string, version: string, share: number) => new Set(hosts.filter(host => isInShare({ host, plugin, version }, share)))
  for (const share of [1, 10, 25, 50, 90]) {
    const { size } = of('acme.mail', '1.0.0', share)
    // Four standard deviations: the hosts are always the same ones, so it passes always or never.
    t.ok(Math.abs(size - 40 * share) < 4 * Math.sqrt(0.4 * share * (100 - share)), `${size} of 4000 are in ${share} %`)
  }
  const first = of('acme.mail', '1.0.0', 10)
  for (const other of [of('acme.mail', '1.0.1', 10), of('acme.news', '1.0.0', 10)]) t.ok(first.intersection(other).size < 100)
  t.end()
})

test('updateAutomatically() takes a version in its share alone, of dependencies too; whoever asks gets it, and is told', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.base', version: '1.0.0' })
  await f.install('acme.base')
  await published(f, { id: 'acme.base', version: '1.1.0' }, { rollout: 1 })
  await published(f, { id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '^1.1.0' } })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.strictSame(f.logs, [])
  t.match((await f.lifecycle.outdated(ADMIN)).map(({ automatic }) => automatic?.what), [
    'does not come by itself yet: it goes to 1 % of hosts so far, and this one is not among them', 'does not come by itself yet: what it needs does not come by itself',
  ])
  t.match((await f.lifecycle.plan(['acme.base'], ADMIN, { upgrade: true })).plugins, [{ version: '1.1.0', rollout: 1 }])
  f.said.delete('acme.base@1.1.0')
  await published(f, { id: 'acme.base', version: '1.1.1' }, { rollout: 99 })
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f, 'acme.base'), '1.1.1')
})

test('updateAutomatically() draws its place with an id that is made once, and stays', async t => {
  const f = await scene(t)
  await f.lifecycle.updateAutomatically()
  f.hostId = 'another'
  await f.restart()
  await f.lifecycle.updateAutomatically()
  t.match(JSON.parse(Buffer.from((await f.store.get(['sys', 'host']))?.value ?? '').toString()), { id: 'a host' })
})

test('a share that grows reaches a host when its place comes, and no sooner', async t => {
  const f = await scene(t, { updates: { automatic: 'all', minimumAgeHours: 0 } })
  const place = (host: string) => Array.from({ length: 99 }, (_, at) => at + 1).find(share => isInShare({ host, plugin: 'acme.mail', version: '1.1.0' }, share)) ?? 100
  f.hostId = Array.from({ length: 100 }, (_, at) => `host ${at}`).find(host => place(host) > 40 && place(host) < 60) ?? ''
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  f.now = Date.now() + 1000
  const { acme } = f.keys
  if (acme === undefined) return t.fail('nothing was published')
  for (const share of [1, 25, place(f.hostId) - 1]) {
    await f.registry.rollOut('acme.mail', '1.1.0', share, acme)
    await f.lifecycle.updateAutomatically()
    t.equal(versionOf(f), '1.0.0', `${share} %`)
  }
  await f.registry.rollOut('acme.mail', '1.1.0', place(f.hostId), acme)
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.1.0')
  await f.registry.rollOut('acme.mail', '1.1.0', 1, acme)
  f.now += 3_600_000
  await f.look()
  await f.lifecycle.updateAutomatically()
  t.equal(versionOf(f), '1.1.0', 'and stays where the share shrinks')
})

test('a version for all hosts reaches those that were in no share', async t => {
  const f = await scene(t, { updates: { automatic: 'all', minimumAgeHours: 0 } })
  f.hostId = Array.from({ length: 1000 }, (_, at) => `host ${at}`).find(host => !isInShare({ host, plugin: 'acme.mail', version: '1.1.0' }, 99)) ?? ''
  await f.publish({ id: 'acme.mail', version: '1.1.0' })
  f.now = Date.now() + 1000
  const { acme } = f.keys
  if (acme === undefined) return t.fail('nothing was published')
  await f.registry.rollOut('acme.mail', '1.1.0', 99, acme)
  t.equal(await f.lifecycle.updateAutomatically(), false)
  await f.registry.rollOut('acme.mail', '1.1.0', 100, acme)
  t.equal(await f.lifecycle.updateAutomatically(), true)
})
