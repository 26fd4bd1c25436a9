import { test } from 'tap'
import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import { ADMIN, fixture, type Fixture } from './_harness.ts'
import { calls, looked, THREW, upgraded } from './_watched.ts'

const MINUTE = 60_000
test('a version whose calls fail clearly more often than those of the one before goes back by itself, and says why', async t => {
  const f = await fixture(t)
  await upgraded(f, {}, () => calls(f, { answered: 1000 }))
  calls(f, { answered: 16, failed: 4 })
  t.equal(await looked(f), '1.1.0', 'too few calls to tell: one caller is left out')
  calls(f, { answered: 1 })
  t.equal(await looked(f), '1.0.0')
  t.match(f.logs.at(-1), { level: 'warn', plugin: 'acme.mail', message: /^Went back from 1\.1\.0 to 1\.0\.0: 15 % of 20 calls failed, where 0\.1 % were expected$/ })
  t.match(f.lifecycle.info('acme.mail').upgrades?.changes.at(-1), { what: 'rolled-back', automatic: true, by: 'kernel', reason: /15 %/ })
  calls(f, { failed: 100 })
  t.equal(await looked(f), '1.0.0', 'what was gone back to is not watched')
})

test('a version that an admin pinned does not go back by itself, and the log says why', async t => {
  const f = await fixture(t)
  await upgraded(f)
  await f.lifecycle.pin('acme.mail', ADMIN)
  calls(f, { failed: 30 })
  t.equal(await looked(f), '1.1.0')
  t.match(f.logs, [{ level: 'error', plugin: 'acme.mail', message: /acme\.mail is pinned to 1\.1\.0 by token:admin/, fields: { code: 'HP_ERR_PINNED', fix: /hardpoint unpin acme\.mail/ } }])
})

test('outdated() does not want a version that the host went back from by itself, and says so', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 30 })
  t.equal(await looked(f), '1.0.0')
  t.strictSame(await f.lifecycle.outdated(ADMIN), [
    { id: 'acme.mail', installed: '1.0.0', wanted: '1.0.0', newest: '1.1.0', why: ['the host went back from acme.mail 1.1.0 by itself'] },
  ])
})

test('a version that fails as often as the one before stays', async t => {
  const f = await fixture(t)
  await upgraded(f, {}, () => calls(f, { answered: 80, failed: 20 }))
  calls(f, { answered: 75, failed: 25 })
  t.equal(await looked(f), '1.1.0')
})

const OTHERS: readonly { name: string; error: unknown }[] = [
  ...(['HP_ERR_NOT_GRANTED', 'HP_ERR_BODY_INVALID', 'HP_ERR_QUEUE_FULL', 'HP_ERR_QUEUE_WAIT', 'HP_ERR_STARVED', 'HP_ERR_STOPPED', 'HP_ERR_TIER', 'HP_ERR_BACKOFF'] as readonly ErrorCode[])
    .map(code => ({ name: code, error: new HardpointError(code, {} as never) })),
  { name: 'a refusal', error: new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'export a', problem: 'no', refusal: true }) },
  { name: 'a neighbour\'s crash', error: new HardpointError('HP_ERR_CRASH', { plugin: 'acme.mail', what: 'route a', reason: 'killed', bystander: true }) },
  { name: 'an error of the host', error: new RangeError('ours') },
]

for (const { name, error } of OTHERS) {
  test(`calls that fail by ${name} are no fault of a version`, async t => {
    const f = await fixture(t)
    await upgraded(f)
    calls(f, { failed: 100, error })
    t.equal(await looked(f), '1.1.0')
  })
}

for (const code of ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_LOAD', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_HANDLER_MISSING'] as readonly ErrorCode[]) {
  test(`calls that fail by ${code} are a version's own fault`, async t => {
    const f = await fixture(t)
    await upgraded(f)
    calls(f, { failed: 30, error: new HardpointError(code, {} as never) })
    t.equal(await looked(f), '1.0.0')
  })
}

test('what still drains in the old version says nothing of the new one', async t => {
  const f = await fixture(t)
  let old: ReturnType<Fixture['lifecycle']['get']>
  await upgraded(f, {}, () => { old = f.lifecycle.get('acme.mail') })
  for (let call = 0; call < 100 && old !== undefined; call++) f.lifecycle.observe(old, { error: THREW, cause: `token:${call}`, outside: false })
  t.equal(await looked(f), '1.1.0')
})

test('a version whose health fails twice goes back', async t => {
  const f = await fixture(t)
  let asked = 0
  let ill = false
  f.cells.handlers.set('1.0.0', () => undefined)
  f.cells.handlers.set('1.1.0', () => {
    asked++
    if (ill) throw THREW
  })
  await upgraded(f, { contributes: { health: true } })
  t.equal(asked, 1, 'before it came into force')
  await looked(f)
  t.equal(asked, 1)
  f.now += MINUTE
  await looked(f)
  await looked(f)
  t.equal(asked, 2, 'once a minute')
  ill = true
  f.now += MINUTE
  t.equal(await looked(f), '1.1.0', 'it is asked again')
  ill = false
  t.equal(await looked(f), '1.1.0', 'and was well')
  ill = true
  f.now += MINUTE
  await looked(f)
  t.equal(await looked(f), '1.0.0')
  t.match(f.logs, [{ level: 'warn', message: /its health check failed: Plugin acme\.mail failed in route a/ }])
})

