/**
 * `npm run bench -- [--quick] [words]`: one JSON line a metric, then a table. With words, only the metrics that contain one.
 *
 * `--quick` does a little of each, once, to see that it runs: its figures say nothing.
 */
import { readdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { FULL, QUICK, type Bench } from './_bench.ts'
import { measure, type Measured } from './_measure.ts'
import { table } from './_table.ts'

const words = process.argv.slice(2).filter((word) => word !== '--quick')
const scale = process.argv.includes('--quick') ? QUICK : FULL
say({ machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version, load: loadavg().map((load) => Number(load.toFixed(1))) } })
const all: Measured[] = []
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts')).sort()) {
  const { benches } = await import(join(import.meta.dirname, file)) as { benches: readonly Bench[] }
  for (const bench of benches) {
    if (words.length > 0 && !words.some((word) => bench.metric.includes(word))) continue
    const measured = await measure(bench, scale)
    all.push(measured)
    say(measured)
  }
}
process.stdout.write(`\n${table(all)}\n`)

function say(line: object): void { process.stdout.write(`${JSON.stringify(line)}\n`) }
