import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'tap'
import { home, tryCli } from '../_try.ts'

const MAIN = join(import.meta.dirname, '../../../../host/cli/main.ts')

test('registry start serves until it is signalled', async (t) => {
  const directory = home(t)
  await tryCli(['registry', 'init', 'reg', '--keys', 'operator'], { directory })
  await tryCli(['registry', 'init', 'other', '--keys', 'operator'], { directory })
  const server = spawn(process.execPath, [MAIN, 'registry', 'start', 'reg', '--port', '0', '--json'], { cwd: directory, env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => server.kill('SIGKILL'))
  const line = await new Promise<string>((resolve) => { server.stdout.once('data', (chunk) => resolve(String(chunk))) })
  const { url } = JSON.parse(line) as { url: string }
  t.equal((await fetch(`${url}/healthz`)).status, 200)
  const port = new URL(url).port
  t.match(await tryCli(['registry', 'start', 'other', '--port', port], { directory }), { exit: 7, err: /HP_ERR_PORT_IN_USE/ })
  t.equal((await fetch(`${url}/metadata/1.root.json`)).status, 200)
  t.match(await tryCli(['registry', 'start', 'none', '--port', '0'], { directory }), { exit: 4, err: /registry init/ })
  const ended = new Promise<number | null>((resolve) => { server.once('exit', resolve) })
  server.kill('SIGTERM')
  t.equal(await ended, 0)
})

test('registry start refuses what is no port', async (t) => {
  for (const port of ['x', '65536', '-1', '1e3']) t.match(await tryCli(['registry', 'start', 'reg', `--port=${port}`], { directory: home(t) }), { exit: 2 }, port)
})

test('registry start refuses a proxy that is no address', async (t) => {
  for (const address of ['proxy', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/8/8', '10.0.0', '']) {
    t.match(await tryCli(['registry', 'start', 'reg', `--trust-proxy=${address}`], { directory: home(t) }), { exit: 2, err: /is no address/ }, address)
  }
})
