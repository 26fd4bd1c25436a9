import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { decodeBatch, encodeMessage, type Message } from '../../../host/cells/batch.ts'
import { CellQueue } from '../../../host/cells/cell-queue.ts'
import type { CapabilityReply, PluginCode } from '../../../host/cells/cells.ts'
import { PendingCall } from '../../../host/cells/pending-call.ts'
import { PluginIsolate, type IsolateEnd } from '../../../host/cells/plugin-isolate.ts'
import type { Frame, ReceivedFrame } from '../../../host/cells/protocol.ts'
import { FakeCell } from './_fake-cell.ts'

const code: PluginCode = { id: 'a.b', version: '1.0.0', digest: 'd', placement: 'a', main: 'code', limits: { cpuMs: 100, wallMs: 5000, memoryMb: 8, concurrency: 9 }, surface: {} }
const turn = (): Promise<void> => new Promise((done) => setImmediate(done))
const nothing = async (): Promise<CapabilityReply> => ({ ok: true, result: '1' })

/** An isolate over a cell that only notes what it is sent: what a hostile cell could answer is then up to the test. */
async function start(t: Test, { capability = nothing, limits = {} }: { capability?: () => Promise<CapabilityReply>; limits?: Partial<PluginCode['limits']> } = {}) {
  const ends: { end: IsolateEnd; calls: readonly number[] }[] = []
  const build = { ...code, limits: { ...code.limits, ...limits } }
  const cell = new FakeCell()
  const queue = new CellQueue<PluginIsolate>(cell.process, 'a')
  const isolate = new PluginIsolate(build, queue, 4, (end, calls) => ends.push({ end, calls }))
  queue.isolates.set(4, isolate)
  cell.onBegin = (asked) => isolate.begun(asked)
  t.teardown(() => isolate.end((call) => new HardpointError('HP_ERR_STOPPED', { plugin: 'a.b', what: call.what })))
  let last = 0
  const run = (): PendingCall => {
    const call = new PendingCall(++last, build, { kind: 'export', id: 'x', head: {} }, { capability })
    call.result.catch(() => undefined)
    isolate.run(call)
    return call
  }
  const answer = (changes: Partial<ReceivedFrame> = {}): void => {
    const asked = cell.shift()
    queue.answered(asked, { type: 'done', slot: 4, argument: 50, text: '', ...changes })
  }
  await turn()
  answer()
  return { isolate, cell, ends, run, answer, queue }
}
const say = (message: Partial<Message>): string => encodeMessage({ type: 'answer', id: 1, ref: 1, name: '-', text: '1', body: { kind: 'none' }, ...message })
const messagesOf = (frame: Frame | undefined): Message[] => decodeBatch(frame?.text ?? '', 10_000) ?? []

test('PluginIsolate loads first, and what a turn brought is in one frame', async (t) => {
  const { cell, isolate, run, answer } = await start(t)
  t.equal(cell.sent[0]?.type, 'load')
  t.ok(isolate.loaded)
  const call = run()
  await turn()
  t.match(messagesOf(cell.sent[1]), [{ type: 'call', id: 1, name: 'export.x' }])
  t.ok(call.started)
  answer({ text: say({ text: '5' }) })
  t.match(await call.result, { text: '5' })
  t.equal(isolate.inFlight, 0)
  t.ok((isolate.recent?.ranMs ?? -1) >= 0 && (isolate.recent?.waitedMs ?? -1) >= 0, 'how long it waited and ran is told apart')
})

test('PluginIsolate: answers to unknown or finished calls go nowhere', async (t) => {
  const { run, answer, ends } = await start(t)
  const call = run()
  await turn()
  answer({ text: say({ id: 999 }) + say({ text: '7' }) + say({ text: '8' }) + say({ ref: 0, text: '{}' }) })
  t.match(await call.result, { text: '7' })
  t.same(ends, [])
})

