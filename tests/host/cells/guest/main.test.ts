import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { test } from 'tap'
import { decodeBatch, encodeMessage } from '../../../../host/cells/batch.ts'
import { helperOperation } from '../../../../host/cells/cell/helper-operations.ts'

const runtime = readFileSync(new URL('../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url), 'utf8')

interface Runtime { deliver(batch: string, bytes?: ArrayBuffer): boolean | string; next(rejected?: string): boolean | string; flush(): string; takeBytes(): ArrayBuffer; warm(): void; register(definition: unknown, surface: string, ambient: boolean): void }

function start(): { runtime: Runtime; run: (code: string) => unknown } {
  const context = createContext({ __helper: helperOperation })
  runInContext(runtime, context)
  const found = Reflect.get(context, '__runtime') as Runtime
  return { runtime: found, run: (code) => runInContext(code, context) }
}
function flushed(guest: Runtime) {
  const text = guest.flush()
  const [wakeIn = -1, length = 0] = text.slice(0, text.indexOf('\n')).split(' ').map(Number)
  return { wakeIn, messages: decodeBatch(text.slice(text.indexOf('\n') + 1), 100, length === 0 ? undefined : new Uint8Array(guest.takeBytes())) ?? [] }
}
const turn = (): Promise<void> => new Promise((done) => { setImmediate(done) })
const CALL = { type: 'call', ref: 0, text: '{"context":{}}', body: { kind: 'none' } } as const

test('the runtime serves a call from batch to batch', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { add: ({ a }) => a + 1 } })'), '{}', true)
  guest.deliver(encodeMessage({ type: 'call', id: 1, ref: 0, name: 'export.add', text: '{"context":{},"input":{"a":1}}', body: { kind: 'none' } }))
  await new Promise((done) => setImmediate(done))
  t.match(flushed(guest), { wakeIn: -1, messages: [{ type: 'answer', id: 1, ref: 1, text: '2' }] })
})

test('the runtime answers a cancelled call no more', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { wait: () => new Promise(() => {}) } })'), '{}', false)
  guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'export.wait' }) + encodeMessage({ ...CALL, id: 1, type: 'cancel', name: '-' }))
  await new Promise((done) => setImmediate(done))
  t.same(flushed(guest).messages, [])
})

test('deliver() gives what is said where nothing more can be, and flush() gives it only where the entry then failed', async (t) => {
  const { runtime: guest, run } = start()
  const call = (id: number, name: string): string => encodeMessage({ ...CALL, id, name })
  const words = (said: unknown) => (decodeBatch(String(said), 9) ?? []).map(({ type, id, text }) => [type, id, text])
  guest.register(run(`({ exports: {
    now: () => 1, later: async () => 2, long: () => "x".repeat(70000),
    detached: (input, host) => { void Promise.resolve().then(() => host.storage.get("x")).catch(() => {}); return 3 },
  } })`), '{"storage.get":["key"]}', false)
  t.same(words(guest.deliver(call(1, 'export.now'))), [['answer', 1, '1']])
  t.same(words(guest.deliver(call(2, 'export.now') + call(3, 'export.now'))), [['answer', 2, '1'], ['answer', 3, '1']], 'and nothing twice')
  t.equal(guest.deliver(call(4, 'export.later')), false)
  await turn()
  t.same(flushed(guest).messages.map(({ id, text }) => [id, text]), [[4, '2']])
  t.equal(guest.deliver(call(5, 'export.long')), false, 'what is long does not stay here until the next call')
  t.equal(flushed(guest).messages.length, 1)
  t.same(words(guest.deliver(call(6, 'export.detached'))), [['answer', 6, '3']])
  await turn()
  t.same(words(guest.deliver('')), [], 'what a call leaves behind says nothing after it')
  guest.deliver(call(7, 'export.now'))
  t.same(words(guest.next('RangeError: nobody handled it')).at(-1), ['answer', 7, '1'], 'the entry failed after it was said')
})

