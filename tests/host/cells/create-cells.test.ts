import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { bench, code, MAIN, type Bench } from './_bench.ts'

test('Cells.call() runs a route with its request, and carries text and bytes', async (t) => {
  const { call } = bench(t)
  t.match(JSON.parse(String((await call('hello', { body: 'text' })).body)), { params: { x: '1' }, body: 'text', path: '/p/x', count: 1 })
  t.same(new Uint8Array((await call('bytes', { body: Uint8Array.of(0, 128, 255) })).body as Uint8Array), Uint8Array.of(255, 127, 0))
  t.match(await call('double', { kind: 'export' }), { text: '42' })
})

test('Cells.call() serves capability calls, with their result or their error', async (t) => {
  const { HardpointError } = await import('@hardpoint/schemas/errors')
  const { call, asked } = bench(t, ({ params }) => params.includes('no')
    ? { ok: false, error: new HardpointError('HP_ERR_NOT_GRANTED', { plugin: 'acme.test', method: 'storage.get', capability: 'storage' }) }
    : { ok: true, result: '{"value":7}' })
  t.match(JSON.parse(String((await call('stored')).body)), { value: 7 })
  t.match(JSON.parse(String((await call('denied')).body)), { code: 'HP_ERR_NOT_GRANTED', details: { capability: 'storage' } })
  t.same(asked.map(({ method, params }) => `${method} ${params}`), ['storage.get {"key":["a"]}', 'storage.get {"key":["no"]}'])
})

/** By a machine that is busy it may be told so. */
const SPUN = /^HP_ERR_(TIMEOUT_CPU|STARVED)$/
const FAILURES: readonly (readonly [string, string | RegExp])[] = [
  ['spin', SPUN], ['spinSync', SPUN], ['loopingError', SPUN],
  ['boom', 'HP_ERR_PLUGIN_THREW'], ['nothing', 'HP_ERR_HANDLER_MISSING'], ['odd', 'HP_ERR_PLUGIN_THREW'], ['toString', 'HP_ERR_HANDLER_MISSING'],
]
test('Cells.call() answers each failure with its own code, and the plugin serves on', async (t) => {
  const { call } = bench(t)
  for (const [id, expected] of FAILURES) {
    await t.rejects(call(id), { code: expected }, id)
    t.match((await call('hello')).head, { status: 200 }, `after ${id}`)
  }
})

test('Cells.call() gives up what does not answer in its time', async (t) => {
  const { call } = bench(t)
  const hasty = code({ limits: { cpuMs: 300, wallMs: 400, memoryMb: 32, concurrency: 16 } })
  await t.rejects(call('hang', { code: hasty }), { code: 'HP_ERR_TIMEOUT_WALL' })
  t.match((await call('hello', { code: hasty })).head, { status: 200 })
})

test('Cells.call() does not end an isolate for what honest calls take together', async (t) => {
  const { call } = bench(t)
  const busy = code({ limits: { cpuMs: 200, wallMs: 20_000, memoryMb: 32, concurrency: 64 } })
  const answers = await Promise.all(Array.from({ length: 60 }, () => call('busy', { code: busy })))
  t.ok(answers.every(({ body }) => body === 'done'), '60 calls of 15 ms, under a limit of 200 ms')
})

test('Cells.call() answers a refusal of the handler as its response', async (t) => {
  const { call } = bench(t)
  const { head, body } = await call('refuse')
  t.match(head, { status: 409 })
  t.same(JSON.parse(String(body)), { a: 1, code: 'T_NO', message: 'no' })
})

test('Cells.call() tells a refusal of an export from what it threw', async (t) => {
  const { call } = bench(t)
  await t.rejects(call('refuse', { kind: 'export' }), { code: 'HP_ERR_PLUGIN_THREW', details: { refusal: true, pluginCode: 'T_NO', pluginDetails: { a: 1 } } })
  const { details } = await call('boom', { kind: 'export' }).then(() => t.fail('it threw'), (error: HardpointError) => error) as HardpointError
  t.match(details, { pluginCode: 'E_OWN', refusal: undefined })
})

