import { test } from 'tap'
import { contributionClashes } from '../../../schemas/documents/contribution-clashes.ts'
import type { RouteContribution } from '../../../schemas/mod.ts'

const route = (id: string, method: RouteContribution['method'], path: string): RouteContribution => ({ id, method, path })

test('contributionClashes() takes routes that no request confuses, and one id in several kinds', async (t) => {
  const routes = [route('a', 'GET', '/a'), route('b', 'POST', '/a'), route('c', 'GET', '/a/:id'), route('d', 'GET', '/a/new'), route('e', 'GET', '/a/:id/b')]
  t.strictSame(contributionClashes({ contributes: { routes, jobs: [{ id: 'a' }, { id: 'b' }], exports: [{ id: 'a' }] } }), [])
  t.strictSame(contributionClashes({}), [])
})

for (const kind of ['routes', 'events', 'jobs', 'exports'] as const) {
  test(`contributionClashes() points at the second of two ${kind} with one id`, async (t) => {
    const contributes = { [kind]: [{ id: 'a', path: '/1' }, { id: 'b', path: '/2' }, { id: 'a', path: '/3' }] } as never
    t.strictSame(contributionClashes({ contributes }), [{ pointer: `/contributes/${kind}/2/id`, problem: `another of the ${kind} has the id 'a'` }])
  })
}

const PLACES: readonly (readonly [name: string, first: string, second: string])[] = [
  ['one path', '/a', '/a'],
  ['paths that differ in a parameter\'s name', '/a/:x/b', '/a/:y/b'],
]

for (const [name, first, second] of PLACES) {
  test(`contributionClashes() points at the second of two routes with ${name}`, async (t) => {
    t.match(contributionClashes({ contributes: { routes: [route('a', 'GET', first), route('b', 'GET', second)] } }), [
      { pointer: '/contributes/routes/1/path', problem: `GET ${second} is the same place as the route 'a' (${first})` },
    ])
  })
}
