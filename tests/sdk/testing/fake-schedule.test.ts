import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { FakeSchedule, type FakeScheduling } from '../../../sdk/testing/fake-schedule.ts'

const NOON = Date.parse('2026-11-20T12:00:00Z')
const MANIFEST: Manifest = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'free',
  contributes: { jobs: [{ id: 'remind' }, { id: 'clean', cron: '0 4 * * *' }] },
}

function scheduling(maxPending?: number) {
  const clock = { now: NOON }
  const schedule = new FakeSchedule(MANIFEST, { clock: () => clock.now, maxPending })
  const add = (changes: Partial<FakeScheduling> = {}) => schedule.add('schedule.at', { job: 'remind', at: NOON + 1000, data: null, id: undefined, tenant: 'default', ...changes })
  return { clock, schedule, add }
}

test('FakeSchedule keeps runs in the order in which they are due', async (t) => {
  const { schedule, add } = scheduling()
  t.strictSame(add({ id: 'late', at: '2026-11-21T08:00:00+01:00' }), { id: 'late', at: '2026-11-21T07:00:00.000Z' })
  add({ id: 'soon', data: { to: 'bob' } })
  t.strictSame(schedule.runs, [
    { id: 'soon', job: 'remind', at: NOON + 1000, dueAt: NOON + 1000, attempt: 1, data: { to: 'bob' }, tenant: 'default' },
    { id: 'late', job: 'remind', at: Date.parse('2026-11-21T07:00:00Z'), dueAt: Date.parse('2026-11-21T07:00:00Z'), attempt: 1, data: null, tenant: 'default' },
  ])
})

test('FakeSchedule makes an id up, another each time, and runs at once what is past', async (t) => {
  const { schedule, add } = scheduling()
  t.not(add().id, add().id)
  t.equal(add({ at: '1999-01-01T00:00:00Z' }).at, '2026-11-20T12:00:00.000Z')
  t.equal(schedule.runs.length, 3)
})

test('FakeSchedule moves a run that is scheduled again under its id, in its own tenant only', async (t) => {
  const { schedule, add } = scheduling()
  add({ id: 'a' })
  add({ id: 'a', tenant: 'other' })
  add({ id: 'a', at: NOON + 5000 })
  t.strictSame(schedule.runs.map(({ tenant, at }) => [tenant, at - NOON]), [['other', 1000], ['default', 5000]])
})

const REFUSED: readonly (readonly [name: string, changes: Partial<FakeScheduling>, error: { readonly code: string; readonly details?: Readonly<Record<string, unknown>>; readonly message?: RegExp }])[] = [
  ['a job that plugin.json does not declare', { job: 'remnd' }, { code: 'HP_ERR_JOB_UNKNOWN', details: { nearest: 'remind' } }],
  ['a time without a zone', { at: '2026-12-01T08:00:00' }, { code: 'HP_ERR_PARAMS', details: { pointer: '/time' } }],
  ['a day', { at: '2026-12-01' }, { code: 'HP_ERR_PARAMS' }],
  ['no time', { at: 'tomorrow' }, { code: 'HP_ERR_PARAMS' }],
  ['a time that does not exist', { at: '2026-13-01T00:00:00Z' }, { code: 'HP_ERR_PARAMS' }],
  ['more than five years ahead', { at: '2032-01-01T00:00:00Z' }, { code: 'HP_ERR_PARAMS', message: /five years/ }],
]

for (const [name, changes, error] of REFUSED) {
  test(`FakeSchedule refuses ${name}`, async (t) => {
    const { schedule, add } = scheduling()
    t.throws(() => add(changes), error)
    t.strictSame(schedule.runs, [])
  })
}

test('FakeSchedule takes as many as the grant allows, for each organisation, and 100 where it says nothing', async (t) => {
  for (const [maxPending, limit] of [[2, 2], [undefined, 100]] as const) {
    const { add } = scheduling(maxPending)
    for (let at = 0; at < limit; at++) add({ id: String(at) })
    t.throws(() => add(), { code: 'HP_ERR_QUOTA', details: { limit } })
    t.throws(() => add({ id: '0' }), { code: 'HP_ERR_QUOTA' }, 'also to move one, as with the host')
    t.ok(add({ tenant: 'other' }))
  }
})

test('FakeSchedule cancels once, and no other tenant\'s', async (t) => {
  const { schedule, add } = scheduling()
  add({ id: 'a' })
  t.equal(schedule.cancel('a', 'other'), false)
  t.equal(schedule.cancel('a', 'default'), true)
  t.equal(schedule.cancel('a', 'default'), false)
})

test('FakeSchedule takes out what is due, and leaves the rest', async (t) => {
  const { clock, schedule, add } = scheduling()
  add({ id: 'b', at: NOON + 2000 })
  add({ id: 'a', at: NOON + 1000 })
  add({ id: 'c', at: NOON + 2001 })
  t.strictSame(schedule.takeDue(), [])
  clock.now += 2000
  t.strictSame(schedule.takeDue().map(({ id }) => id), ['a', 'b'])
  t.strictSame(schedule.runs.map(({ id }) => id), ['c'])
})

test('FakeSchedule tries a run that failed again, later each time, five times in all', async (t) => {
  const { clock, schedule, add } = scheduling()
  add({ id: 'a', at: NOON })
  const waits: number[] = []
  for (let attempt = 1; attempt <= 5; attempt++) {
    const [run] = schedule.takeDue()
    t.match(run, { id: 'a', at: NOON, attempt })
    if (run !== undefined) schedule.retry(run)
    const wait = (schedule.runs[0]?.dueAt ?? clock.now) - clock.now
    waits.push(wait)
    clock.now += wait
  }
  t.strictSame(waits, [5000, 10_000, 20_000, 40_000, 0])
  t.strictSame(schedule.runs, [], 'given up')
})

test('FakeSchedule does not put a run back that was scheduled again while it ran', async (t) => {
  const { schedule, add } = scheduling()
  add({ id: 'a', at: NOON })
  const [run] = schedule.takeDue()
  add({ id: 'a', at: NOON + 60_000 })
  if (run !== undefined) schedule.retry(run)
  t.match(schedule.runs, [{ id: 'a', at: NOON + 60_000, attempt: 1 }])
  t.equal(schedule.runs.length, 1)
})
