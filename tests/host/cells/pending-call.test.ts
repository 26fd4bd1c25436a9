import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { GuestCall, PluginCode } from '../../../host/cells/cells.ts'
import { carried, PendingCall } from '../../../host/cells/pending-call.ts'

const code: PluginCode = { id: 'a.b', version: '1.0.0', digest: 'd', placement: 'a', main: '', limits: { cpuMs: 1, wallMs: 1, memoryMb: 8, concurrency: 1 }, surface: {} }
const pending = (call: Partial<GuestCall> = {}): PendingCall =>
  new PendingCall(5, code, { kind: 'route', id: 'x', head: { a: 1 }, ...call }, { capability: async () => ({ ok: true, result: '' }) })

test('PendingCall.message() carries head and body', (t) => {
  t.match(pending({ body: 'text' }).message(), { type: 'call', id: 5, name: 'route.x', text: '{"a":1}', body: { kind: 'text', data: 'text' } })
  t.match(pending({ body: new Uint8Array([0, 255]) }).message(), { body: { kind: 'bytes', data: Uint8Array.of(0, 255) } })
  t.match(pending().message(), { body: { kind: 'none' } })
  t.end()
})

test('PendingCall settles once, and ends what runs for it', async (t) => {
  const call = pending()
  let over = 0
  call.onOver(() => over++)
  const signal = call.overSignal
  t.notOk(signal.aborted)
  call.succeed('{"status":200,"headers":[]}', { kind: 'text', data: 'hi' })
  call.fail(new HardpointError('HP_ERR_STOPPED', { plugin: 'a.b', what: 'x' }))
  t.match(await call.result, { head: { status: 200 }, body: 'hi' })
  t.ok(signal.aborted)
  t.match(signal.reason, { name: 'AbortError' })
  t.equal(over, 1)
  t.ok(call.settled)
  const late = pending()
  late.fail(new HardpointError('HP_ERR_STOPPED', { plugin: 'a.b', what: 'x' }))
  await t.rejects(late.result)
  t.ok(late.overSignal.aborted, 'asked for only after the end')
})

test('PendingCall fails a route whose head is not JSON, or larger than what is read', async (t) => {
  for (const head of ['{', `{"status":200,"headers":[["a","${'x'.repeat(262_144)}"]]}`]) {
    const call = pending()
    call.succeed(head, { kind: 'none' })
    await t.rejects(call.result, { code: 'HP_ERR_PLUGIN_ANSWER' })
  }
})

test('PendingCall leaves the result of an export as text', async (t) => {
  const call = pending({ kind: 'export' })
  call.succeed('{"deep":[1]}', { kind: 'none' })
  t.match(await call.result, { text: '{"deep":[1]}', head: null })
})

test('PendingCall tells waiting from running, and keeps what started from being run again', async (t) => {
  const call = pending()
  t.notOk(call.started)
  await new Promise((done) => { setTimeout(done, 20) })
  t.ok(call.waitedMs > 10 && call.ranMs < 1, 'it has only waited so far')
  call.markBegun()
  t.ok(call.started)
  const waited = call.waitedMs
  await new Promise((done) => { setTimeout(done, 20) })
  t.equal(call.waitedMs, waited)
  t.ok(call.ranMs > 10)
  call.markWaiting()
  await new Promise((done) => { setTimeout(done, 20) })
  t.ok(call.waitedMs > waited + 10, 'a reply waits for the cell')
  call.markBegun()
  call.succeed('{}', { kind: 'none' })
  const { queuedMs, ranMs } = await call.result
  t.ok(queuedMs > waited + 10 && ranMs > 10)
})

test('PendingCall.unwatch() ends what watches it, once', (t) => {
  const call = pending()
  let over = 0
  call.onOver(() => over++)
  call.unwatch()
  t.equal(over, 1)
  t.notOk(call.settled)
  call.succeed('{}', { kind: 'none' })
  t.equal(over, 1)
  t.end()
})

test('carried() keeps text and bytes as they are', (t) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  t.same(carried(bytes), { kind: 'bytes', data: bytes })
  t.same(carried('é'), { kind: 'text', data: 'é' })
  t.same(carried(undefined), { kind: 'none' })
  t.end()
})
