import { test } from 'tap'
import type { JobContribution } from '../../../schemas/mod.ts'
import { jobs } from '../../../sdk/lint/jobs.ts'
import { manifest } from './_manifest.ts'

function found(job: JobContribution, capabilities = {}): string[] {
  return jobs(manifest({ contributes: { jobs: [job] }, capabilities })).map(({ pointer }) => pointer)
}

test('jobs() takes jobs that can run', async (t) => {
  t.strictSame(found({ id: 'a', cron: '*/5 * * * *' }), [])
  t.strictSame(found({ id: 'a', cron: '30 4 * * MON-FRI', timezone: 'Europe/Berlin' }), [])
  t.strictSame(found({ id: 'a' }, { schedule: {} }), [])
})

test('jobs() points at jobs that nothing starts, and at cron lines and time zones that do not exist', async (t) => {
  t.strictSame(found({ id: 'a' }), ['/contributes/jobs/0'])
  for (const cron of ['', '* * * *', '0 * * * * *', '@daily', '*  * * * *']) t.strictSame(found({ id: 'a', cron }), ['/contributes/jobs/0/cron'], cron)
  for (const timezone of ['Mars/Base', '', 'Berlin']) t.strictSame(found({ id: 'a', cron: '* * * * *', timezone }), ['/contributes/jobs/0/timezone'], timezone)
})
