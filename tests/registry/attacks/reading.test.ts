import { test } from 'tap'
import { attacksOf, judge } from './_judge.ts'

for (const { name, attack } of await attacksOf('reading')) {
  test(`${name}: ${attack.title}`, async (t) => {
    t.same((await judge(attack)).problems, [])
  })
}
