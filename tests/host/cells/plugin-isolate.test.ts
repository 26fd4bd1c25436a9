import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { decodeBatch, encodeMessage, type Message } from '../../../host/cells/batch.ts'
import type { CellProcess, Outstanding } from '../../../host/cells/cell-process.ts'
import type { CapabilityReply, PluginCode } from '../../../host/cells/cells.ts'
import { PendingCall } from '../../../host/cells/pending-call.ts'
import { frameSize, PluginIsolate, type IsolateEnd } from '../../../host/cells/plugin-isolate.ts'
import type { Frame } from '../../../host/cells/protocol.ts'

const code: PluginCode = { id: 'a.b', version: '1.0.0', digest: 'd', placement: 'a', main: 'code', limits: { cpuMs: 100, wallMs: 5000, memoryMb: 8, concurrency: 9 }, surface: {} }
const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

/** An isolate over a cell that only notes what it is sent: what a hostile cell could answer is then up to the test. */
function start(t: Test, capability: () => Promise<CapabilityReply> = async () => ({ ok: true, result: '1' })) {
  const sent: { frame: Frame; asked: Outstanding }[] = []
  const ends: IsolateEnd[] = []
  const cell = { send: (frame: Frame, asked: Outstanding) => { sent.push({ frame, asked }) } } as unknown as CellProcess
  const isolate = new PluginIsolate(code, cell, 4, (end) => ends.push(end))
  const call = new PendingCall(1, code, { kind: 'export', id: 'x', head: {} }, { capability })
  isolate.run(call)
  // A call that the test leaves open must not hold its timer.
  call.result.catch(() => undefined)
  t.teardown(() => call.fail(new HardpointError('HP_ERR_STOPPED', { plugin: 'a.b', what: 'test' })))
  return { isolate, call, sent, ends }
}
const say = (message: Partial<Message>): string => encodeMessage({ type: 'answer', id: 1, ref: 1, name: '-', text: '1', body: '', kind: 'none', ...message })

test('PluginIsolate loads first, then sends what a turn brought in one frame', async (t) => {
  const { sent, isolate, call } = start(t)
  await turn()
  t.same(sent.map(({ frame }) => frame.type), ['load', 'enter'])
  t.match(decodeBatch(sent[1]?.frame.text ?? '', 9), [{ type: 'call', id: 1, name: 'export.x' }])
  isolate.answered(sent[1]?.asked as Outstanding, { type: 'done', slot: 4, argument: 50, text: say({ text: '5' }) })
  t.match(await call.result, { text: '5' })
  t.equal(isolate.inFlight, 0)
})

test('PluginIsolate: answers to unknown or finished calls go nowhere', async (t) => {
  const { isolate, call, ends } = start(t)
  isolate.said(say({ id: 999 }) + say({ text: '7' }) + say({ text: '8' }) + say({ ref: 0, text: '{}' }))
  t.match(await call.result, { text: '7' })
  t.same(ends, [])
})

test('PluginIsolate ends when it is sent what is no batch', (t) => {
  const { isolate, ends } = start(t)
  isolate.said('rubbish')
  isolate.said(say({}))
  t.match(ends, [{ code: 'HP_ERR_CRASH' }])
  t.equal(ends.length, 1)
  t.end()
})

test('PluginIsolate refuses a flood of capability calls beyond its bound, and goes on', async (t) => {
  let served = 0
  const { isolate, sent } = start(t, () => { served++; return new Promise(() => {}) })
  await turn()
  isolate.said(Array.from({ length: 3000 }, (_, index) => say({ type: 'request', id: index, ref: 1, name: 'storage.get', text: '{}' })).join(''))
  t.equal(served, 1024)
  await turn()
  const frames = sent.slice(2).map(({ frame }) => decodeBatch(frame.text, 10_000) ?? [])
  const replies = frames.flat()
  t.ok(frames.every(({ length }) => length > 0 && length <= 64), 'a full frame leaves at once, and none is empty')
  t.equal(replies.length, 3000 - 1024)
  t.ok(replies.every(({ type, ref, text }) => type === 'reply' && ref === 0 && text.includes('HP_ERR_QUEUE_FULL')))
})