test('Cells.call() shows no path of the host in an error', async (t) => {
  const { call } = bench(t)
  const error = await call('boom').catch((thrown: unknown) => thrown)
  t.notMatch(JSON.stringify(error), process.cwd())
  t.match(JSON.stringify(error), /plugin:acme\.test\/main\.js:\d+/)
})

test('Cells.call() refuses a plugin that does not load, with what is wrong', async (t) => {
  const { call } = bench(t)
  await t.rejects(call('hello', { code: code({ main: 'export default {' }) }), { code: 'HP_ERR_PLUGIN_LOAD' })
  await t.rejects(call('hello', { code: code({ digest: 'two', main: 'import "fs"; export default {}' }) }), { code: 'HP_ERR_PLUGIN_LOAD' })
  await t.rejects(call('hello', { code: code({ digest: 'three', main: 'export const a = 1' }) }), { code: 'HP_ERR_PLUGIN_LOAD' })
})

test('Cells: timers run while their call is open, and end with it', async (t) => {
  const { call, asked } = bench(t)
  t.equal((await call('sleep')).body, 'slept')
  t.equal((await call('late')).body, 'early')
  await new Promise((done) => setTimeout(done, 120))
  t.same(asked, [])
})

test('Cells: a killed cell fails started calls, serves anew, and never runs a call twice', async (t) => {
  const { call, cells, seen } = bench(t)
  await call('hello')
  const hanging = t.rejects(call('hang'), { code: 'HP_ERR_CRASH' })
  await new Promise((done) => setTimeout(done, 50))
  const pid = cells.states()[0]?.cell?.pid ?? 0
  process.kill(pid, 'SIGKILL')
  await hanging
  t.match(JSON.parse(String((await call('hello')).body)), { count: 1 })
  t.ok(seen.some(({ what, reason }) => what === 'cell-ended' && /SIGKILL/.test(reason ?? '')))
})

test('Cells: a call that waits while its cell dies runs in the next one', async (t) => {
  const { call, cells } = bench(t)
  await call('hello')
  const spinning = t.rejects(call('spinSync'), { code: 'HP_ERR_CRASH' })
  await new Promise((done) => setTimeout(done, 30))
  const waiting = call('hello')
  await new Promise((done) => setTimeout(done, 30))
  process.kill(cells.states()[0]?.cell?.pid ?? 0, 'SIGKILL')
  await spinning
  t.match(JSON.parse(String((await waiting).body)), { count: 1 })
})

test('Cells: a plugin of another publisher is not touched by a neighbour that dies', async (t) => {
  const { call, cells } = bench(t)
  const other = code({ id: 'other.test', placement: 'other' })
  await call('hello', { code: other })
  await call('hello')
  const pid = cells.states().find(({ plugin }) => plugin === 'acme.test')?.cell?.pid ?? 0
  process.kill(pid, 'SIGKILL')
  t.match(JSON.parse(String((await call('hello', { code: other })).body)), { count: 2 })
})

const PATIENT = code({ limits: { cpuMs: 5000, wallMs: 9000, memoryMb: 32, concurrency: 16 } })

/** Kills the cell while it works on a call. */
async function killBusy(t: Test, { call, cells }: Pick<Bench, 'call' | 'cells'>, meanwhile: () => void = () => undefined): Promise<void> {
  const pid = cells.states()[0]?.cell?.pid ?? 0
  const spinning = t.rejects(call('spinSync', { code: PATIENT }), { code: 'HP_ERR_CRASH' })
  await new Promise((done) => setTimeout(done, 40))
  meanwhile()
  await new Promise((done) => setImmediate(done))
  process.kill(pid, 'SIGKILL')
  await spinning
}

