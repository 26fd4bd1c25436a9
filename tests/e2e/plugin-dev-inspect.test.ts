import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test, type Test } from 'tap'
import type { DevEvent } from '../../host/cli/dev/dev-event.ts'
import { attach } from '../host/cli/dev/_debugger.ts'
import { ask, inspectedFolder, inspectedMain } from '../host/cli/dev/_inspected.ts'

type Of<E extends DevEvent['event']> = Extract<DevEvent, { readonly event: E }>

const MAIN = join(import.meta.dirname, '../../host/cli/main.ts')
/** More than the plugin's wall limit, and than the watchdog's patience. */
const THINKING_MS = 2500

/** `plugin dev --inspect` in a process of its own, as an author runs it. */
function inspect(t: Test, folder: string) {
  const child = spawn(process.execPath, [MAIN, 'plugin', 'dev', folder, '--inspect', '--json'], { env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => { child.kill('SIGKILL') })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    ended: new Promise<number | null>((resolve) => { child.once('close', resolve) }),
    async next<E extends DevEvent['event']>(kind: E): Promise<Of<E>> {
      for (;;) {
        const { value, done } = await lines.next()
        if (done === true) throw new TypeError(`it ended without ${kind}`)
        const event = JSON.parse(value) as DevEvent
        if (event.event === kind) return event as Of<E>
      }
    },
  }
}

/** Where a line of an author's file came to be in the bundle that the debugger shows. */
function bundled(map: SourceMap, file: string, line: number): number {
  for (let lineNumber = 0; lineNumber < 200; lineNumber++) {
    const entry = map.findEntry(lineNumber, 1000)
    if ('originalSource' in entry && entry.originalSource === file && entry.originalLine === line - 1 && entry.generatedLine === lineNumber) return lineNumber
  }
  throw new TypeError(`no line ${line} of ${file}`)
}

/** Pauses the next call at line 3 of words.ts. */
async function breakInWords(address: string): Promise<{ readonly session: ReturnType<typeof attach>; readonly map: SourceMap }> {
  const session = attach(address)
  await session.ask('Debugger.enable')
  let parsed = await session.event('Debugger.scriptParsed')
  while (parsed['url'] !== 'plugin:acme.hello/main.js') parsed = await session.event('Debugger.scriptParsed')
  const map = new SourceMap(JSON.parse(Buffer.from(String(parsed['sourceMapURL']).split(',')[1] ?? '', 'base64').toString()) as ConstructorParameters<typeof SourceMap>[0])
  await session.ask('Debugger.setBreakpointByUrl', { url: parsed['url'], lineNumber: bundled(map, 'plugin://acme.hello/src/words.ts', 3), columnNumber: 0 })
  return { session, map }
}

test('an author debugs a plugin: a breakpoint in a source file, a long look, a change meanwhile, and an end', async (t) => {
  const folder = t.testdir(inspectedFolder())
  const dev = inspect(t, folder)
  const { url } = await dev.next('listening')
  const { address } = await dev.next('inspect')
  await dev.next('serving')
  t.equal(await ask(url, 'hello'), 'one!3')

  const { session, map } = await breakInWords(address)
  const first = ask(url, 'hello')
  const { callFrames } = await session.event('Debugger.paused') as { readonly callFrames: readonly { readonly callFrameId: string; readonly location: { readonly lineNumber: number; readonly columnNumber: number } }[] }
  const [top] = callFrames
  const { lineNumber = 0, columnNumber = 0 } = top?.location ?? {}
  t.match(map.findEntry(lineNumber, columnNumber), { originalSource: 'plugin://acme.hello/src/words.ts', originalLine: 2 })
  t.match(await session.ask('Debugger.evaluateOnCallFrame', { callFrameId: top?.callFrameId, expression: 'joined' }), { result: { value: 'one!' } })
  await new Promise((resolve) => { setTimeout(resolve, THINKING_MS) })
  await session.ask('Debugger.resume')
  t.equal(await first, 'one!3', 'no limit ended it')

  const second = ask(url, 'hello')
  await session.event('Debugger.paused')
  writeFileSync(join(folder, 'src/main.ts'), inspectedMain('two'))
  t.match(await session.ended, { code: 1001, reason: 'The plugin was built anew.' })
  t.equal(await second, 'one!3', 'what was paused ends in the build where it began')
  await dev.next('serving')

  t.equal(await ask(url, 'hello'), 'two!3')
  const again = await breakInWords(address)
  const third = ask(url, 'hello')
  await again.session.event('Debugger.paused')
  const cells = readdirSync(`/proc/${dev.child.pid}/task`).flatMap((task) => readFileSync(`/proc/${dev.child.pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean))
  t.ok(cells.length > 0)
  dev.child.kill('SIGINT')
  t.equal(await dev.ended, 0, 'also while a call is paused')
  t.match(await third.catch(String), /two!3|HP_ERR|failed/)
  while (cells.some((pid) => existsSync(`/proc/${pid}`))) await new Promise((resolve) => { setTimeout(resolve, 10) })
  t.pass('no process is left')
})