test('PluginIsolate ends when it is sent what is no batch, or bytes that belong to none', async (t) => {
  for (const bad of [{ text: 'rubbish' }, { text: say({}), bytes: [Uint8Array.of(1)] as const }]) {
    const { isolate, run, answer, ends } = await start(t)
    run()
    await turn()
    answer(bad)
    isolate.timersRan({ type: 'said', slot: 4, argument: 0, text: 'rubbish' })
    t.match(ends, [{ end: { code: 'HP_ERR_CRASH' }, calls: [1] }])
    t.equal(ends.length, 1)
  }
})

test('PluginIsolate refuses a flood of capability calls beyond its bound, and goes on', async (t) => {
  let served = 0
  const { run, answer, cell } = await start(t, { capability: () => { served++; return new Promise(() => {}) } })
  run()
  await turn()
  answer({ text: Array.from({ length: 3000 }, (_, index) => say({ type: 'request', id: index, ref: 1, name: 'storage.get', text: '{}' })).join('') })
  t.equal(served, 1024)
  const from = cell.sent.length
  for (let round = 0; round < 3000 && cell.outstanding.length < 1; round++) await turn()
  while (cell.outstanding.length > 0) { answer({ argument: 10 }); await turn() }
  const frames = cell.sent.slice(from).map(messagesOf)
  const replies = frames.flat()
  t.ok(frames.every(({ length }) => length > 0 && length <= 64), 'none is empty, and none is larger than what is full')
  t.equal(replies.length, 3000 - 1024)
  t.ok(replies.every(({ type, ref, text }) => type === 'reply' && ref === 0 && text.includes('HP_ERR_QUEUE_FULL')))
})

test('PluginIsolate refuses a capability call that belongs to no call, or to one that is over', async (t) => {
  const { run, answer, cell } = await start(t)
  run()
  await turn()
  answer({ text: say({}) + say({ type: 'request', id: 1, ref: 1, name: 'storage.get', text: '{}' }) + say({ type: 'request', id: 2, ref: 0, name: 'log.info', text: '{}' }) })
  await turn()
  answer()
  await turn()
  const replies = cell.sent.flatMap(messagesOf).filter(({ type }) => type === 'reply')
  t.same(replies.map(({ ref, text }) => [ref, JSON.parse(text).code]), [[0, 'HP_ERR_STOPPED'], [0, 'HP_ERR_STOPPED']])
})

test('PluginIsolate says nothing to a call that is over: its guest has told who waited', async (t) => {
  const { promise, resolve } = Promise.withResolvers<CapabilityReply>()
  const { run, answer, cell } = await start(t, { capability: () => promise })
  run()
  await turn()
  answer({ text: say({ type: 'request', id: 1, ref: 1, name: 'storage.get', text: '{}' }) + say({}) })
  resolve({ ok: true, result: '1' })
  await turn()
  t.equal(cell.outstanding.length, 0)
})

test('PluginIsolate fails a call that has used up its CPU in several entries', async (t) => {
  const { run, answer, cell } = await start(t)
  const call = run()
  const failed = t.rejects(call.result, { code: 'HP_ERR_TIMEOUT_CPU' })
  await turn()
  for (let entry = 0; entry < 3; entry++) {
    answer({ argument: 40_000, text: say({ type: 'request', id: entry, ref: 1, name: 'storage.get', text: '{}' }) })
    await turn()
  }
  await failed
  await turn()
  t.match(messagesOf(cell.sent.at(-1)).at(-1), { type: 'cancel', id: 1 })
})

test('PluginIsolate charges timers to all that is open', async (t) => {
  const { isolate, run } = await start(t)
  const calls = [run(), run()]
  await turn()
  isolate.timersRan({ type: 'said', slot: 4, argument: 90_000, text: '' })
  t.same(calls.map(({ cpuMicroseconds }) => cpuMicroseconds), [45_000, 45_000])
})

