import { test } from 'tap'
import { contributionIds } from '../../../sdk/lint/contribution-ids.ts'
import { manifest } from './_manifest.ts'

test('contributionIds() takes one id in several kinds', async (t) => {
  t.strictSame(contributionIds(manifest({ contributes: { jobs: [{ id: 'a' }, { id: 'b' }], exports: [{ id: 'a' }] } })), [])
  t.strictSame(contributionIds(manifest()), [])
})

for (const kind of ['routes', 'events', 'jobs', 'exports'] as const) {
  test(`contributionIds() points at the second of two ${kind} with one id`, async (t) => {
    const contributes = { [kind]: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] } as never
    t.match(contributionIds(manifest({ contributes })), [{ pointer: `/contributes/${kind}/2/id`, problem: /'a'/ }])
  })
}
