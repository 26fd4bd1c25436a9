import assert from 'node:assert/strict'
import { rogue, type Hazard, type RawPlugin } from '../../_hazard.ts'

const VALUES = [
  'null', 'undefined', '"late"', '7', '7n',
  'Symbol("late")', '() => 7', '{}', '[]', 'Object.create(null)', '{ then: 7 }', 'new (class extends Error { get name() { return { toString: null } } })()',
  'Object.assign(new Error("late"), { name: Symbol("late") })', 'Object.assign(new Error(), { message: { toString: () => { throw null } } })', 'new AggregateError([null])', 'new DOMException("late", "AbortError")',
  'new Error("Script execution timed out.")', 'new Error("Isolate was disposed during execution due to memory limit")', 'new RangeError("late\\n    at (<isolated-vm boundary>)\\n    at /etc/passwd")',
]

const [FIRST, ...OTHERS] = VALUES.map((value, at) => rogue(`unhandled-${at}`, `() => { Promise.reject(${value}); return Response.json({ count: ++count }) }`, { before: 'let count = 0' }))

export const hazard: Hazard = {
  title: 'rejections that nobody handles, with what is no error, or reads like one of isolated-vm',
  why: 'they are thrown out of the entry, and whoever takes them for its failure ends the isolate',
  plugins: [FIRST as RawPlugin, ...OTHERS],
  codes: ['answered'],
  async drive(ground) {
    const ended: Record<string, string> = {}
    for (const [at, value] of VALUES.entries()) {
      for (const count of [1, 2]) {
        const { code, body } = await ground.ask({ plugin: `rogue.unhandled-${at}` })
        if (body['count'] !== count) ended[value] ??= String(code)
      }
    }
    assert.deepEqual(ended, {})
    return ground.ask({ plugin: `rogue.unhandled-${VALUES.length - 1}` })
  },
}
