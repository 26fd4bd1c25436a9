import { test } from 'tap'
import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ADMIN, fixture, type Fixture } from './_harness.ts'
import { calls, looked, upgraded } from './_watched.ts'

/** Whoever can make 20 calls fail, and can be only so many. */
const FEW: readonly { name: string; of: readonly string[] }[] = [
  { name: '20 throws of one anonymous caller', of: ['anonymous'] },
  { name: '20 throws of one caller with a name', of: ['token:a'] },
  { name: 'throws of one caller, who also comes without a name', of: ['anonymous', 'token:a'] },
  { name: 'one event redelivered, whoever caused it', of: ['token:a'] },
  { name: 'one plugin that calls it again and again', of: ['plugin:acme.user'] },
]

for (const { name, of } of FEW) {
  test(`a version does not go back for ${name}, and the log tells of it once`, async t => {
    const f = await fixture(t)
    await upgraded(f)
    for (const cause of of) calls(f, { failed: 200, cause })
    calls(f, { answered: 30 })
    t.equal(await looked(f), '1.1.0')
    t.equal(await looked(f), '1.1.0')
    t.match(f.logs, [{ level: 'warn', plugin: 'acme.mail', message: /^acme\.mail 1\.1\.0: \d+ % of \d+ calls failed, .* The host does not go back for that: .* hardpoint rollback acme\.mail$/ }])
    t.equal(f.logs.length, 1)
  })
}

test('a version goes back where several callers meet the same', async t => {
  const f = await fixture(t)
  await upgraded(f)
  for (const cause of ['token:a', 'token:b', 'token:c']) calls(f, { failed: 10, cause })
  t.equal(await looked(f), '1.0.0')
})

test('a caller with many calls that are answered does not speak for the others', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { answered: 20_000, cause: 'token:busy' })
  for (const cause of ['token:a', 'token:b', 'token:c']) calls(f, { failed: 10, cause })
  t.equal(await looked(f), '1.0.0')
})

test('a version that does not load goes back whoever called it', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 20, cause: 'anonymous', error: new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'x' }) })
  t.equal(await looked(f), '1.0.0')
})

test('a version does not go back for a third-party outage: calls in which something outside failed are not counted', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 500, outside: true })
  calls(f, { answered: 5 })
  t.equal(await looked(f), '1.1.0')
  t.strictSame(f.logs, [])
})

const advisory = (action: Advisory['action'], range = '1.0.0'): Advisory => ({
  id: 'ADV-2026-0001', plugin: 'acme.mail', range, severity: 'critical', action, title: 'Lets strangers in', publishedAt: '2026-01-01T00:00:00.000Z',
})

async function advised(f: Fixture, action: Advisory['action'], range?: string): Promise<void> {
  await upgraded(f)
  f.advisories = [advisory(action, range)]
  await f.lifecycle.pollAdvisories()
}

test('a version that fixes what an advisory warns of does not go back by its error rate, and the log says why', async t => {
  const f = await fixture(t)
  await advised(f, 'warn')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.1.0')
  t.equal(await looked(f), '1.1.0')
  t.match(f.logs, [{ level: 'warn', message: /The host does not go back for that, because acme\.mail 1\.0\.0 is warned of \(ADV-2026-0001\)\. To do it: hardpoint rollback acme\.mail/ }])
  t.equal(f.logs.length, 1)
  f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
  t.equal(await looked(f), '1.0.0', 'one that does not serve at all goes back all the same')
})

test('an advisory that both versions are warned of keeps none of them', async t => {
  const f = await fixture(t)
  await advised(f, 'warn', '*')
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
})

for (const quarantined of [false, true]) {
  test(`a version does not go back to one that an advisory stops, and that is told${quarantined ? ', also from a quarantine' : ''}`, async t => {
    const f = await fixture(t)
    await advised(f, 'disable')
    if (quarantined) f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
    else calls(f, { failed: 50 })
    t.equal(await looked(f), '1.1.0')
    t.match(f.logs, [{ level: 'error', message: /Going back to the version before failed: .*ADV-2026-0001/, fields: { code: 'HP_ERR_REVOKED' } }])
  })
}