test('PluginIsolate refuses a capability call that belongs to no call, or to one that is over', async (t) => {
  const { isolate, sent, call } = start(t)
  isolate.said(say({}))
  await call.result
  isolate.said(say({ type: 'request', id: 1, ref: 1, name: 'storage.get', text: '{}' }) + say({ type: 'request', id: 2, ref: 0, name: 'log.info', text: '{}' }))
  await turn()
  const replies = sent.flatMap(({ frame }) => frame.type === 'enter' ? decodeBatch(frame.text, 10) ?? [] : []).filter(({ type }) => type === 'reply')
  t.same(replies.map(({ ref, text }) => [ref, JSON.parse(text).code]), [[0, 'HP_ERR_STOPPED'], [0, 'HP_ERR_STOPPED']])
})

test('PluginIsolate fails a call that has used up its CPU in several entries', async (t) => {
  const { isolate, sent, call } = start(t)
  await turn()
  const asked = sent[1]?.asked as Outstanding
  const failed = t.rejects(call.result, { code: 'HP_ERR_TIMEOUT_CPU' })
  for (let entry = 0; entry < 3; entry++) isolate.answered(asked, { type: 'done', slot: 4, argument: 40_000, text: '' })
  await failed
  await turn()
  t.match(decodeBatch(sent.at(-1)?.frame.text ?? '', 9)?.at(-1), { type: 'cancel', id: 1 })
})

for (const [reason, expected] of [['time', 'HP_ERR_TIMEOUT_CPU'], ['memory', 'HP_ERR_MEMORY'], ['load', 'HP_ERR_PLUGIN_LOAD'], ['protocol', 'HP_ERR_CRASH']] as const) {
  test(`PluginIsolate ends with ${expected} when the cell says ${reason}`, (t) => {
    const { isolate, ends } = start(t)
    isolate.lost(JSON.stringify({ reason, problem: 'x' }))
    t.match(ends, [{ code: expected, reason: 'x' }])
    t.end()
  })
}

test('frameSize() lets a frame take a quarter of one call\'s limit, and no more than a full one', (t) => {
  t.equal(frameSize(500, 1), 64)
  t.equal(frameSize(500, 0), 64)
  t.equal(frameSize(500, 10_000), 12)
  t.equal(frameSize(500, 600_000), 1)
  t.equal(frameSize(1, 1000), 1)
  t.end()
})

test('PluginIsolate sends one message a frame until it knows how long they take', async (t) => {
  const { isolate, sent } = start(t)
  await turn()
  let last = 1
  const run = async (count: number): Promise<Outstanding[]> => {
    sent.splice(0)
    for (let each = 0; each < count; each++) isolate.run(new PendingCall(++last, code, { kind: 'export', id: 'x', head: {} }, { capability: async () => ({ ok: true, result: '' }) }))
    await turn()
    return sent.map(({ asked }) => asked)
  }
  const answer = (frames: readonly Outstanding[]): void => {
    for (const asked of frames) isolate.answered(asked, { type: 'done', slot: 4, argument: 5000 * asked.calls.length, text: asked.calls.map((id) => say({ id })).join('') })
  }
  const sizes = (frames: readonly Outstanding[]): number[] => frames.map(({ calls }) => calls.length)
  const first = await run(3)
  t.same(sizes(first), [1, 1, 1])
  answer(first)
  for (let round = 0; round < 30; round++) answer(await run(1))
  // Its limit is 100 ms: 25 ms a frame, 5 ms a call.
  const known = await run(8)
  t.same(sizes(known), [5, 3])
  answer(known)
  t.equal(isolate.inFlight, 1, 'what start() runs')
})
