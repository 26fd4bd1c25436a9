import { test } from 'tap'
import { runWithIsolates } from '../_in-process.ts'

const url = (name: string): string => JSON.stringify(new URL(`../../../../host/cells/${name}`, import.meta.url).href)

const SOURCE = `
import ivm from 'isolated-vm'
import { PluginCompiler } from ${url('cell/compile-plugin.ts')}
const compiler = new PluginCompiler()
const run = (code, digest = code) => {
  const isolate = new ivm.Isolate({ memoryLimit: 16 })
  const context = isolate.createContextSync()
  try {
    const definition = compiler.run({ isolate, context }, code, { name: 'a.b', digest, timeout: 1000 })
    return context.evalClosureSync('return JSON.stringify({ is: $0.value, stack: $0.stack?.split(String.fromCharCode(10)).slice(0, 2) })', [definition.derefInto()])
  } catch (error) { return error.name + ': ' + error.message + ' ' + (/plugin:[^)\\s]*/.exec(error.stack)?.[0] ?? '') }
}
const stack = 'new Error("e").stack'
const out = {}
out.bundle = run('var a = { value: typeof this + (function () { return typeof this })(), stack: ' + stack + ' };\\nexport {\\n  a as default\\n};\\n')
out.again = run('var a = { value: typeof this + (function () { return typeof this })(), stack: ' + stack + ' };\\nexport {\\n  a as default\\n};\\n')
const long = 'var a = { value: 7 };' + 'function f() { return 1 }'.repeat(2000) + '\\nexport {\\n  a as default\\n};\\n'
out.long = run(long)
out.longAgain = run(long)
out.mapped = run('var a = { value: 1 };\\nexport { a as default };\\n//# sourceMappingURL=main.js.map\\n')
out.module = run('export default { value: 2, stack: ' + stack + ' }')
out.two = run('export const b = 1; const a = { value: 3 }; export { a as default }')
out.awaits = run('const a = { value: await 4 };\\nexport { a as default }')
out.imports = run('import "fs"; const a = 1; export { a as default }')
out.syntax = run('const a = {;\\nexport { a as default }')
out.throws = run('\\nthrow new RangeError("top")\\nvar a;\\nexport { a as default }')
out.breaksOut = run('return { value: 5 } })(); (function () {\\nvar a;\\nexport { a as default }')
out.strict = run('try { undeclared = 1 } catch (error) { var a = { value: error.name } }\\nexport { a as default }')
out.comments = run('const a = { value: 6 };\\nexport { a as default }//\\n  // one // two\\n//')
out.slashes = run('const a = { value: 7 };\\nexport { a as default }' + '//'.repeat(450) + '\\n0')
out.none = run('const a = 1')
console.log(JSON.stringify(out))
process.exit(0)
`

test('PluginCompiler runs a bundle as a script and everything else as the module it is, with the same result', (t) => {
  const result = JSON.parse(runWithIsolates(SOURCE).out) as Record<string, string>
  const bundle = JSON.parse(result['bundle'] ?? '{}') as { is: string; stack: string[] }
  t.equal(bundle.is, 'undefinedundefined', 'strict, and with no this, as in a module')
  t.match(bundle.stack[1], /plugin:a\.b\/main\.js:1:79/, 'columns are those of the file')
  t.equal(result['again'], result['bundle'])
  t.match(result['long'], '"is":7')
  t.equal(result['longAgain'], result['long'], 'from what was compiled before')
  t.match(result['mapped'], '"is":1')
  t.match(result['module'], '"is":2')
  t.match(result['two'], '"is":3')
  t.match(result['awaits'], '"is":4')
  t.match(result['imports'], /^NotOneFile: a package is one file: 'fs' cannot be imported/)
  t.match(result['syntax'], /^SyntaxError: Unexpected token ';' \[plugin:a\.b\/main\.js:1:12\]/)
  t.match(result['throws'], /^RangeError: top plugin:a\.b\/main\.js:2:7/)
  // What a plugin makes of the function around it, it makes in its own isolate.
  t.match(result['breaksOut'], /"is":5|TypeError|SyntaxError/)
  t.match(result['strict'], '"is":"ReferenceError"')
  t.match(result['comments'], '"is":6')
  t.match(result['slashes'], '"is":7', 'what would be looked for in every way to read it, without end')
  t.match(result['none'], /no default|undefined|TypeError/)
  t.end()
})
