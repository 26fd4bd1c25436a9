import { test } from 'tap'
import { pluginSchemas } from '../../../sdk/lint/plugin-schemas.ts'
import { manifest } from './_manifest.ts'

const BAD = { type: 'object', patternProperties: {} }

test('pluginSchemas() takes schemas within bounds', async (t) => {
  t.strictSame(pluginSchemas(manifest()), [])
  t.strictSame(pluginSchemas(manifest({ config: { type: 'object' }, contributes: { exports: [{ id: 'a', params: { type: 'string', pattern: '^a+$' } }] } })), [])
})

test('pluginSchemas() looks at every place a schema can be', async (t) => {
  const found = pluginSchemas(manifest({
    config: BAD,
    contributes: { routes: [{ id: 'a', method: 'POST', path: '/', body: BAD, query: BAD }], exports: [{ id: 'a' }, { id: 'b', params: BAD, result: BAD }] },
  }))
  t.strictSame(found.map(({ pointer }) => pointer), [
    '/config/patternProperties', '/contributes/routes/0/body/patternProperties', '/contributes/routes/0/query/patternProperties',
    '/contributes/exports/1/params/patternProperties', '/contributes/exports/1/result/patternProperties',
  ])
  t.match(found[0]?.fix, /plugin-schemas\.md/)
})

test('pluginSchemas() bounds the patterns of all schemas of a manifest together, as the host does', async (t) => {
  const schema = { type: 'object', properties: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, { type: 'string', pattern: `x{1000}${index}` }])) }
  t.strictSame(pluginSchemas(manifest({ config: schema })), [])
  t.match(pluginSchemas(manifest({ config: schema, contributes: { exports: [{ id: 'a', params: schema }] } })), [{ pointer: /^\/contributes\/exports\/0\/params/, problem: /together/ }])
})
