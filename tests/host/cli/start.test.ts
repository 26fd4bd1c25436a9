import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import picocolors from 'picocolors'
import { test, type Test } from 'tap'
import { start, type StartOptions } from '../../../host/cli/start.ts'
import { runs, until } from './tour/_fake-root.ts'

const SCRIPT = join(import.meta.dirname, '../../../host/cli/start.ts')
type Open = NonNullable<StartOptions['open']>
type Quickstart = Awaited<ReturnType<Open>>
type TakeTour = NonNullable<StartOptions['takeTour']>

interface Tried {
  readonly exit: number
  readonly out: string
  readonly err: string
  readonly opened: Parameters<Open>[0][]
  readonly toured: Parameters<TakeTour>[0][]
  readonly closed: number
}

interface TryOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  readonly tour?: TakeTour
  readonly open?: () => Promise<void>
  readonly license?: () => Promise<unknown>
}

const PASSED = { ok: true, ms: 1, steps: [{ step: 'one', ok: true, ms: 1, saw: {}, checks: { a: true } }] }

/** The command line over a host and a tour that are not there. The host is interrupted as soon as it runs. */
async function tryStart(argv: readonly string[], { env = {}, signal, tour = async () => PASSED, open = async () => undefined, license = async () => ({ tier: 'free', reason: 'No license is set.' }) }: TryOptions = {}): Promise<Tried> {
  const [out, err]: [string[], string[]] = [[], []]
  const [opened, toured]: [Tried['opened'], Tried['toured']] = [[], []]
  const interrupted = new AbortController()
  let closed = 0
  const exit = await start(argv, {
    signal: signal ?? interrupted.signal,
    io: {
      out: (text) => { out.push(text); interrupted.abort() }, err: (text) => { err.push(text) }, progress: () => undefined, interactive: false, ask: async () => '',
      colors: picocolors.createColors(false), env, directory: process.cwd(),
    },
    async open(options) {
      opened.push(options)
      await open()
      return {
        host: { url: 'http://127.0.0.1:7' }, client: { call: license }, registryUrl: 'http://127.0.0.1:8', published: [], outcomes: [], issuerFile: '/keys/license-issuer.key', close: async () => { closed++ },
      } as unknown as Quickstart
    },
    takeTour: async (options) => { toured.push(options); return tour(options) },
  })
  return { exit, out: out.join('\n'), err: err.join('\n'), opened, toured, closed }
}

const MISTAKES: readonly (readonly [argv: string[], message: RegExp])[] = [
  [['--chek'], /Unknown option '--chek'/],
  [['-x'], /Unknown option '-x'/],
  [['check'], /Unexpected argument 'check'/],
  [['--data'], /'--data <value>' argument missing/],
  [['--check=yes'], /'--check' does not take an argument/],
  [['--port', '65536'], /--port takes a number from 0 to 65535, not "65536"/],
  [['--port', '-1'], /--port/],
  [['--port=-1'], /not "-1"/],
  [['--port', '80a'], /not "80a"/],
  [['--port='], /not ""/],
  [['--check', '--port', '0'], /--check takes neither --data nor --port/],
  [['--check', '--data', 'x'], /--check takes neither --data nor --port/],
]

for (const [argv, message] of MISTAKES) {
  test(`start() refuses ${argv.join(' ')} as a mistake of the command line, and starts nothing`, async (t) => {
    const { exit, out, err, opened, toured } = await tryStart(argv)
    t.equal(exit, 2)
    t.equal(out, '')
    t.match(err, message)
    t.match(err, /HP_ERR_USAGE/)
    t.strictSame([...opened, ...toured], [])
  })
}

test('start() --help says how it is called, and starts nothing', async (t) => {
  for (const argv of [['--help'], ['-h'], ['--check', '--help']]) {
    const { exit, out, err, opened, toured } = await tryStart(argv)
    t.equal(exit, 0)
    t.match(out, /^Usage: npm start -- .*--check/s)
    t.equal(err, '')
    t.strictSame([...opened, ...toured], [])
  }
})

const PLACES: readonly (readonly [argv: string[], env: Record<string, string>, data: string, port: number | undefined])[] = [
  [[], {}, '.hardpoint', undefined],
  [[], { HARDPOINT_DATA: '/env' }, '/env', undefined],
  [['--data', '/given'], { HARDPOINT_DATA: '/env' }, '/given', undefined],
  [['--port', '0'], {}, '.hardpoint', 0],
  [['--port=65535'], {}, '.hardpoint', 65_535],
]

for (const [argv, env, data, port] of PLACES) {
  test(`start() ${argv.join(' ')} ${JSON.stringify(env)} opens ${data} on ${port ?? 'the port of its settings'}`, async (t) => {
    const { exit, out, opened, closed } = await tryStart(argv, { env })
    t.match(opened, [{ data, port }])
    t.equal(existsSync(join(opened[0]?.root ?? '', 'host/cli/start.ts')), true, 'the root is the repository\'s')
    t.match(out, /runs at http:\/\/127\.0\.0\.1:7\n/)
    t.match(out, /tier {6}free/)
    t.equal(exit, 0)
    t.equal(closed, 1)
  })
}

test('start() runs until it is interrupted, then closes', async (t) => {
  const never = new AbortController()
  let ended = false
  const running = tryStart([], { signal: never.signal }).finally(() => { ended = true })
  await new Promise((done) => { setTimeout(done, 100) })
  t.notOk(ended)
  never.abort()
  t.match(await running, { exit: 0, closed: 1 })
})

