import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { createCells } from '../../../../host/cells/mod.ts'
import { openPreflight } from '../../../../host/cli/registry/open-preflight.ts'
import { manifestOf } from '../../../registry/_fixtures.ts'

/** Of a registry that is not closed. */
const { signal: OPEN } = new AbortController()

interface Cleaner { teardown(work: () => unknown): unknown }

const CONTRIBUTES: NonNullable<Manifest['contributes']> = {
  routes: [{ id: 'list', method: 'GET', path: '/' }], events: [{ id: 'arrived', topic: 'acme.mail/arrived' }],
  jobs: [{ id: 'nightly', cron: '0 3 * * *' }], exports: [{ id: 'send' }],
} as NonNullable<Manifest['contributes']>

function opened(t: Cleaner) {
  const { preflight, close } = openPreflight()
  t.teardown(close)
  return (main: string, contributes: Manifest['contributes'] = {}) =>
    preflight(new Map([['main.js', Buffer.from(main)]]), manifestOf(contributes === undefined ? {} : { contributes }), String(Math.random()), OPEN)
}

test('openPreflight() takes what loads and has what its manifest names, and runs none of it', async (t) => {
  const tried = opened(t)
  const handler = '() => { throw new Error("it ran") }'
  await tried('export default {}')
  await tried(`export default { routes: { list: ${handler} }, events: { arrived: ${handler} }, jobs: { nightly: ${handler} }, exports: { send: ${handler} }, health: ${handler} }`, { ...CONTRIBUTES, health: true })
  await tried(`const more = ${handler}\nexport { more }\nexport default { health: more }`)
  t.pass('none was refused')
})

test('openPreflight() refuses what no host could run, and says why', async (t) => {
  const tried = opened(t)
  const cases: readonly (readonly [name: string, main: string, problem: RegExp, contributes?: Manifest['contributes']])[] = [
    ['a module that throws', 'throw new Error("no config")\nexport default {}', /no config/],
    ['a module that is none', 'export default {', /could not be loaded/],
    ['a module that imports', 'import "node:fs"\nexport default {}', /cannot be imported/],
    ['no default export', 'export const a = 1', /no default export/],
    ['a module that never ends', 'while (true);\nexport default {}', /takes too long to load/],
    ['a module that waits for ever', 'await new Promise(() => undefined)\nexport default {}', /load/],
    ['a missing route', 'export default { routes: { other() {} } }', /route list .*no handler of that name/, { routes: CONTRIBUTES.routes ?? [] }],
    ['a missing event', 'export default {}', /event arrived/, { events: CONTRIBUTES.events ?? [] }],
    ['a missing job', 'export default {}', /job nightly/, { jobs: CONTRIBUTES.jobs ?? [] }],
    ['a missing export', 'export default { exports: { send: "text" } }', /export send/, { exports: CONTRIBUTES.exports ?? [] }],
    ['a missing health check', 'export default {}', /health/, { health: true }],
  ]
  for (const [name, main, problem, contributes] of cases) {
    await t.rejects(tried(main, contributes), { code: 'HP_ERR_PREFLIGHT', http: 422, message: problem, fix: /the version is still free/ }, name)
  }
  await tried('export default {}')
  t.pass('and others go on')
})

test('openPreflight() ends what takes the memory, and tries others after it', async (t) => {
  const tried = opened(t)
  const bomb = 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))\nexport default {}'
  const [first, second] = [tried(bomb), tried('export default {}')]
  await t.rejects(first, { code: 'HP_ERR_PREFLIGHT', message: /memory|its process/ })
  await second
})

test('openPreflight() gives the module no capability, and nothing of this machine', async (t) => {
  const tried = opened(t)
  for (const name of ['process', 'require', 'host', 'WebAssembly']) {
    await tried(`if (typeof ${name} !== "undefined") throw new Error("it has ${name}")\nexport default {}`)
  }
  await t.rejects(tried('await fetch("https://example.com")\nexport default {}'), { code: 'HP_ERR_PREFLIGHT' })
})

