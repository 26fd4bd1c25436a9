import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import type { Measured } from '../bench/_measure.ts'
import type { Bench } from '../bench/_bench.ts'

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

async function metrics(): Promise<string[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.bench.ts'))
  const found = await Promise.all(files.map(async (file) => (await import(join(FOLDER, file)) as { benches: readonly Bench[] }).benches))
  return found.flat().map(({ metric }) => metric)
}
