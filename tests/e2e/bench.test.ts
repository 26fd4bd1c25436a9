import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { FULL, type Bench } from '../bench/_bench.ts'
import { measure, type Measured } from '../bench/_measure.ts'
import { table } from '../bench/_table.ts'

const FOLDER = join(import.meta.dirname, '../bench')

/** No figure is judged here: a test shares its machine. */
test('npm run bench: a little of every bench runs, and each gives finite figures', async (t) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(FOLDER, 'run.ts'), '--quick'], { encoding: 'utf8', timeout: 150_000 })
  if (status !== 0) t.comment(stderr)
  t.equal(status, 0, 'it ends well')
  const lines = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Partial<Measured>)
  t.strictSame(lines.flatMap(({ metric }) => metric ?? []).sort(), (await metrics()).sort(), 'all of them')
  for (const { metric, values = {}, ratio } of lines.slice(1)) {
    const figures = Object.entries({ ...values, ratio })
    t.ok(figures.length > 2 && figures.every(([, value]) => Number.isFinite(value)), `${metric}: ${JSON.stringify(figures)}`)
  }
  t.match(stdout, /\d+ of \d+ aims met\n$/)
})

const JUDGED: readonly (readonly [name: string, rule: Partial<Bench>, ratio: number, met: boolean | undefined])[] = [
  ['at most so many times the floor', { aim: 2 }, 2, true],
  ['more than that', { aim: 1.9 }, 2, false],
  ['at least such a share of the floor\'s rate', { aim: 0.5, higherIsBetter: true }, 0.5, true],
  ['less of its rate', { aim: 0.6, higherIsBetter: true }, 0.5, false],
  ['a value of its own', { aimValue: 10 }, 2, true],
  ['a value beyond it', { aimValue: 9 }, 2, false],
  ['no aim', {}, 2, undefined],
]

for (const [name, rule, ratio, met] of JUDGED) {
  test(`measure() judges by ${name}`, async (t) => {
    const sides = [{ name: 'ours', round: async () => 10 }, { name: 'floor', round: async () => 5 }] as const
    const measured = await measure({ metric: 'm', what: 'w', unit: 'µs', ...rule, async open() { return { sides, close() { /* Nothing was started. */ } } } }, FULL)
    t.match(measured, { ours: 10, ratio, spread: [ratio, ratio] })
    t.equal(measured.met, met)
    t.match(table([measured]), met === false ? 'NO' : /m +10 µs/)
  })
}

async function metrics(): Promise<string[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.bench.ts'))
  const found = await Promise.all(files.map(async (file) => (await import(join(FOLDER, file)) as { benches: readonly Bench[] }).benches))
  return found.flat().map(({ metric }) => metric)
}
