import { test } from 'tap'
import { pollAdvisories } from '../../../host/kernel/poll-advisories.ts'
import { fixture } from '../lifecycle/_harness.ts'

const HOUR = 3_600_000

/** Hours that pass when a test says so. */
function timer() {
  const runs = new Map<() => void, number>()
  return {
    every: (ms: number, run: () => void) => {
      runs.set(run, ms)
      return () => { runs.delete(run) }
    },
    passes: () => { for (const run of runs.keys()) run() },
    get runs() { return [...runs.values()] },
  }
}

test('pollAdvisories() asks at once and every hour, and not once it was ended', async t => {
  const time = timer()
  let asked = 0
  const end = pollAdvisories({ pollAdvisories: async () => { asked += 1; return undefined } }, time)
  t.equal(asked, 1, 'at the start')
  time.passes()
  time.passes()
  t.equal(asked, 3)
  t.strictSame(time.runs, [HOUR])
  end()
  time.passes()
  t.equal(asked, 3)
})

test('pollAdvisories() stops a version within the hour in which the registry warns of it, and lets it run again once that is withdrawn', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  const time = timer()
  let asking: Promise<unknown> | undefined
  const end = pollAdvisories({ pollAdvisories: () => (asking = f.lifecycle.pollAdvisories()) as ReturnType<typeof f.lifecycle.pollAdvisories> }, time)
  t.teardown(end)
  t.strictSame(time.runs, [HOUR])
  const hour = async () => {
    f.now += HOUR
    time.passes()
    await asking
    return f.lifecycle.get('acme.mail') !== undefined
  }
  await asking
  t.ok(await hour(), 'nothing is warned of')
  await f.registry.advise({
    id: 'HPA-1', plugin: 'acme.mail', range: '<1.2.0', severity: 'critical', title: 'Mail is sent to strangers', action: 'disable', publishedAt: '2026-01-01T00:00:00.000Z',
  })
  t.ok(f.lifecycle.get('acme.mail'), 'not before it is asked')
  t.notOk(await hour())
  await f.registry.withdraw('HPA-1')
  t.ok(await hour())
})
