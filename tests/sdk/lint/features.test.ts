import { test } from 'tap'
import { features } from '../../../sdk/lint/features.ts'
import { manifest } from './_manifest.ts'

const DECLARED = { approvals: { title: 'Approvals', tier: 'enterprise' } } as const

test('features() takes features that are declared', async (t) => {
  const contributes = { routes: [{ id: 'a', method: 'GET', path: '/a', feature: 'approvals' }], jobs: [{ id: 'b', feature: 'approvals' }] } as const
  t.strictSame(features(manifest({ tier: 'pro', features: DECLARED, contributes: structuredClone(contributes) as never })), [])
})

for (const kind of ['routes', 'events', 'jobs', 'exports'] as const) {
  test(`features() points at a feature of ${kind} that is not declared`, async (t) => {
    const contributes = { [kind]: [{ id: 'a', feature: 'aprovals' }] } as never
    t.match(features(manifest({ features: DECLARED, contributes })), [{ pointer: `/contributes/${kind}/0/feature`, fix: /Did you mean 'approvals'/ }])
    t.match(features(manifest({ contributes })), [{ pointer: `/contributes/${kind}/0/feature` }])
  })
}

test('features() knows no feature by a prototype\'s name', async (t) => {
  t.equal(features(manifest({ features: {}, contributes: { jobs: [{ id: 'a', feature: 'toString' }] } })).length, 1)
})

test('features() points at a feature below the plugin\'s tier', async (t) => {
  t.match(features(manifest({ tier: 'pro', features: { basic: { title: 'Basic', tier: 'free' }, ...DECLARED } })), [{ pointer: '/features/basic/tier' }])
})
