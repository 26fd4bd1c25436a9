import fc from 'fast-check'
import { test } from 'tap'
import { OpenCalls } from '../../../host/cells/_open-calls.ts'
import type { PluginCode } from '../../../host/cells/cells.ts'
import { PendingCall } from '../../../host/cells/pending-call.ts'

const code: PluginCode = { id: 'acme.test', version: '1.0.0', digest: 'd', placement: 'acme', surface: {}, main: '', limits: { cpuMs: 1, wallMs: 1, memoryMb: 8, concurrency: 1 } }
const call = (id: number): PendingCall => new PendingCall(id, code, { kind: 'job', id: 'j', head: { context: {} } }, { capability: async () => ({ ok: true, result: '' }) })

test('OpenCalls is a map by id, oldest first, whatever comes and goes in whatever order', (t) => {
  fc.assert(fc.property(fc.array(fc.record({ id: fc.nat({ max: 30 }), stays: fc.boolean() })), (steps) => {
    const open = new OpenCalls()
    const expected = new Map<number, PendingCall>()
    for (const { id, stays } of steps) {
      if (stays && !expected.has(id)) {
        const one = call(id)
        open.add(one)
        expected.set(id, one)
      } else if (!stays) t.equal(open.delete(id), expected.delete(id))
      const ids = [...expected.keys()].toSorted((a, b) => a - b)
      t.same([open.size, open.ids, open.first?.id, open.all.map((each) => each.id)], [ids.length, ids, ids[0], ids])
      t.equal(open.get(id), expected.get(id))
    }
    open.clear()
    t.same([open.size, open.ids, open.first], [0, [], undefined])
  }), { numRuns: 30 })
  t.end()
})

test('OpenCalls finds nothing under ids that no call has', (t) => {
  const open = new OpenCalls()
  open.add(call(1))
  for (const id of [0, 2, -1, 999_999_999_999_999, Number.NaN]) t.equal(open.get(id), undefined)
  t.end()
})
