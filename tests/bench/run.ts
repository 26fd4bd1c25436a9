/** `npm run bench [words]`: prints one JSON line a metric; with words, only the metrics that contain one. */
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { measure, type Bench } from './_measure.ts'

const words = process.argv.slice(2)
process.stdout.write(`${JSON.stringify({ machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version } })}\n`)
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts')).sort()) {
  const { benches } = await import(join(import.meta.dirname, file)) as { benches(): Promise<Bench[]> }
  const all = await benches()
  for (const bench of all) {
    if (words.length > 0 && !words.some((word) => bench.metric.includes(word))) continue
    process.stdout.write(`${JSON.stringify(await measure(bench))}\n`)
  }
  for (const bench of all) await bench.close?.()
}
