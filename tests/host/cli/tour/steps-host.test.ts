import { spawn, spawnSync } from 'node:child_process'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { greeting, interrupted, interruption } from '../../../../host/cli/tour/steps-host.ts'
import { answer } from './_fake-treasury.ts'
import { failing, failuresOn, fakeContext } from './_step.ts'

const URL = 'http://127.0.0.1:7420'
const HELLO = 'GET /p/hardpoint.hello/hello/you'
const SAID = `
Hardpoint 0.1.0 runs at ${URL}

  tier      free   (No license is set.)

Plugins
  – hardpoint.treasury   hardpoint.treasury 0.1.0 needs the tier pro; this organisation is on free.
  ✓ hardpoint.hello   installed now; may:

Try it  in another terminal
  curl ${URL}/p/hardpoint.hello/hello/you
`

const GREETINGS: readonly (readonly [name: string, change: (said: string) => string, hello: ReturnType<typeof answer>, fails: string[]])[] = [
  ['all is right', (said) => said, answer(200, { message: 'Hello, you!' }), []],
  ['nothing is said', () => 'Try it', answer(200, 'you'), ['howToTry', 'installed', 'tier', 'url', 'whatIsMissing']],
  ['the URL is another', (said) => said.replace(`at ${URL}`, `at ${URL}1`), answer(200, 'you'), ['url']],
  ['the tier is another', (said) => said.replace('tier      free', 'tier      pro'), answer(200, 'you'), ['tier']],
  ['hello is refused', (said) => said.replace('✓', '–'), answer(200, 'you'), ['installed']],
  ['treasury is installed', (said) => said.replace('needs the tier pro', 'installed'), answer(200, 'you'), ['whatIsMissing']],
  ['it does not say how to try it', (said) => said.replace('curl', 'see'), answer(200, 'you'), ['howToTry']],
  ['hello is not served', (said) => said, answer(503, 'you'), ['serves']],
  ['hello greets nobody', (said) => said, answer(200, null), ['serves']],
]

for (const [name, change, hello, fails] of GREETINGS) {
  test(`greeting(): where ${name}, [${fails.join(', ')}] fail`, async (t) => {
    t.strictSame(failing(await greeting({ said: change(SAID), url: URL, http: fakeContext({ http: { [HELLO]: hello } }).http })), fails)
  })
}

const gone = spawnSync(process.execPath, ['-e', '']).pid
const cellOf = (pid: number): Record<string, ReturnType<typeof answer>> => ({ 'GET /api/v1/plugins/hardpoint.treasury': answer(200, { state: { cell: { pid } } }) })

test('interrupted: a host that ends with 0 and takes its cell along passes', async (t) => {
  t.strictSame(await failuresOn(interrupted, { http: cellOf(gone) }), [])
})

test('interrupted: another exit code, a signal, no cell and a cell that is left are failures', async (t) => {
  const left = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
  t.teardown(() => { left.kill('SIGKILL') })
  t.strictSame(await failuresOn(interrupted, { http: cellOf(gone), host: { stop: async () => 1 } }), ['exit'])
  t.strictSame(await failuresOn(interrupted, { http: cellOf(gone), host: { stop: async () => null } }), ['exit'])
  t.strictSame(await failuresOn(interruption({ cellMs: 100 }), { http: cellOf(left.pid ?? 0) }), ['leavesNoCell'])
  t.strictSame(await failuresOn(interrupted, {}), ['hadACell'])
})

test('interrupted: a cell that ends a moment after its host passes', async (t) => {
  const dying = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
  t.teardown(() => { dying.kill('SIGKILL') })
  const host = { stop: async () => { setTimeout(() => { dying.kill('SIGKILL') }, 100); return 0 } }
  t.strictSame(await failuresOn(interrupted, { http: cellOf(dying.pid ?? 0), host }), [])
})

test('interrupted: looks for the cell before it stops the host, and passes on that it does not stop', async (t) => {
  const stuck = new HardpointError('HP_ERR_TOUR', { step: 'npm start', problem: 'it did not stop' })
  const context = fakeContext({ http: cellOf(gone), host: { stop: () => Promise.reject(stuck) } })
  await t.rejects(interrupted.run(context), stuck)
  t.equal(context.asked.length, 1)
})