test('Cells: crashes put a plugin into quarantine until it is released', async (t) => {
  let now = Date.parse('2026-11-20T00:00:00Z')
  const { call, cells, seen } = bench(t, undefined, () => now)
  for (let crash = 0; crash < 3; crash++) {
    await call('hello')
    await killBusy(t, { call, cells })
    now += 2000
  }
  await t.rejects(call('hello'), { code: 'HP_ERR_QUARANTINED' })
  t.ok(seen.some(({ what }) => what === 'quarantined'))
  t.match(cells.states(), [{ plugin: 'acme.test', state: 'quarantined', inFlight: 0, crashes: { length: 3 }, held: { reason: '3 crashes within 10 minutes' } }], 'shown, though nothing of it runs')
  t.equal(seen.filter(({ what }) => what === 'crashed').length, 3)
  await cells.release('acme.test')
  t.match(seen.at(-1), { what: 'released', plugin: 'acme.test', reason: /3 crashes within 10 minutes/ })
  t.match((await call('hello')).head, { status: 200 })
})

test('Cells: the first crash costs no pause, the second one does, and calls meanwhile are told until when', async (t) => {
  let now = Date.parse('2026-11-20T00:00:00Z')
  const { call, cells, seen } = bench(t, undefined, () => now)
  await call('hello')
  await killBusy(t, { call, cells })
  t.match((await call('hello')).head, { status: 200 }, 'back at once, at the same instant')
  await killBusy(t, { call, cells })
  await t.rejects(call('hello'), { code: 'HP_ERR_BACKOFF', http: 503, details: { until: '2026-11-20T00:00:01.000Z' } })
  t.match(cells.states(), [{ plugin: 'acme.test', state: 'restarting', held: { until: '2026-11-20T00:00:01.000Z' }, crashes: { length: 2 } }])
  t.match(seen.filter(({ what }) => what === 'backoff'), [{ plugin: 'acme.test', reason: /2 crashes within an hour: not started before 2026-11-20T00:00:01\.000Z/ }])
  now += 1000
  t.match((await call('hello')).head, { status: 200 })
})

test('Cells: a call that waits at the crash which brings the quarantine does not start the plugin again', async (t) => {
  let now = Date.parse('2026-11-20T00:00:00Z')
  const { call, cells, seen } = bench(t, undefined, () => now)
  let waiting: Promise<string> | undefined
  for (let crash = 0; crash < 3; crash++) {
    await call('hello')
    await killBusy(t, { call, cells }, () => { if (crash === 2) waiting = call('hello').then(() => 'served', (error: HardpointError) => error.code) })
    now += 2000
  }
  t.equal(await waiting, 'HP_ERR_QUARANTINED')
  t.equal(seen.filter(({ what }) => what === 'isolate-started').length, 3)
})

test('Cells: a crash between frames is a lone plugin\'s own; of two in a cell, none is blamed', async (t) => {
  const { call, cells } = bench(t)
  const ended = async (pid: number) => {
    process.kill(pid, 'SIGKILL')
    while (cells.states().some(({ cell }) => cell?.pid === pid)) await new Promise((done) => setTimeout(done, 10))
  }
  const pid = () => cells.states().find(({ cell }) => cell !== undefined)?.cell?.pid ?? 0
  await call('hello')
  await ended(pid())
  t.match(cells.states(), [{ plugin: 'acme.test', state: 'asleep', crashes: { length: 1 } }])
  await call('hello')
  await call('hello', { code: code({ id: 'acme.other' }) })
  await ended(pid())
  t.match(cells.states(), [{ plugin: 'acme.test', state: 'asleep', crashes: { length: 1 } }], 'as before')
})

