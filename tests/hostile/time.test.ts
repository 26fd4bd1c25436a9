import { test } from 'tap'
import { rogue, startGround } from './_ground.ts'

/** Each keeps the isolate's thread: the call fails with the code, its isolate ends, and the next call starts another. */
const HAZARDS: readonly (readonly [name: string, handler: string, code: string, before?: string])[] = [
  ['a loop without end', '() => { while (true) {} }', 'HP_ERR_TIMEOUT_CPU'],
  ['a loop after an await', 'async () => { await 0; while (true) {} }', 'HP_ERR_TIMEOUT_CPU'],
  ['microtasks that beget microtasks', '() => new Promise(() => { const again = () => { Promise.resolve().then(again) }; again() })', 'HP_ERR_TIMEOUT_CPU'],
  ['a regular expression that backtracks', `() => new Response(String(/^(a+)+$/.test('a'.repeat(60) + 'b')))`, 'HP_ERR_TIMEOUT_CPU'],
  ['a getter of a thrown error that loops', '() => { throw { get stack() { while (true) {} } } }', 'HP_ERR_TIMEOUT_CPU'],
  ['a `then` that loops', '() => ({ get then() { while (true) {} } })', 'HP_ERR_TIMEOUT_CPU'],
  ['a toJSON that loops', '() => Response.json({ toJSON() { while (true) {} } })', 'HP_ERR_TIMEOUT_CPU'],
  ['a proxy that loops when it is looked at', '() => new Proxy({}, { getPrototypeOf() { while (true) {} } })', 'HP_ERR_TIMEOUT_CPU'],
  ['a loop in a function that the runtime itself calls', '() => { Array.prototype.join = () => { while (true) {} }; return new Response() }', 'HP_ERR_TIMEOUT_CPU'],
  ['a loop in a timer of the call', '() => new Promise(() => { setTimeout(() => { while (true) {} }, 1) })', 'HP_ERR_TIMEOUT_CPU'],
  ['a promise that never settles', '() => new Promise(() => {})', 'HP_ERR_TIMEOUT_WALL'],
  ['small bites without end', '() => new Promise(() => { setInterval(() => { const until = Date.now() + 20; while (Date.now() < until) {} }, 1) })', 'HP_ERR_TIMEOUT_WALL'],
  // Last: loading gets five seconds, in which the others of its publisher wait. Its caller does not.
  ['a loop at the top of the module', '() => new Response()', 'HP_ERR_TIMEOUT_WALL', 'const until = Date.now() + 60_000; while (Date.now() < until) {}'],
]

test('no code of a plugin runs without a limit', async (t) => {
  const ground = await startGround(t, HAZARDS.map(([, handler, code, before = ''], index) =>
    rogue(`t${index}`, handler, { before, manifest: { limits: { cpuMs: 200, wallMs: code === 'HP_ERR_TIMEOUT_WALL' ? 600 : 10_000, memoryMb: 32 } } })))
  for (const [index, [name, , code]] of HAZARDS.entries()) {
    await t.test(name, async (each) => {
      each.match(await ground.attack(`rogue.t${index}`), { code, status: 504 })
      await ground.assertUnharmed(each)
    })
  }
})
