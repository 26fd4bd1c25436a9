import { test } from 'tap'
import { CellProcess } from '../../../../host/cells/cell-process.ts'
import { Inspection } from '../../../../host/cells/inspect.ts'
import type { ReceivedFrame } from '../../../../host/cells/protocol.ts'

const HEAD = { memoryMb: 32, cpuMs: 200, surface: '{}', name: 'a.b', digest: 'd' }

test('the inspected cell answers in order, behind the walls of any cell, and is over with its isolates', async (t) => {
  const answers: ReceivedFrame[] = []
  const three = Promise.withResolvers<void>()
  const handlers = { onBegin() {}, onNotBegun() {}, onUnasked() {}, onEnd() {}, onAnswer(_: unknown, frame: ReceivedFrame) { if (answers.push(frame) === 4) three.resolve() } }
  const inspection = new Inspection({ withDebugger: true, onProfile() {} })
  const cell = new CellProcess(512 * 1048576, handlers, inspection.command, inspection)
  t.teardown(() => cell.kill('stopped', 'the test is over'))
  t.match(await cell.ready, { isolatedVm: /^\d/ })
  const ask = (type: 'load' | 'enter' | 'ping' | 'drop', slot: number, text = ''): void => cell.send({ type, slot, argument: 5000, text }, { slot, limitMs: 5000, calls: [], expectedMicroseconds: 0 })
  ask('load', 1, `${JSON.stringify(HEAD)}\nexport default { exports: {} }`)
  ask('ping', 0)
  ask('drop', 1)
  ask('enter', 1)
  await three.promise
  t.match(answers, [{ type: 'done', slot: 1 }, { type: 'done', slot: 0 }, { type: 'done', slot: 1 }, { type: 'failed', slot: 1, text: /the slot is empty/ }])
})
