import { test, type Test } from 'tap'
import { CrashHistory } from '../../../host/cells/crash-history.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { CommitResult, Store } from '../../../host/storage/store.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.parse('2026-11-20T00:00:00Z')

/** A history under a clock of the test's own. */
function bench() {
  const time = { now: START }
  const history = new CrashHistory(() => time.now)
  return {
    time, history,
    crash: (plugin = 'a.b') => history.record(plugin, 'HP_ERR_CRASH', 'exit'),
    isQuarantined: (plugin = 'a.b') => isQuarantined(history, plugin),
    answer(calls: number) { for (let call = 0; call < calls; call++) history.answered('a.b') },
  }
}

function isQuarantined(history: CrashHistory, plugin: string): boolean {
  const hold = history.holdOf(plugin)
  return hold !== undefined && hold.until === undefined
}

test('CrashHistory quarantines after so many crashes within the minutes, and only that plugin', (t) => {
  const { history, crash, isQuarantined: held } = bench()
  crash()
  t.equal(crash()?.until, new Date(START + SECOND).toISOString(), 'the second one is a pause only')
  t.notOk(held())
  t.strictSame(history.record('a.b', 'HP_ERR_MEMORY', 'memory'), { since: '2026-11-20T00:00:00.000Z', reason: '3 crashes within 10 minutes' })
  t.ok(held())
  t.notOk(held('a.c'))
  t.equal(crash(), undefined, 'it is told of once')
  t.match(history.of('a.b')[2], { code: 'HP_ERR_MEMORY', reason: 'memory', at: '2026-11-20T00:00:00.000Z' })
  t.throws(() => history.admit('a.b', false), { code: 'HP_ERR_QUARANTINED', details: { reason: '3 crashes within 10 minutes' } }, 'also where it runs: another build of it may')
  history.admit('a.c', true)
  t.end()
})

/** Ways to crash again and again without three crashes in ten minutes; each is to end in quarantine, at this crash. */
const EVASIONS: readonly (readonly [name: string, everyMs: number, answeredBetween: number, crashes: number, reason: RegExp])[] = [
  ['every 4 minutes', 4 * MINUTE, 0, 3, /3 crashes within 10 minutes/],
  ['every 4 minutes, with 10,000 good calls between', 4 * MINUTE, 10_000, 3, /3 crashes within 10 minutes/],
  ['every 6 minutes, at each call', 6 * MINUTE, 0, 5, /5 crashes in 5 calls, within 7 days/],
  ['every 6 minutes, at one call in 90', 6 * MINUTE, 89, 5, /5 crashes in 361 calls/],
  ['once a day, which is each time it is called', DAY, 0, 5, /5 crashes in 5 calls/],
  ['every hour, with 10,000 good calls between', HOUR, 10_000, 20, /20 crashes within 24 hours/],
  ['first good for long, then at one call in ten', 20 * MINUTE, 9, 5, /5 crashes in 41 calls/],
]
for (const [name, everyMs, answeredBetween, crashes, reason] of EVASIONS) {
  test(`CrashHistory is not evaded by crashing ${name}`, (t) => {
    const { time, history, crash, isQuarantined: held, answer } = bench()
    answer(1_000_000)
    for (let nth = 1; nth <= crashes; nth++) {
      t.notOk(held(), `before crash ${nth}`)
      crash()
      if (nth === crashes) break
      answer(answeredBetween)
      time.now += everyMs
    }
    t.match(history.holdOf('a.b'), { until: undefined, reason })
    t.end()
  })
}

const HONEST: readonly (readonly [name: string, everyMs: number, answeredBetween: number])[] = [
  ['a crash every two hours in 10,000 calls', 2 * HOUR, 10_000],
  ['a crash every two days, whatever is answered', 2 * DAY, 0],
  ['a crash a day in 500 calls', DAY, 500],
]
for (const [name, everyMs, answeredBetween] of HONEST) {
  test(`CrashHistory lets a plugin go on at ${name}`, (t) => {
    const { time, history, crash, isQuarantined: held, answer } = bench()
    for (let nth = 0; nth < 50; nth++) {
      crash()
      answer(answeredBetween)
      time.now += everyMs
    }
    t.notOk(held())
    t.equal(history.of('a.b').length, 20, 'and keeps the last ones only')
    t.end()
  })
}

test('CrashHistory holds the next start longer with each crash of an hour, and not after the first', (t) => {
  const { time, crash, answer } = bench()
  const pauses = []
  for (let nth = 0; nth < 5; nth++) {
    const hold = crash()
    pauses.push(hold?.until === undefined ? 0 : (Date.parse(hold.until) - time.now) / SECOND)
    answer(10_000)
    time.now += 6 * MINUTE
  }
  t.strictSame(pauses, [0, 1, 5, 30, 30])
  time.now += 2 * HOUR
  t.equal(crash(), undefined, 'a crash of long ago does not count')
  t.end()
})

