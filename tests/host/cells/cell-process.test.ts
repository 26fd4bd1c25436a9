import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from 'tap'
import { CellProcess, type CellEnd, type CellHandlers } from '../../../host/cells/cell-process.ts'
import { encodeMessage } from '../../../host/cells/batch.ts'
import type { Frame } from '../../../host/cells/protocol.ts'

const QUIET: CellHandlers = { onBegin() {}, onNotBegun() {}, onAnswer() {}, onUnasked() {}, onEnd() {} }
const MB = 1048576

/** A cell, and a promise of its end. */
function start(maxBytes: number, handlers: Partial<CellHandlers> = {}): { cell: CellProcess; end: Promise<CellEnd> } {
  const { promise, resolve } = Promise.withResolvers<CellEnd>()
  return { cell: new CellProcess(maxBytes, { ...QUIET, ...handlers, onEnd: resolve }), end: promise }
}

const head = (memoryMb: number): string => JSON.stringify({ memoryMb, cpuMs: 200, surface: '{}', name: 'test.plugin', digest: 'd' })
const load = (main: string, slot = 1, memoryMb = 32): Frame => ({ type: 'load', slot, argument: 2000, text: `${head(memoryMb)}\n${main}` })
const asked = (slot: number, calls: number[] = []) => ({ slot, limitMs: 200, calls, expectedMicroseconds: 0 })

test('CellProcess answers frames in order, each with what it was asked with', async (t) => {
  const answers: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const { cell } = start(512 * MB, { onAnswer: (was, frame) => { answers.push(`${was.slot}:${frame.type}`); if (answers.length === 3) resolve() } })
  t.teardown(() => cell.kill('stopped', 'test'))
  await cell.ready
  cell.send(load('export default {}'), asked(1))
  cell.send(load('export default {', 2), asked(2))
  cell.send({ type: 'ping', slot: 0, argument: 0, text: '' }, asked(0))
  await promise
  t.same(answers, ['1:done', '2:failed', '0:done'])
})

test('CellProcess says when the cell begins with a frame: when it is ready, and when what was before is answered', async (t) => {
  const seen: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const { cell } = start(512 * MB, { onBegin: ({ slot }) => { seen.push(`begins ${slot}`) }, onAnswer: ({ slot }) => { seen.push(`answers ${slot}`); if (slot === 2) resolve() } })
  t.teardown(() => cell.kill('stopped', 'test'))
  cell.send(load('export default {}'), asked(1))
  cell.send(load('export default {}', 2), asked(2))
  t.same(seen, [], 'it is not there yet')
  await promise
  t.same(seen, ['begins 1', 'answers 1', 'begins 2', 'answers 2'])
})

test('CellProcess counts what a cell answered before it was killed', async (t) => {
  const answered: number[] = []
  const { cell, end } = start(512 * MB, { onAnswer: ({ slot }) => answered.push(slot) })
  await cell.ready
  cell.send(load('export default {}'), asked(1))
  cell.send(load('export default {}; while (true) {}', 2), asked(2))
  // Nothing of this process runs meanwhile: both the answer and the end of the cell wait to be seen when it goes on.
  const until = performance.now() + 300
  while (performance.now() < until);
  cell.kill('stuck', 'test')
  const { outstanding, reason } = await end
  t.equal(reason, 'stuck')
  t.same(answered, [1])
  t.same(outstanding.map(({ slot }) => slot), [2])
})

