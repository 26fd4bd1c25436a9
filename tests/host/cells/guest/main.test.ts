import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { test } from 'tap'
import { decodeBatch, encodeMessage } from '../../../../host/cells/batch.ts'
import { helperOperation } from '../../../../host/cells/cell/helper-operations.ts'

const runtime = readFileSync(new URL('../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url), 'utf8')

interface Runtime { deliver(batch: string): void; flush(): string; register(definition: unknown, surface: string): void }

function start(): { runtime: Runtime; run: (code: string) => unknown } {
  const context = createContext({ __helper: helperOperation })
  runInContext(runtime, context)
  const found = Reflect.get(context, '__runtime') as Runtime
  return { runtime: found, run: (code) => runInContext(code, context) }
}
const flushed = (guest: Runtime) => { const text = guest.flush(); return { wakeIn: Number(text.slice(0, text.indexOf('\n'))), messages: decodeBatch(text.slice(text.indexOf('\n') + 1), 100) ?? [] } }

test('the runtime serves a call from batch to batch', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { add: ({ a }) => a + 1 } })'), '{}')
  guest.deliver(encodeMessage({ type: 'call', id: 1, ref: 0, name: 'export.add', text: '{"context":{},"input":{"a":1}}', body: '', kind: 'none' }))
  await new Promise((done) => setImmediate(done))
  t.match(flushed(guest), { wakeIn: -1, messages: [{ type: 'answer', id: 1, ref: 1, text: '2' }] })
})

test('the runtime answers a cancelled call no more', async (t) => {
  const { runtime: guest, run } = start()
  guest.register(run('({ exports: { wait: () => new Promise(() => {}) } })'), '{}')
  const call = { id: 1, ref: 0, text: '{"context":{}}', body: '', kind: 'none' } as const
  guest.deliver(encodeMessage({ ...call, type: 'call', name: 'export.wait' }) + encodeMessage({ ...call, type: 'cancel', name: '-' }))
  await new Promise((done) => setImmediate(done))
  t.same(flushed(guest).messages, [])
})

test('the runtime ignores a batch that is none', (t) => {
  const { runtime: guest } = start()
  t.doesNotThrow(() => guest.deliver('rubbish'))
  t.same(flushed(guest), { wakeIn: -1, messages: [] })
  t.end()
})

test('console writes log lines, and an uncaught error in a timer or microtask is one too', async (t) => {
  const { runtime: guest, run } = start()
  run('console.warn("careful", 1); queueMicrotask(() => { throw new RangeError("micro") }); setTimeout(() => { throw new RangeError("timer") }, 1)')
  await new Promise((done) => setTimeout(done, 10))
  guest.deliver('')
  t.same(flushed(guest).messages.map(({ name, text }) => `${name} ${JSON.parse(text).message}`), ['log.warn careful 1', 'log.error micro', 'log.error A timer failed: timer'])
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
