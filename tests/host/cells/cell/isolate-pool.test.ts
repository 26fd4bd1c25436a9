import { test } from 'tap'
import { runWithIsolates } from '../_in-process.ts'

const url = (name: string): string => JSON.stringify(new URL(`../../../../host/cells/${name}`, import.meta.url).href)

const SOURCE = `
import { readFileSync } from 'node:fs'
import { IsolatePool } from ${url('cell/isolate-pool.ts')}
import { IsolateMaker } from ${url('cell/prepared-isolate.ts')}
const real = new IsolateMaker(readFileSync(new URL(${url('guest/gen/runtime.gen.js')}), 'utf8'))
const made = []
let now = 1000
const pool = new IsolatePool({ make: (memoryMb) => { const prepared = real.make(memoryMb); made.push({ memoryMb, prepared }); return prepared } }, 16, () => now)
const wait = (ms) => new Promise((done) => setTimeout(done, ms))
const out = {}
out.atFirst = made.length
const until = async (done) => { while (!done()) await wait(5) }
await until(() => made.length >= 2)
await wait(30)
out.whenQuiet = made.length
pool.busy()
const taken = pool.take(16)
out.fromThePool = made.some(({ prepared }) => prepared === taken) && made.length
out.usable = taken.runtime.flush.applySync(undefined, [])
await wait(40)
out.whileBusy = made.length
now += 1000
await until(() => made.length >= 3)
await wait(30)
out.refilled = made.length
const other = pool.take(24)
out.otherLimit = made.at(-1).memoryMb
await until(() => made.length >= 6)
await wait(30)
out.oldOnesGone = made.filter(({ memoryMb, prepared }) => memoryMb === 16 && prepared !== taken).every(({ prepared }) => prepared.isolate.isDisposed)
out.follows = made.slice(-2).map(({ memoryMb }) => memoryMb)
console.log(JSON.stringify(out))
process.exit(0)
`

test('IsolatePool keeps isolates ready, makes them when nothing else is asked for, and follows the limit that is asked for', (t) => {
  const result = JSON.parse(runWithIsolates(SOURCE).out) as Record<string, unknown>
  t.same(result, { atFirst: 0, whenQuiet: 2, fromThePool: 2, usable: '-1 0\n', whileBusy: 2, refilled: 3, otherLimit: 24, oldOnesGone: true, follows: [24, 24] })
  t.end()
})
