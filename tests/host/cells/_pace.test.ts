import { test } from 'tap'
import { frameSize, Pace } from '../../../host/cells/_pace.ts'

test('frameSize() lets a frame take a quarter of one call\'s limit, and no more than a full one', (t) => {
  t.equal(frameSize(500, 1), 64)
  t.equal(frameSize(500, 0), 64)
  t.equal(frameSize(500, 10_000), 12)
  t.equal(frameSize(500, 600_000), 1)
  t.equal(frameSize(1, 1000), 1)
  t.end()
})

test('Pace goes by the limit that there is when it is asked, and learns nothing from a debugger\'s entries', (t) => {
  const pace = new Pace()
  for (let i = 0; i < 200; i++) pace.tookFrame(1, 0, 2 ** 31 - 1)
  t.equal(pace.frameSize(2 ** 31 - 1), 1, 'nothing is known yet')
  t.equal(pace.frameSize(300), 1)
  for (let i = 0; i < 60; i++) pace.tookFrame(1, 12_000, 300)
  t.equal(pace.frameSize(300), 6)
  t.equal(pace.frameSize(3000), 62)
  for (let i = 0; i < 100; i++) pace.tookFrame(1, 0, 300)
  t.equal(pace.frameSize(300), 64, 'a clock that says 0 is believed')
  t.end()
})