test('after warm(), what a module begins as it loads belongs to no call', async (t) => {
  const { runtime: guest, run } = start()
  guest.warm()
  await turn()
  guest.flush()
  run('setInterval(() => {}, 50)')
  guest.register(run('({ exports: { wait: () => new Promise(() => {}) } })'), '{}', true)
  guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'export.wait' }))
  t.ok(flushed(guest).wakeIn >= 0, 'its timer runs while a call is open')
})

test('next() tells a thousand rejections of one entry, and no more', (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { wait: () => new Promise(() => {}) } })'), '{}', true)
  guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'export.wait' }))
  const told = (): number => guest.flush().match(/request \d+ /g)?.length ?? 0
  for (let each = 0; each < 1500; each++) guest.next('RangeError: again')
  t.equal(told(), 1000)
  guest.deliver('')
  guest.next('RangeError: again')
  t.equal(told(), 1)
  t.end()
})

test('the runtime ignores a batch that is none', (t) => {
  const { runtime: guest } = start()
  t.doesNotThrow(() => guest.deliver('rubbish'))
  t.same(flushed(guest), { wakeIn: -1, messages: [] })
  t.end()
})

test('console writes log lines, and an uncaught error in a timer or microtask is one too', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { wait: () => new Promise(() => {}) } })'), '{}', true)
  run('console.warn("careful", 1); queueMicrotask(() => { throw new RangeError("micro") }); setTimeout(() => { throw new RangeError("timer") }, 1)')
  await new Promise((done) => { setTimeout(done, 10) })
  t.equal(flushed(guest).wakeIn, -1, 'no timer runs while no call is open')
  t.equal(guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'export.wait' })), true, 'the timer now, the call next')
  guest.next()
  t.same(flushed(guest).messages.map(({ name, text }) => `${name} ${JSON.parse(text).message}`), ['log.error A timer failed: timer'])
})

test('what acts for no call in particular acts for the one whose message, reply or timer is worked on', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run(`({ exports: {
    a: async (input, host) => { console.log("a"); await host.storage.get("x"); console.log("a again"); await new Promise((done) => { setTimeout(done, 1) }); console.log("a later"); return 1 },
    b: async () => { console.log("b"); await new Promise((done) => { setTimeout(done, 1) }); console.log("b later"); return 2 },
  } })`), '{"storage.get":["key"]}', true)
  const seen: string[] = []
  const step = async (batch: string): Promise<number> => {
    for (let more = guest.deliver(batch); ; more = guest.next()) {
      await turn()
      if (!more) break
    }
    let asked = 0
    for (const { id, type, name, ref, text } of flushed(guest).messages) {
      if (name === 'log.info') seen.push(`${ref}: ${JSON.parse(text).message}`)
      if (name === 'storage.get') asked = id
      if (type === 'answer') seen.push(`${id}: answered ${text}`)
    }
    return asked
  }
  const id = await step(encodeMessage({ ...CALL, id: 1, name: 'export.a' }) + encodeMessage({ ...CALL, id: 2, name: 'export.b' }))
  await step(encodeMessage({ type: 'reply', id, ref: 1, name: '-', text: '1', body: { kind: 'none' } }))
  await new Promise((done) => { setTimeout(done, 10) })
  await step('')
  t.same(seen.sort(), ['1: a', '1: a again', '1: a later', '1: answered 1', '2: answered 2', '2: b', '2: b later'])
})

test('a timer ends with the call that made it', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { late: () => { setTimeout(() => console.log("late"), 1); return 1 }, wait: () => new Promise(() => {}) } })'), '{}', true)
  guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'export.late' }))
  await turn()
  t.match(flushed(guest), { wakeIn: -1, messages: [{ type: 'answer' }] })
  await new Promise((done) => { setTimeout(done, 10) })
  guest.deliver(encodeMessage({ ...CALL, id: 2, name: 'export.wait' }))
  t.same(flushed(guest).messages, [])
})

