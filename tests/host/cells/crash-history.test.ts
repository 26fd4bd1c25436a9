import { test } from 'tap'
import { CrashHistory, QUARANTINE_CRASHES, QUARANTINE_MINUTES } from '../../../host/cells/crash-history.ts'

test('CrashHistory quarantines after so many crashes within the minutes, and only that plugin', (t) => {
  const history = new CrashHistory(() => 1_000_000)
  for (let crash = 1; crash < QUARANTINE_CRASHES; crash++) history.record('a.b', 'HP_ERR_CRASH', 'exit')
  t.notOk(history.isQuarantined('a.b'))
  history.record('a.b', 'HP_ERR_MEMORY', 'memory')
  t.ok(history.isQuarantined('a.b'))
  t.notOk(history.isQuarantined('a.c'))
  t.match(history.of('a.b').at(-1), { code: 'HP_ERR_MEMORY', reason: 'memory', at: '1970-01-01T00:16:40.000Z' })
  t.end()
})

test('CrashHistory does not quarantine crashes that are far apart', (t) => {
  let now = 0
  const history = new CrashHistory(() => now)
  for (let crash = 0; crash < 10; crash++) {
    history.record('a.b', 'HP_ERR_CRASH', 'exit')
    now += QUARANTINE_MINUTES * 60_000
  }
  t.notOk(history.isQuarantined('a.b'))
  t.end()
})

test('CrashHistory keeps a quarantine over time until it is released, and then starts anew', (t) => {
  let now = 0
  const history = new CrashHistory(() => now)
  for (let crash = 0; crash < QUARANTINE_CRASHES; crash++) history.record('a.b', 'HP_ERR_CRASH', 'exit')
  now += 24 * 3_600_000
  t.ok(history.isQuarantined('a.b'))
  history.release('a.b')
  t.notOk(history.isQuarantined('a.b'))
  t.same(history.of('a.b'), [])
  t.end()
})
