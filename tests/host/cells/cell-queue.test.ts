import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { encodeMessage } from '../../../host/cells/batch.ts'
import { CellQueue } from '../../../host/cells/cell-queue.ts'
import type { PluginCode } from '../../../host/cells/cells.ts'
import { PendingCall } from '../../../host/cells/pending-call.ts'
import { PluginIsolate } from '../../../host/cells/plugin-isolate.ts'
import { FakeCell } from './_fake-cell.ts'

const turn = (): Promise<void> => new Promise((done) => { setImmediate(done) })

/** A cell with plugins, each of which takes so many microseconds a call. */
function start(t: Test, plugins: Readonly<Record<string, number>>, { concurrency = 300, weights = {} }: { concurrency?: number; weights?: Readonly<Record<string, number>> } = {}) {
  const cell = new FakeCell()
  const queue = new CellQueue<PluginIsolate>(cell.process, 'acme')
  const names = Object.keys(plugins)
  let last = 0
  const isolates = names.map((name, index) => {
    const limits = { cpuMs: 500, wallMs: 60_000, memoryMb: 8, concurrency, weight: weights[name] ?? 1 }
    const code: PluginCode = { id: name, version: '1.0.0', digest: 'd', placement: 'acme', main: '', limits, surface: {} }
    const isolate = new PluginIsolate(code, queue, index + 1, () => t.fail('no isolate ends'))
    queue.isolates.set(index + 1, isolate)
    return isolate
  })
  cell.onBegin = ({ slot }) => isolates[slot - 1]?.begun({ slot, limitMs: 0, calls: [], expectedMicroseconds: 0 })
  t.teardown(() => { for (const isolate of isolates) isolate.end((call) => new HardpointError('HP_ERR_STOPPED', { plugin: call.code.id, what: call.what })) })
  const say = (id: number): string => encodeMessage({ type: 'answer', id, ref: 1, name: '-', text: '1', body: { kind: 'none' } })
  return {
    cell, queue, isolates,
    call(name: string): void {
      const isolate = isolates[names.indexOf(name)]
      if (isolate === undefined) throw new TypeError(name)
      const call = new PendingCall(++last, isolate.code, { kind: 'export', id: 'x', head: {} }, { capability: async () => ({ ok: true, result: '1' }) })
      call.result.catch(() => undefined)
      isolate.run(call)
    },
    /** Answers the oldest frame. @returns whose it was, and how many calls it held */
    async answer(): Promise<readonly [string, number]> {
      const asked = cell.shift()
      const name = names[asked.slot - 1] ?? 'nobody'
      queue.answered(asked, { type: 'done', slot: asked.slot, argument: Math.max(1, asked.calls.length) * (plugins[name] ?? 0), text: asked.calls.map(say).join('') })
      await turn()
      return [name, asked.calls.length]
    },
  }
}

test('CellQueue gives isolates of a cell the same time, whatever they ask for', async (t) => {
  const { call, answer } = start(t, { greedy: 20_000, modest: 500 })
  for (let each = 0; each < 200; each++) call('greedy')
  await turn()
  for (let each = 0; each < 6; each++) await answer()
  for (let each = 0; each < 50; each++) call('modest')
  await turn()
  const served = new Map<string, number>([['greedy', 0], ['modest', 0]])
  for (let each = 0; (served.get('modest') ?? 0) < 50; each++) {
    const [name, calls] = await answer()
    served.set(name, (served.get(name) ?? 0) + calls)
  }
  t.ok((served.get('greedy') ?? 0) <= 4, `50 calls of half a millisecond waited for ${served.get('greedy')} of twenty`)
})

test('CellQueue gives a plugin of three times the weight three times the time', async (t) => {
  const { call, answer } = start(t, { heavy: 1000, light: 1000 }, { weights: { heavy: 3 } })
  for (let each = 0; each < 250; each++) for (const name of ['heavy', 'light']) call(name)
  await turn()
  const calls = { heavy: 0, light: 0 }
  while (calls.heavy < 150) {
    const [name, count] = await answer()
    if (name === 'heavy' || name === 'light') calls[name] += count
  }
  t.ok(calls.light >= 30 && calls.light <= 75, JSON.stringify(calls))
})

