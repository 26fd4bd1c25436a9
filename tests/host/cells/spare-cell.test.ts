import { test } from 'tap'
import { CellProcess, type CellHandlers } from '../../../host/cells/cell-process.ts'
import { SpareCell } from '../../../host/cells/spare-cell.ts'

const QUIET: CellHandlers = { onBegin() {}, onNotBegun() {}, onAnswer() {}, onUnasked() {}, onEnd() {} }

test('SpareCell has a cell ready after the first was taken, and hands it over with its new owner\'s handlers', async (t) => {
  const started: CellProcess[] = []
  const spare = new SpareCell((handlers) => { const cell = new CellProcess(512 * 1048576, handlers); started.push(cell); return cell })
  t.teardown(() => { spare.close(); for (const cell of started) cell.kill('stopped', 'test') })
  t.equal(started.length, 0, 'none before anybody asks')
  const first = spare.take(QUIET)
  while (started.length < 2) await new Promise((done) => { setTimeout(done, 20) })
  await started[1]?.ready
  const ended: string[] = []
  const second = spare.take({ ...QUIET, onEnd: ({ description }) => ended.push(description) })
  t.equal(second, started[1])
  t.not(second, first)
  second.kill('stopped', 'over')
  t.same(ended, ['over'])
})

test('SpareCell starts a cell at once where the spare one is not ready, or died', async (t) => {
  const started: CellProcess[] = []
  const spare = new SpareCell((handlers) => { const cell = new CellProcess(512 * 1048576, handlers); started.push(cell); return cell })
  t.teardown(() => { spare.close(); for (const cell of started) cell.kill('stopped', 'test') })
  spare.take(QUIET)
  t.equal(spare.take(QUIET), started[1], 'nothing is ready yet')
  while (started.length < 3) await new Promise((done) => { setTimeout(done, 20) })
  await started[2]?.ready
  started[2]?.kill('exit', 'test')
  while (started[2]?.ended !== true) await new Promise((done) => { setTimeout(done, 5) })
  t.equal(spare.take(QUIET), started[3])
})

test('SpareCell.close() ends the spare cell, and none is started any more', async (t) => {
  const started: CellProcess[] = []
  const spare = new SpareCell((handlers) => { const cell = new CellProcess(512 * 1048576, handlers); started.push(cell); return cell })
  spare.take(QUIET).kill('stopped', 'test')
  while (started.length < 2) await new Promise((done) => { setTimeout(done, 20) })
  spare.close()
  t.ok(started[1]?.ended)
})
