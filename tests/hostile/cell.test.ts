import { test, type Test } from 'tap'
import { CellQueue } from '../../host/cells/cell-queue.ts'
import { CellProcess, type CellEnd, type Outstanding } from '../../host/cells/cell-process.ts'
import type { PluginCode } from '../../host/cells/cells.ts'
import { encodeFrame } from '../../host/cells/frame-codec.ts'
import { PendingCall } from '../../host/cells/pending-call.ts'
import { PluginIsolate, type IsolateEnd } from '../../host/cells/plugin-isolate.ts'
import type { Frame } from '../../host/cells/protocol.ts'
import { FakeCell } from '../host/cells/_fake-cell.ts'

/** What the wall behind the isolate is for: a guest has got out of it, and its process says to the kernel what it likes. */
const frame = (changes: Partial<Frame> = {}): Buffer => encodeFrame({ type: 'done', slot: 0, argument: 0, text: '', ...changes })
const READY = frame({ type: 'ready', text: '{}' })
const huge = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0x7f]), frame().subarray(4)])

const SAID: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['what is no frame', Buffer.from('GET / HTTP/1.1\r\nHost: kernel\r\n\r\n')],
  ['a frame of two gigabytes', Buffer.concat([READY, huge])],
  ['ready, and nothing about its walls', frame({ type: 'ready', text: 'null' })],
  ['ready, in no JSON', frame({ type: 'ready', text: '{' })],
  ['ready twice', Buffer.concat([READY, READY])],
  ['timers of nobody ran', Buffer.concat([READY, frame({ type: 'said', slot: 1 })])],
  ['timers run in timers', Buffer.concat([READY, frame({ type: 'woke', slot: 1 }), frame({ type: 'woke', slot: 1 })])],
  ['an answer that nobody asked for', Buffer.concat([READY, frame()])],
  ['a frame that only the kernel sends', Buffer.concat([READY, frame({ type: 'load', text: 'x' })])],
]

for (const [name, bytes] of SAID) {
  test(`a cell that says ${name} is ended, and the kernel goes on`, async (t) => {
    const { end } = startForged(t, `require('node:fs').writeSync(3, Buffer.from(${JSON.stringify(bytes.toString('base64'))}, 'base64'))`)
    t.equal((await end).reason, 'protocol')
  })
}

test('a cell that answers for another\'s slot is ended', async (t) => {
  const { cell, end } = startForged(t, `process.stdin; require('node:fs').writeSync(3, Buffer.from(${JSON.stringify(READY.toString('base64'))}, 'base64'))
    new (require('node:net').Socket)({ fd: 3 }).on('data', function () { this.write(Buffer.from(${JSON.stringify(frame({ slot: 9 }).toString('base64'))}, 'base64')) })`)
  await cell.ready
  cell.send({ type: 'ping', slot: 3, argument: 0, text: '' }, asked(3))
  t.match(await end, { reason: 'protocol', outstanding: [] })
})

test('a cell that never reads is ended before the kernel holds more than its bound', async (t) => {
  const { cell, end } = startForged(t, `require('node:fs').writeSync(3, Buffer.from(${JSON.stringify(READY.toString('base64'))}, 'base64'))`)
  await cell.ready
  for (let sent = 0; sent < 9; sent++) cell.send({ type: 'ping', slot: 0, argument: 0, text: 'x'.repeat(32 * 1024 * 1024) }, asked(0))
  t.match(await end, { reason: 'memory', description: /wait for it to read/ })
  t.ok(cell.ended)
})

for (const text of ['', '{', 'null', '7', '[]', '{}', '{"reason":"__proto__","problem":"x"}', '{"reason":"toString","problem":"x"}', '{"reason":{"toString":1},"problem":"x"}', '{"reason":"time","problem":7}']) {
  test(`a cell that gives ${JSON.stringify(text)} for a failure ends that isolate with HP_ERR_CRASH`, async (t) => {
    for (const say of [(isolate: PluginIsolate) => isolate.timersRan({ type: 'lost', slot: 4, argument: 0, text }), (isolate: PluginIsolate) => isolate.answered(asked(4), { type: 'failed', slot: 4, argument: 0, text })]) {
      const ends: IsolateEnd[] = []
      say(isolateOver(t, ends))
      t.match(ends, [{ code: 'HP_ERR_CRASH' }])
    }
  })
}

test('a failure whose words are long is cut', async (t) => {
  const ends: IsolateEnd[] = []
  isolateOver(t, ends).timersRan({ type: 'lost', slot: 4, argument: 0, text: JSON.stringify({ reason: 'memory', problem: 'x'.repeat(1e6) }) })
  t.match(ends, [{ code: 'HP_ERR_MEMORY' }])
  t.equal(ends[0]?.reason.length, 2000)
})

function asked(slot: number): Outstanding { return { slot, limitMs: 5000, calls: [], expectedMicroseconds: 0 } }

/** A process in a cell's place, which lives until it is killed. */
function startForged(t: Test, script: string): { cell: CellProcess; end: Promise<CellEnd> } {
  const { promise, resolve } = Promise.withResolvers<CellEnd>()
  const command = { program: process.execPath, args: ['--no-warnings', '-e', `${script}; setInterval(() => {}, 1e6)`] }
  const cell = new CellProcess(1024 * 1048576, { onBegin() {}, onNotBegun() {}, onAnswer() {}, onUnasked() {}, onEnd: resolve }, command)
  t.teardown(() => cell.kill('stopped', 'the test is over'))
  return { cell, end: promise }
}

function isolateOver(t: Test, ends: IsolateEnd[]): PluginIsolate {
  const code: PluginCode = { id: 'a.b', version: '1.0.0', digest: 'd', placement: 'a', main: '', surface: {}, limits: { cpuMs: 100, wallMs: 60_000, memoryMb: 8, concurrency: 9 } }
  const isolate = new PluginIsolate(code, new CellQueue<PluginIsolate>(new FakeCell().process, 'a'), 4, (end) => ends.push(end))
  const call = new PendingCall(1, code, { kind: 'export', id: 'x', head: {} }, { capability: async () => ({ ok: true, result: '1' }) })
  isolate.run(call)
  t.teardown(() => call.succeed('1', { kind: 'none' }))
  return isolate
}
