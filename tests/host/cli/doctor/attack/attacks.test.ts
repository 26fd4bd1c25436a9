import { ERRORS } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { ATTACKS } from '../../../../../host/cli/doctor/attack/attacks.ts'

test('ATTACKS has some of each area, each with a title of its own', async (t) => {
  t.same([...new Set(ATTACKS.map(({ area }) => area))], ['authority', 'time', 'memory', 'channel', 'crash loop'])
  t.equal(new Set(ATTACKS.map(({ title }) => title)).size, ATTACKS.length)
})

test('ATTACKS names codes that there are', async (t) => {
  for (const { title, codes } of ATTACKS) t.ok(codes.length > 0 && codes.every((code) => code === 'answered' || Object.hasOwn(ERRORS, code)), title)
})
