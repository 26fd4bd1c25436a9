import { test } from 'tap'
import { attacksOf, judge } from './_judge.ts'

for (const named of await attacksOf('advisories')) {
  test(`${named.name}: ${named.attack.title}`, async (t) => {
    t.same((await judge(named)).problems, [])
  })
}
