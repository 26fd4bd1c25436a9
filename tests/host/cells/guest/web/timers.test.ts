import { test } from 'tap'
import { closeCall, enterCall, openCall } from '../../../../../host/cells/guest/open-calls.ts'
import { clearTimer, isTimerDue, nextTimer, setInterval, setTimeout as guestTimeout } from '../../../../../host/cells/guest/web/timers.ts'
import { runTimers } from './_run-timers.ts'

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

test('timers run when they are due, in order, and one that fails stops no other', async (t) => {
  const seen: string[] = []
  t.equal(nextTimer(), -1)
  guestTimeout(() => seen.push('second'), 15)
  guestTimeout((word: string) => { seen.push(word); throw new RangeError('x') }, 5, 'first')
  const cleared = guestTimeout(() => seen.push('never'), 5)
  clearTimer(cleared)
  runTimers(() => seen.push('failed'))
  t.same(seen, [])
  t.ok(nextTimer() <= 5)
  await wait(30)
  runTimers(() => seen.push('failed'))
  t.same(seen, ['first', 'failed', 'second'])
  t.equal(nextTimer(), -1)
})

test('setInterval() repeats until it is cleared, also by itself', async (t) => {
  let runs = 0
  const id = setInterval(() => { if (++runs === 2) clearTimer(id) }, 1)
  for (let round = 0; round < 4; round++) { await wait(5); runTimers(() => t.fail('a timer failed')) }
  t.equal(runs, 2)
})

test('timers take functions only, and not endlessly many', (t) => {
  t.throws(() => guestTimeout('alert(1)', 1), TypeError)
  const ids: number[] = []
  t.throws(() => { for (;;) ids.push(guestTimeout(() => {}, 1e9)) }, RangeError)
  ids.forEach(clearTimer)
  t.equal(nextTimer(), -1)
  t.end()
})

test('a timer runs in the name of its call, and is gone with it', async (t) => {
  openCall(5)
  enterCall(5)
  const seen: string[] = []
  guestTimeout(() => seen.push('of a call'), 1)
  enterCall(0)
  guestTimeout(() => seen.push('of none'), 1)
  await wait(5)
  t.ok(isTimerDue(Date.now()))
  closeCall(5)
  runTimers(() => t.fail('a timer failed'))
  t.same(seen, ['of none'])
  guestTimeout(() => seen.push('while nothing is open'), 1)
  closeCall(1)
  await wait(5)
  t.notOk(isTimerDue(Date.now()))
  t.equal(nextTimer(), -1)
})
