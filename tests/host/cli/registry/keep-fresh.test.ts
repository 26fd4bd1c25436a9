import { test } from 'tap'
import { keepFresh } from '../../../../host/cli/registry/keep-fresh.ts'

test('keepFresh() signs again and again, also after a failure, until it is ended', async (t) => {
  const failed: unknown[] = []
  let turns = 0
  const thrice = Promise.withResolvers<void>()
  const stop = keepFresh({
    async keepFresh() {
      turns += 1
      if (turns === 3) thrice.resolve()
      if (turns === 1) throw new RangeError('the disk is full')
      return true
    },
  }, (error) => { failed.push(error) }, 1)
  // The timer keeps no process alive: the test's own does.
  const alive = setInterval(() => undefined, 1000)
  await thrice.promise
  clearInterval(alive)
  stop()
  t.match(failed, [{ message: 'the disk is full' }])
  const then = turns
  await new Promise((resolve) => { setImmediate(resolve) })
  t.equal(turns, then)
})