test('bytes of one batch are apart: no call sees another\'s through its buffer', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ routes: { echo: async (request) => { const bytes = await request.bytes(); return new Response(Uint8Array.of(bytes.buffer.byteLength, ...bytes)) } } })'), '{}', false)
  const call = (id: number, ...bytes: number[]) => encodeMessage({ ...CALL, id, name: 'route.echo', text: '{"context":{},"request":{"url":"http://h/","method":"POST","headers":{}}}', body: { kind: 'bytes', data: Uint8Array.from(bytes) } })
  guest.deliver(call(1, 7, 255) + call(2, 8), Uint8Array.of(7, 255, 8).buffer)
  await turn()
  const { messages } = flushed(guest)
  t.same(messages.map(({ body }) => body.kind === 'bytes' ? [...body.data] : []), [[2, 7, 255], [1, 8]])
})

test('the runtime has WebCrypto, whose keys a script cannot look into, and whose way to the cell it cannot find', async (t) => {
  const { run } = start()
  const told = await run(`(async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(65), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('x'))
    const refused = await crypto.subtle.exportKey('raw', key).catch((error) => [error instanceof DOMException, error.name].join())
    let reach = ''
    for (let at = key; at !== null; at = Object.getPrototypeOf(at)) for (const name of Reflect.ownKeys(at)) { try { reach += String(JSON.stringify(Reflect.get(at, name, key))) } catch {} }
    const kinds = [key instanceof CryptoKey, crypto instanceof Crypto, crypto.subtle instanceof SubtleCrypto]
    return JSON.stringify({ bytes: signature.byteLength, refused, seen: reach.includes('AAAA'), kinds, helper: typeof __helper })
  })()`) as string
  t.strictSame(JSON.parse(told), { bytes: 32, refused: 'true,InvalidAccessError', seen: false, kinds: [true, true, true], helper: 'undefined' })
})

test('warm() leaves nothing behind', async (t) => {
  const { runtime: guest, run } = start()
  guest.warm()
  await turn()
  t.equal(flushed(guest).wakeIn, -1, 'what it says is thrown away')
  t.same(flushed(guest), { wakeIn: -1, messages: [] })
  guest.register(run('({ exports: { own: () => 1 } })'), '{}', false)
  guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'export.warm' }) + encodeMessage({ ...CALL, id: 2, name: 'export.own' }))
  await turn()
  t.match(flushed(guest).messages, [{ id: 1, ref: 0, text: '{"missing":true}' }, { id: 2, ref: 1, text: '1' }])
})

test('what a plugin plants on prototypes gets hold of nothing that the runtime keeps', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run(`let caught = ''
    for (const name of ['0', '1', 'owner', 'at', 'id', 'every', 'run', 'text', 'bytes', 'length']) {
      for (const prototype of [Object.prototype, Array.prototype]) {
        if (name === 'length' && prototype === Array.prototype) continue
        Object.defineProperty(prototype, name, { configurable: true, get() { return undefined }, set(value) { caught += name + ' '; Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }) } })
      }
    }
    ({ routes: { go: () => { caught = ''; setTimeout(() => {}, 1e5); const found = caught; for (const name of ['0', '1', 'owner', 'at', 'id', 'every', 'run', 'text', 'bytes', 'length']) { delete Object.prototype[name]; if (name !== 'length') delete Array.prototype[name] } return new Response(new TextEncoder().encode(found)) } } })`), '{}', true)
  guest.deliver(encodeMessage({ ...CALL, id: 1, name: 'route.go', text: '{"context":{},"request":{"url":"http://h/","method":"GET","headers":{}}}' }))
  await turn()
  const [answer] = flushed(guest).messages
  t.equal(answer?.body.kind === 'bytes' ? Buffer.from(answer.body.data).toString() : 'no bytes', '')
})
