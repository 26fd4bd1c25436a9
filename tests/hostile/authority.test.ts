import { test } from 'tap'
import { rogue, startGround } from './_ground.ts'

/** What a handler finds, told to whoever asks. Each of the values must be what a plugin may know. */
const reports = (id: string, body: string) => rogue(id, `async (request, host, context) => { const found = {}; const attempt = (name, run) => { try { found[name] = run() } catch (error) { found[name] = error.name } }
${body}
return Response.json(found) }`)

const CODE_MAKERS = ['function () {}', 'async function () {}', 'function* () {}', 'async function* () {}', '() => 1', 'class {}', 'Object', 'fetch', 'setTimeout', 'Headers.prototype.get', 'console.log', 'crypto.randomUUID', 'URL', 'Array.prototype.map']

test('no constructor chain makes code from text', async (t) => {
  const ground = await startGround(t, [reports('chains', `
const text = 'return globalThis.process ?? 7'
${CODE_MAKERS.map((maker) => `attempt(${JSON.stringify(maker)}, () => String((${maker}).constructor(text)()))`).join('\n')}
attempt('construct', () => String(Reflect.construct((() => 1).constructor, [text])()))
attempt('parent', () => String(Object.getPrototypeOf((async () => {}).constructor)(text)))
attempt('error', () => { try { null.x } catch (error) { return String(error.constructor.constructor(text)()) } })
attempt('context', () => String(context.constructor.constructor(text)()))
attempt('request', () => String(request.constructor.constructor(text)()))
attempt('promise', () => String(host.log?.info?.constructor(text) ?? fetch('x:').catch(() => 0).constructor.constructor(text)()))
attempt('timer', () => setTimeout(text, 1))
attempt('put back', () => { Object.defineProperty(Object.getPrototypeOf(() => 1), 'constructor', { value: 1 }); return 'put back' })`)])
  const { status, body } = await ground.attack('rogue.chains')
  t.equal(status, 200)
  const { parent, timer, 'put back': back, ...chains } = body
  t.equal(Object.keys(chains).length, CODE_MAKERS.length + 5)
  t.same(Object.entries(chains).filter(([, name]) => name !== 'EvalError'), [])
  // What the refusing constructor inherits from is Function.prototype, which does nothing when it is called.
  t.match({ parent, timer, back }, { parent: 'undefined', timer: 'TypeError', back: 'TypeError' })
  await ground.assertUnharmed(t)
})

const ABSENT = [
  'process', 'require', 'module', 'exports', 'global', 'Buffer', '__dirname', '__filename', '__runtime', '__helper', 'eval', 'Function', 'WebAssembly', 'SharedArrayBuffer',
  'Atomics', 'FinalizationRegistry', 'WeakRef', 'ShadowRealm', 'Deno', 'Bun', 'XMLHttpRequest', 'WebSocket', 'Worker', 'navigator', 'setImmediate', 'gc', 'ivm', 'isolated', 'importScripts',
]

test('no name of the host is in the global scope, by any way to look', async (t) => {
  const ground = await startGround(t, [reports('globals', `
for (const name of ${JSON.stringify(ABSENT)}) attempt(name, () => name in globalThis || Reflect.ownKeys(globalThis).includes(name))
attempt('this', () => (function () { return this === undefined })())
attempt('sloppy this', () => [1].map(Array.prototype.at.bind(undefined)).length)
attempt('meta', () => Reflect.ownKeys(import.meta).length + String(import.meta.url))
attempt('host', () => Reflect.ownKeys(host).length)
attempt('host prototype', () => Object.getPrototypeOf(host) === null)
attempt('write host', () => { host.storage = { get: () => 1 }; return 'written' })
attempt('write context', () => { context.tenant = 'other'; return 'written' })`)])
  const { body } = await ground.attack('rogue.globals')
  t.same(ABSENT.filter((name) => body[name] !== false), [])
  t.match(body, { this: true, 'sloppy this': 'TypeError', meta: '0undefined', host: 0, 'host prototype': true, 'write host': 'TypeError', 'write context': 'TypeError' })
  await ground.assertUnharmed(t)
})

