import { test } from 'tap'
import { runWithIsolates } from '../_in-process.ts'

const url = (name: string): string => JSON.stringify(new URL(`../../../../host/cells/${name}`, import.meta.url).href)
const from = (name: string): string => JSON.stringify(new URL(`../../../../host/cells/cell/${name}`, import.meta.url).pathname)

const SOURCE = `
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileRuntime, RUNTIME_FILENAME as filename } from ${url('cell/compile-runtime.ts')}
const ivm = createRequire(${from('main.ts')})('isolated-vm')
const source = readFileSync(new URL(${url('guest/gen/runtime.gen.js')}), 'utf8')
const cachedData = compileRuntime(source)
const script = new ivm.Isolate().compileScriptSync(source, { filename, cachedData })
const unrehearsed = new ivm.Isolate().compileScriptSync(source, { filename, produceCachedData: true }).cachedData
const out = { rejected: script.cachedDataRejected, more: cachedData.copy().byteLength - unrehearsed.copy().byteLength, globals: typeof globalThis.__helper + typeof globalThis.__runtime }
out.fails = (() => { try { compileRuntime('throw new Error("broken")') } catch (error) { return error.message } })()
console.log(JSON.stringify(out))
process.exit(0)
`

test('compileRuntime() gives what isolates accept, with functions in it that were called', (t) => {
  const { rejected, more, globals, fails } = JSON.parse(runWithIsolates(SOURCE).out) as Record<string, unknown>
  t.equal(rejected, false)
  t.ok(typeof more === 'number' && more > 20_000, `${String(more)} bytes more than what V8 compiles unasked`)
  t.equal(globals, 'undefinedundefined', 'it leaves nothing in this process\'s own realm')
  t.equal(fails, 'broken')
  t.end()
})
