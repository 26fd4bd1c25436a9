import { test } from 'tap'
import { decodeBatch } from '../../../../host/cells/batch.ts'
import { helperOperation } from '../../../../host/cells/cell/helper-operations.ts'
import { begin, settle, takeOut } from '../../../../host/cells/guest/calls.ts'
import { captureHelper } from '../../../../host/cells/guest/helpers.ts'
import { fetchFor, makeHost } from '../../../../host/cells/guest/host.ts'
import { AbortController } from '../../../../host/cells/guest/web/events.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()
for (const id of [1, 2, 4]) begin(id)

type Guest = Record<string, Record<string, (...values: unknown[]) => Promise<unknown>>>
const said = () => decodeBatch(takeOut().text, 10)?.at(-1)
const reply = (text: string, body = '') => settle({ type: 'reply', id: said()?.id ?? 0, ref: 1, name: '-', text, body: body === '' ? { kind: 'none' } : { kind: 'text', data: body } })

test('makeHost() maps positional arguments to names, and leaves out what is undefined', async (t) => {
  const host = makeHost({ 'storage.set': ['key', 'value', 'options'], 'storage.get': ['key'] }, 4) as Guest
  const pending = host['storage']?.['set']?.(['a'], 1)
  const message = said()
  t.match(message, { ref: 4, name: 'storage.set', text: '{"key":["a"],"value":1}' })
  settle({ type: 'reply', id: message?.id ?? 0, ref: 1, name: '-', text: '{"version":"1"}', body: { kind: 'none' } })
  t.same(await pending, { version: '1' })
  t.ok(Object.isFrozen(host) && Object.isFrozen(host['storage']))
  t.equal(Reflect.getPrototypeOf(host), null)
})

test('makeHost() refuses arguments that the method does not have', async (t) => {
  const host = makeHost({ 'config.get': [] }, 1) as Guest
  await t.rejects(host['config']?.['get']?.('x') ?? Promise.resolve(), { name: 'TypeError' })
})

test('an answer without a value is undefined', async (t) => {
  const host = makeHost({ 'log.info': ['message'] }, 1) as Guest
  const pending = host['log']?.['info']?.('x')
  reply('')
  t.equal(await pending, undefined)
})

test('fetchFor() sends url, method, headers and body, and gives a Response', async (t) => {
  const pending = fetchFor(2, 'https://a.example/x', { method: 'POST', headers: { a: '1' }, body: 'out' })
  const message = said()
  t.match(message, { ref: 2, name: 'http.fetch', body: { kind: 'text', data: 'out' } })
  t.match(JSON.parse(message?.text ?? ''), { url: 'https://a.example/x', init: { method: 'POST', redirect: 'follow' } })
  settle({ type: 'reply', id: message?.id ?? 0, ref: 1, name: '-', text: '{"status":201,"statusText":"","headers":[["b","2"]],"url":"https://a.example/x","redirected":false}', body: { kind: 'text', data: 'in' } })
  const response = await pending
  t.same([response.status, response.headers.get('b'), await response.text()], [201, '2', 'in'])
})

test('fetchFor() rejects when its signal aborts', async (t) => {
  const controller = new AbortController()
  const pending = fetchFor(2, 'https://a.example/x', { signal: controller.signal })
  controller.abort()
  await t.rejects(pending, { name: 'AbortError' })
  takeOut()
})
