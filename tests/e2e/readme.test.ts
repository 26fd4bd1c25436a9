import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { test, type Test } from 'tap'

/** README's commands, run as they stand there: in an empty folder, with bash and curl, over real HTTP. Only the ports are others. */
const ROOT = join(import.meta.dirname, '../..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const tools = ['bash', 'curl'].every((tool) => spawnSync(tool, ['--version']).status === 0)
const options = { skip: tools ? false : 'needs bash and curl', timeout: 170_000 }

/** The ```sh blocks of a section. */
function blocks(section: string): string[] {
  const start = README.indexOf(`\n## ${section}\n`)
  const end = README.indexOf('\n## ', start + 1)
  return [...README.slice(start, end).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
}

/** A folder where `npx hardpoint` and `node` are this repository's. */
function workplace(t: Test): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const cwd = t.testdir()
  const bin = join(cwd, '.bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(ROOT, 'host/cli/main.ts')}" "$@"\n`)
  chmodSync(join(bin, 'npx'), 0o755)
  return { cwd, env: { ...process.env, HARDPOINT_STATE: join(cwd, 'state'), PATH: [bin, join(process.execPath, '..'), process.env['PATH']].join(delimiter) } }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!await fetch(url).then(({ ok }) => ok, () => false)) {
    if (Date.now() > deadline) throw new RangeError(`${url} does not answer`)
    await new Promise((resolve) => { setTimeout(resolve, 50) })
  }
}

async function bash(script: string, { cwd, env }: ReturnType<typeof workplace>): Promise<string> {
  const child = spawn('bash', ['-c', `exec 2>&1\n${script}`], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
  await once(child, 'close')
  return output
}

/** Each pattern stands in the text, after the one before it. */
function inOrder(t: Test, text: string, patterns: readonly RegExp[]): void {
  let rest = text
  for (const pattern of patterns) {
    const found = pattern.exec(rest)
    t.ok(found, String(pattern), { rest: rest.slice(0, 3000) })
    if (found !== null) rest = rest.slice(found.index + found[0].length)
  }
}

test('README: the tour', options, async (t) => {
  const place = workplace(t)
  const port = await freePort()
  const children: ChildProcess[] = []
  let over = false
  // The reader's first terminal: npm start, and again when the tour has killed it.
  const terminal = (): void => {
    const child = spawn(process.execPath, [join(ROOT, 'host/cli/start.ts'), '--port', String(port)], { ...place, stdio: 'ignore' })
    children.push(child)
    child.once('exit', () => { if (!over && children.length < 3) terminal() })
  }
  t.teardown(async () => {
    over = true
    const last = children.at(-1)
    if (last?.exitCode !== null || last.signalCode !== null) return
    last.kill('SIGTERM')
    await once(last, 'exit')
  })
  terminal()
  await answers(`http://127.0.0.1:${port}/p/hardpoint.hello/hello/you`)
  const output = await bash(blocks('The tour').join('\n').replaceAll('127.0.0.1:7420', `127.0.0.1:${port}`), place)
  inOrder(t, output, [
    /HP_ERR_TIER/, /fix\s+Set a license for pro: hardpoint license set/, /wrote pro\.license\.json/, /tier\s+pro/,
    /publisher\s+hardpoint, key SHA256:/, /HP_ERR_CONSENT/, /installed hardpoint\.treasury/,
    /"id":"org:main"/, /"id":"pilot:ada"/, /1000 "status":"posted"/, /"balanced":true,"sums":\[\{"asset":"aUEC\/0","sum":"0"\}\]/, /"balance":"500500"/,
    /"idempotencyKey":"tour-1"/, /TREASURY_IDEMPOTENCY_CONFLICT/, /"needs":"enterprise"/,
    /is off here/, /HP_ERR_FEATURE_OFF/, /is on here/, /at,transfer,kind/,
    /500 "status":"posted"/, /"balance":"1125750"/, /500 "status":"posted"/, /"balance":"2001000"/,
    /HP_ERR_PACKAGE_FILE/, /installed hardpoint\.treasury/, /state\s+expired/, /"balance":"2001000"/, /"code":"HP_ERR_TIER"/,
  ])
  t.match(output, /(?:main\.js) .*was changed after it was signed/)
})

test('README: a plugin of one\'s own, in under a minute', options, async (t) => {
  const place = workplace(t)
  const port = await freePort()
  const [first = '', second = ''] = blocks('Write a plugin').map((text) => text.replaceAll('7430', String(port)))
  // What the reader's first terminal shows; its last command runs on.
  const terminal = spawn('bash', ['-c', `exec 2>&1\n${first.replace(/\nnpx hardpoint start /, '\nexec npx hardpoint start ')}`], { ...place, stdio: ['ignore', 'pipe', 'inherit'] })
  let shown = ''
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => { shown += text })
  t.teardown(async () => {
    if (terminal.exitCode !== null) return
    terminal.kill('SIGTERM')
    await once(terminal, 'exit')
  })
  await answers(`http://127.0.0.1:${port}/healthz`)
  inOrder(t, shown, [/plugin\.json/, /fingerprint SHA256:/, /acme\.hello-0\.1\.0\.hpk/, /published acme\.hello 0\.1\.0/, /listening on/])
  inOrder(t, await bash(second, place), [/installed acme\.hello 0\.1\.0/, /\{"hello":"world"\}/])
})

test('README: two hosts, one registry', options, async (t) => {
  const place = workplace(t)
  const ports = { 7421: await freePort(), 7431: await freePort(), 7432: await freePort() }
  const placed = (text: string): string => Object.entries(ports).reduce((changed, [from, to]) => changed.replaceAll(from, String(to)), text)
  const [made = ''] = blocks('Write a plugin')
  const [registry = '', one = '', two = '', commands = ''] = blocks('Two hosts, one registry').map(placed)
  // What the reader made before, but for its host; the token goes on to the terminal of the last commands.
  const begun = await bash(`${made.replace(/\nnpx hardpoint start .*/, '')}\necho "token=$HARDPOINT_REGISTRY_TOKEN"`, place)
  const token = /token=(\S+)/.exec(begun)?.[1] ?? ''
  t.ok(token.length > 20, begun)
  const terminal = async (command: string, port: number): Promise<void> => {
    const child = spawn('bash', ['-c', `exec ${command.trim()}`], { ...place, stdio: 'ignore' })
    t.teardown(async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    })
    await answers(`http://127.0.0.1:${port}/healthz`)
  }
  await terminal(registry, ports[7421])
  await Promise.all([terminal(one, ports[7431]), terminal(two, ports[7432])])
  const output = await bash(commands, { ...place, env: { ...place.env, HARDPOINT_REGISTRY_TOKEN: token } })
  inOrder(t, output, [
    /installed acme\.hello 0\.1\.0/, /installed acme\.hello 0\.1\.0/, /published acme\.hello 0\.2\.0/,
    /acme\.hello 0\.1\.0 → 0\.2\.0/, /installed acme\.hello 0\.2\.0/, /went back to acme\.hello 0\.1\.0/, /mirror is a copy of/,
  ])
})
