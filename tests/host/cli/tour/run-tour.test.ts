import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { runTour, TOUR, type TourOptions, type TourReport } from '../../../../host/cli/tour/run-tour.ts'
import type { StepResult, TourContext, TourStep } from '../../../../host/cli/tour/tour-step.ts'
import { fakeRoot, runs, until } from './_fake-root.ts'

/** Greets as `npm start` does, serves one page, and leaves its process id where the test finds it. */
const HOST = `
import { createServer } from 'node:http'
const server = createServer((request, response) => request.url === '/never' ? undefined : response.end('{"message":"Hello, you!"}'))
server.listen(0, '127.0.0.1', () => {
  const url = 'http://127.0.0.1:' + server.address().port
  writeFileSync(data + '/../../pid', String(process.pid))
  listens(url, ['Hardpoint runs at ' + url, 'tier free', '– treasury needs the tier pro', '✓ hardpoint.hello', 'Try it', 'curl ' + url + '/p/hardpoint.hello/hello/you', ''].join('\\n'))
})
process.on('SIGINT', () => process.exit(0))
`
const CLI = "process.argv.includes('never') ? setInterval(() => undefined, 1000) : process.stdout.write(JSON.stringify(process.argv.slice(2, -3)))"

interface Tour {
  readonly root: string
  /** What the tour left in the directory for temporary files. */
  readonly left: () => string[]
  readonly pid: () => number
  take(steps: readonly TourStep[], options?: Partial<TourOptions>): Promise<TourReport>
}

function tour(t: Test, start: string = HOST): Tour {
  const { root } = fakeRoot(t, { start, cli: CLI })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = join(root, 'tmp')
  t.teardown(() => { if (before === undefined) delete process.env['TMPDIR']; else process.env['TMPDIR'] = before })
  return {
    root,
    left: () => readdirSync(join(root, 'tmp')),
    pid: () => Number(readFileSync(join(root, 'pid'), 'utf8')),
    take: (steps, options) => runTour({ root, steps, onStep: () => undefined, ...options }),
  }
}

const step = (name: string, run: (context: TourContext) => Promise<StepResult>): TourStep => ({ name, run })
const passes = step('passes', async () => ({ saw: {}, checks: { one: true, two: true } }))

test('runTour() takes every step, and says what each saw', async (t) => {
  const { take, left, pid } = tour(t)
  const told: string[] = []
  const report = await take([passes, step('sees', async () => ({ saw: { a: 1 }, checks: { held: true } }))], { onStep: (name) => { told.push(name) } })
  t.equal(report.ok, true)
  t.match(report.steps, [{ step: /^npm start/, ok: true }, { step: 'passes', ok: true }, { step: 'sees', ok: true, saw: { a: 1 }, checks: { held: true } }])
  t.strictSame(told.slice(1), ['passes…', 'sees…'])
  t.strictSame(left(), [])
  t.notOk(runs(pid()), 'the host does not outlive the tour')
})

const WRONG: readonly (readonly [name: string, checks: Record<string, boolean>])[] = [
  ['one check is false', { one: true, two: false }],
  ['nothing was checked', {}],
]

for (const [name, checks] of WRONG) {
  test(`runTour() is not ok where ${name}, and takes the rest`, async (t) => {
    const { take, left } = tour(t)
    const report = await take([step('wrong', async () => ({ saw: {}, checks })), passes])
    t.equal(report.ok, false)
    t.strictSame(report.steps.map(({ ok }) => ok), [true, false, true])
    t.strictSame(left(), [])
  })
}

const THROWN: readonly (readonly [name: string, run: () => Promise<StepResult>, error: object])[] = [
  ['rejects', () => Promise.reject(new TypeError('no body')), { code: 'HP_ERR_TOUR', message: 'The tour of npm start -- --check stopped at bad: no body.', fix: String }],
  ['throws at once', () => { throw new TypeError('no body') }, { code: 'HP_ERR_TOUR', message: /stopped at bad: no body/ }],
  ['rejects with a coded error', () => Promise.reject(new HardpointError('HP_ERR_FILE_MISSING', { file: '/x', remedy: 'Start again.' })), { code: 'HP_ERR_FILE_MISSING', message: /\/x/, fix: 'Start again.' }],
  ['rejects with what is no error', () => Promise.reject('gone'), { code: 'HP_ERR_TOUR', message: /stopped at bad: gone/ }],
]

for (const [name, run, error] of THROWN) {
  test(`runTour() takes a step that ${name} for failed, with a code, and takes the rest`, async (t) => {
    const { take, left, pid } = tour(t)
    const report = await take([step('bad', run), passes])
    t.equal(report.ok, false)
    t.match(report.steps[1], { step: 'bad', ok: false, checks: { ran: false }, saw: { error } })
    t.equal(report.steps[2]?.ok, true)
    t.strictSame(left(), [])
    t.notOk(runs(pid()))
  })
}

