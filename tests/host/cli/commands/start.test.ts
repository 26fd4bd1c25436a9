import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const MAIN = join(import.meta.dirname, '../../../../host/cli/main.ts')

test('start serves until it is signalled; commands then find it, and after it the directory', async (t) => {
  const directory = t.testdir()
  const host = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--json'], { cwd: directory, env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => host.kill('SIGKILL'))
  const { url, pid } = JSON.parse(await new Promise<string>((resolve) => { host.stdout.once('data', (chunk) => resolve(String(chunk))) })) as { url: string; pid: number }
  t.equal(pid, host.pid)
  t.equal((await fetch(`${url}/healthz`)).status, 200)
  t.match(await tryCli(['list', '--json'], { directory }), { exit: 0, out: '[]', calls: [] }, 'over HTTP: the offline kernel was not opened')
  t.match(await tryCli(['start', '--port', '0'], { directory }), { exit: 7, err: /HP_ERR_DATA_LOCKED/ }, 'a second host on the same directory')
  t.match(await tryCli(['start', '--port', new URL(url).port, '--data', 'other'], { directory }), { exit: 7, err: /HP_ERR_PORT_IN_USE/ })
  const ended = new Promise<number | null>((resolve) => { host.once('exit', resolve) })
  host.kill('SIGTERM')
  t.equal(await ended, 0)
  t.notOk(existsSync(join(directory, '.hardpoint/host.json')))
})

test('start refuses what is no port', async (t) => {
  for (const port of ['x', '65536', '-1', '1e3']) t.match(await tryCli(['start', `--port=${port}`], { directory: home(t) }), { exit: 2 }, port)
})
