import { readFileSync } from 'node:fs'
import { test } from 'tap'
import { decodeBatch } from '../../../../../host/cells/batch.ts'
import { takeOut } from '../../../../../host/cells/guest/calls.ts'
import { reportFailedTimer } from '../../../../../host/cells/guest/web/globals.ts'
import { runInRuntime } from './_in-runtime.ts'

test('reportFailedTimer() writes a line to the plugin\'s log', (t) => {
  reportFailedTimer(new RangeError('late'))
  t.match(decodeBatch(takeOut().text, 10), [{ type: 'request', name: 'log.error', text: '{"message":"A timer failed: late"}' }])
  t.end()
})

test('installGlobals(): the global scope is an EventTarget, and errors that nobody caught come there first', async (t) => {
  const { told, lines } = await runInRuntime(`
    const seen = []
    addEventListener('error', (event) => { seen.push([event instanceof ErrorEvent, event.isTrusted, event.target === globalThis, event.message, event.error?.name]) })
    reportError(new RangeError('reported'))
    queueMicrotask(() => { throw new TypeError('micro') })
    await null
    globalThis.onerror = (message, file, line, column, error) => { seen.push([message, error]); return true }
    reportError(5)
    onerror = () => { throw new Error('handler') }
    reportError('again')
    return { seen, isTarget: globalThis instanceof EventTarget, self: self === globalThis, onerror: typeof onerror, none: onunhandledrejection }`)
  t.same(told, {
    seen: [[true, true, true, 'reported', 'RangeError'], [true, true, true, 'micro', 'TypeError'], [true, true, true, '5', null], ['5', 5], [true, true, true, 'again', null]],
    isTarget: true, self: true, onerror: 'function', none: null,
  })
  t.same(lines, ['error reported', 'error micro', 'error handler', 'error again'])
})

test('installGlobals(): streams and URLPattern are there at once when they are first used', async (t) => {
  const { told } = await runInRuntime(`
    const before = typeof Object.getOwnPropertyDescriptor(globalThis, 'ReadableStream').get
    const { text } = Response.prototype
    const body = new Response('x').body
    class Mine extends TransformStream {}
    const after = Object.getOwnPropertyDescriptor(globalThis, 'ReadableStream')
    globalThis.WritableStream = 5
    return [before, body instanceof ReadableStream, ReadableStream === ReadableStream, new Mine() instanceof TransformStream, Object.keys(Object.getOwnPropertyDescriptor(globalThis, 'ReadableStream')),
      WritableStream, new URLPattern({ pathname: '/:a' }).exec({ pathname: '/x' }).pathname.groups.a, ReadableStream.name, URLPattern.name]`)
  t.same(told, ['function', true, true, true, ['value', 'writable', 'enumerable', 'configurable'], 5, 'x', 'ReadableStream', 'URLPattern'])
})

test('installGlobals(): attributes of names are as the standards have them', async (t) => {
  const { told } = await runInRuntime(`
    const of = (name) => { const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name); return [writable, enumerable, configurable].join() }
    return [[Headers, URL, 'console', 'Headers', 'URL'].filter((name) => typeof name === 'string').map(of), ['fetch', 'atob', 'crypto', 'queueMicrotask'].map(of), [Object.keys(Response.prototype).includes('status'), Object.keys(Object.getPrototypeOf(Response.prototype)).includes('json'), Object.keys(AbortSignal)], fetch.name, fetch.length, navigator.userAgent, String(navigator), Object.isFrozen(crypto)]`)
  t.same(told, [Array(3).fill('true,false,true'), Array(4).fill('true,true,true'), [true, true, ['abort', 'timeout', 'any']], 'fetch', 2, 'Hardpoint', '[object Navigator]', true])
})

test('installGlobals(): what a plugin changes in the built-ins does not reach the way to the cell', async (t) => {
  const { told } = await runInRuntime(`
    const found = []
    const spy = (holder, name) => { const real = holder[name]; holder[name] = function (...values) { for (const value of [this, ...values]) if (typeof value === 'function' && /native code/.test(String(value)) && value.name === '') found.push(name); return Reflect.apply(real, this, values) } }
    for (const name of ['slice', 'replace', 'charCodeAt', 'toWellFormed']) spy(String.prototype, name)
    for (const name of ['push', 'join', 'map', 'values']) spy(Array.prototype, name)
    for (const name of ['get', 'set', 'has']) spy(Map.prototype, name)
    spy(Object.getPrototypeOf(spy), 'call')
    spy(JSON, 'parse')
    Object.defineProperty(Object.prototype, 'helper', { get() { found.push('getter') }, set() { found.push('setter') }, configurable: true })
    const works = [new URL('https://h/x').pathname, crypto.randomUUID().length, new TextDecoder().decode(new Uint8Array(5000)).length]
    return { found, works }`)
  t.same(told, { found: [], works: ['/x', 36, 5000] })
})

test('the page of the web platform lists what a real isolate has: all of ECMA-429 but WebAssembly', (t) => {
  const page = readFileSync(new URL('../../../../../sdk/docs/web-platform.md', import.meta.url), 'utf8')
  const rows = page.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split(' | '))
  const listed = rows.filter((cells) => cells.length === 4).map(([name = '', , there = '']) => [name.slice(3, -1), there] as const)
  t.ok(listed.length > 70)
  for (const [name, there] of listed) t.match(there, name.startsWith('WebAssembly.') ? /^no\. Machine code/ : /^yes$/, name)
  t.notMatch(page, /~~|Nobody says why/)
  t.end()
})
