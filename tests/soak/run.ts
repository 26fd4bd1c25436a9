/**
 * `npm run soak -- --minutes 10` (or `--seconds 30`): twenty honest plugins under load, while hostile ones come and go. A line every few
 * seconds, then a summary, for people and as one line of JSON. Exit code 1 where an honest call was lost or answered wrongly, or where the
 * kernel's memory grows.
 */
import { parseArgs } from 'node:util'
import { rest } from '../bench/_measure.ts'
import { prepareAttacks } from './_attacks.ts'
import { honestPlugins } from './_honest.ts'
import { startLoad } from './_load.ts'
import { startKernel } from './_start-kernel.ts'
import { show, summarise } from './_summary.ts'
import { startWatch, type Sample } from './_watch.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seconds: { type: 'string' } } })
const seconds = values.seconds === undefined ? Number(values.minutes) * 60 : Number(values.seconds)
if (!(seconds > 0)) throw new TypeError('--minutes and --seconds take a number above 0')
/** Of one attack, and of the quiet after it. */
const turnMs = Math.min(4000, seconds * 1000 / 8)
const sampleMs = Math.min(1500, seconds * 1000 / 12)

let nextProgress = 0

const kernel = await startKernel()
const plugins = honestPlugins()
await kernel.publish(plugins)
await kernel.install(plugins.map(({ manifest }) => manifest.id))
const attacks = await prepareAttacks(kernel, turnMs)
const load = startLoad(kernel.url, attacks.underAttack)
await load.begun
attacks.start()
const watch = startWatch(kernel, sampleMs, progress)
const began = performance.now()
await rest(seconds * 1000)
const ran = (performance.now() - began) / 1000
await watch.stop()
await attacks.stop()
await load.stop()
await kernel.close()

const summary = summarise(load.report, { samples: watch.samples, outcomes: attacks.outcomes, seconds: ran })
process.stdout.write(`${show(summary)}\n${JSON.stringify(summary)}\n`)
process.exitCode = summary.problems.length === 0 ? 0 : 1

function progress({ seconds: at, heap, resident, cells, processes }: Sample): void {
  if (at < nextProgress) return
  nextProgress = at + Math.min(10, seconds / 5)
  const { quiet, attacked, lost } = load.report
  const what = attacks.underAttack() ? 'under attack' : 'quiet'
  const calls = `${quiet.length + attacked.length} honest calls, ${lost.length} lost`
  const memory = `kernel ${resident.toFixed(0)} MB, heap ${heap.toFixed(1)} MB; honest cells ${cells.toFixed(0)} MB; ${processes} cells`
  process.stdout.write(`${at.toFixed(0)} s, ${what}: ${calls}; ${memory}\n`)
}
