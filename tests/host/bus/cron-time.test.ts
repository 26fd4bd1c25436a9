import { test } from 'tap'
import { nextCronTime } from '../../../host/bus/cron-time.ts'

/** The next times after an instant, as instants. */
function times(cron: string, timezone: string, after: string, count: number): string[] {
  const found: string[] = []
  for (let at = Date.parse(after); found.length < count; found.push(new Date(at).toISOString().slice(0, 16))) at = nextCronTime(cron, timezone, at)
  return found
}

const CASES: readonly (readonly [name: string, cron: string, timezone: string, after: string, expected: string[]])[] = [
  ['every day', '30 4 * * *', 'UTC', '2026-01-01T04:29:59Z', ['2026-01-01T04:30', '2026-01-02T04:30']],
  ['strictly after', '30 4 * * *', 'UTC', '2026-01-01T04:30:00Z', ['2026-01-02T04:30']],
  ['in its time zone', '0 9 * * 1', 'America/New_York', '2026-01-01T00:00:00Z', ['2026-01-05T14:00', '2026-01-12T14:00']],
  ['a day of few years', '0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ['a fixed time that is skipped, at the end of the gap', '30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', ['2026-03-29T01:00', '2026-03-30T00:30']],
  ['a fixed time that is repeated, once', '30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
  ['a step in a repeated hour, in both passes', '*/30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', ['2026-10-25T00:00', '2026-10-25T00:30', '2026-10-25T01:00', '2026-10-25T01:30', '2026-10-26T01:00']],
  ['every hour through a repeated one', '0 * * * *', 'Europe/Berlin', '2026-10-24T23:30:00Z', ['2026-10-25T00:00', '2026-10-25T01:00', '2026-10-25T02:00']],
]

for (const [name, cron, timezone, after, expected] of CASES) {
  test(`nextCronTime() finds ${name}`, async (t) => {
    t.strictSame(times(cron, timezone, after, expected.length), expected)
  })
}

const REFUSED: readonly (readonly [name: string, cron: string, timezone: string])[] = [
  ['nothing', '', 'UTC'],
  ['four fields', '* * * *', 'UTC'],
  ['seconds', '* * * * * *', 'UTC'],
  ['a nickname', '@daily', 'UTC'],
  ['a date', '2026-12-24T18:00:00', 'UTC'],
  ['a minute that is none', '60 * * * *', 'UTC'],
  ['words', 'every day at four o\'clock', 'UTC'],
  ['a day that never comes', '0 0 30 2 *', 'UTC'],
  ['an unknown time zone', '0 0 * * *', 'Mars/Olympus'],
  ['an empty time zone', '0 0 * * *', ''],
]

for (const [name, cron, timezone] of REFUSED) {
  test(`nextCronTime() refuses ${name}`, async (t) => {
    t.throws(() => nextCronTime(cron, timezone, Date.parse('2026-01-01')), { code: 'HP_ERR_CRON' })
  })
}
