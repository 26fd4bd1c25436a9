import { test } from 'tap'
import { consentFor } from '../../../host/capabilities/consent.ts'
import { MANIFEST } from './_world.ts'

test('consentFor() says what each capability lets the plugin do, by id', async (t) => {
  const asked = consentFor({ ...MANIFEST, capabilities: { 'storage': { quotaBytes: 52_428_800 }, 'log': {}, 'http.fetch': { hosts: ['a.example.com', '*.b.example.com'] } } })
  t.strictSame(asked, [
    { id: 'http.fetch', tier: 'free', options: { hosts: ['a.example.com', '*.b.example.com'] }, consent: 'Send requests to a.example.com and *.b.example.com, and read the answers.' },
    { id: 'log', tier: 'free', options: {}, consent: 'Write to its own log, which admins can read.' },
    { id: 'storage', tier: 'free', options: { quotaBytes: 52_428_800 }, consent: 'Store up to 50 MiB of data of its own for each organisation.' },
  ])
})

const SENTENCES: readonly (readonly [id: string, options: object, consent: string])[] = [
  ['storage', {}, 'Store up to 10 MiB of data of its own for each organisation.'],
  ['storage', { quotaBytes: 1_500_000 }, 'Store up to 1.4 MiB of data of its own for each organisation.'],
  ['config', {}, 'Read the settings that an admin made for it.'],
  ['events.publish', { topics: ['a', 'b', 'c'] }, 'Publish the events a, b and c, which other plugins may subscribe to.'],
  ['events.subscribe', { topics: ['x.y/z'] }, 'Be told of the events x.y/z, with their data.'],
  ['schedule', {}, 'Run its own jobs at times it chooses, with up to 100 waiting.'],
  ['plugins.call', { plugins: { 'a.b': ['x', 'y'], 'c.d': ['z'] } }, 'Call x and y of a.b and z of c.d.'],
]

for (const [id, options, consent] of SENTENCES) {
  test(`consentFor() says of ${id} ${JSON.stringify(options)}: ${consent}`, async (t) => {
    t.equal(consentFor({ ...MANIFEST, capabilities: { [id]: options } })[0]?.consent, consent)
  })
}

test('consentFor() is empty for a plugin that asks for nothing', async (t) => {
  t.strictSame(consentFor(MANIFEST), [])
})

const REFUSED: readonly (readonly [name: string, capabilities: object, error: { readonly code: string; readonly message?: RegExp; readonly details?: object }])[] = [
  ['an unknown capability, with the nearest', { 'http.fetsh': {} }, { code: 'HP_ERR_CAPABILITY_UNKNOWN', details: { capability: 'http.fetsh', nearest: 'http.fetch' } }],
  ['a capability of Object.prototype', { constructor: {} }, { code: 'HP_ERR_CAPABILITY_UNKNOWN' }],
  ['a method for a capability', { 'storage.get': {} }, { code: 'HP_ERR_CAPABILITY_UNKNOWN', details: { nearest: 'storage' } }],
  ['an unknown option', { log: { level: 'debug' } }, { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/capabilities/log/level' } }],
  ['a wrong option', { storage: { quotaBytes: '1' } }, { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/capabilities/storage/quotaBytes' } }],
  ['a missing option', { 'http.fetch': {} }, { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/capabilities/http.fetch/hosts' } }],
  ['a host for everything', { 'http.fetch': { hosts: ['*'] } }, { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/capabilities/http.fetch/hosts/0' } }],
]

for (const [name, capabilities, error] of REFUSED) {
  test(`consentFor() refuses ${name}`, async (t) => {
    t.throws(() => consentFor({ ...MANIFEST, capabilities: capabilities as never }), error)
  })
}
