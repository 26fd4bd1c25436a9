import { test } from 'tap'
import { runWithIsolates } from '../_in-process.ts'

const SOURCE = `
import { readFileSync } from 'node:fs'
import { IsolateSlot, IsolateGone } from '${new URL('../../../../host/cells/cell/isolate-slot.ts', import.meta.url).href}'
import { IsolatePool } from '${new URL('../../../../host/cells/cell/isolate-pool.ts', import.meta.url).href}'
import { IsolateMaker } from '${new URL('../../../../host/cells/cell/prepared-isolate.ts', import.meta.url).href}'
import { PluginCompiler } from '${new URL('../../../../host/cells/cell/compile-plugin.ts', import.meta.url).href}'
import { encodeMessage } from '${new URL('../../../../host/cells/batch.ts', import.meta.url).href}'
const runtime = readFileSync(new URL('${new URL('../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url).href}'), 'utf8')
const parts = { pool: new IsolatePool(new IsolateMaker(runtime), 32), compiler: new PluginCompiler() }
const make = (main, memoryMb = 32) => new IsolateSlot({ memoryMb, cpuMs: 100, surface: '{}', name: 'a.b', digest: main }, main, parts, 1000)
const call = (name) => encodeMessage({ type: 'call', id: 1, ref: 0, name, text: '{"context":{},"request":{"url":"http://h/","method":"GET","headers":{}}}', body: { kind: 'none' } })
const attempt = (run) => { try { return run() } catch (error) { return error instanceof IsolateGone ? error.failure : String(error) } }
const out = {}
out.load = attempt(() => make('export default {'))
out.import = attempt(() => make('import "x"; export default {}'))
out.top = attempt(() => make('throw new RangeError("top"); export default {}'))
out.fake = attempt(() => make('throw new Error("a\\\\n    at b\\\\n    at (<isolated-vm boundary>)\\\\n    at c"); export default {}'))
out.words = attempt(() => make('throw new Error("Script execution timed out."); export default {}'))
out.words2 = attempt(() => make('throw new Error("Isolate was disposed during execution due to memory limit"); export default {}'))
out.full = attempt(() => make('const a = []; for (;;) a.push({ n: a.length }); export default {}', 16))
out.topLoop = attempt(() => make('while (true) {} export default {}'))
const slot = make('export default { routes: { ok: () => new Response("hi"), wait: async () => { await new Promise((d) => setTimeout(d, 50)); return new Response("") }, spin: async () => { await 0; while (true) {} }, globals: () => Response.json([typeof WebAssembly, typeof SharedArrayBuffer, typeof Atomics, typeof FinalizationRegistry, typeof WeakRef, typeof eval, typeof process, typeof require, typeof __helper, typeof __runtime]), compile: () => { const found = []; for (const f of [function () {}, async function () {}, function* () {}, async function* () {}, () => {}, class {}]) { try { f.constructor("return 1"); found.push("compiled") } catch (error) { found.push(error.name) } } return Response.json(found) } } }')
out.ok = slot.enter(call('route.ok'), undefined, 100)
out.globals = slot.enter(call('route.globals'), undefined, 100).batch
out.compile = slot.enter(call('route.compile'), undefined, 100).batch
out.wait = slot.enter(call('route.wait'), undefined, 100).wakeIn
out.spin = attempt(() => slot.enter(call('route.spin'), undefined, 50))
out.after = attempt(() => slot.enter(call('route.ok'), undefined, 50))
console.log(JSON.stringify(out))
process.exit(0)
`

test('IsolateSlot loads, enters, limits and hides', (t) => {
  const { out } = runWithIsolates(SOURCE)
  const result = JSON.parse(out) as Record<string, unknown>
  t.match(result['load'], { reason: 'load', problem: /Unexpected/ })
  t.match(result['import'], { reason: 'load', problem: /one file/ })
  t.strictSame(result['top'], { reason: 'load', problem: 'RangeError: top\n    at plugin:a.b/main.js:1:7' }, 'with the frames of the plugin, and none of this process')
  t.match(result['fake'], { reason: 'load', problem: /^Error: a\n {4}at b$/ }, 'no frame of this process, wherever a plugin puts the boundary')
  t.match(result['topLoop'], { reason: 'time' })
  t.match(result['words'], { reason: 'load' }, 'a plugin cannot name the reason')
  t.match(result['words2'], { reason: 'load' })
  t.match(result['full'], { reason: 'memory' })
  t.match(result['ok'], { wakeIn: -1, batch: /answer 1 1 .*hi$/s })
  t.equal(new Set(String(result['globals']).match(/"undefined"/g)).size, 1)
  t.equal(String(result['globals']).match(/"undefined"/g)?.length, 10, String(result['globals']))
  t.equal(String(result['compile']).match(/EvalError/g)?.length, 6, String(result['compile']))
  t.ok(Number(result['wait']) > 0 && Number(result['wait']) <= 50)
  t.match(result['spin'], { reason: 'time' })
  t.match(result['after'], { reason: /memory|protocol/ }, 'a failed isolate is gone')
  t.end()
})