for (const [reason, expected] of [['time', 'HP_ERR_TIMEOUT_CPU'], ['memory', 'HP_ERR_MEMORY'], ['load', 'HP_ERR_PLUGIN_LOAD'], ['protocol', 'HP_ERR_CRASH']] as const) {
  test(`PluginIsolate ends with ${expected} when the cell says ${reason}, and says which calls it worked on`, async (t) => {
    const { run, answer, ends } = await start(t)
    run()
    await turn()
    run()
    answer({ type: 'failed', argument: 150_000, text: JSON.stringify({ reason, problem: 'x' }) })
    t.match(ends, [{ end: { code: expected, reason: 'x' }, calls: [1] }])
    t.equal(ends[0]?.calls.length, 1, 'not the one that waits')
  })
}

test('PluginIsolate does not blame a call for a machine that is busy with others', async (t) => {
  const { run, answer, ends, cell } = await start(t)
  run()
  await turn()
  run()
  answer({ type: 'failed', argument: 30_000, text: JSON.stringify({ reason: 'time', problem: 'x' }) })
  t.match(ends, [{ end: { code: 'HP_ERR_STARVED', limitMs: cell.sent[1]?.argument } }])
  t.same(ends[0]?.calls, [1, 2], 'nor one call for the end of another')
})

for (const [cpuMs, expected] of [[4000, 'HP_ERR_PLUGIN_LOAD'], [400, 'HP_ERR_STARVED']] as const) {
  test(`PluginIsolate: a module that had ${cpuMs} ms of CPU when its time to load was over fails with ${expected}`, async (t) => {
    const cell = new FakeCell()
    const ends: IsolateEnd[] = []
    const queue = new CellQueue<PluginIsolate>(cell.process, 'a')
    queue.isolates.set(4, new PluginIsolate(code, queue, 4, (end) => ends.push(end)))
    await turn()
    queue.answered(cell.shift(), { type: 'failed', slot: 4, argument: cpuMs * 1000, text: '{"reason":"time","problem":"x"}' })
    t.match(ends, [{ code: expected }])
    t.equal(ends.length, 1)
  })
}

test('PluginIsolate: what is asked in no call\'s name is nobody\'s where several are open, but for what the module asked for as it loaded', async (t) => {
  const served: string[] = []
  const { run, answer, cell } = await start(t, { capability: async () => ({ ok: true, result: '1' }) })
  const asking = (id: number): string => say({ type: 'request', id, ref: 0, name: 'log.info', text: '{}' })
  const calls = [run(), run()]
  for (const call of calls) Object.defineProperty(call.options, 'capability', { value: async ({ params }: { params: string }) => { served.push(`${call.id} ${params}`); return { ok: true, result: '1' } } })
  await turn()
  answer({ text: asking(1) })
  t.same(served, ['1 {}'], 'by the call that woke it')
  answer({ text: asking(2) })
  t.same(served, ['1 {}'])
  await turn()
  t.match(cell.sent.flatMap(messagesOf).filter(({ type, ref }) => type === 'reply' && ref === 0), [{ id: 2, text: /HP_ERR_STOPPED/ }])
  answer({ text: say({ id: 1 }) })
  answer({ text: asking(3) })
  t.same(served, ['1 {}', '2 {}'], 'by the only one')
})

test('PluginIsolate sends one message a frame until it knows how long they take', async (t) => {
  const { isolate, run, answer, cell } = await start(t, { limits: { concurrency: 99 } })
  const sizes = async (count: number): Promise<number[]> => {
    const from = cell.sent.length
    for (let each = 0; each < count; each++) run()
    await turn()
    while (cell.outstanding.length > 0) {
      const { calls } = cell.outstanding[0] ?? { calls: [] }
      answer({ argument: 5000 * calls.length, text: calls.map((id) => say({ id })).join('') })
      await turn()
    }
    return cell.sent.slice(from).map((frame) => messagesOf(frame).length)
  }
  t.same(await sizes(3), [1, 1, 1])
  for (let round = 0; round < 30; round++) await sizes(1)
  // Its limit is 100 ms: 25 ms a frame, 5 ms a call.
  t.same(await sizes(8), [5, 3])
  t.equal(isolate.inFlight, 0)
})

