import { test } from 'tap'
import { decodeBatch, type Message } from '../../../../host/cells/batch.ts'
import { takeOut } from '../../../../host/cells/guest/calls.ts'
import { register, start } from '../../../../host/cells/guest/handlers.ts'
import { Response } from '../../../../host/cells/guest/web/response.ts'

let last = 100
async function run(name: string, head: object, body = ''): Promise<Message | undefined> {
  start({ type: 'call', id: ++last, ref: 0, name, text: JSON.stringify({ context: { tenant: 't' }, ...head }), body: body === '' ? { kind: 'none' } : { kind: 'text', data: body } })
  await new Promise((done) => setImmediate(done))
  return decodeBatch(takeOut().text, 10)?.find(({ id }) => id === last)
}
const request = { request: { url: 'http://h/p/x', method: 'POST', headers: { a: '1' } } }

test('register() takes functions of the four tables, and needs an object', (t) => {
  t.throws(() => register(undefined, {}), TypeError)
  t.throws(() => register('x', {}), TypeError)
  t.doesNotThrow(() => register({ routes: null, events: 5 }, {}))
  t.end()
})

test('start() answers a route with status, headers and body', async (t) => {
  register({ routes: { echo: async (incoming: { text(): Promise<string> }, _host: object, context: { tenant: string }) => new Response(`${context.tenant}:${await incoming.text()}`, { status: 201 }) } }, {})
  const message = await run('route.echo', request, 'hi')
  t.match(message, { ref: 1, body: { kind: 'text', data: 't:hi' } })
  t.match(JSON.parse(message?.text ?? ''), { status: 201, headers: [['content-type', 'text/plain;charset=UTF-8']] })
})

test('start() answers events, jobs and exports with JSON', async (t) => {
  register({ exports: { add: ({ a, b }: { a: number; b: number }) => a + b, nothing: () => undefined }, jobs: { daily: () => ({ done: true }) } }, {})
  t.match(await run('export.add', { input: { a: 1, b: 2 } }), { ref: 1, text: '3' })
  t.match(await run('export.nothing', {}), { ref: 1, text: 'null' })
  t.match(await run('job.daily', {}), { ref: 1, text: '{"done":true}' })
})

test('start() says whether there is a handler, and runs nothing of it', async (t) => {
  let ran = 0
  const handler = () => { ran++ }
  register({ routes: { list: handler }, exports: { send: handler }, health: handler }, {})
  const ask = async (name: string): Promise<Message | undefined> => {
    start({ type: 'call', id: ++last, ref: 0, name, text: 'null', body: { kind: 'none' } })
    await new Promise((done) => setImmediate(done))
    return decodeBatch(takeOut().text, 10)?.find(({ id }) => id === last)
  }
  for (const name of ['route.list', 'export.send', 'health.health']) t.match(await ask(name), { ref: 1, text: 'true' }, name)
  t.match(await ask('job.list'), { ref: 0, text: '{"missing":true}' })
  t.equal(ran, 0)
})

test('start() gives migrations and the health handler the host and the context alone', async (t) => {
  const given: unknown[][] = []
  register({ health: (...all: unknown[]) => { given.push(all) }, migrations: { 2: async (...all: unknown[]) => { given.push(all) }, 3: 'none' } }, { 'storage.get': ['key'] })
  t.match(await run('health.health', { input: 'forged' }), { ref: 1, text: 'null' })
  t.match(await run('migration.2', {}), { ref: 1, text: 'null' })
  t.match(given.map(([host, context, ...more]) => [Object.keys(host as object), context, more]), [[['storage'], { tenant: 't' }, []], [['storage'], { tenant: 't' }, []]])
  for (const name of ['migration.3', 'migration.4', 'migration.constructor', 'health.other']) t.match(await run(name, {}), { ref: 0, text: '{"missing":true}' }, name)
  register({}, {})
  t.match(await run('health.health', {}), { ref: 0, text: '{"missing":true}' }, 'of the version before nothing is left')
})

test('start() tells a handler which features are on', async (t) => {
  register({ exports: { ask: (_input: unknown, _host: object, context: { feature(name: string): boolean; features?: unknown }) => [context.feature('a'), context.feature('b'), context.features ?? null] } }, {})
  t.match(await run('export.ask', { context: { features: ['a'] } }), { text: '[true,false,null]' })
  t.match(await run('export.ask', {}), { text: '[false,false,null]' })
})

test('start() says that a handler is missing; names of the prototype are none', async (t) => {
  for (const name of ['route.none', 'route.constructor', 'export.toString', 'route.__proto__']) t.match(await run(name, request), { ref: 0, text: '{"missing":true}' })
})

test('start() turns a refusal of a route into a response, and of an export into an error', async (t) => {
  const refuse = (): never => { throw Object.assign(new Error('no'), { refusal: true, status: 409, code: 'T_NO', details: { code: 'faked', a: 1 } }) }
  register({ routes: { refuse }, exports: { refuse } }, {})
  const message = await run('route.refuse', request)
  t.same(JSON.parse(message?.body.kind === 'text' ? message.body.data : ''), { code: 'T_NO', message: 'no', a: 1 })
  t.match(JSON.parse((await run('export.refuse', {}))?.text ?? ''), { refusal: true, code: 'T_NO' })
})

test('start() answers although no JSON can be written', async (t) => {
  register({ exports: { ask: () => ({ a: 1 }) }, routes: { ask: async () => new Response('x') } }, {})
  const { stringify } = JSON
  const answered: Message[] = []
  JSON.stringify = () => { throw new RangeError('Maximum call stack size exceeded') }
  try {
    start({ type: 'call', id: ++last, ref: 0, name: 'export.ask', text: '{"context":{}}', body: { kind: 'none' } })
    start({ type: 'call', id: ++last, ref: 0, name: 'route.ask', text: '{"context":{},"request":{"url":"http://h/","method":"GET","headers":{}}}', body: { kind: 'none' } })
    await new Promise((done) => setImmediate(done))
    answered.push(...decodeBatch(takeOut().text, 10) ?? [])
  } finally {
    JSON.stringify = stringify
  }
  t.same(answered.map(({ id, ref }) => [id, ref]), [[last - 1, 0], [last, 0]])
  for (const { text } of answered) t.match(JSON.parse(text), { message: /cannot be told/ })
})

test('start() turns everything else thrown into an error, and a route\'s answer must be a Response', async (t) => {
  register({ routes: { boom: () => { throw new RangeError('x') }, odd: () => ({ status: 200 }) } }, {})
  t.match(JSON.parse((await run('route.boom', request))?.text ?? ''), { name: 'RangeError', message: 'x' })
  t.match(JSON.parse((await run('route.odd', request))?.text ?? ''), { name: 'TypeError' })
})
