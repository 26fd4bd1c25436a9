import { test } from 'tap'
import type { Manifest, RouteContribution } from '@hardpoint/schemas'
import { RouteTable } from '../../../host/http/route-table.ts'
import type { ActivePlugin } from '../../../host/runtime/active-plugin.ts'
import { matchRoute } from '../../../sdk/testing/match-route.ts'

const PATHS: readonly (readonly [method: RouteContribution['method'], path: string])[] = [
  ['GET', '/'], ['GET', '/accounts'], ['POST', '/accounts'], ['GET', '/accounts/:id'], ['GET', '/accounts/all'], ['GET', '/accounts/:id/history'],
  ['GET', '/:first/b/c'], ['GET', '/a/:second/c'], ['GET', '/a/b/:third'], ['DELETE', '/only'],
]

const MANIFEST: Manifest = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'free',
  contributes: { routes: PATHS.map(([method, path], at) => ({ id: `route${at}`, method, path })) },
}

const CASES: readonly (readonly [method: string, path: string, route: string | undefined, params?: object])[] = [
  ['GET', '/', '/'],
  ['GET', '/accounts', '/accounts'],
  ['HEAD', '/accounts', '/accounts'],
  ['POST', '/accounts', '/accounts'],
  ['PUT', '/accounts', undefined],
  ['OPTIONS', '/accounts', undefined],
  ['get', '/accounts', undefined],
  ['GET', '/accounts/', undefined],
  ['GET', '/accounts//history', undefined],
  ['GET', '/Accounts', undefined],
  ['GET', '/accounts/a', '/accounts/:id', { id: 'a' }],
  ['GET', '/accounts/all', '/accounts/all'],
  ['GET', '/accounts/al%6C', '/accounts/all'],
  ['GET', '/accounts/a%20b%2Fc', '/accounts/:id', { id: 'a b/c' }],
  ['GET', '/accounts/%C3%A4', '/accounts/:id', { id: 'ä' }],
  ['GET', '/accounts/%2541', '/accounts/:id', { id: '%41' }],
  ['GET', '/accounts/org:main', '/accounts/:id', { id: 'org:main' }],
  ['GET', '/accounts/all/history', '/accounts/:id/history', { id: 'all' }],
  ['GET', `/accounts/${'x'.repeat(1024)}`, '/accounts/:id', { id: 'x'.repeat(1024) }],
  ['GET', `/accounts/${'x'.repeat(1025)}`, undefined],
  ['GET', '/a/b/c', '/a/b/:third', { third: 'c' }],
  ['GET', '/a/x/c', '/a/:second/c', { second: 'x' }],
  ['GET', '/x/b/c', '/:first/b/c', { first: 'x' }],
  ['GET', '/a/x/y', undefined],
  ['DELETE', '/only/more', undefined],
]

const PLUGIN = { manifest: MANIFEST, code: { id: MANIFEST.id, digest: 'd' } } as unknown as ActivePlugin

for (const [method, path, route, params = {}] of CASES) {
  test(`matchRoute() answers ${method} ${path.slice(0, 40)} with ${route ?? 'nothing'}, as the host does`, async (t) => {
    const found = matchRoute(MANIFEST, method, path)
    t.equal(found?.route.path, route)
    if (found !== undefined) t.strictSame(found.params, params)
    const real = new RouteTable().match(PLUGIN, method, path)
    t.strictSame([real?.route.path, { ...real?.params }], [found?.route.path, { ...found?.params }])
  })
}

test('matchRoute() finds nothing in a manifest without routes', async (t) => {
  const { contributes: _, ...bare } = MANIFEST
  t.equal(matchRoute(bare, 'GET', '/'), undefined)
})