test('a health check that the host could not make says nothing of a version', async t => {
  const f = await fixture(t)
  f.cells.handlers.set('1.1.0', () => undefined)
  await upgraded(f, { contributes: { health: true } })
  await looked(f)
  f.cells.handlers.set('1.1.0', () => { throw new HardpointError('HP_ERR_QUEUE_FULL', { plugin: 'acme.mail', limit: 1 }) })
  for (let minute = 0; minute < 3; minute++) {
    f.now += MINUTE
    t.equal(await looked(f), '1.1.0')
  }
})

test('a version that comes into quarantine goes back; a pause between crashes is none', async t => {
  const f = await fixture(t)
  await upgraded(f)
  const state = { plugin: 'acme.mail', state: 'restarting', inFlight: 0, waiting: 0, crashes: [] } as const
  f.cells.running.push({ ...state, held: { since: 'then', until: 'soon', reason: '2 crashes within an hour' } })
  t.equal(await looked(f), '1.1.0')
  f.cells.running[0] = { ...state, state: 'quarantined', held: { since: 'then', reason: '3 crashes within 10 minutes' } }
  t.equal(await looked(f), '1.0.0')
  t.match(f.logs, [{ message: /it was put into quarantine: 3 crashes/ }])
})

for (const [watchMinutes, config] of [[10, {}], [3, { upgrades: { watchMinutes: 3 } }]] as const) {
  test(`a version is watched for ${watchMinutes} minutes where config.json is ${JSON.stringify(config)}, also over a restart`, async t => {
    const f = await fixture(t, { config })
    await upgraded(f)
    f.now += watchMinutes * MINUTE - 1
    await f.restart()
    t.ok(f.lifecycle.info('acme.mail').upgrades?.watchedUntil)
    calls(f, { failed: 30 })
    t.equal(await looked(f), '1.0.0')
  })

  test(`a version is watched no longer than ${watchMinutes} minutes`, async t => {
    const f = await fixture(t, { config })
    await upgraded(f)
    f.now += watchMinutes * MINUTE
    await looked(f)
    t.notOk(f.lifecycle.info('acme.mail').upgrades?.watchedUntil)
    calls(f, { failed: 30 })
    t.equal(await looked(f), '1.1.0')
  })
}

test('nothing is watched where config.json says so', async t => {
  const f = await fixture(t, { config: { upgrades: { watchMinutes: 0 } } })
  await upgraded(f)
  calls(f, { failed: 30 })
  t.equal(await looked(f), '1.1.0')
})

test('a plugin that was disabled meanwhile is left alone', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 30 })
  await f.lifecycle.disable('acme.mail', ADMIN)
  t.equal(await looked(f), '1.1.0')
})

test('a version that cannot go back stays, and that is told once', async t => {
  const f = await fixture(t)
  await upgraded(f)
  await f.publish({ id: 'acme.user', version: '1.0.0', dependencies: { 'acme.mail': '>=1.1.0' } })
  await f.install('acme.user')
  calls(f, { failed: 30 })
  t.equal(await looked(f), '1.1.0')
  t.equal(await looked(f), '1.1.0')
  t.match(f.logs, [{ level: 'error', plugin: 'acme.mail', message: /Going back to the version before failed: .*acme\.user/, fields: { code: 'HP_ERR_ROLLBACK_NEEDS' } }])
  t.equal(f.logs.length, 1)
})

test('an upgrade to what the host went back from is for whoever names it', async t => {
  const f = await fixture(t)
  await upgraded(f)
  calls(f, { failed: 30 })
  t.equal(await looked(f), '1.0.0')
  const offered = async (...specs: string[]) => (await f.lifecycle.plan(specs, ADMIN, { upgrade: true })).plugins.map(({ id, version }) => `${id}@${version}`)
  t.strictSame([await offered(), await offered('acme.mail')], [[], []])
  t.strictSame(await offered('acme.mail@1.1.0'), ['acme.mail@1.1.0'])
  const named = await f.lifecycle.plan(['acme.mail@^1'], ADMIN)
  t.match(named.plugins, [{ version: '1.1.0', wentBack: { at: '2026-01-01T00:00:00.000Z', reason: /calls failed/ } }], 'and they are told')
  for (const version of ['1.0.5', '1.2.0']) await f.publish({ id: 'acme.mail', version })
  t.strictSame(await offered(), ['acme.mail@1.2.0'])
  t.strictSame(await offered('acme.mail@<1.2'), ['acme.mail@1.1.0'], 'a range is somebody\'s word')
})

test('a plan that an admin reads holds where a watch ends meanwhile', async t => {
  const f = await fixture(t)
  await upgraded(f)
  await f.publish({ id: 'acme.news', version: '1.0.0' })
  f.now += 10 * MINUTE - 1
  const plan = await f.lifecycle.plan(['acme.news'], ADMIN)
  f.now += 1
  t.equal(await looked(f), '1.1.0')
  t.notOk(f.lifecycle.info('acme.mail').upgrades?.watchedUntil)
  t.match(await f.lifecycle.install(plan, {}, ADMIN), [{ id: 'acme.news' }])
})
