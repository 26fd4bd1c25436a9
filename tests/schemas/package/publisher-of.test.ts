import { test } from 'tap'
import { publisherOf } from '@hardpoint/schemas/package'

test('publisherOf() is what stands before the dot', async t => {
  t.equal(publisherOf('hardpoint.treasury'), 'hardpoint')
  t.equal(publisherOf('a-b.c-d'), 'a-b')
})
