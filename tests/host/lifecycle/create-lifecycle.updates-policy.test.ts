import { test } from 'tap'
import type { HostConfig } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADMIN, consentToAll, type Fixture } from './_harness.ts'
import { POLICY, review } from './_review.ts'
import { HOUR, published, scene, versionOf, watched } from './_updates.ts'

const AGAINST: readonly { readonly name: string; readonly policy: NonNullable<HostConfig['policy']>; readonly needs: readonly string[]; readonly version: string }[] = [
  { name: 'policy.blocked', policy: { blocked: ['acme.mail@<2'] }, version: '2.0.0', needs: ['policy.blocked names <2, and 1.5.0 is in force', '2.0.0 may break what works with 1.5.0'] },
  { name: 'policy.pinned', policy: { pinned: { 'acme.mail': '~1.4' } }, version: '1.4.0', needs: ['policy.pinned holds it to ~1.4, and 1.5.0 is in force', '1.4.0 is older than 1.5.0'] },
  { name: 'policy.blocked, all of it', policy: { blocked: ['acme.mail'] }, version: '1.5.0', needs: ['policy.blocked names *, and there is no other version to go to'] },
]

for (const { name, policy, version, needs } of AGAINST) {
  test(`updateAutomatically() updates all others where ${name} is against what is in force of one, which stays, and is told of once`, async t => {
    const f = await scene(t, { manifest: { version: '1.5.0' } })
    for (const other of ['1.4.0', '1.6.0', '2.0.0']) await published(f, { id: 'acme.mail', version: other })
    await published(f, { id: 'zeta.news', version: '1.3.0' })
    const config: HostConfig = { updates: { automatic: 'all' }, policy: { ...policy, blocked: [...policy.blocked ?? [], 'zeta.news@1.4.0'] } }
    await published(f, { id: 'zeta.news', version: '1.4.0' })
    await f.restart(config)
    t.equal(await f.lifecycle.updateAutomatically(), true)
    t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.5.0', '1.3.0'], 'and what the policy says of others holds')
    await watched(f)
    for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
    await f.restart(config)
    await f.lifecycle.updateAutomatically()
    t.match(f.lifecycle.info('acme.mail').waiting, { from: '1.5.0', version, needs })
    t.equal(f.logs.filter(({ plugin, level }) => plugin === 'acme.mail' && level === 'warn').length, 1)
    t.equal(versionOf(f), '1.5.0')
    await f.restart({ updates: { automatic: 'all' } })
    await f.lifecycle.updateAutomatically()
    t.strictSame([versionOf(f), f.lifecycle.info('acme.mail').waiting], ['1.6.0', undefined], 'once the policy is another, it goes on')
  })
}

test('updateAutomatically() takes what the policy allows in the place of what it is against, and waits for it', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await published(f, { id: 'acme.mail', version: '1.2.0' }, { hours: 10 })
  const config: HostConfig = { updates: { automatic: 'all' }, policy: { blocked: ['acme.mail@<=1.1.0'] } }
  await f.restart(config)
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.strictSame([versionOf(f), f.lifecycle.info('acme.mail').waiting], ['1.0.0', undefined], 'it comes in time: nobody needs to decide')
  f.now += 63 * HOUR
  t.equal(await f.lifecycle.updateAutomatically(), true)
  t.equal(versionOf(f), '1.2.0')
})

test('updateAutomatically() brings nothing that the policy is against as what another one needs, though the policy is against what is in force of it', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await published(f, { id: 'zeta.news', version: '1.1.0', dependencies: { 'acme.mail': '>=1.1.0' } })
  await f.restart({ updates: { automatic: 'all' }, policy: { blocked: ['acme.mail'] } })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.0.0', '1.0.0'])
})

test('updateAutomatically() takes a version at the next look after it was countersigned', async t => {
  const f = await scene(t)
  for (const [id, version] of [['acme.mail', '1.0.0'], ['zeta.news', '1.0.0']] as const) review(f, id, version)
  await published(f, { id: 'acme.base', version: '1.0.0' })
  await f.install('acme.base')
  review(f, 'acme.base', '1.0.0')
  await published(f, { id: 'acme.base', version: '1.1.0' })
  await published(f, { id: 'acme.mail', version: '1.1.0', dependencies: { 'acme.base': '>=1.1.0' } })
  await f.restart({ updates: { automatic: 'all' }, ...POLICY })
  for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
  t.match(f.lifecycle.info('acme.mail').waiting?.needs, [/countersign/i])
  t.equal(f.logs.filter(({ plugin, level }) => plugin === 'acme.mail' && level === 'warn').length, 1, 'told once')
  review(f, 'acme.base', '1.1.0')
  review(f, 'acme.mail', '1.1.0')
  t.equal(await f.lifecycle.updateAutomatically(), true, 'without a day between')
  await watched(f)
  await f.lifecycle.updateAutomatically()
  t.strictSame([versionOf(f), versionOf(f, 'acme.base')], ['1.1.0', '1.1.0'])
})