test('a version does not go back by its error rate to one that was withdrawn for security, nor where the registry cannot say so', async t => {
  const f = await fixture(t)
  await upgraded(f)
  f.versionsFail = new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry: 'r', problem: 'no' })
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.1.0')
  t.match(f.logs, [{ message: /because the registry cannot say whether acme\.mail 1\.0\.0 was withdrawn \(HP_ERR_REGISTRY_UNREACHABLE\)/ }])
  f.versionsFail = undefined
  f.said.set('acme.mail@1.0.0', { yanked: 'anyone may read the mail', yankKind: 'security' })
  t.equal(await looked(f), '1.1.0', 'asked again no sooner than in a minute')
  f.now += 60_000
  t.equal(await looked(f), '1.1.0')
  f.said.set('acme.mail@1.0.0', {})
  f.now += 60_000
  t.equal(await looked(f), '1.0.0')
})

test('a registry that does not answer for one version keeps no other from being looked at and going back', async t => {
  const f = await fixture(t)
  await upgraded(f)
  for (const version of ['1.0.0', '1.1.0']) {
    await f.publish({ id: 'acme.news', version })
    await f.install('acme.news')
  }
  const [asked, answered, returned] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  f.beforeVersions = async () => {
    asked.resolve()
    return answered.promise
  }
  f.cells.release = async plugin => { if (plugin === 'acme.news') returned.resolve() }
  calls(f, { failed: 50 })
  const first = f.look()
  await asked.promise
  f.cells.running.push({ plugin: 'acme.news', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
  const second = f.look()
  await returned.promise
  t.match([f.lifecycle.info('acme.news').installed.version, f.lifecycle.info('acme.mail').installed.version], ['1.0.0', '1.1.0'])
  answered.resolve()
  await Promise.all([first, second])
  t.equal(f.lifecycle.info('acme.mail').installed.version, '1.0.0', 'once it answers')
})

test('a host that closes does not wait for a registry that a look asks, and decides nothing for want of its answer', async t => {
  const f = await fixture(t)
  await upgraded(f)
  const asked = Promise.withResolvers<void>()
  f.beforeVersions = () => {
    asked.resolve()
    return new Promise<void>(() => {})
  }
  calls(f, { failed: 50 })
  const looking = f.look()
  await asked.promise
  await f.restart()
  await looking
  t.match(f.lifecycle.info('acme.mail'), { installed: { version: '1.1.0' }, upgrades: { watchedUntil: String } }, 'the next start watches on')
  t.strictSame(f.logs, [])
  f.beforeVersions = async () => {}
  calls(f, { failed: 50 })
  t.equal(await looked(f), '1.0.0')
})

const MEANWHILE: readonly { name: string; act: (f: Fixture) => unknown }[] = [
  { name: 'lifted its quarantine', act: f => { f.cells.running.length = 0 } },
  { name: 'disabled it', act: f => f.lifecycle.disable('acme.mail', ADMIN) },
]

for (const { name, act } of MEANWHILE) {
  test(`a version stays where an admin ${name} while the host waited for its turn to go back`, async t => {
    const f = await fixture(t)
    await upgraded(f)
    f.cells.running.push({ plugin: 'acme.mail', state: 'quarantined', inFlight: 0, waiting: 0, crashes: [], held: { since: 'then', reason: '3 crashes' } })
    const verb = Promise.withResolvers<void>()
    f.cells.release = () => verb.promise
    const enabling = f.lifecycle.enable('acme.mail', ADMIN)
    const acting = act(f)
    const looking = f.look()
    await new Promise(done => { setImmediate(done) })
    verb.resolve()
    await Promise.all([enabling, acting, looking])
    t.equal(f.lifecycle.info('acme.mail').installed.version, '1.1.0')
    t.strictSame(f.logs, [])
  })
}