test('nothing is imported, at load or later', async (t) => {
  const names = ['node:fs', 'fs', 'child_process', 'isolated-vm', './main.js', 'plugin:rogue.later/main.js', 'file:///etc/passwd', 'data:text/javascript,export default 7', 'https://example.org/x.js']
  const ground = await startGround(t, [
    rogue('static', '() => new Response()', { before: 'import { readFileSync } from "node:fs"' }),
    reports('later', `for (const name of ${JSON.stringify(names)}) found[name] = await import(name).then(() => 'imported', (error) => error instanceof Error ? 'refused' : typeof error)`),
  ])
  t.match(await ground.attackAsAdmin('rogue.static'), { code: 'HP_ERR_PLUGIN_LOAD', body: { message: /node:fs.*cannot be imported/s } })
  const { status, body } = await ground.attack('rogue.later')
  t.equal(status, 200)
  t.same(names.filter((name) => body[name] !== 'refused'), [])
  await ground.assertUnharmed(t)
})

test('a stack tells nothing of the machine, and call sites nothing at all', async (t) => {
  const ground = await startGround(t, [reports('stacks', `
attempt('stack', () => new Error('here').stack)
attempt('deep', () => { try { JSON.parse('{') } catch (error) { return error.stack } })
attempt('runtime', () => { try { new Response(null, { status: 7 }) } catch (error) { return error.stack } })
attempt('helper', () => { try { new URL({ toString() { return new Error('url').stack } }) } catch (error) { return error.stack } })
attempt('overflow', () => { const again = () => again(); try { again() } catch (error) { return error.stack } })
attempt('prepare', () => { Error.prepareStackTrace = (_, sites) => sites; return 'set' })
attempt('limit', () => { Error.stackTraceLimit = 1e9; return 'set' })
attempt('subclass', () => { class Mine extends Error { static prepareStackTrace(_, sites) { return sites } } return typeof new Mine('x').stack })
attempt('capture', () => { const target = {}; Error.captureStackTrace(target); return typeof target.stack })
attempt('caller', () => String(setTimeout.caller))
attempt('rejected', () => 'later')
found.rejected = await fetch('https://example.org/').catch((error) => error.stack)`)])
  const { body } = await ground.attack('rogue.stacks')
  t.match(body, { stack: /plugin:rogue\.stacks\/main\.js/, prepare: 'TypeError', limit: 'TypeError', subclass: 'string', capture: 'string', caller: 'TypeError' })
  for (const [name, value] of Object.entries(body)) t.notMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m, name)
  await ground.assertUnharmed(t)
})

test('what a plugin changes in its own realm stays there', async (t) => {
  const ground = await startGround(t, [
    reports('pollutes', `
Object.prototype.polluted = true
Array.prototype.polluted = true
JSON.parse = () => ({ polluted: true })
found.polluted = 'polluted' in {}`),
    reports('sibling', `found.polluted = 'polluted' in {}; found.parsed = JSON.parse('1')`),
  ])
  t.match(await ground.attack('rogue.pollutes'), { body: { polluted: true } })
  t.match(await ground.attack('rogue.sibling'), { body: { polluted: false, parsed: 1 } }, 'another plugin of the same publisher, in the same cell')
  await ground.assertUnharmed(t)
})

test('credentials of the caller never reach a plugin', async (t) => {
  const ground = await startGround(t, [reports('curious', `
found.headers = [...request.headers]
found.url = request.url
found.context = context
found.all = JSON.stringify([...Reflect.ownKeys(request)].map((key) => [String(key), String(request[key])]))`)])
  const secrets = { authorization: `Bearer ${ground.system.host.adminToken}`, cookie: 'session=SECRET-1', 'proxy-authorization': 'Basic SECRET-2', 'x-forwarded-for': '10.9.8.7', 'x-amzn-oidc-data': 'SECRET-3', 'x-auth-request-access-token': 'SECRET-4' }
  const { status, text, body } = await ground.attack('rogue.curious', { ...secrets, 'x-harmless': 'seen' })
  t.equal(status, 200)
  t.same((body['headers'] as string[][]).filter(([name]) => name !== 'user-agent'), [['x-harmless', 'seen']])
  for (const secret of [ground.system.host.adminToken, 'SECRET-', '10.9.8.7']) t.notOk(text.includes(secret))
  await ground.assertUnharmed(t)
})
