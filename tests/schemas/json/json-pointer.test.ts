import { test } from 'tap'
import { pointerTo } from '../../../schemas/json/json-pointer.ts'

test('pointerTo() escapes as RFC 6901 section 3 says', async (t) => {
  t.equal(pointerTo('', 'a'), '/a')
  t.equal(pointerTo('/a', 0), '/a/0')
  t.equal(pointerTo('/a', 'm~n/o'), '/a/m~0n~1o')
  t.equal(pointerTo('', '~1'), '/~01')
  t.equal(pointerTo('', ''), '/')
})
