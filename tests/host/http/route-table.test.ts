import type { RouteContribution } from '@hardpoint/schemas'
import { test } from 'tap'
import { RouteTable } from '../../../host/http/route-table.ts'
import { activePlugin } from './_fake-parts.ts'

const get = (id: string, path: string): RouteContribution => ({ id, method: 'GET', path })

test('RouteTable match() prefers the literal path over a parameter', async (t) => {
  const table = new RouteTable()
  const plugin = activePlugin([get('one', '/a/:x'), get('own', '/a/own'), get('two', '/a/:x/b/:y')])
  t.equal(table.match(plugin, 'GET', '/a/own')?.route.id, 'own')
  t.match(table.match(plugin, 'GET', '/a/1'), { route: { id: 'one' }, params: { x: '1' } })
  t.match(table.match(plugin, 'HEAD', '/a/1/b/%C3%BC'), { route: { id: 'two' }, params: { x: '1', y: 'ü' } })
})

test('RouteTable match() knows nothing else', async (t) => {
  const table = new RouteTable()
  const plugin = activePlugin([get('one', '/a/:x')])
  for (const [method, path] of [['GET', '/a/'], ['GET', '/a'], ['GET', '/a/1/2'], ['POST', '/a/1'], ['get', '/a/1'], ['__proto__', '/a/1'], ['constructor', '/a/1'], ['GET', `/a/${'x'.repeat(1025)}`]] as const) {
    t.equal(table.match(plugin, method, path), undefined, `${method} ${path.slice(0, 20)}`)
  }
})

test('RouteTable match() gives parameters without a prototype', async (t) => {
  const params = new RouteTable().match(activePlugin([get('one', '/:constructor/:toString')]), 'GET', '/a/b')?.params ?? {}
  t.same({ ...params }, { constructor: 'a', toString: 'b' })
  t.equal(Object.hasOwn(params, '__proto__'), false)
  t.equal('hasOwnProperty' in params, false)
})

test('RouteTable allowed() lists the methods of a path', async (t) => {
  const plugin = activePlugin([get('one', '/a'), { id: 'two', method: 'PUT', path: '/a' }])
  t.same(new RouteTable().allowed(plugin, '/a'), ['GET', 'HEAD', 'PUT'])
  t.same(new RouteTable().allowed(plugin, '/b'), [])
})

test('RouteTable keeps a router until the digest changes', async (t) => {
  const table = new RouteTable()
  t.ok(table.match(activePlugin([get('one', '/a')]), 'GET', '/a'))
  t.ok(table.match(activePlugin([get('one', '/b')]), 'GET', '/a'), 'same digest, same routes')
  t.notOk(table.match(activePlugin([get('one', '/b')], { digest: 'b' }), 'GET', '/a'))
  table.forget('acme.mail')
  t.ok(table.match(activePlugin([get('one', '/c')], { digest: 'b' }), 'GET', '/c'))
})

test('RouteTable says which routes cannot stand together', async (t) => {
  const plugin = activePlugin([get('one', '/a'), get('two', '/a')])
  t.throws(() => new RouteTable().match(plugin, 'GET', '/a'), { code: 'HP_ERR_PLUGIN_LOAD', message: /GET \/a/ })
})
