import { test } from 'tap'
import { CallHolds } from '../../../host/runtime/call-holds.ts'

test('wait() lets the calls of other plugins in at once, and those of a held one when the hold is over', async t => {
  const holds = new CallHolds()
  t.equal(holds.wait('acme.mail', 'route a'), undefined)
  const release = holds.hold('acme.mail')
  t.equal(holds.wait('acme.news', 'route a'), undefined)
  let isOver = false
  const waiting = holds.wait('acme.mail', 'route a')?.then(() => { isOver = true })
  await new Promise(done => setImmediate(done))
  t.notOk(isOver)
  release()
  await waiting
  t.ok(isOver)
  t.equal(holds.wait('acme.mail', 'route a'), undefined)
})

test('wait() ends with a code: when it takes too long, when nobody waits for the answer any more, and when too many wait', async t => {
  const holds = new CallHolds(20)
  const release = holds.hold('acme.mail')
  t.teardown(release)
  await t.rejects(Promise.resolve(holds.wait('acme.mail', 'route a')), { code: 'HP_ERR_UPGRADING', details: { plugin: 'acme.mail', what: 'route a', limitMs: 20 } })
  await t.rejects(Promise.resolve(holds.wait('acme.mail', 'route a', AbortSignal.abort())), { code: 'HP_ERR_STOPPED' })
  const ended = new AbortController()
  const patient = new CallHolds()
  const go = patient.hold('acme.mail')
  const waiting = t.rejects(Promise.resolve(patient.wait('acme.mail', 'route a', ended.signal)), { code: 'HP_ERR_STOPPED' })
  ended.abort()
  await waiting
  const many = Array.from({ length: 1000 }, () => patient.wait('acme.mail', 'route a'))
  await t.rejects(Promise.resolve(patient.wait('acme.mail', 'route a')), { code: 'HP_ERR_UPGRADING' })
  go()
  await Promise.all(many)
})

test('a hold that follows another is not ended by the first one\'s release', async t => {
  const holds = new CallHolds(20)
  const first = holds.hold('acme.mail')
  first()
  const second = holds.hold('acme.mail')
  first()
  await t.rejects(Promise.resolve(holds.wait('acme.mail', 'route a')), { code: 'HP_ERR_UPGRADING' })
  second()
})

test('idle() waits for what may write under a namespace, and for no other', async t => {
  const holds = new CallHolds()
  const { promise, resolve } = Promise.withResolvers<void>()
  const tracked = holds.track('acme.mail', promise, 'acme.mail@1')
  t.ok(await holds.idle('acme.mail', 'acme.mail'), 'calls of the version that went back do not hold up the one in force')
  let isIdle = false
  const idle = Promise.all([holds.idle('acme.mail', 'acme.mail@1'), holds.idle('acme.mail')]).then(all => { isIdle = all.every(Boolean) })
  await new Promise(done => setImmediate(done))
  t.notOk(isIdle)
  resolve()
  await Promise.all([tracked, idle])
  t.ok(isIdle)
})

test('idle() ends also where a capability call never does, and says so', async t => {
  const holds = new CallHolds(undefined, 5)
  const { promise, resolve } = Promise.withResolvers<void>()
  const tracked = holds.track('acme.mail', promise)
  t.notOk(await holds.idle('acme.mail'))
  resolve()
  await tracked
  t.ok(await holds.idle('acme.mail'))
})

test('idle() waits for every capability call of the plugin that is under way, also for one that fails', async t => {
  const holds = new CallHolds()
  await holds.idle('acme.mail')
  const [one, two] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  const tracked = [holds.track('acme.mail', one.promise), t.rejects(holds.track('acme.mail', two.promise), { message: 'torn' })]
  await holds.idle('acme.news')
  let isIdle = false
  const idle = Promise.all([holds.idle('acme.mail'), holds.idle('acme.mail')]).then(() => { isIdle = true })
  one.resolve('answered')
  t.equal(await tracked[0], 'answered')
  await new Promise(done => setImmediate(done))
  t.notOk(isIdle)
  two.reject(new RangeError('torn'))
  await tracked[1]
  await idle
  t.ok(isIdle)
})