test('updateAutomatically() takes no place from plans that an admin is reading, also where it comes to nothing', async t => {
  const f = await scene(t)
  const plans = []
  for (const id of ['acme.one', 'acme.two', 'acme.three', 'acme.four']) {
    await f.publish({ id, version: '1.0.0' })
    plans.push(await f.lifecycle.plan([id], ADMIN))
  }
  f.cells.handlers.set('1.1.0', () => { throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'it does not load' }) })
  await published(f, { id: 'acme.mail', version: '1.1.0', contributes: { health: true } })
  t.equal(await f.lifecycle.updateAutomatically(), false)
  t.match(f.lifecycle.info('acme.mail').waiting, { version: '1.1.0' }, 'it was tried')
  const [first] = plans
  if (first !== undefined) await f.lifecycle.install(first, consentToAll(first), ADMIN)
  t.equal(versionOf(f, 'acme.one'), '1.0.0')
})

const RETURNS: readonly { readonly who: string; goBack(f: Fixture): Promise<unknown> }[] = [
  { who: 'an admin', goBack: async f => f.lifecycle.rollback('acme.mail', (await f.lifecycle.planRollback('acme.mail')).id, ADMIN) },
  {
    who: 'the host, by a quarantine,',
    async goBack(f) {
      f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
      await f.look()
      f.cells.running.length = 0
    },
  },
]

for (const { who, goBack } of RETURNS) {
  test(`updateAutomatically() says that a fix from which ${who} went back waits for a person, once`, async t => {
    const f = await scene(t, { updates: { automatic: 'security' } })
    await published(f, { id: 'acme.mail', version: '1.1.0' })
    await f.registry.advise({ id: 'HPA-1', plugin: 'acme.mail', range: '<1.1.0', severity: 'high', title: 'x', action: 'warn', fixed: '1.1.0', publishedAt: '2026-01-01T00:00:00.000Z' })
    await f.lifecycle.pollAdvisories()
    t.equal(await f.lifecycle.updateAutomatically(), true)
    t.equal(versionOf(f), '1.1.0')
    await goBack(f)
    for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
    t.equal(versionOf(f), '1.0.0')
    t.match(f.lifecycle.info('acme.mail').waiting, { from: '1.0.0', version: '1.1.0', needs: ['this host went back from 1.1.0'] })
    t.match(f.logs.flatMap(({ message }) => (message.includes('waits for you') ? [message] : [])), ['1.1.0 waits for you (hardpoint upgrade acme.mail@1.1.0): this host went back from 1.1.0'])
    await f.lifecycle.install(await f.lifecycle.plan(['acme.mail@1.1.0'], ADMIN, { upgrade: true }), {}, ADMIN)
    t.strictSame([versionOf(f), f.lifecycle.info('acme.mail').waiting], ['1.1.0', undefined], 'and that command takes it')
  })
}

/** What acme.user needs, at 1.0.0, which is not what an override says. */
const OVERRIDES = ['^2', '>=1.1.0 <1.2.0', 'no range']

for (const range of OVERRIDES) {
  test(`updateAutomatically() updates all others where an override, ${range}, is against what is in force of one, which is told of once`, async t => {
    const f = await scene(t)
    await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '^1' } })
    await f.install('acme.user')
    for (const version of ['1.3.0', '2.0.0']) await published(f, { id: 'acme.mail', version })
    await published(f, { id: 'zeta.news', version: '1.1.0' })
    const config: HostConfig = { updates: { automatic: 'all' }, policy: { overrides: { 'acme.mail': range } } }
    await f.restart(config)
    t.equal(await f.lifecycle.updateAutomatically(), true)
    t.equal(versionOf(f, 'zeta.news'), '1.1.0')
    await watched(f)
    for (let look = 0; look < 2; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
    await f.restart(config)
    await f.lifecycle.updateAutomatically()
    t.strictSame([versionOf(f), versionOf(f, 'acme.user')], ['1.0.0', '1.0.0'], 'nothing comes that the override does not allow')
    t.match(f.lifecycle.info('acme.mail').waiting?.needs[0], `policy.overrides holds it to ${range}, and`)
    t.match(f.logs.filter(({ level }) => level === 'warn'), [{ plugin: 'acme.mail', message: /waits for you/ }])
    t.equal(f.logs.filter(({ level }) => level === 'warn').length, 1)
  })
}