test('PluginIsolate: calls beyond the concurrency wait, in order, and are refused beyond twice as many', async (t) => {
  const { isolate, run, answer, cell } = await start(t, { limits: { concurrency: 2 } })
  const calls = Array.from({ length: 7 }, run)
  await t.rejects(Promise.all(calls.slice(6).map(({ result }) => result)), { code: 'HP_ERR_QUEUE_FULL' })
  t.same([isolate.inFlight, isolate.waiting], [2, 4])
  const begun: number[] = []
  await turn()
  while (cell.outstanding.length > 0) {
    const ids = cell.outstanding[0]?.calls ?? []
    begun.push(...ids)
    answer({ text: ids.map((id) => say({ id })).join('') })
    await turn()
  }
  t.same(begun, [1, 2, 3, 4, 5, 6])
  t.same([isolate.inFlight, isolate.waiting], [0, 0])
})

test('PluginIsolate: a call that waits is not run any more once its caller is gone, and bodies that wait are bounded', async (t) => {
  const { isolate, run, cell } = await start(t, { limits: { concurrency: 1 } })
  run()
  const gone = new AbortController()
  const body = 'x'.repeat(40 * 1024 * 1024)
  const calls = [body, body].map((text, index) => {
    const call = new PendingCall(100 + index, { ...code, limits: { ...code.limits, concurrency: 1 } }, { kind: 'export', id: 'x', head: {}, body: text }, { capability: nothing, signal: gone.signal })
    isolate.run(call)
    return call
  })
  await t.rejects(Promise.all(calls.slice(1).map(({ result }) => result)), { code: 'HP_ERR_QUEUE_FULL' })
  gone.abort()
  await t.rejects(Promise.all(calls.slice(0, 1).map(({ result }) => result)), { code: 'HP_ERR_STOPPED' })
  await turn()
  t.equal(isolate.waiting, 0)
  t.notOk(cell.sent.some((frame) => frame.text.length > 1e6))
})

test('PluginIsolate gives a call that never began another code than one that ran too long, and time spent waiting is on top', async (t) => {
  const { run, cell, isolate } = await start(t, { limits: { wallMs: 60 } })
  cell.block()
  const hurried = t.intercept(globalThis, 'setTimeout', { value: (act: () => void) => setImmediate(act) })
  let now = performance.now()
  t.intercept(performance, 'now', { value: () => now })
  const waiting = run()
  now += 9000
  await turn()
  t.notOk(waiting.settled, 'it may wait longer than it may run')
  now += 1000
  await t.rejects(waiting.result, { code: 'HP_ERR_QUEUE_WAIT', details: { limitMs: 10_000 } })
  t.equal(isolate.inFlight, 0)
  hurried.restore()
})

test('PluginIsolate: time that a call spends waiting does not count as time that it runs', async (t) => {
  const slow = await start(t, { limits: { wallMs: 100 } })
  // The cell is given another frame first, so the call begins only when that is answered.
  slow.cell.block()
  const call = slow.run()
  await new Promise((done) => { setTimeout(done, 80) })
  slow.cell.shift()
  await new Promise((done) => { setTimeout(done, 50) })
  t.notOk(call.settled, '130 ms after it came in')
  await t.rejects(call.result, { code: 'HP_ERR_TIMEOUT_WALL' })
})

test('PluginIsolate.release() gives a call back, with nothing of its own left on it', async (t) => {
  const { isolate, run } = await start(t, { limits: { wallMs: 30 } })
  const call = run()
  isolate.release(call)
  isolate.end(() => new HardpointError('HP_ERR_STOPPED', { plugin: 'a.b', what: 'x' }))
  await new Promise((done) => { setTimeout(done, 60) })
  t.notOk(call.settled)
})

