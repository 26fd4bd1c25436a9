import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'tap'
import { summarise, type Summary } from '../soak/_summary.ts'
import { fitLine, lowest, quantile } from '../soak/_statistics.ts'

/** No time is judged here, and of so short a run no growth either. */
test('npm run soak: for a few seconds, no honest call is lost while hostile plugins come and go', async (t) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../soak/run.ts'), '--seconds', '10'], { encoding: 'utf8', timeout: 150_000 })
  if (status !== 0) t.comment(stderr + stdout)
  t.equal(status, 0, 'it held')
  const { honest, attacks, last, problems } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Summary
  t.strictSame([problems, honest.lost], [[], 0])
  t.ok(honest.quiet.calls > 0 && honest.attacked.calls > 0, 'honest calls in quiet times and under attack')
  t.ok(Object.values(attacks).some((codes) => Object.keys(codes).some((code) => code.startsWith('HP_ERR_'))), 'an attack was contained')
  t.match(last, { heap: Number, resident: Number, cells: Number })
})

test('fitLine() finds a slope and how sure it is', async (t) => {
  t.match(fitLine([[0, 1], [1, 3], [2, 5]]), { slope: 2, error: 0 })
  const { slope, error } = fitLine([[0, 0], [1, 2], [2, 1], [3, 3]])
  t.ok(Math.abs(slope - 0.8) < 1e-9 && Math.abs(error - Math.sqrt(0.18)) < 1e-9, `${slope} ± ${error}`)
})

test('lowest() leaves one point of each stretch, the lowest', async (t) => {
  t.strictSame(lowest([[0, 5], [1, 2], [9, 3], [10, 7], [25, 1], [29, 4]], 10), [[1, 2], [10, 7], [25, 1]])
})

test('quantile() is a value that was there', async (t) => {
  const values = [5, 1, 4, 2, 3]
  t.strictSame([quantile(values, 0), quantile(values, 0.5), quantile(values, 1), quantile([], 0.5)], [1, 3, 5, 0])
})

test('summarise() fails a soak that lost a call, whose kernel grows, or where a call got no answer, and no other', async (t) => {
  const problemsOf = ({ lost = [], hourly = 0, code = 'HP_ERR_MEMORY' }: { lost?: string[]; hourly?: number; code?: string }): readonly string[] => {
    const samples = Array.from({ length: 400 }, (_, n) => ({
      // Each seventh in the middle of a flood.
      seconds: n * 1.5, heap: 45 + hourly * n * 1.5 / 3600 + (n % 7 === 0 ? 60 : n % 3 / 3), resident: 200, cells: 400, processes: 4, honestCells: 4,
    }))
    return summarise({ quiet: [1], attacked: [2], lost }, { samples, outcomes: new Map([['rogue.one', new Map([[code, 1]])]]), seconds: 600 }).problems
  }
  t.strictSame(problemsOf({}), [])
  t.match(problemsOf({ lost: ['amber sum, turn 3: 500'] }), [/^1 honest calls were lost/])
  t.match(problemsOf({ hourly: 40 }), [/heap grows/])
  t.match(problemsOf({ code: 'no answer: TimeoutError' }), [/^rogue\.one got no answer/])
})
