import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
import { test } from 'tap'
import { Inspection } from '../../../../host/cells/mod.ts'
import { openInspectServer } from '../../../../host/cli/dev/inspect-server.ts'
import { attach } from './_debugger.ts'
import { ask, inspectedFolder, inspectedMain, start } from './_inspected.ts'

interface Position { readonly lineNumber: number; readonly columnNumber: number }
interface Frame { readonly callFrameId: string; readonly functionName: string; readonly url: string; readonly location: Position & { readonly scriptId: string } }

/** The map that DevTools reads, out of the code that it was given. */
function mapOf(scriptParsed: Readonly<Record<string, unknown>>): SourceMap {
  const base64 = String(scriptParsed['sourceMapURL']).replace(/^data:application\/json;base64,/, '')
  return new SourceMap(JSON.parse(Buffer.from(base64, 'base64').toString()))
}

/** @param line of the author's file, from 1, and the place in the bundle that it became */
function bundled(map: SourceMap, file: string, line: number): Position {
  for (let lineNumber = 0; lineNumber < 200; lineNumber++) {
    const entry = map.findEntry(lineNumber, 1000)
    if ('originalSource' in entry && entry.originalSource === file && entry.originalLine === line - 1 && entry.generatedLine === lineNumber) return { lineNumber, columnNumber: 0 }
  }
  throw new TypeError(`no line ${line} of ${file}`)
}

test('a debugger pauses a call at a line of its author\'s, sees its variables, and lets it go on', async (t) => {
  const { next } = start(t, t.testdir(inspectedFolder()), { inspect: 0 })
  const { url } = await next('listening')
  const { address } = await next('inspect')
  t.match(address, /^127\.0\.0\.1:\d+\/[\w-]{43}$/)
  await next('serving')
  t.equal(await ask(url, 'hello'), 'one!3')
  const session = attach(address)
  await session.ask('Runtime.enable')
  await session.ask('Debugger.enable')
  let parsed = await session.event('Debugger.scriptParsed')
  while (parsed['url'] !== 'plugin:acme.hello/main.js') parsed = await session.event('Debugger.scriptParsed')
  const map = mapOf(parsed)
  const place = bundled(map, 'plugin://acme.hello/src/words.ts', 3)
  t.match(await session.ask('Debugger.setBreakpointByUrl', { url: parsed['url'], ...place }), { locations: [{ lineNumber: place.lineNumber }] })
  const answer = ask(url, 'hello')
  const { callFrames } = await session.event('Debugger.paused') as unknown as { readonly callFrames: readonly Frame[] }
  const [top] = callFrames
  t.match(top, { functionName: 'join', location: { scriptId: parsed['scriptId'] } })
  const entry = map.findEntry(top?.location.lineNumber ?? 0, top?.location.columnNumber ?? 0)
  t.match(entry, { originalSource: 'plugin://acme.hello/src/words.ts', originalLine: 2 })
  t.match(await session.ask('Debugger.evaluateOnCallFrame', { callFrameId: top?.callFrameId, expression: 'joined' }), { result: { value: 'one!' } })
  t.match(await session.ask('Debugger.evaluateOnCallFrame', { callFrameId: top?.callFrameId, expression: 'joined = "changed"' }), { result: { value: 'changed' } })
  // Longer than the call's wall limit, and than the watchdog's patience.
  await new Promise((resolve) => { setTimeout(resolve, 3000) })
  await session.ask('Debugger.resume')
  t.equal(await answer, 'changed3')
  // What is paused when the debugger goes away goes on.
  const left = ask(url, 'hello')
  await session.event('Debugger.paused')
  session.close()
  t.equal(await left, 'one!3')
  t.equal(await ask(url, 'hello'), 'one!3')
})

test('breakpoints that are set before a build runs hold for its first line; a change ends the session, and the next one is in the new build', async (t) => {
  const folder = t.testdir(inspectedFolder())
  writeFileSync(join(folder, 'src/words.ts'), 'globalThis.first = 1\nexport const join = (word: string): string => word\nexport const spin = join\n')
  const { next } = start(t, folder, { inspect: 0 })
  const { url } = await next('listening')
  const { address } = await next('inspect')
  await next('serving')
  const early = attach(address)
  await early.opened
  const asked = [early.ask('Debugger.enable'), early.ask('Debugger.setBreakpointByUrl', { url: 'plugin:acme.hello/main.js', lineNumber: 0 })]
  const answer = ask(url, 'hello')
  t.match(await early.event('Debugger.paused'), { hitBreakpoints: [/plugin:acme\.hello\/main\.js$/] })
  await Promise.all(asked)
  await early.ask('Debugger.resume')
  t.equal(await answer, 'one')
  writeFileSync(join(folder, 'src/main.ts'), inspectedMain('two'))
  await next('serving')
  t.equal(await early.closed, 1001)
  const again = attach(address)
  await again.opened
  const enabled = again.ask('Runtime.enable')
  t.equal(await ask(url, 'hello'), 'two')
  await enabled
  const { context } = await again.event('Runtime.executionContextCreated') as { readonly context: { readonly id: number } }
  t.match(await again.ask('Runtime.evaluate', { expression: 'first + 1', contextId: context.id }), { result: { value: 2 } }, 'the only one that is shown is the plugin\'s')
})

