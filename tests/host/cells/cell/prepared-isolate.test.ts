import { test } from 'tap'
import { runWithIsolates } from '../_in-process.ts'

const url = (name: string): string => JSON.stringify(new URL(`../../../../host/cells/${name}`, import.meta.url).href)

const SOURCE = `
import { readFileSync } from 'node:fs'
import { IsolateMaker } from ${url('cell/prepared-isolate.ts')}
const maker = new IsolateMaker(readFileSync(new URL(${url('guest/gen/runtime.gen.js')}), 'utf8'))
const out = {}
const [first, second] = [maker.make(16), maker.make(16)]
out.names = Object.keys(first.runtime).sort()
// The second is made from what V8 compiled for the first: what it does is the same, and it is a realm of its own.
out.flush = [first, second].map(({ runtime }) => runtime.flush.applySync(undefined, []))
first.context.evalSync('Array.prototype.mine = 1')
out.apart = second.context.evalSync('typeof Array.prototype.mine')
out.left = second.context.evalSync('[typeof __runtime, typeof __helper].join()')
out.fails = (() => { try { new IsolateMaker('throw new Error("broken")').make(16) } catch (error) { return error.message } })()
console.log(JSON.stringify(out))
process.exit(0)
`

test('IsolateMaker makes isolates with the runtime in them, from one compilation, with nothing left in reach', (t) => {
  const result = JSON.parse(runWithIsolates(SOURCE).out) as Record<string, unknown>
  t.same(result, {
    names: ['deliver', 'flush', 'next', 'register', 'takeBytes', 'warm'], flush: ['-1 0\n', '-1 0\n'], apart: 'undefined', left: 'undefined,undefined', fails: 'broken',
  })
  t.end()
})
