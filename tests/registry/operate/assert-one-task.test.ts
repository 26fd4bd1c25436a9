import { test } from 'tap'
import { assertOneTask } from '../../../registry/operate/mod.ts'
import { errorOf } from '../_fixtures.ts'

test('assertOneTask() takes keys that have one task each, and others that share theirs', async (t) => {
  t.equal(await errorOf(() => assertOneTask({})), undefined)
  t.equal(await errorOf(() => assertOneTask({ root: ['a', 'b', 'c'], targets: ['d'] }, { advisories: ['e'], publisher: ['e', 'f', 'f'] })), undefined, 'what was so before is not asked for')
})

test('assertOneTask() refuses a second task, and names both', async (t) => {
  const cases: readonly [...Parameters<typeof assertOneTask>, RegExp][] = [
    [{ root: ['a', 'b', 'a'] }, {}, /for the root and for the root;/],
    [{ root: ['a'], online: ['a'] }, {}, /for the root and for what the server signs;/],
    [{ publisher: ['a'] }, { advisories: ['a'] }, /for a publisher and for the advisories;/],
    [{ advisories: ['b'] }, { targets: ['a', 'b'] }, /for the advisories and for the list of publishers;/],
  ]
  for (const [given, others, message] of cases) t.match(await errorOf(() => assertOneTask(given, others)), { code: 'HP_ERR_KEY_INVALID', message }, String(message))
})
