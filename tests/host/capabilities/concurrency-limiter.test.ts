import { test } from 'tap'
import { ConcurrencyLimiter } from '../../../host/capabilities/concurrency-limiter.ts'

const LIVE = new AbortController().signal

test('ConcurrencyLimiter.enter() lets the limit in, then four times as many wait, then refuses', async (t) => {
  const limiter = new ConcurrencyLimiter()
  const entries = Array.from({ length: 12 }, () => limiter.enter('a', 2, LIVE))
  t.strictSame(entries.filter((entry) => entry === 'entered').length, 2)
  t.strictSame(entries.filter((entry) => entry === 'full').length, 2)
  t.equal(limiter.enter('b', 2, LIVE), 'entered', 'each name has a line of its own')
})

test('ConcurrencyLimiter.leave() lets the first of the line in', async (t) => {
  const limiter = new ConcurrencyLimiter()
  limiter.enter('a', 1, LIVE)
  const order: number[] = []
  const waiting = [1, 2].map(async (number) => { await limiter.enter('a', 1, LIVE); order.push(number) })
  limiter.leave('a')
  await waiting[0]
  t.strictSame(order, [1])
  limiter.leave('a')
  await waiting[1]
  t.strictSame(order, [1, 2])
})

test('ConcurrencyLimiter.enter() gives the place of an aborted wait to the next', async (t) => {
  const limiter = new ConcurrencyLimiter()
  limiter.enter('a', 1, LIVE)
  const controller = new AbortController()
  const [aborted, next] = [limiter.enter('a', 1, controller.signal), limiter.enter('a', 1, LIVE)]
  controller.abort()
  t.equal(await aborted, 'aborted')
  limiter.leave('a')
  t.equal(await next, 'entered')
})

test('ConcurrencyLimiter.enter() turns away who comes aborted', async (t) => {
  const limiter = new ConcurrencyLimiter()
  t.equal(limiter.enter('a', 1, AbortSignal.abort()), 'aborted')
  t.equal(limiter.enter('a', 1, LIVE), 'entered')
})

test('ConcurrencyLimiter forgets a name when the last has left', async (t) => {
  const limiter = new ConcurrencyLimiter()
  limiter.enter('a', 2, LIVE)
  limiter.enter('a', 2, LIVE)
  limiter.leave('a')
  t.equal(limiter.size, 1)
  limiter.leave('a')
  limiter.leave('a')
  t.equal(limiter.size, 0)
})
