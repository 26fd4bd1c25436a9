import { test } from 'tap'
import { parseManifest } from '../../../schemas/package/parse-manifest.ts'

const MANIFEST = { id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Mail.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free' }
const ROUTE = { id: 'a', method: 'GET', path: '/a' }

test('parseManifest() takes a manifest as it is', async (t) => {
  t.equal(parseManifest(MANIFEST, 'plugin.json'), MANIFEST)
})

const REFUSED: readonly { name: string; value: unknown; pointer: string }[] = [
  { name: 'no object', value: null, pointer: '/' },
  { name: 'a field that nobody knows', value: { ...MANIFEST, later: true }, pointer: '/' },
  { name: 'an id that is a path', value: { ...MANIFEST, id: '../x' }, pointer: '/id' },
  { name: 'two routes with one id', value: { ...MANIFEST, contributes: { routes: [ROUTE, { ...ROUTE, path: '/b' }] } }, pointer: '/contributes/routes/1/id' },
]

for (const { name, value, pointer } of REFUSED) {
  test(`parseManifest() refuses ${name}, and names the document`, async (t) => {
    t.throws(() => parseManifest(value, 'plugin.json of acme.mail'), { code: 'HP_ERR_DOCUMENT_INVALID', details: { document: 'plugin.json of acme.mail', pointer } })
  })
}