test('updateAutomatically() takes by itself what an override allows, and hears nothing of one that is about what nobody needs', async t => {
  const f = await scene(t)
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '^1' } })
  await f.install('acme.user')
  for (const version of ['1.2.0', '1.3.0']) await published(f, { id: 'acme.mail', version })
  await published(f, { id: 'zeta.news', version: '1.1.0' })
  await f.restart({ updates: { automatic: 'all' }, policy: { overrides: { 'acme.mail': '~1.2', 'zeta.news': '^2' } } })
  for (let look = 0; look < 3; look++) {
    await f.lifecycle.updateAutomatically()
    await watched(f)
  }
  t.strictSame([versionOf(f), versionOf(f, 'zeta.news')], ['1.2.0', '1.1.0'])
  t.strictSame(f.logs.filter(({ level }) => level === 'warn'), [])
})

test('updateAutomatically() says once why nothing comes by itself, where what is installed does not fit together any more', async t => {
  const f = await scene(t)
  await published(f, { id: 'acme.mail', version: '2.0.0' })
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '^1' } })
  await f.restart({ updates: { automatic: 'all' }, policy: { overrides: { 'acme.mail': '>=1' } } })
  await f.install('acme.user', 'acme.mail')
  t.equal(versionOf(f), '2.0.0')
  await watched(f)
  await published(f, { id: 'zeta.news', version: '1.1.0' })
  await f.restart({ updates: { automatic: 'all' } })
  for (let look = 0; look < 3; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
  t.match(f.logs.filter(({ level }) => level === 'warn'), [
    { message: /^Nothing can be updated by itself, for what is installed does not fit together as it is: .*acme\.user.*acme\.mail/s, fields: { code: 'HP_ERR_RESOLUTION', fix: String } },
  ])
  t.equal(f.logs.filter(({ level }) => level === 'warn').length, 1)
})

test('updateAutomatically() names the command that takes an older version, and that does', async t => {
  const f = await scene(t, { manifest: { version: '1.5.0' } })
  await published(f, { id: 'acme.mail', version: '1.4.0' })
  await f.restart({ updates: { automatic: 'all' }, policy: { pinned: { 'acme.mail': '~1.4' } } })
  await f.lifecycle.updateAutomatically()
  t.match(f.logs.at(-1)?.message, '1.4.0 waits for you (hardpoint install acme.mail@1.4.0 --allow-downgrade): ')
  const plan = await f.lifecycle.plan(['acme.mail@1.4.0'], ADMIN, { allowDowngrade: true })
  await f.lifecycle.install(plan, consentToAll(plan), ADMIN)
  t.equal(versionOf(f), '1.4.0')
})

test('updateAutomatically() says that a fix waits which another plugin keeps out, though nothing is against it', async t => {
  const f = await scene(t, { updates: { automatic: 'security' } })
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '1.0.0' } })
  await f.install('acme.user')
  await f.lifecycle.pin('acme.user', ADMIN)
  await published(f, { id: 'acme.mail', version: '1.1.0' })
  await f.registry.advise({ id: 'HPA-1', plugin: 'acme.mail', range: '<1.1.0', severity: 'high', title: 'x', action: 'warn', fixed: '1.1.0', publishedAt: '2026-01-01T00:00:00.000Z' })
  await f.lifecycle.pollAdvisories()
  for (let look = 0; look < 2; look++) t.equal(await f.lifecycle.updateAutomatically(), false)
  t.match(f.lifecycle.info('acme.mail').waiting, { version: '1.1.0', needs: [/what is installed besides/] })
  t.match((await f.lifecycle.outdated(ADMIN)).find(({ id }) => id === 'acme.mail')?.why, [/acme\.user/], 'and outdated says why')
  t.equal(f.logs.filter(({ level }) => level === 'warn').length, 1)
})
