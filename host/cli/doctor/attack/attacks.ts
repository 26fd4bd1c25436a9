/** One plugin that attacks, and what must come of it. */
export interface Attack {
  readonly area: 'authority' | 'time' | 'memory' | 'channel' | 'crash loop'
  readonly title: string
  /** The export `attack` of the plugin, as source. */
  readonly handler: string
  /** What a call of it may end with. `answered`: with the answer `null`, which an attack gives that got nothing. */
  readonly codes: readonly string[]
  /** Where its own time limit is what should end it; without them it has seconds, so that another limit does. */
  readonly cpuMs?: number
  readonly wallMs?: number
  /** Called until it is held for good, as often as the host starts it. */
  readonly again?: true
}

/** Plugin code shares its realm with the runtime that speaks for it: here it puts words of its own behind what the runtime says to the kernel. */
const FORGE = `const { get, has } = Map.prototype, { stringify } = JSON, state = {}
const say = (id, ok, text) => 'answer ' + id + ' ' + ok + ' - ' + text.length + ' 0 none\\n' + text
Map.prototype.has = function (key) { if ('controller' in Object(Reflect.apply(get, this, [key]))) state.call = key; return Reflect.apply(has, this, [key]) }
const forge = (rewrite) => {
  JSON.stringify = () => ({ length: 2, toString: () => '{}' + rewrite(String(state.call)) })
  try { console.debug('') } finally { JSON.stringify = stringify }
}`

/** On a machine that is busy with others, the time of an entry is over before its CPU is. */
const TIME = ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_STARVED']
const MEMORY = ['HP_ERR_MEMORY', 'HP_ERR_CRASH']

/** The worst of tests/hostile, a few of each kind. Among them are several that end or hang the process of an isolate: there the cell is the wall. */
export const ATTACKS: readonly Attack[] = [
  {
    area: 'authority', title: 'code from text by constructors', codes: ['answered'],
    handler: `() => {
      for (const maker of [() => 1, async () => 1, function* () {}, async function* () {}, fetch, Object]) {
        try { return String(maker.constructor('return globalThis.process ?? 7')()) } catch (error) { if (error.name !== 'EvalError') return error.name }
      }
    }`,
  },
  {
    area: 'authority', title: 'names of the host in the global scope', codes: ['answered'],
    handler: `() => [
      'process', 'require', 'Buffer', 'eval', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', '__helper', '__runtime',
    ].find((name) => name in globalThis)`,
  },
  { area: 'authority', title: 'an import of a module of Node', codes: ['answered'], handler: `async () => import('node:fs').then(() => 'imported', () => null)` },
  { area: 'time', title: 'a loop after an await', codes: TIME, cpuMs: 200, handler: 'async () => { await 0; while (true) {} }' },
  { area: 'time', title: 'a regular expression that backtracks', codes: TIME, cpuMs: 200, handler: `() => /^(a+)+$/.test('a'.repeat(60) + 'b')` },
  {
    area: 'time', title: 'a thrown Proxy whose every trap loops', codes: TIME, cpuMs: 200,
    handler: '() => { throw new Proxy({}, new Proxy({}, { get: () => () => { while (true) {} } })) }',
  },
  {
    area: 'time', title: 'a rejection that nobody handles, with getters that loop', codes: ['answered', ...TIME], cpuMs: 200,
    handler: '() => { Promise.reject({ get message() { while (true) {} }, get stack() { while (true) {} } }); return null }',
  },
  {
    area: 'time', title: 'a product of numbers, which no time limit interrupts', codes: [...TIME, ...MEMORY, 'HP_ERR_PLUGIN_THREW'], cpuMs: 200,
    handler: '() => { let n = 3n ** 400000n; for (;;) n *= n }',
  },
  { area: 'time', title: 'a built-in on an object of length 2^53', codes: TIME, cpuMs: 200, handler: '() => Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)' },
  { area: 'time', title: 'a promise that never settles', codes: ['HP_ERR_TIMEOUT_WALL'], wallMs: 400, handler: '() => new Promise(() => {})' },
  { area: 'memory', title: 'arrays that grow', codes: MEMORY, handler: '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }' },
  { area: 'memory', title: 'a Map that grows', codes: MEMORY, handler: '() => { const kept = new Map(); for (let n = 0; ; n++) kept.set(n, n) }' },
  { area: 'memory', title: 'formatters of ICU that are kept', codes: MEMORY, handler: `() => { const kept = []; for (;;) kept.push(new Intl.DateTimeFormat('ar', { dateStyle: 'full' })) }` },
  { area: 'memory', title: 'String.replace past the sizes of V8', codes: [...MEMORY, 'HP_ERR_PLUGIN_THREW'], handler: `() => 'a'.repeat(2 ** 27).replace(/a/g, 'bbbbbbbb').length` },
  { area: 'channel', title: 'what is no batch', codes: ['HP_ERR_CRASH'], handler: `() => { ${FORGE}; forge(() => 'rubbish'); return null }` },
  { area: 'channel', title: 'an error that is null', codes: ['HP_ERR_PLUGIN_THREW'], handler: `() => { ${FORGE}; forge((id) => say(id, 0, 'null')); return null }` },
  { area: 'crash loop', title: 'a plugin that crashes again and again', codes: ['HP_ERR_QUARANTINED'], again: true, handler: '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }' },
]
