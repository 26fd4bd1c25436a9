import { test, type Test } from 'tap'
import { schedule } from '../../../host/capabilities/schedule.ts'
import { callerOf, codeOf, world } from './_world.ts'

const CALLER = callerOf({ schedule: { maxPending: 3 } }, { manifestMore: { contributes: { jobs: [{ id: 'remind' }] } } })

async function scheduling(t: Test, caller = CALLER) {
  const kernel = await world(t)
  return { ...kernel, call: kernel.as(caller) }
}

test('schedule.at and schedule.after keep a run of the plugin\'s own job, in its tenant', async (t) => {
  const { call, runs, clock } = await scheduling(t)
  t.strictSame(await call('schedule.at', { job: 'remind', time: '2026-11-21T08:00:00+01:00', data: { to: 'bob' }, options: { id: 'a' } }), { id: 'a', at: '2026-11-21T07:00:00.000Z' })
  await call('schedule.after', { job: 'remind', delayMs: 5000, options: { id: 'b' } })
  t.strictSame([...runs.values()], [
    { id: 'a', plugin: 'acme.mail', tenant: 'default', job: 'remind', at: Date.parse('2026-11-21T07:00:00Z'), data: '{"to":"bob"}', attempt: 0 },
    { id: 'b', plugin: 'acme.mail', tenant: 'default', job: 'remind', at: clock.now + 5000, data: 'null', attempt: 0 },
  ])
})

test('schedule.at keeps with a run who caused it', async (t) => {
  const { call, runs } = await scheduling(t, { ...CALLER, cause: 'token:1' })
  await call('schedule.at', { job: 'remind', time: '2027-01-01T00:00:00Z' })
  t.match([...runs.values()], [{ cause: 'token:1' }])
})

test('schedule.at makes an id up where there is none, another each time', async (t) => {
  const { call, runs } = await scheduling(t)
  for (let at = 0; at < 2; at++) await call('schedule.at', { job: 'remind', time: '2027-01-01T00:00:00Z' })
  t.equal(runs.size, 2)
})

test('schedule.at runs at once what is past', async (t) => {
  const { call, runs, clock } = await scheduling(t)
  await call('schedule.at', { job: 'remind', time: '1999-01-01T00:00:00Z' })
  t.strictSame([...runs.values()].map(({ at }) => at), [clock.now])
})

test('schedule.cancel takes a run back, and no other plugin\'s or tenant\'s', async (t) => {
  const { as, call, runs } = await scheduling(t)
  await call('schedule.after', { job: 'remind', delayMs: 1, options: { id: 'a' } })
  t.equal(await as(callerOf({ schedule: {} }, { manifestMore: { id: 'evil.spy' } }))('schedule.cancel', { id: 'a' }), false)
  t.equal(await as({ ...CALLER, tenant: 'other' })('schedule.cancel', { id: 'a' }), false)
  t.equal(runs.size, 1)
  t.equal(await call('schedule.cancel', { id: 'a' }), true)
  t.equal(await call('schedule.cancel', { id: 'a' }), false)
})

test('schedule bounds what is pending, per tenant', async (t) => {
  const { as, call } = await scheduling(t)
  for (let at = 0; at < 3; at++) await call('schedule.after', { job: 'remind', delayMs: 1 })
  t.equal(await codeOf(call('schedule.after', { job: 'remind', delayMs: 1 })), 'HP_ERR_QUOTA')
  t.equal(await codeOf(as({ ...CALLER, tenant: 'other' })('schedule.after', { job: 'remind', delayMs: 1 })), 'none')
})

const REFUSED: readonly (readonly [name: string, method: string, params: object, code: string])[] = [
  ['a job that is not declared', 'schedule.at', { job: 'erase', time: '2027-01-01T00:00:00Z' }, 'HP_ERR_JOB_UNKNOWN'],
  ['a job of Object.prototype', 'schedule.after', { job: 'constructor', delayMs: 1 }, 'HP_ERR_JOB_UNKNOWN'],
  ['another plugin\'s job', 'schedule.after', { job: 'hardpoint.treasury/close', delayMs: 1 }, 'HP_ERR_JOB_UNKNOWN'],
  ['a time without a zone', 'schedule.at', { job: 'remind', time: '2027-01-01T00:00:00' }, 'HP_ERR_PARAMS'],
  ['a date', 'schedule.at', { job: 'remind', time: '2027-01-01' }, 'HP_ERR_PARAMS'],
  ['a day that does not exist', 'schedule.at', { job: 'remind', time: '2027-13-01T00:00:00Z' }, 'HP_ERR_PARAMS'],
  ['words', 'schedule.at', { job: 'remind', time: 'tomorrow' }, 'HP_ERR_PARAMS'],
  ['a number', 'schedule.at', { job: 'remind', time: 1 }, 'HP_ERR_PARAMS'],
  ['the year 9999', 'schedule.at', { job: 'remind', time: '9999-01-01T00:00:00Z' }, 'HP_ERR_PARAMS'],
  ['a negative delay', 'schedule.after', { job: 'remind', delayMs: -1 }, 'HP_ERR_PARAMS'],
  ['a fraction of a millisecond', 'schedule.after', { job: 'remind', delayMs: 0.5 }, 'HP_ERR_PARAMS'],
  ['a delay of two years', 'schedule.after', { job: 'remind', delayMs: 63_072_000_000 }, 'HP_ERR_PARAMS'],
  ['data over 64 KiB', 'schedule.after', { job: 'remind', delayMs: 1, data: 'x'.repeat(65_536) }, 'HP_ERR_PARAMS'],
  ['an id with a slash', 'schedule.after', { job: 'remind', delayMs: 1, options: { id: 'a/../b' } }, 'HP_ERR_PARAMS'],
  ['a tenant', 'schedule.after', { job: 'remind', delayMs: 1, tenant: 'other' }, 'HP_ERR_PARAMS'],
]

for (const [name, method, params, code] of REFUSED) {
  test(`${method} refuses ${name}`, async (t) => {
    const { call, runs } = await scheduling(t)
    t.equal(await codeOf(call(method, params)), code)
    t.equal(runs.size, 0)
  })
}

test('schedule is wider by more runs, counting the default', async (t) => {
  t.equal(schedule.wider({ maxPending: 10 }, { maxPending: 10 }), undefined)
  t.match(schedule.wider({}, { maxPending: 10 }), /100 is more than 10/)
  t.match(schedule.wider({ maxPending: 101 }, {}), /101 is more than 100/)
})
