import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'tap'
import { KernelClock } from '../../../../../host/cli/doctor/attack/kernel-clock.ts'

test('KernelClock finds for how long the process was held up, also at the end', async (t) => {
  const clock = new KernelClock()
  hold(60)
  await pause(20)
  t.ok(clock.stop() >= 50)
  const last = new KernelClock()
  hold(60)
  t.ok(last.stop() >= 50)
})

function hold(ms: number): void {
  const start = performance.now()
  while (performance.now() - start < ms);
}
