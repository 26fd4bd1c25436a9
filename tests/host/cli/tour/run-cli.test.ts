import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { runCli } from '../../../../host/cli/tour/run-cli.ts'
import { fakeRoot, runs, until } from './_fake-root.ts'

test('runCli() runs the command in the repository, on its data directory, with JSON asked for', async (t) => {
  const { root, data } = fakeRoot(t, { cli: 'process.stdout.write(JSON.stringify({ argv: process.argv.slice(2), cwd: process.cwd() }))' })
  t.strictSame(await runCli({ root, data }, ['install', 'treasury']), { exit: 0, json: { argv: ['install', 'treasury', '--json', '--data', data], cwd: root } })
})

const ENDS: readonly (readonly [name: string, cli: string, exit: number, json: object])[] = [
  ['an error on stderr', 'process.stderr.write(\'{"error":{"code":"HP_ERR_TIER"}}\'); process.exitCode = 3', 3, { error: { code: 'HP_ERR_TIER' } }],
  ['a list', "process.stdout.write('[1]')", 0, { value: [1] }],
  ['null', "process.stdout.write('null')", 0, { value: null }],
  ['nothing', '', 0, { said: /^$/ }],
  ['text', "process.stdout.write('out '); process.stderr.write('err'); process.exitCode = 70", 70, { said: 'out err' }],
  ['a crash', "throw new TypeError('lost')", 1, { said: /TypeError: lost/ }],
  ['a question', "process.stdin.on('end', () => process.stdout.write('1')).resume()", 0, { value: 1 }],
]

for (const [name, cli, exit, json] of ENDS) {
  test(`runCli() gives ${name}, and the exit code`, async (t) => {
    t.match(await runCli(fakeRoot(t, { cli }), ['list']), { exit, json })
  })
}

test('runCli() ends a command that does not end', async (t) => {
  const { root, data } = fakeRoot(t, { cli: "process.getBuiltinModule('node:fs').writeFileSync(process.argv.at(-1) + '/pid', String(process.pid)); process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)" })
  await t.rejects(runCli({ root, data, timeoutMs: 3000 }, ['install', 'treasury']), { code: 'HP_ERR_TOUR', message: /stopped at hardpoint install treasury: it did not end within 3000 ms/ })
  t.notOk(runs(Number(readFileSync(join(data, 'pid'), 'utf8'))))
})

test('runCli() tells a command that was killed from one that failed', async (t) => {
  await t.rejects(runCli(fakeRoot(t, { cli: "process.kill(process.pid, 'SIGKILL'); setInterval(() => undefined, 1000)" }), ['list']), { code: 'HP_ERR_TOUR', message: /hardpoint list: it ended with SIGKILL/ })
})

test('runCli() says that nothing could be run', async (t) => {
  const { data } = fakeRoot(t, {})
  await t.rejects(runCli({ root: join(data, 'gone'), data }, ['list']), { code: 'HP_ERR_TOUR', message: /ended with ENOENT/ })
})

test('runCli() ends the command when the tour ends', async (t) => {
  const { root, data } = fakeRoot(t, { cli: "process.getBuiltinModule('node:fs').writeFileSync(process.argv.at(-1) + '/pid', String(process.pid)); setInterval(() => undefined, 1000)" })
  const over = new AbortController()
  const running = runCli({ root, data, signal: over.signal }, ['list'])
  running.catch(() => undefined)
  const file = join(data, 'pid')
  t.ok(await until(() => existsSync(file) && readFileSync(file, 'utf8') !== ''))
  over.abort()
  await t.rejects(running, { code: 'HP_ERR_TOUR', message: /the tour is over/ })
  t.ok(await until(() => !runs(Number(readFileSync(file, 'utf8')))))
})
