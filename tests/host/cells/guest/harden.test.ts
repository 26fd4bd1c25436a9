import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { test } from 'tap'

const runtime = readFileSync(new URL('../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url), 'utf8')
const context = createContext({ __helper: () => '' })
runInContext(runtime, context)
const run = (code: string): unknown => runInContext(`try { ${code} } catch (error) { error.name }`, context)

for (const name of ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'eval', '__helper']) {
  test(`harden() removes ${name}`, (t) => {
    t.equal(run(`typeof ${name}`), 'undefined')
    t.end()
  })
}

for (const source of [
  '(function () {}).constructor("return 1")()', '(async function () {}).constructor("return 1")', '(function* () {}).constructor("return 1")', '(async function* () {}).constructor("return 1")',
  'new ((() => {}).constructor)("return 1")', 'Reflect.construct(Object.getPrototypeOf(async () => {}).constructor, ["return 1"])', '(class {}).constructor("return 1")',
  'Object.getPrototypeOf(Object.getPrototypeOf(async () => {})).constructor("return 1")', '[].at.constructor("return 1")', 'setTimeout.constructor("return 1")', 'Function("return 1")()', 'new Function("return 1")', 'Reflect.construct(Function, ["return 1"])', 'new (class extends Function {})("return 1")',
]) {
  test(`harden() lets no code be made by ${source.slice(0, 60)}`, (t) => {
    t.equal(run(source), 'EvalError')
    t.end()
  })
}

test('harden() leaves a Function that tells functions, and has their methods', (t) => {
  t.same([run('(() => {}) instanceof Function'), run('Function.prototype.apply.call(Math.max, null, [1, 2])'), run('Function.name'), run('(() => {}).constructor === Function')], [true, 2, 'Function', true])
  t.end()
})

test('harden() keeps the tamed constructors from being put back', (t) => {
  t.equal(run('"use strict"; Object.defineProperty(Object.getPrototypeOf(() => {}), "constructor", { value: 1 })'), 'TypeError')
  t.equal(run('Object.defineProperty(Error, "prepareStackTrace", { value: (error, sites) => sites })'), 'TypeError')
  t.equal(run('(() => {}) instanceof (() => {}).constructor'), true, 'instanceof goes on working')
  t.end()
})