test('CellProcess names the isolate whose timers ran when the cell ended', async (t) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { cell, end } = start(512 * MB, { onAnswer: ({ limitMs }) => { if (limitMs === 5000) resolve() } })
  await cell.ready
  const call = encodeMessage({ type: 'call', id: 1, ref: 0, name: 'export.x', text: '{"context":{}}', body: { kind: 'none' } })
  const { text, ...frame } = load('export default { exports: { x: () => new Promise(() => setTimeout(() => { while (true) {} }, 1)) } }', 5)
  cell.send({ ...frame, text: text.replace('"cpuMs":200', '"cpuMs":9000') }, asked(5))
  cell.send({ type: 'enter', slot: 5, argument: 5000, text: call }, { ...asked(5), limitMs: 5000 })
  await promise
  await new Promise((done) => { setTimeout(done, 300) })
  process.kill(cell.pid, 'SIGKILL')
  t.match(await end, { woken: 5, outstanding: [] })
})

test('CellProcess reports the frame that a killed cell was working on first', async (t) => {
  const { cell, end } = start(512 * MB)
  await cell.ready
  cell.send(load('export default {}; while (true) {}'), asked(1, [7]))
  cell.send({ type: 'ping', slot: 0, argument: 0, text: '' }, asked(0))
  setTimeout(() => process.kill(cell.pid, 'SIGKILL'), 50)
  const { outstanding, ...rest } = await end
  t.match(rest, { reason: 'exit', description: 'SIGKILL', wasReady: true })
  t.same(outstanding.map(({ slot, calls }) => [slot, calls]), [[1, [7]], [0, []]])
  t.ok(cell.ended)
})

test('CellProcess kills a cell that grows past its memory limit', async (t) => {
  const { cell, end } = start(150 * MB)
  await cell.ready
  cell.send(load('const kept = []; while (true) kept.push(new Uint8Array(1 << 20).fill(1)); export default kept', 1, 2048), { ...asked(1), limitMs: 20_000 })
  t.equal((await end).reason, 'memory')
})

test('CellProcess kills a cell that does not answer in its time and a grace', async (t) => {
  const { cell, end } = start(2048 * MB)
  await cell.ready
  // Native code that no time limit of isolated-vm interrupts: a product of BigInts.
  cell.send({ ...load('let n = 3n ** 400000n; for (;;) n = n * n; export default n', 1, 512), argument: 100 }, { ...asked(1), limitMs: 100 })
  t.match((await end).reason, /stuck|memory/)
})

test('CellProcess ends a cell that breaks the protocol', async (t) => {
  const { cell, end } = start(512 * MB)
  await cell.ready
  cell.kill('protocol', 'test')
  t.equal((await end).reason, 'protocol')
  cell.send(load('export default {}'), asked(1))
  t.ok(cell.ended, 'a frame to an ended cell goes nowhere')
})

test('CellProcess ends without being ready, and names no path, where the system refuses its process', async (t) => {
  const { promise, resolve } = Promise.withResolvers<CellEnd>()
  const cell = new CellProcess(512 * MB, { ...QUIET, onEnd: resolve }, { program: '/nonexistent/node', args: [] })
  cell.send(load('export default {}'), asked(1, [7]))
  t.match(await promise, { reason: 'exit', description: 'its process could not be started (ENOENT)', wasReady: false, outstanding: [{ slot: 1 }] })
  t.equal(cell.pid, 0)
})

test('CellProcess throws where no process can be started, and nothing is left uncaught a moment later', async (t) => {
  const program = `
    import { openSync } from 'node:fs'
    import { CellProcess } from ${JSON.stringify(import.meta.resolve('../../../host/cells/cell-process.ts'))}
    try { for (;;) openSync('/dev/null', 'r') } catch { /* EMFILE */ }
    const ignore = () => undefined
    try { new CellProcess(1e9, { onBegin: ignore, onNotBegun: ignore, onAnswer: ignore, onUnasked: ignore, onEnd: ignore }, { program: process.execPath, args: [] }) } catch (error) { process.stdout.write(error.code) }
    await new Promise((done) => setTimeout(done, 50))
    process.stdout.write(', and goes on')`
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', 'ulimit -n 64 && exec "$0" --input-type=module --eval "$1"', process.execPath, program])
  t.equal(stdout, 'HP_ERR_BOOT, and goes on')
})