test('PluginIsolate does not send a call any more that was given up before, and none whose caller is gone already', async (t) => {
  const { isolate, run, cell, answer } = await start(t)
  run()
  await turn()
  const from = cell.sent.length
  const gone = new AbortController()
  const late = new PendingCall(50, { ...code }, { kind: 'export', id: 'x', head: {} }, { capability: nothing, signal: gone.signal })
  isolate.run(late)
  gone.abort()
  await t.rejects(late.result, { code: 'HP_ERR_STOPPED' })
  const never = new PendingCall(51, { ...code }, { kind: 'export', id: 'x', head: {} }, { capability: nothing, signal: AbortSignal.abort() })
  isolate.run(never)
  await t.rejects(never.result, { code: 'HP_ERR_STOPPED' })
  answer({ text: say({}) })
  await turn()
  t.same(cell.sent.slice(from), [])
})

test('PluginIsolate: what stays of a large frame does not keep the rest of it', async (t) => {
  const kept: (string | Uint8Array | undefined)[] = []
  const { run, answer } = await start(t, { capability: () => new Promise(() => {}) })
  const call = run()
  Object.defineProperty(call.options, 'capability', { value: ({ params, body }: { params: string; body?: Uint8Array }) => { kept.push(params, body); return new Promise(() => {}) } })
  await turn()
  const pad = new Uint8Array(200_000)
  const small = say({ type: 'request', id: 7, ref: 1, name: 'http.fetch', text: '"\ud800é"', body: { kind: 'bytes', data: Uint8Array.of(9) } })
  const large = say({ type: 'request', id: 8, ref: 99, name: 'http.fetch', text: '', body: { kind: 'bytes', data: pad } })
  answer({ text: small + large, bytes: [new Uint8Array([9, ...pad])] })
  t.equal(kept[0], '"\ud800é"')
  t.same([...kept[1] as Uint8Array], [9])
  t.equal((kept[1] as Uint8Array).buffer.byteLength, 1)
})

test('PluginIsolate bounds what capability calls under way hold together', async (t) => {
  let served = 0
  const { run, answer, cell } = await start(t, { capability: () => { served++; return new Promise(() => {}) } })
  run()
  await turn()
  const text = 'x'.repeat(30 * 1024 * 1024)
  answer({ text: [1, 2, 3].map((id) => say({ type: 'request', id, ref: 1, name: 'storage.set', text })).join('') })
  t.equal(served, 2)
  await turn()
  t.match(messagesOf(cell.sent.at(-1)), [{ type: 'reply', id: 3, ref: 0, text: /HP_ERR_QUEUE_FULL/ }])
})

test('PluginIsolate refuses a call that no frame holds', async (t) => {
  const { isolate } = await start(t)
  const call = new PendingCall(60, { ...code }, { kind: 'export', id: 'x', head: { text: '€'.repeat(23_000_000) } }, { capability: nothing })
  isolate.run(call)
  await t.rejects(call.result, { code: 'HP_ERR_BODY_TOO_LARGE' })
})

test('PluginIsolate: a call is not begun with after all where timers ran first', async (t) => {
  const { isolate, run } = await start(t)
  const call = run()
  await turn()
  t.ok(call.started)
  isolate.notBegun({ slot: 4, limitMs: 0, calls: [1], expectedMicroseconds: 0 })
  t.notOk(call.started)
  isolate.begun({ slot: 4, limitMs: 0, calls: [1], expectedMicroseconds: 0 })
  isolate.begun({ slot: 4, limitMs: 0, calls: [1], expectedMicroseconds: 0 })
  isolate.notBegun({ slot: 4, limitMs: 0, calls: [1], expectedMicroseconds: 0 })
  t.ok(call.started, 'a reply to it was not begun with: the call itself was, before')
})