test('CrashHistory refuses a start within a pause, says until when, and lets what runs go on', (t) => {
  const { time, history, crash } = bench()
  crash()
  crash()
  time.now += SECOND - 1
  t.throws(() => history.admit('a.b', true), { code: 'HP_ERR_BACKOFF', http: 503, details: { until: '2026-11-20T00:00:01.000Z', reason: '2 crashes within an hour' } })
  history.admit('a.b', false)
  time.now += 1
  history.admit('a.b', true)
  time.now = START - DAY
  history.admit('a.b', true)
  t.equal(history.holdOf('a.b'), undefined, 'a clock turned back makes no pause of days')
  t.end()
})

test('CrashHistory keeps a quarantine over time until it is released, and then starts anew', async (t) => {
  const { time, history, crash, isQuarantined: held } = bench()
  for (let nth = 0; nth < 3; nth++) crash()
  time.now += 365 * DAY
  t.ok(held())
  t.strictSame(history.plugins, ['a.b'])
  await history.release('a.b')
  t.notOk(held())
  t.strictSame(history.of('a.b'), [])
  t.strictSame(history.plugins, [])
  t.equal(crash(), undefined)
})

test('CrashHistory cuts a long reason', (t) => {
  const { history } = bench()
  history.record('a.b', 'HP_ERR_CRASH', 'x'.repeat(1_000_000))
  t.equal(history.of('a.b')[0]?.reason.length, 500)
  t.end()
})

/** A store whose commits are counted, and refused on demand. */
async function disk(t: Test) {
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  const made = { commits: 0, broken: false, reports: [] as string[], time: { now: START } }
  const counted: Store = {
    get: (key) => store.get(key), getMany: (keys) => store.getMany(keys), scan: (range) => store.scan(range), close: () => store.close(),
    async commit(commit): Promise<CommitResult> {
      if (made.broken) throw new RangeError('no space')
      made.commits++
      return store.commit(commit)
    },
  }
  return { made, open: () => CrashHistory.open(counted, { clock: () => made.time.now, report: (error, doing) => { made.reports.push(`${doing}: ${String(error)}`) } }) }
}

test('CrashHistory.open() finds the crashes, the quarantine and what was answered of before', async (t) => {
  const { open } = await disk(t)
  const before = await open()
  for (let nth = 0; nth < 3; nth++) before.record('a.b', 'HP_ERR_MEMORY', 'memory')
  before.record('a.rare', 'HP_ERR_CRASH', 'exit')
  for (let call = 0; call < 1000; call++) before.answered('a.rare')
  await before.close()
  const after = await open()
  t.ok(isQuarantined(after, 'a.b'))
  t.strictSame(after.of('a.b'), before.of('a.b'))
  t.strictSame(after.plugins, ['a.b', 'a.rare'])
  await after.release('a.b')
  const last = await open()
  t.notOk(isQuarantined(last, 'a.b'))
  t.strictSame(last.plugins, ['a.rare'])
})

test('CrashHistory.open() does not forget over a restart what was answered: the share of crashes stays what it is', async (t) => {
  const { made, open } = await disk(t)
  for (let nth = 0; nth < 10; nth++) {
    const history = await open()
    history.record('a.rare', 'HP_ERR_CRASH', 'exit')
    for (let call = 0; call < 1000; call++) history.answered('a.rare')
    await history.close()
    made.time.now += 3 * HOUR
  }
  t.notOk(isQuarantined(await open(), 'a.rare'))
})

test('CrashHistory writes at a crash, and never for a call that is answered', async (t) => {
  const { made, open } = await disk(t)
  const history = await open()
  history.record('a.b', 'HP_ERR_CRASH', 'exit')
  await history.close()
  const { commits } = made
  t.ok(commits >= 1)
  for (let call = 0; call < 1000; call++) {
    history.admit('a.b', true)
    history.answered('a.b')
  }
  await new Promise((resolve) => { setTimeout(resolve, 20) })
  t.equal(made.commits, commits)
})

test('CrashHistory writes many crashes in few commits, the last state in the end', async (t) => {
  const { made, open } = await disk(t)
  const history = await open()
  for (let nth = 0; nth < 1000; nth++) history.record('a.b', 'HP_ERR_CRASH', String(nth))
  await history.close()
  t.ok(made.commits <= 3, String(made.commits))
  t.strictSame((await open()).of('a.b').map(({ reason }) => reason), Array.from({ length: 20 }, (_, index) => String(980 + index)))
})

test('CrashHistory reports what it cannot write down, and goes on', async (t) => {
  const { made, open } = await disk(t)
  const history = await open()
  made.broken = true
  for (let nth = 0; nth < 3; nth++) history.record('a.b', 'HP_ERR_CRASH', 'exit')
  await history.close()
  t.match(made.reports[0], /Writing down the crashes of a\.b: RangeError: no space/)
  t.ok(isQuarantined(history, 'a.b'), 'in force all the same')
  made.broken = false
  history.record('a.b', 'HP_ERR_CRASH', 'exit')
  await history.close()
  t.equal((await open()).of('a.b').length, 4, 'and the next crash writes all')
})