test('runTour() ends at a step that does not end: it says so, and takes no other', async (t) => {
  const { take, left, pid } = tour(t)
  let taken = false
  const report = await take([step('hangs', () => new Promise(() => undefined)), step('after', async () => { taken = true; return { saw: {}, checks: { a: true } } })], { stepMs: 3000 })
  t.equal(report.ok, false)
  t.match(report.steps[1], { step: 'hangs', checks: { ran: false }, saw: { error: { code: 'HP_ERR_TOUR', message: /stopped at hangs: it did not end within 3000 ms/ } } })
  t.match(report.steps[2], { step: 'after', ok: false, checks: { ran: false }, saw: { error: { code: 'HP_ERR_TOUR', message: /stopped at after: it was not taken, since .*hangs/ } } })
  t.notOk(taken)
  t.strictSame(left(), [])
  t.notOk(runs(pid()))
})

test('runTour() ends what a step that does not end has begun: transfers, commands, requests, another host', async (t) => {
  const { take, left } = tour(t)
  const ends: Promise<unknown>[] = []
  const report = await take([step('hangs', async ({ cli, http, ledger }) => {
    const refused = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'ended well', (error: unknown) => HardpointError.is(error) ? error.code : error)
    // Nobody serves transfers here, and what answers with 200 is taken for one: a load without an end.
    ends.push(refused(cli('never')), refused(http.send('GET', '/never')), refused(ledger.load(Number.MAX_SAFE_INTEGER, 1)))
    return new Promise(() => undefined)
  })], { stepMs: 3000 })
  t.equal(report.ok, false)
  t.strictSame(await Promise.all(ends), ['HP_ERR_TOUR', 'HP_ERR_TOUR', 'HP_ERR_TOUR'])
  t.strictSame(left(), [])
})

const STARTS: readonly (readonly [name: string, start: string, message: RegExp])[] = [
  ['ends at once', "process.stderr.write('port in use'); process.exitCode = 7", /npm start: it ended with exit code 7; it said port in use/],
  ['leaves no admin token', "writeFileSync(data + '/host.json', '{\"url\":\"http://127.0.0.1:1\"}'); process.stdout.write('Try it'); stay()", /ENOENT.*admin-token/],
  ['answers nothing', "listens('http://127.0.0.1:1'); stay()", /hello\/you: no answer came/],
]

for (const [name, start, message] of STARTS) {
  test(`runTour() reports a host that ${name}`, async (t) => {
    const { take, left } = tour(t, start)
    const report = await take([step('next', async ({ http }) => { await http.send('GET', '/'); return { saw: {}, checks: { a: true } } })])
    t.equal(report.ok, false)
    t.match(report.steps, [{ ok: false, saw: { error: { code: 'HP_ERR_TOUR', message } } }, { ok: false, saw: { error: { code: 'HP_ERR_TOUR' } } }])
    t.strictSame(left(), [])
  })
}

test('runTour() hands each step the host, its HTTP, a ledger and the CLI, on one directory', async (t) => {
  const { take, root } = tour(t)
  const report = await take([step('looks', async ({ data, http, cli, ledger, host, ...context }) => {
    const { status } = await http.send('GET', '/')
    const { json } = await cli('list')
    await host.kill()
    http.url = await host.start()
    return { saw: { json, root: context.root, token: existsSync(join(data, 'admin-token')) }, checks: { http: status === 200, again: (await http.send('GET', '/')).status === 200, ledger: (await ledger.load(1, 1)).acknowledged === 1 } }
  })])
  t.equal(report.ok, true, report)
  t.match(report.steps[1]?.saw, { json: { value: ['list'] }, root, token: true })
})

test('runTour() leaves nothing behind where a signal ends it', async (t) => {
  const { take, left, pid } = tour(t)
  const interrupted = new AbortController()
  let taken = false
  const touring = take([step('long', () => { interrupted.abort(); return new Promise(() => undefined) }), step('after', async () => { taken = true; return { saw: {}, checks: {} } })], { signal: interrupted.signal })
  await t.rejects(touring, { name: 'AbortError' })
  t.notOk(taken)
  t.strictSame(left(), [])
  t.notOk(runs(pid()))
})

test('runTour() leaves nothing behind where a signal ends it while the host starts', async (t) => {
  const { take, left, pid, root } = tour(t, "writeFileSync(data + '/../../pid', String(process.pid)); process.stdout.write('building'); stay()")
  const interrupted = new AbortController()
  const touring = take([], { signal: interrupted.signal })
  touring.catch(() => undefined)
  t.ok(await until(() => existsSync(join(root, 'pid')) && pid() > 0))
  interrupted.abort()
  await t.rejects(touring, { name: 'AbortError' })
  t.strictSame(left(), [])
  t.notOk(runs(pid()))
})

test('runTour() begins nothing after a signal, and says where it can make no directory', async (t) => {
  const { take, left, root } = tour(t)
  await t.rejects(take([], { signal: AbortSignal.abort() }), { name: 'AbortError' })
  t.strictSame(left(), [])
  mkdirSync(join(root, 'other'))
  writeFileSync(join(root, 'other/file'), '')
  process.env['TMPDIR'] = join(root, 'other/file')
  await t.rejects(take([passes]), { code: 'HP_ERR_TOUR', message: /making a temporary directory: ENOTDIR/ })
})

test('TOUR ends with the end of the host, and names each step once', async (t) => {
  t.match(TOUR.at(-1)?.name, /^Ctrl-C/)
  t.equal(new Set(TOUR.map(({ name }) => name)).size, TOUR.length)
  t.equal(TOUR.length, 11)
})
