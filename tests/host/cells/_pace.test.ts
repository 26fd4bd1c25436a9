import { test } from 'tap'
import { frameSize } from '../../../host/cells/_pace.ts'

test('frameSize() lets a frame take a quarter of one call\'s limit, and no more than a full one', (t) => {
  t.equal(frameSize(500, 1), 64)
  t.equal(frameSize(500, 0), 64)
  t.equal(frameSize(500, 10_000), 12)
  t.equal(frameSize(500, 600_000), 1)
  t.equal(frameSize(1, 1000), 1)
  t.end()
})