test('Cells: a crash in a timer is blamed on the plugin whose timer it was, and its siblings\' calls go on where they had not begun', async (t) => {
  const { call, cells } = bench(t)
  const other = code({ id: 'acme.other' })
  const patient = { ...PATIENT, digest: 'patient' }
  await call('hello', { code: other })
  await call('hello', { code: patient })
  const spinning = t.rejects(call('spinLater', { code: patient }), { code: 'HP_ERR_CRASH' })
  await new Promise((done) => setTimeout(done, 150))
  const pid = cells.states()[0]?.cell?.pid ?? 0
  process.kill(pid, 'SIGKILL')
  await spinning
  t.match(cells.states().find(({ plugin }) => plugin === 'acme.test'), { crashes: { length: 1 } })
  t.match((await call('hello', { code: other })).head, { status: 200 })
  t.match(cells.states().find(({ plugin }) => plugin === 'acme.other'), { crashes: { length: 0 } })
})

test('Cells: a call that ends its isolate takes along what had begun there; what had not runs in the next one', async (t) => {
  const { call } = bench(t)
  await call('hello')
  const hanging = t.rejects(call('hang'), { code: 'HP_ERR_CRASH', message: /another call of the plugin/ })
  await new Promise((done) => setTimeout(done, 30))
  const spinning = t.rejects(call('spinSync'), { code: SPUN })
  await new Promise((done) => setTimeout(done, 30))
  const waiting = call('hello')
  await Promise.all([hanging, spinning])
  t.match(JSON.parse(String((await waiting).body)), { count: 1 }, 'in a new isolate')
})

test('Cells: a neighbour that spins makes no call of another plugin of its cell fail', async (t) => {
  const { call } = bench(t)
  const honest = code({ id: 'acme.honest', limits: { cpuMs: 400, wallMs: 1000, memoryMb: 32, concurrency: 16 } })
  await call('hello', { code: honest })
  let over = false
  const spinner = (async () => { while (!over) await call('spinSync').catch(() => new Promise((done) => { setTimeout(done, 1) })) })()
  const answers = []
  // Each waits for several entries of the neighbour's: longer, together, than it may run.
  for (let round = 0; round < 2; round++) answers.push(await call('stored5', { code: honest }))
  over = true
  await spinner
  t.ok(answers.every(({ body }) => body === 'stored'))
  t.ok(answers.some(({ queuedMs, ranMs }) => queuedMs > ranMs), 'the wait is told apart')
})

test('Cells: global functions act for the call that uses them', async (t) => {
  const { cells } = bench(t)
  const seen: string[] = []
  await Promise.all(['a', 'b', 'c'].map((who) => cells.call(code(), { kind: 'route', id: 'logged', head: { context: {}, request: { url: 'http://h/', method: 'GET', headers: {} } } }, {
    capability: async ({ method, params }) => { seen.push(`${who} ${method} ${JSON.parse(params).message}`); return { ok: true, result: '' } },
  })))
  t.same(seen.sort(), ['a', 'b', 'c'].flatMap((who) => [`${who} log.info early`, `${who} log.info later`]))
})

test('Cells: a system that refuses processes fails the calls, and blames no plugin', async (t) => {
  const { call, cells } = bench(t)
  const { execPath } = process
  t.teardown(() => { process.execPath = execPath })
  process.execPath = '/nonexistent/node'
  for (let attempt = 0; attempt < 4; attempt++) await t.rejects(call('hello'), { code: 'HP_ERR_CRASH', message: /could not be started \(ENOENT\)/ })
  process.execPath = execPath
  t.same(cells.states(), [])
  t.match((await call('hello')).head, { status: 200 })
  t.match(cells.states(), [{ crashes: { length: 0 } }])
})

test('Cells: states() tells awake from asleep, and stop() ends an isolate', async (t) => {
  const { call, cells } = bench(t)
  t.same(cells.states(), [])
  await call('hello')
  t.match(cells.states(), [{ plugin: 'acme.test', state: 'awake', inFlight: 0 }])
  const hanging = t.rejects(call('hang'), { code: 'HP_ERR_STOPPED' })
  await cells.stop('acme.test')
  await hanging
  t.same(cells.states(), [])
})

