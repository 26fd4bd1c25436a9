import { test } from 'tap'
import { readCrowding, readSchedule } from '../../../host/cells/processor-time.ts'

test('readSchedule() grows with what a process runs', (t) => {
  const before = readSchedule(process.pid)
  if (before === undefined) {
    t.equal(process.platform === 'linux' && before !== undefined, false, 'this system does not tell')
    return t.end()
  }
  const until = performance.now() + 60
  while (performance.now() < until);
  const after = readSchedule(process.pid) ?? before
  t.ok(after.ranMs > before.ranMs)
  t.ok(after.waitedMs >= before.waitedMs)
  t.end()
})

test('readSchedule() knows nothing of a process that is not there', (t) => {
  t.equal(readSchedule(2 ** 30), undefined)
  t.end()
})

test('readCrowding() is at least 1', (t) => {
  t.ok(readCrowding() >= 1)
  t.end()
})
