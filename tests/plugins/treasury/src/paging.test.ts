import { test } from 'tap'
import { createFakeHost } from '@hardpoint/sdk/testing'
import { readLimit, readSlice } from '../../../../plugins/treasury/src/paging.ts'
import { MANIFEST } from '../_treasury.ts'

test('readLimit() is bounded', async (t) => {
  t.strictSame([undefined, '1', '500', '501', '0'].map(readLimit), [50, 1, 500, 500, 1])
})

function hostWith(numbers: readonly number[]) {
  const fake = createFakeHost(MANIFEST, {})
  fake.storage().commit({ set: numbers.map((number) => ({ key: ['list', number], value: number })) })
  fake.storage().commit({ set: [{ key: ['list2', 1], value: 'other' }] })
  return fake
}

for (const newestFirst of [true, false]) {
  test(`readSlice() shows everything once, ${newestFirst ? 'newest' : 'oldest'} first, whatever the size of a page`, async (t) => {
    const numbers = Array.from({ length: 12 }, (_, at) => at + 1)
    for (const limit of [1, 3, 12, 50]) {
      const { host } = hostWith(numbers)
      const seen: unknown[] = []
      let slice = await readSlice(host, { prefix: ['list'], after: undefined, newestFirst, limit })
      seen.push(...slice.values)
      while (slice.next !== undefined) {
        slice = await readSlice(host, { prefix: ['list'], after: slice.next, newestFirst, limit })
        seen.push(...slice.values)
      }
      t.strictSame(seen, newestFirst ? numbers.toReversed() : numbers)
    }
  })
}

test('readSlice() is not shifted by what is written meanwhile', async (t) => {
  const fake = hostWith([1, 2, 3, 4])
  const newest = await readSlice(fake.host, { prefix: ['list'], after: undefined, newestFirst: true, limit: 2 })
  const oldest = await readSlice(fake.host, { prefix: ['list'], after: undefined, newestFirst: false, limit: 2 })
  fake.storage().commit({ set: [{ key: ['list', 5], value: 5 }] })
  t.strictSame((await readSlice(fake.host, { prefix: ['list'], after: newest.next, newestFirst: true, limit: 9 })).values, [2, 1])
  t.strictSame((await readSlice(fake.host, { prefix: ['list'], after: oldest.next, newestFirst: false, limit: 9 })).values, [3, 4, 5])
})