test('Cells: another build drains the old one and serves from the new', async (t) => {
  const { call } = bench(t)
  const sleeping = call('sleep')
  const next = await call('hello', { code: code({ digest: 'two', main: MAIN.replace('count = 0', 'count = 100') }) })
  t.match(JSON.parse(String(next.body)), { count: 101 })
  t.equal((await sleeping).body, 'slept')
})

test('Cells.stop() ends a build that drains already, too', async (t) => {
  const { call, cells } = bench(t)
  const hanging = t.rejects(call('hang', { code: code({ limits: { cpuMs: 400, wallMs: 600_000, memoryMb: 32, concurrency: 16 } }) }), { code: 'HP_ERR_STOPPED' })
  await call('hello', { code: code({ digest: 'two' }) })
  await cells.stop('acme.test')
  await hanging
  t.same(cells.states(), [])
})

test('Cells.stop() leaves the build that goes on after an upgrade', async (t) => {
  const { call, cells } = bench(t)
  const hanging = t.rejects(call('hang'), { code: 'HP_ERR_STOPPED' })
  const upgraded = code({ digest: 'two' })
  await call('hello', { code: upgraded })
  const sleeping = call('sleep', { code: upgraded })
  await cells.stop('acme.test', { keep: 'two' })
  await hanging
  t.equal((await sleeping).body, 'slept')
  t.match(JSON.parse(String((await call('hello', { code: upgraded })).body)), { count: 2 }, 'the same isolate')
})

test('Cells: calls beyond the concurrency wait, and beyond twice as many are refused at once', async (t) => {
  const { call, cells } = bench(t)
  const all = Array.from({ length: 50 }, () => call('sleep'))
  t.match(cells.states(), [{ inFlight: 16, waiting: 32 }])
  const many = await Promise.allSettled(all)
  t.equal(many.filter(({ status }) => status === 'fulfilled').length, 48)
  t.match(cells.states(), [{ inFlight: 0, waiting: 0 }])
  t.ok(many.filter((result) => result.status === 'rejected').every((result) => (result as PromiseRejectedResult).reason.code === 'HP_ERR_QUEUE_FULL'))
})

test('Cells: an aborted call stops', async (t) => {
  const { call } = bench(t)
  const controller = new AbortController()
  const hanging = t.rejects(call('hang', { signal: controller.signal }), { code: 'HP_ERR_STOPPED' })
  setTimeout(() => controller.abort(), 30)
  await hanging
})

test('Cells.close() fails what is in flight and what comes after', async (t) => {
  const { call, cells } = bench(t)
  await call('hello')
  const hanging = t.rejects(call('hang'), { code: 'HP_ERR_STOPPED' })
  await cells.close()
  await hanging
  await t.rejects(call('hello'), { code: 'HP_ERR_SHUTTING_DOWN' })
})

test('Cells: a build that cannot be read any more when its cell is gone fails its calls, and the kernel goes on', async (t) => {
  const { call, cells } = bench(t)
  let reads = 0
  const once = Object.defineProperty(code(), 'main', { get: () => { if (++reads > 1) throw new HardpointError('HP_ERR_PACKAGE_MISSING', { plugin: 'acme.test', version: '1.0.0' }); return MAIN } })
  await call('hello', { code: once })
  const busy = t.rejects(call('spinSync', { code: once }), { code: 'HP_ERR_CRASH' })
  await new Promise((done) => setTimeout(done, 50))
  const waiting = t.rejects(call('hello', { code: once }), { code: 'HP_ERR_PACKAGE_MISSING' }, 'it never started, so it is to run in a new cell')
  await new Promise((done) => setImmediate(done))
  process.kill(cells.states()[0]?.cell?.pid ?? 0, 'SIGKILL')
  await Promise.all([busy, waiting])
  t.match(cells.states(), [{ plugin: 'acme.test', state: 'asleep', crashes: { length: 1 } }])
})