test('CellQueue: who was ended for its time does not begin anew', async (t) => {
  const { call, answer, queue, isolates, cell } = start(t, { spinner: 50_000, modest: 1000 })
  const [spinner] = isolates
  if (spinner === undefined) throw new TypeError('no spinner')
  call('spinner')
  await turn()
  while (spinner.inFlight > 0) await answer()
  queue.forget(spinner)
  const again = new PluginIsolate(spinner.code, queue, 9, () => t.fail('no isolate ends'))
  queue.isolates.set(9, again)
  for (let each = 0; each < 40; each++) call('modest')
  await turn()
  const order: number[] = []
  while (!order.includes(9)) {
    const asked = cell.shift()
    order.push(...asked.slot === 9 ? [9] : asked.calls.map(() => asked.slot))
    queue.answered(asked, { type: 'done', slot: asked.slot, argument: 1000 * asked.calls.length, text: '' })
    await turn()
  }
  t.ok(order.length > 30, `it was served after ${order.length - 1} calls of its neighbour`)
})

test('CellQueue: who was idle gets no more than the others for it', async (t) => {
  const { call, answer } = start(t, { early: 1000, late: 1000 })
  for (let each = 0; each < 300; each++) call('early')
  await turn()
  for (let each = 0; each < 20; each++) await answer()
  for (let each = 0; each < 200; each++) call('late')
  await turn()
  const calls = { early: 0, late: 0 }
  while (calls.late < 150) {
    const [name, count] = await answer()
    if (name === 'early' || name === 'late') calls[name] += count
  }
  t.ok(calls.early >= 75, JSON.stringify(calls))
})

test('CellQueue gives the cell little ahead of what it works on', async (t) => {
  const { call, answer, cell } = start(t, { slow: 5000, quick: 20 })
  for (const name of ['slow', 'quick']) for (let each = 0; each < 150; each++) call(name)
  await turn()
  // It learns how long they take.
  for (let each = 0; each < 60; each++) await answer()
  const ahead = cell.outstanding.map(({ slot, calls }) => calls.length * (slot === 1 ? 5000 : 20)).reduce((sum, each) => sum + each, 0)
  t.ok(ahead > 0 && ahead < 20_000, `${ahead} microseconds, of 750,000 that wait`)
})

test('CellQueue sends to many isolates in one turn where they are quick', async (t) => {
  const plugins = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`p${index}`, 10]))
  const { call, answer, cell } = start(t, plugins)
  const all = async (): Promise<void> => {
    for (const name of Object.keys(plugins)) call(name)
    await turn()
    while (cell.outstanding.length > 0) await answer()
  }
  for (let round = 0; round < 8; round++) await all()
  for (const name of Object.keys(plugins)) call(name)
  await turn()
  t.equal(cell.outstanding.length, 20)
})

test('CellQueue bounds the calls of all its plugins, and lets the next one in when one is over', async (t) => {
  const { call, answer, isolates, queue } = start(t, { a: 10, b: 10 }, { concurrency: 400 })
  for (let each = 0; each < 400; each++) call('a')
  for (let each = 0; each < 400; each++) call('b')
  const counts = () => isolates.map(({ inFlight, waiting }) => [inFlight, waiting])
  t.same(counts(), [[400, 0], [112, 288]])
  t.notOk(queue.hasRoom)
  await turn()
  for (let each = 0; each < 6; each++) await answer()
  const [, [, waiting = 0] = []] = counts()
  t.ok(waiting < 288, `${waiting} wait still`)
})

test('CellQueue.forget() leaves nothing of an isolate to be sent', async (t) => {
  const { call, cell, queue, isolates } = start(t, { a: 10, b: 10 })
  await turn()
  const sent = cell.sent.length
  call('b')
  if (isolates[1] !== undefined) queue.forget(isolates[1])
  cell.shift()
  await turn()
  t.equal(cell.sent.length, sent)
  t.notOk(queue.isolates.has(2))
})

test('CellQueue.makeRoom() gives a place to who has the fewest under way, and nobody passes those that wait', async (t) => {
  const { call, answer, isolates } = start(t, { a: 10, b: 10, c: 10 })
  for (let each = 0; each < 600; each++) call(each % 2 === 0 ? 'a' : 'b')
  for (let each = 0; each < 20; each++) call('c')
  await turn()
  t.equal(isolates[2]?.inFlight, 0)
  for (let each = 0; each < 4; each++) await answer()
  t.ok((isolates[2]?.inFlight ?? 0) + (20 - (isolates[2]?.waiting ?? 20)) > 0, 'it has got its turn')
})