/** The status that an upgrade is answered with, and what a request is. */
async function statusOf(address: string, path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const sent = request(`http://${address.split('/')[0]}${path}`, { headers, agent: false })
  sent.on('response', (response) => { response.resume(); resolve(response.statusCode) })
  sent.on('upgrade', (response, socket) => { socket.destroy(); resolve(response.statusCode) })
  sent.on('error', reject)
  sent.end()
  return promise
}

/** What a page of a browser says that was made to come here (DNS rebinding), or that asks from where it is. */
function elsewhere(host: string): Readonly<Record<string, string>>[] {
  return [
    ...['evil.example', `evil.example:${host.split(':')[1]}`, '127.0.0.1'].map((name) => ({ host: name })),
    ...['http://127.0.0.1:1', `http://${host}`, 'https://evil.example', 'null', 'chrome-extension://abc', 'devtools://evil', 'devtools://devtools.evil'].map((origin) => ({ origin })),
  ]
}

const UPGRADE = { 'connection': 'Upgrade', 'upgrade': 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }

test('openInspectServer() is open to who knows the token alone, to no page of a browser, and to one debugger at a time', async (t) => {
  const server = await openInspectServer(new Inspection({ withDebugger: true, onProfile() {} }), 0)
  t.teardown(() => server.close())
  const [host = '', token = ''] = server.address.split('/')
  const upgrade = (path: string, headers = {}): Promise<number | undefined> => statusOf(host, path, { ...UPGRADE, ...headers })
  for (const path of ['/', '/json/list', `/${token.slice(1)}`, `/${token}x`, `/${token}/`, `/?${token}`, `/${'A'.repeat(43)}`]) t.equal(await upgrade(path), 401, path)
  for (const other of elsewhere(host)) t.equal(await upgrade(`/${token}`, other), 403, JSON.stringify(other))
  const one = attach(server.address)
  await one.opened
  t.equal(await upgrade(`/${token}`), 409)
  one.close()
  await one.closed
  for (const here of [{}, { origin: 'devtools://devtools' }, { host: host.replace('127.0.0.1', 'localhost') }]) {
    // Whoever was there before is gone a moment later.
    let status: number | undefined
    do status = await upgrade(`/${token}`, here); while (status === 409)
    t.equal(status, 101, JSON.stringify(here))
  }
  await t.rejects(openInspectServer(new Inspection({ withDebugger: true, onProfile() {} }), Number(host.split(':')[1])), { code: 'HP_ERR_PORT_IN_USE' })
})

test('openInspectServer() tells nobody who asks where the debugger is', async (t) => {
  const server = await openInspectServer(new Inspection({ withDebugger: true, onProfile() {} }), 0)
  t.teardown(() => server.close())
  const [host = '', token = ''] = server.address.split('/')
  for (const path of ['', 'json', 'json/list', 'json/version', 'json/protocol', token]) {
    const asked = await fetch(`http://${host}/${path}`)
    t.match([asked.status, await asked.text()], [404, ''], path)
    t.strictSame([...asked.headers.keys()].filter((name) => name.startsWith('access-control')), [])
  }
})

test('the token is in no log and no file, and nothing of it without --inspect', async (t) => {
  const folder = t.testdir(inspectedFolder())
  const run = start(t, folder, { inspect: 0 })
  const { url } = await run.next('listening')
  const { address } = await run.next('inspect')
  await run.next('serving')
  await ask(url, 'hello')
  run.end()
  await run.run
  await t.rejects(fetch(`http://${address.split('/')[0]}/`), 'it ends with the run')
  const files = readdirSync(join(folder, '.hardpoint'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const token = address.split('/')[1] ?? ''
  t.strictSame(files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(token)), [])
  const plain = start(t, folder)
  await plain.next('serving')
  plain.end()
  await plain.run
  await t.rejects(plain.next('inspect'), 'the events are over')
})
