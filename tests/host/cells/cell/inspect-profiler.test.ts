import { test } from 'tap'
import type { CpuProfile } from '../../../../host/cells/cell/inspect-profile.ts'
import { runWithIsolates } from '../_in-process.ts'

const SOURCE = `
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { InspectProfiler } from '${new URL('../../../../host/cells/cell/inspect-profiler.ts', import.meta.url).href}'
import { IsolateMaker } from '${new URL('../../../../host/cells/cell/prepared-isolate.ts', import.meta.url).href}'
const ivm = createRequire('${new URL('../../../../host/cells/mod.ts', import.meta.url).href}')('isolated-vm')
process.on('SIGPROF', () => undefined)
// As a cell's socket does.
setInterval(() => undefined, 1000)
const runtime = readFileSync(new URL('${new URL('../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url).href}'), 'utf8')
const prepared = new IsolateMaker(runtime, true).make(32)
const { context, isolate } = prepared
let session
context.evalClosureSync('$0()', [new ivm.Callback(() => { session = isolate.createInspectorSession() })])
const others = []
const hear = (message, id) => { if (!profiler.hears(message, id)) others.push(message) }
session.onNotification = (message) => { setImmediate(hear, message) }
session.onResponse = (id, message) => { setImmediate(hear, message, id) }
const profiler = new InspectProfiler(prepared, (message) => session.dispatchProtocolMessage(message))
const enter = (ms, name) => {
  const work = context.evalClosureSync(\`return function \${name}(ms) { for (const end = Date.now() + ms; Date.now() < end;); }\`, [], { result: { reference: true }, filename: 'plugin:a.b/main.js' })
  profiler.enters()
  work.applySync(undefined, [ms])
  profiler.leaves()
}
const out = {}
enter(1, 'early')
out.early = await profiler.take()
await profiler.enabled
out.isEnabled = profiler.isEnabled
enter(150, 'first')
await new Promise((done) => setTimeout(done, 100))
enter(150, 'second')
out.last = JSON.parse(await profiler.take())
out.none = await profiler.take()
enter(150, 'third')
await new Promise((done) => setTimeout(done, 100))
enter(150, 'fourth')
out.both = JSON.parse(await profiler.take(10000))
enter(150, 'sixth')
const { now } = performance
performance.now = () => now.call(performance) + 6000
profiler.leaves()
enter(150, 'seventh')
out.worked = JSON.parse(await profiler.take(60000))
const deep = context.evalClosureSync(\`return function \${'f'.repeat(100_000)}(depth, ms) { if (depth > 0) return \${'f'.repeat(100_000)}(depth - 1, ms); for (const end = Date.now() + ms; Date.now() < end;); }\`, [], { result: { reference: true } })
profiler.enters()
deep.applySync(undefined, [150, 100])
profiler.leaves()
out.large = await profiler.take()
enter(5, 'fifth')
profiler.enable()
out.anew = await profiler.take()
out.others = others.filter((message) => !message.includes('consoleProfileStarted'))
console.log(JSON.stringify(out))
process.kill(process.pid, 'SIGKILL')
`

/** Milliseconds by function. */
function timesOf({ nodes, samples, timeDeltas }: CpuProfile): Map<string, number> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]))
  const times = new Map<string, number>()
  for (const [index, sample] of samples.entries()) {
    const name = names.get(sample) ?? ''
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1000)
  }
  return times
}

test('InspectProfiler gives the profile of the last entry, or of the last while with its rests, once', async (t) => {
  const { out } = runWithIsolates(SOURCE)
  const result = JSON.parse(out) as Readonly<Record<'early' | 'none' | 'anew' | 'large', string>> & Readonly<Record<'last' | 'both' | 'worked', CpuProfile>> & { readonly isEnabled: boolean; readonly others: readonly string[] }
  t.match(result, { early: '', none: '', anew: '', isEnabled: true })
  const last = timesOf(result.last)
  t.ok((last.get('second') ?? 0) > 20, out)
  t.notOk(last.get('first'), 'not of the entry before')
  const both = timesOf(result.both)
  for (const name of ['third', 'fourth']) t.ok((both.get(name) ?? 0) > 20, `${name}: ${both.get(name)}`)
  t.ok((both.get('(idle)') ?? 0) > 60, `what nobody used is no function's: ${both.get('(idle)')}`)
  t.ok(result.last.samples.length < 60, `no sample each millisecond, for each adds to what is kept: ${result.last.samples.length}`)
  const worked = timesOf(result.worked)
  t.notOk(worked.get('sixth'), 'begun anew after some seconds of work')
  t.ok((worked.get('seventh') ?? 0) > 20, 'what came then')
  t.equal(result.large, '', 'nothing rather than too much')
  t.strictSame(result.others, [])
})
