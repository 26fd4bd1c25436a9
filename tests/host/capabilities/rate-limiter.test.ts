import fc from 'fast-check'
import { test } from 'tap'
import { RateLimiter } from '../../../host/capabilities/rate-limiter.ts'

const LIMITS = { perSecond: 10, burst: 5 }

test('RateLimiter.take() gives a burst, then what the time brings', async (t) => {
  const clock = { now: 0 }
  const limiter = new RateLimiter(() => clock.now)
  t.strictSame(Array.from({ length: 7 }, () => limiter.take('a', LIMITS)), [true, true, true, true, true, false, false])
  clock.now = 99
  t.notOk(limiter.take('a', LIMITS))
  clock.now = 100
  t.ok(limiter.take('a', LIMITS))
  t.notOk(limiter.take('a', LIMITS))
})

test('RateLimiter.take() takes as many as asked for, or none', async (t) => {
  const limiter = new RateLimiter(() => 0)
  t.ok(limiter.take('a', LIMITS, 3))
  t.notOk(limiter.take('a', LIMITS, 3))
  t.ok(limiter.take('a', LIMITS, 2))
  t.notOk(limiter.take('a', LIMITS))
})

test('RateLimiter.take() counts each name on its own', async (t) => {
  const limiter = new RateLimiter(() => 0)
  for (let at = 0; at < 5; at++) limiter.take('a', LIMITS)
  t.notOk(limiter.take('a', LIMITS))
  t.ok(limiter.take('b', LIMITS))
})

test('RateLimiter.take() saves up no more than a burst', async (t) => {
  const clock = { now: 0 }
  const limiter = new RateLimiter(() => clock.now)
  limiter.take('a', LIMITS)
  clock.now = 1e9
  t.equal(Array.from({ length: 20 }, () => limiter.take('a', LIMITS)).filter(Boolean).length, 5)
})

test('RateLimiter.take() gives nothing for a clock that is set back and forth', async (t) => {
  const clock = { now: 1000 }
  const limiter = new RateLimiter(() => clock.now)
  for (let at = 0; at < 5; at++) limiter.take('a', LIMITS)
  for (let at = 0; at < 10; at++) {
    clock.now = at % 2 === 0 ? 0 : 1000
    t.notOk(limiter.take('a', LIMITS))
  }
})

test('RateLimiter.take() never lets more through than the burst and the rate allow', async (t) => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 }), (waits) => {
    const clock = { now: 0 }
    const limiter = new RateLimiter(() => clock.now)
    let taken = 0
    for (const wait of waits) {
      clock.now += wait
      if (limiter.take('a', LIMITS)) taken++
    }
    return taken <= LIMITS.burst + (clock.now * LIMITS.perSecond) / 1000
  }))
  t.pass()
})

test('RateLimiter forgets buckets that are full again', async (t) => {
  const clock = { now: 0 }
  const limiter = new RateLimiter(() => clock.now)
  for (let at = 0; at < 4096; at++) limiter.take(`old ${at}`, LIMITS)
  clock.now = 10_000
  limiter.take('new', LIMITS)
  t.equal(limiter.size, 1)
})