test('openPreflight() tries once more where this machine had no time, and refuses no package for that', async (t) => {
  const late = new HardpointError('HP_ERR_QUEUE_WAIT', { plugin: 'acme.mail', what: 'health', limitMs: 10_000 })
  const starved = new HardpointError('HP_ERR_STARVED', { plugin: 'acme.mail', what: 'health', limitMs: 5000 })
  for (const [name, answers, code] of [
    ['once', [late], undefined], ['once, without CPU time', [starved], undefined], ['twice', [late, starved], 'HP_ERR_REGISTRY_BUSY'], ['and then fails by itself', [late, new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem: 'it throws' })], 'HP_ERR_PREFLIGHT'],
  ] as const) {
    const left: HardpointError[] = [...answers]
    let closed = 0
    const { preflight, close } = openPreflight({
      openCells: () => ({
        beside: () => ({
          async call() {
            const error = left.shift()
            if (error !== undefined) throw error
            return { text: '', head: undefined, queuedMs: 0, ranMs: 0 }
          },
          async close() { closed++ },
        }),
        async close() { /* nothing was begun */ },
      }),
    })
    const found = await preflight(new Map(), manifestOf(), '1', OPEN).then(() => undefined, (error: unknown) => error)
    t.equal(HardpointError.is(found) ? found.code : found, code, name)
    t.same([closed, left.length], [code === undefined || answers.length > 1 ? 2 : 1, 0], `${name}: each try in an isolate of its own, which is ended`)
    await close()
  }
})

test('openPreflight() ends a trial at its deadline, and blames no package for it', async (t) => {
  const { preflight, close } = openPreflight({ deadlineMs: 1 })
  t.teardown(close)
  const main = new Map([['main.js', Buffer.from('await new Promise(() => undefined)\nexport default {}')]])
  await t.rejects(preflight(main, manifestOf(), 'a', OPEN), { code: 'HP_ERR_REGISTRY_BUSY', details: { seconds: 15 }, cause: { code: 'HP_ERR_STOPPED' } })
})

test('openPreflight() gives up what is tried when the registry closes, and what waits for it', async (t) => {
  const begun = Promise.withResolvers<undefined>()
  let begins = 0
  const { preflight, close } = openPreflight({
    openCells: () => {
      const cells = createCells({ maxMemoryMb: 512, idleMs: 1000, clock: Date.now })
      return {
        beside: (code) => {
          begins++
          const beside = cells.beside(code)
          begun.resolve(undefined)
          return beside
        },
        close: () => cells.close(),
      }
    },
  })
  const closing = new AbortController()
  const main = new Map([['main.js', Buffer.from('while (true);\nexport default {}')]])
  const tried = ['acme', 'zeta', 'evil'].map((publisher) => preflight(main, manifestOf({ id: `${publisher}.mail` }), publisher, closing.signal).catch((error: unknown) => error))
  await begun.promise
  const reason = new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: 15 })
  closing.abort(reason)
  t.same(await Promise.all(tried), [reason, reason, reason])
  t.equal(begins, 1, 'of those that waited none was begun')
  await close()
})

test('openPreflight() asks for all handlers of a module, and finds the one that is missing', async (t) => {
  const tried = opened(t)
  const exports = Array.from({ length: 128 }, (_, n) => ({ id: `send${n}` }))
  const main = (count: number): string => `const exports = {}\nfor (let n = 0; n < ${count}; n++) exports["send" + n] = () => undefined\nexport default { exports }`
  await tried(main(128), { exports })
  await t.rejects(tried(main(127), { exports }), { code: 'HP_ERR_PREFLIGHT', message: /export send127/ })
  await t.rejects(tried('export default { get exports() { for (const end = Date.now() + 900; Date.now() < end;); return {} } }', { exports }), { code: 'HP_ERR_PREFLIGHT' }, 'nor does one that takes its time for each keep it busy')
})
