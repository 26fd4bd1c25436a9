import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { GuestCall, PluginCode } from '../../../host/cells/cells.ts'
import { carried, payload, PendingCall } from '../../../host/cells/pending-call.ts'

const code: PluginCode = { id: 'a.b', version: '1.0.0', digest: 'd', placement: 'a', main: '', limits: { cpuMs: 1, wallMs: 1, memoryMb: 8, concurrency: 1 }, surface: {} }
const pending = (call: Partial<GuestCall> = {}): PendingCall =>
  new PendingCall(5, code, { kind: 'route', id: 'x', head: { a: 1 }, ...call }, { capability: async () => ({ ok: true, result: '' }) })

test('PendingCall.message() carries head and body', (t) => {
  t.match(pending({ body: 'text' }).message(), { type: 'call', id: 5, name: 'route.x', text: '{"a":1}', body: 'text', kind: 'text' })
  t.match(pending({ body: new Uint8Array([0, 255]) }).message(), { body: '\u0000\u00ff', kind: 'bytes' })
  t.match(pending().message(), { body: '', kind: 'none' })
  t.end()
})

test('PendingCall settles once, and ends what runs for it', async (t) => {
  const call = pending()
  let over = 0
  call.onOver(() => over++)
  const signal = call.overSignal
  t.notOk(signal.aborted)
  call.succeed('{"status":200,"headers":[]}', 'text', 'hi')
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

test('PendingCall fails a route whose head is not JSON', async (t) => {
  const call = pending()
  call.succeed('{', 'none', '')
  await t.rejects(call.result, { code: 'HP_ERR_PLUGIN_ANSWER' })
})

test('PendingCall leaves the result of an export as text', async (t) => {
  const call = pending({ kind: 'export' })
  call.succeed('{"deep":[1]}', 'none', '')
  t.match(await call.result, { text: '{"deep":[1]}', head: null })
})

test('carried() and payload() keep every byte', (t) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  const { kind, data } = carried(bytes)
  t.same(new Uint8Array(payload(kind, data) as Uint8Array), bytes)
  t.equal(payload('text', 'é'), 'é')
  t.same(carried(undefined), { kind: 'none', data: '' })
  t.end()
})
