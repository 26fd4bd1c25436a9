import { test } from 'tap'
import { residentMemory } from '../../../host/cells/resident-memory.ts'

test('residentMemory() is near what the process says of itself', { skip: process.platform === 'linux' ? false : 'no /proc' }, (t) => {
  const measured = residentMemory(process.pid) ?? 0
  t.ok(Math.abs(measured - process.memoryUsage.rss()) < 64 * 1048576, `${measured}`)
  t.end()
})

test('residentMemory() is undefined for a process that is not there', (t) => {
  t.equal(residentMemory(2 ** 30), undefined)
  t.end()
})
