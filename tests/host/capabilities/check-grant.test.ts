import { test } from 'tap'
import { checkGrant } from '../../../host/capabilities/check-grant.ts'
import { MANIFEST } from './_world.ts'

const MANIFEST_ASKING = { ...MANIFEST, capabilities: { 'storage': { quotaBytes: 2048 }, 'http.fetch': { hosts: ['*.example.com'] }, 'log': {} } }

const FINE: readonly (readonly [name: string, granted: object])[] = [
  ['everything asked for', MANIFEST_ASKING.capabilities], ['nothing', {}], ['less of one', { storage: { quotaBytes: 1024 } }], ['a host below a star', { 'http.fetch': { hosts: ['api.example.com'] } }],
]
for (const [name, granted] of FINE) {
  test(`checkGrant() passes ${name}`, async (t) => {
    t.doesNotThrow(() => checkGrant(MANIFEST_ASKING, granted as never))
  })
}

const REFUSED: readonly (readonly [name: string, granted: object, error: { readonly code: string; readonly message?: RegExp; readonly details?: object }])[] = [
  ['what is not asked for', { config: {} }, { code: 'HP_ERR_GRANT_WIDER', details: { capability: 'config', plugin: 'acme.mail' } }],
  ['a larger quota', { storage: { quotaBytes: 4096 } }, { code: 'HP_ERR_GRANT_WIDER', message: /4096 is more than 2048/ }],
  ['the default where less is asked for', { storage: {} }, { code: 'HP_ERR_GRANT_WIDER' }],
  ['another host', { 'http.fetch': { hosts: ['api.example.com', 'evil.test'] } }, { code: 'HP_ERR_GRANT_WIDER', message: /does not ask for evil\.test/ }],
  ['an unknown capability', { storrage: {} }, { code: 'HP_ERR_CAPABILITY_UNKNOWN', details: { nearest: 'storage' } }],
  ['a capability of Object.prototype', JSON.parse('{"__proto__":{}}') as object, { code: 'HP_ERR_CAPABILITY_UNKNOWN' }],
  ['invalid options', { log: { all: true } }, { code: 'HP_ERR_DOCUMENT_INVALID', details: { document: 'the grant for acme.mail', pointer: '/capabilities/log/all' } }],
]
for (const [name, granted, error] of REFUSED) {
  test(`checkGrant() refuses ${name}`, async (t) => {
    t.throws(() => checkGrant(MANIFEST_ASKING, granted as never), error)
  })
}

test('checkGrant() refuses anything for a plugin that asks for nothing', async (t) => {
  t.throws(() => checkGrant(MANIFEST, { log: {} }), { code: 'HP_ERR_GRANT_WIDER' })
  t.doesNotThrow(() => checkGrant(MANIFEST, {}))
})
