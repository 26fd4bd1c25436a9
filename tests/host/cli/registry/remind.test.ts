import { test } from 'tap'
import { remind } from '../../../../host/cli/registry/remind.ts'

test('remind() tells at once, and again and again, until it is ended', async (t) => {
  const told: string[] = []
  const thrice = Promise.withResolvers<void>()
  let looks = 0
  const stop = remind({
    async roleEnds() {
      looks += 1
      if (looks === 1) throw new RangeError('the disk is away')
      return [{ role: 'root', expires: 'soon', isNear: true }]
    },
  }, (sentence) => {
    told.push(sentence)
    if (told.length === 3) thrice.resolve()
  }, 1)
  t.equal(looks, 1, 'at once')
  // The timer keeps no process alive: the test's own does.
  const alive = setInterval(() => undefined, 1000)
  await thrice.promise
  clearInterval(alive)
  stop()
  t.same(new Set(told), new Set(['root ends at soon: hardpoint registry rotate-root']))
})
