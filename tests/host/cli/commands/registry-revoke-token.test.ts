import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'tap'
import { home } from '../_try.ts'
import { publishable } from './_registry.ts'

const MAIN = join(import.meta.dirname, '../../../../host/cli/main.ts')

test('registry revoke-token ends one token', async (t) => {
  const { run } = await publishable(home(t))
  const [first] = JSON.parse((await run(['registry', 'list-tokens', 'reg', '--json'])).out) as { id: string }[]
  t.match(await run(['registry', 'revoke-token', 'reg', first?.id ?? '']), { exit: 0 })
  t.match(await run(['plugin', 'publish', 'a.hpk', '--registry', 'reg', '--key', 'k.json']), { exit: 3, err: /HP_ERR_UNAUTHENTICATED/ })
  t.match(await run(['registry', 'revoke-token', 'reg', first?.id ?? '']), { exit: 4, err: /HP_ERR_TOKEN_UNKNOWN[\s\S]*list-tokens/ })
})

test('registry new-token, list-tokens and revoke-token work while the registry is served, and it obeys at once', async (t) => {
  const directory = home(t)
  const { run } = await publishable(directory)
  const server = spawn(process.execPath, [MAIN, 'registry', 'start', 'reg', '--port', '0', '--json'], { cwd: directory, env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => server.kill('SIGKILL'))
  const line = await new Promise<string>((resolve) => { server.stdout.once('data', (chunk) => resolve(String(chunk))) })
  const { url } = JSON.parse(line) as { url: string }
  const { id, token } = JSON.parse((await run(['registry', 'new-token', 'reg', 'acme', '--json'])).out) as { id: string; token: string }
  const whoami = async (): Promise<number> => (await fetch(`${url}/npm/-/whoami`, { headers: { authorization: `Bearer ${token}` } })).status
  t.equal(await whoami(), 200)
  t.equal((JSON.parse((await run(['registry', 'list-tokens', 'reg', '--json'])).out) as unknown[]).length, 2)
  t.match(await run(['registry', 'revoke-token', 'reg', id]), { exit: 0 })
  t.equal(await whoami(), 401)
})
