import { test } from 'tap'
import { assertLinted, lintManifest } from '../../../sdk/tools.ts'
import { manifest } from './_manifest.ts'

const GOOD = JSON.stringify(manifest())

test('lintManifest() has nothing to say about a good manifest', async (t) => {
  t.strictSame(lintManifest(GOOD), [])
  t.strictSame(lintManifest(Buffer.from(GOOD)), [])
  t.doesNotThrow(() => assertLinted(GOOD))
})

const STRUCTURE: readonly (readonly [name: string, text: string | Uint8Array, pointer: string])[] = [
  ['text that is not JSON', '{', '/'],
  ['a name twice', `{"tier":"pro",${GOOD.slice(1)}`, '/tier'],
  ['bytes that are not UTF-8', Uint8Array.of(0xff), '/'],
  ['a missing field', '{}', '/id'],
  ['an unknown field', JSON.stringify({ ...manifest(), permissions: [] }), '/permissions'],
]

for (const [name, text, pointer] of STRUCTURE) {
  test(`lintManifest() points at ${name}`, async (t) => {
    t.match(lintManifest(text), [{ pointer, problem: String, fix: String }])
  })
}

test('lintManifest() says everything at once', async (t) => {
  const text = JSON.stringify(manifest({
    engines: { hardpoint: 'latest' }, capabilities: { storag: {} }, config: { if: true },
    contributes: { jobs: [{ id: 'a' }, { id: 'a', feature: 'x' }], events: [{ id: 'e', topic: 'a.b/c' }] },
  }))
  t.strictSame(lintManifest(text).map(({ pointer }) => pointer), [
    '/engines/hardpoint', '/capabilities/storag', '/contributes/jobs/1/feature', '/contributes/jobs/1/id', '/contributes/events/0/topic',
    '/contributes/jobs/0', '/contributes/jobs/1', '/config/if',
  ])
  t.throws(() => assertLinted(text), { code: 'HP_ERR_LINT', details: { file: 'plugin.json', count: 8 }, message: /storag.*Did you mean 'storage'/ })
})
