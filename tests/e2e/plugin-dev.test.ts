import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test, type Test } from 'tap'

const MAIN = join(import.meta.dirname, '../../host/cli/main.ts')

/** The command line in a process of its own, as an author runs it. */
function cli(t: Test, directory: string, ...argv: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...argv], { cwd: directory, env: {}, stdio: ['ignore', 'pipe', 'pipe'] })
  t.teardown(() => { child.kill('SIGKILL') })
  const lines: string[] = []
  let wake = (): void => undefined
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => { lines.push(line); wake() })
  const ended = new Promise<number | null>((resolve) => { child.once('close', (code) => { resolve(code); wake() }) })
  return {
    child, ended,
    /** The next line that says so; those before it are passed over. */
    async line(pattern: RegExp): Promise<string> {
      for (;;) {
        const line = lines.shift()
        if (line !== undefined && pattern.test(line)) return line
        if (line !== undefined) continue
        if (child.exitCode !== null) throw new Error(`it ended before it said ${pattern}`)
        await new Promise<void>((resolve) => { wake = resolve })
      }
    },
  }
}

/** Processes that a process started, by what the system knows of them. */
function childrenOf({ pid }: ChildProcess): string[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean))
}

/** As editors save: a new file takes the place of the old one. */
function save(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text)
  renameSync(`${file}.tmp`, file)
}

test('an author writes a plugin: new, dev, edit, a mistake, an error, and an end', async (t) => {
  const directory = t.testdir()
  t.equal(await cli(t, directory, 'plugin', 'new', 'hello', '--id', 'acme.hello').ended, 0)
  const main = join(directory, 'hello/main.ts')
  const code = readFileSync(main, 'utf8')

  const dev = cli(t, directory, 'plugin', 'dev', 'hello')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await dev.line(/runs at http/))?.[0] ?? ''
  t.match(await dev.line(/GET/), `GET    ${url}/p/acme.hello/hello/:name`)
  const ask = async (path = 'hello/you'): Promise<{ readonly status: number; readonly text: string }> => {
    const response = await fetch(`${url}/p/acme.hello/${path}`)
    return { status: response.status, text: await response.text() }
  }
  t.strictSame(await ask(), { status: 200, text: '{"hello":"you"}' })

  save(main, code.replace('{ hello: params.name }', '{ bonjour: params.name }'))
  t.match(await dev.line(/serve/), /0\.1\.0-dev\.2 after \d+ ms {2}main\.ts$/)
  t.strictSame(await ask(), { status: 200, text: '{"bonjour":"you"}' })

  save(main, code.replace('{ hello: params.name }', '{ hello: params.name'))
  t.match(await dev.line(/error/), /The plugin does not build: main\.ts:5:\d+: .* HP_ERR_BUILD/)
  t.match(await dev.line(/goes on/), /0\.1\.0-dev\.2 goes on serving/)
  t.strictSame(await ask(), { status: 200, text: '{"bonjour":"you"}' })

  save(main, `${code.replace('Response.json({ hello: params.name })', 'fail(params.name)')}\nfunction fail(name?: string): Response {\n  throw new TypeError(\`no greeting for \${name}\`)\n}\n`)
  await dev.line(/serve/)
  const failed = await ask()
  t.equal(failed.status, 500)
  t.notMatch(failed.text, /greeting|main\.ts|\/home|stack/, 'who calls it is told nothing')
  t.match(await dev.line(/warn/), /GET \/p\/acme\.hello\/hello\/you: .*TypeError: no greeting for you/)
  t.match(await dev.line(/ at /), /at fail \(main\.ts:10:9\)/)
  t.match(await dev.line(/ at /), /main\.ts:5:\d+\)/)

  const children = childrenOf(dev.child)
  t.ok(children.length > 0)
  dev.child.kill('SIGINT')
  t.equal(await dev.ended, 0)
  // Cells were killed, and the bundler's own process ends when it finds its parent gone: the system takes a moment to bury them.
  while (children.some((pid) => existsSync(`/proc/${pid}`))) await new Promise((resolve) => { setTimeout(resolve, 10) })
  t.pass('no process is left')
  t.strictSame(readdirSync(join(directory, 'hello')).sort(), ['.gitignore', '.hardpoint', 'LICENSE', 'README.md', 'main.ts', 'package.json', 'plugin.json'])
})

test('a second plugin dev in a folder, and one on a port that is taken, say so', async (t) => {
  const directory = t.testdir()
  for (const name of ['one', 'two']) t.equal(await cli(t, directory, 'plugin', 'new', name).ended, 0)
  const first = cli(t, directory, 'plugin', 'dev', 'one', '--json')
  const { url } = JSON.parse(await first.line(/listening/)) as { url: string }
  const again = cli(t, directory, 'plugin', 'dev', 'one')
  t.match(await again.line(/error/), /one already: http:\/\/127\.0\.0\.1:\d+, process \d+\. HP_ERR_DEV_RUNNING/)
  t.equal(await again.ended, 7)
  const taken = cli(t, directory, 'plugin', 'dev', 'two', '--port', new URL(url).port)
  t.match(await taken.line(/error/), /HP_ERR_PORT_IN_USE/)
  t.equal(await taken.ended, 7)
  first.child.kill('SIGTERM')
  t.equal(await first.ended, 0)
})