test('start() that is interrupted while it opens closes what it opened, and greets nobody', async (t) => {
  const interrupted = new AbortController()
  const { exit, out, closed } = await tryStart([], { signal: interrupted.signal, open: async () => { interrupted.abort() } })
  t.strictSame({ exit, out, closed }, { exit: 0, out: '', closed: 1 })
})

test('start() says what kept it from starting, with that error\'s exit code', async (t) => {
  const locked = await tryStart([], { open: () => Promise.reject(new HardpointError('HP_ERR_DATA_LOCKED', { directory: '.hardpoint' })) })
  t.match(locked, { exit: 7, out: '', err: /HP_ERR_DATA_LOCKED/, closed: 0 })
  const lost = await tryStart([], { license: () => Promise.reject(new TypeError('no license')) })
  t.match(lost, { exit: 70, out: '', err: /HP_ERR_INTERNAL/, closed: 1 }, 'a host that runs is closed')
})

test('start() --check prints the report alone on stdout, and exits with 0', async (t) => {
  const { exit, out, err, opened, toured } = await tryStart(['--check'])
  t.equal(exit, 0)
  t.strictSame(JSON.parse(out), PASSED)
  t.equal(err, '')
  t.strictSame(opened, [])
  t.equal(toured.length, 1)
  t.ok(existsSync(join(toured[0]?.root ?? '', 'host/cli/start.ts')))
})

test('start() --check exits with 1 where a check was false, and names it on stderr', async (t) => {
  const failed = { ok: false, ms: 1, steps: [...PASSED.steps, { step: 'two', ok: false, ms: 1, saw: {}, checks: { a: true, b: false, c: false } }] }
  const { exit, out, err } = await tryStart(['--check'], { tour: async () => failed })
  t.equal(exit, 1)
  t.strictSame(JSON.parse(out), failed)
  t.equal(err, 'not ok: two (b, c)')
})

test('start() --check renders what kept the tour from being taken, and prints no report', async (t) => {
  const { exit, out, err } = await tryStart(['--check'], { tour: () => Promise.reject(new HardpointError('HP_ERR_TOUR', { step: 'making a temporary directory', problem: 'ENOSPC' })) })
  t.match({ exit, out, err }, { exit: 1, out: /^$/, err: /HP_ERR_TOUR/ })
})

test('start() --check that is interrupted exits with 130 and prints nothing', async (t) => {
  const interrupted = new AbortController()
  const { exit, out, err } = await tryStart(['--check'], { signal: interrupted.signal, tour: ({ signal }) => { interrupted.abort(); return Promise.reject(signal?.reason) } })
  t.strictSame({ exit, out, err }, { exit: 130, out: '', err: '' })
})

interface Run { readonly child: ChildProcess; readonly ended: Promise<[code: number | null, signal: string | null]>; readonly said: () => string }

function run(t: Test, args: readonly string[], { cwd, tmp }: { readonly cwd: string; readonly tmp: string }): Run {
  const child = spawn(process.execPath, [SCRIPT, ...args], { cwd, env: { PATH: process.env['PATH'], TMPDIR: tmp }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString() })
  t.teardown(() => { child.kill('SIGKILL') })
  return { child, ended: once(child, 'close') as Run['ended'], said: () => said }
}

test('start.ts is a program: a mistake is on stderr, and its exit code is 2', async (t) => {
  const directory = t.testdir()
  const { ended, said } = run(t, ['--chek'], { cwd: directory, tmp: directory })
  t.strictSame(await ended, [2, null])
  t.match(said(), /^error Unknown option '--chek'.*HP_ERR_USAGE\nfix /)
  t.strictSame(readdirSync(directory), [])
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`start.ts serves, and ends in order with ${signal}`, async (t) => {
    const directory = t.testdir({ tmp: {} })
    const { child, ended, said } = run(t, ['--data', 'data', '--port', '0'], { cwd: directory, tmp: join(directory, 'tmp') })
    t.ok(await until(() => said().includes('Ctrl-C stops it') || child.exitCode !== null, { ms: 60_000 }))
    const [, url = ''] = /runs at (http:\S+)/.exec(said()) ?? []
    t.equal((await fetch(`${url}/healthz`)).status, 200, said())
    child.kill(signal)
    t.strictSame(await ended, [0, null])
    await t.rejects(fetch(`${url}/healthz`))
  })
}

test('start.ts --check that is interrupted leaves no directory and no process', async (t) => {
  const directory = t.testdir({ tmp: {} })
  const tmp = join(directory, 'tmp')
  const { child, ended, said } = run(t, ['--check'], { cwd: directory, tmp })
  const hostFile = (): string => join(tmp, readdirSync(tmp).find((name) => name.startsWith('hardpoint-check-')) ?? 'none', 'host.json')
  const hostPid = (): number => Number(/"pid":\s*(\d+)/.exec(existsSync(hostFile()) ? readFileSync(hostFile(), 'utf8') : '')?.[1] ?? 0)
  t.ok(await until(() => hostPid() > 0 || child.exitCode !== null, { ms: 60_000 }))
  const pid = hostPid()
  t.ok(runs(pid), said())
  child.kill('SIGTERM')
  t.strictSame(await ended, [130, null])
  t.equal(said(), '')
  t.strictSame(readdirSync(tmp), [])
  t.notOk(runs(pid))
})
