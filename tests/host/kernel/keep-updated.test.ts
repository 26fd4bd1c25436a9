import { test } from 'tap'
import { keepUpdated } from '../../../host/kernel/keep-updated.ts'

const MINUTE = 60_000

/** What it waits for, one at a time. */
function timers() {
  const waits: { ms: number; run: () => void }[] = []
  let cancelled = 0
  return {
    waits, cancelled: () => cancelled,
    later: (ms: number, run: () => void) => { waits.push({ ms, run }); return () => { cancelled += 1 } },
    async next() {
      waits.shift()?.run()
      // The look, and what follows it.
      await new Promise(setImmediate)
    },
  }
}

test('keepUpdated() looks after a while, and then again, at times that differ from host to host', async t => {
  const clock = timers()
  let looks = 0
  const random = [0, 0.5, 0.999]
  keepUpdated({ updateAutomatically: async () => { looks += 1; return looks === 1 } }, { later: clock.later, random: () => random[looks] ?? 0 })
  t.equal(looks, 0, 'not at once: a host that starts has other things to do')
  t.equal(clock.waits[0]?.ms, 7.5 * MINUTE)
  await clock.next()
  t.equal(clock.waits[0]?.ms, 15 * MINUTE, 'soon, where something was put in force')
  await clock.next()
  t.ok((clock.waits[0]?.ms ?? 0) > 89 * MINUTE && (clock.waits[0]?.ms ?? 0) < 90 * MINUTE)
  t.equal(looks, 2)
  t.equal(clock.waits.length, 1)
})

test('keepUpdated() ends, also while a look is under way', async t => {
  const clock = timers()
  const look = Promise.withResolvers<boolean>()
  const stop = keepUpdated({ updateAutomatically: () => look.promise }, { later: clock.later })
  await clock.next()
  stop()
  look.resolve(true)
  await new Promise(setImmediate)
  t.strictSame(clock.waits, [], 'nothing waits any more')
  const idle = timers()
  keepUpdated({ updateAutomatically: async () => false }, { later: idle.later })()
  t.equal(idle.cancelled(), 1)
})

test('keepUpdated() holds no process by its own timer', async t => {
  const stop = keepUpdated({ updateAutomatically: async () => false })
  t.strictSame(process.getActiveResourcesInfo().filter(name => name === 'Timeout').length, 0)
  stop()
})
