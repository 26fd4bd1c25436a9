import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { parseDocument, type DocumentName } from '../../../schemas/documents/parse-document.ts'
import * as validators from '../../../schemas/gen/validators.js'

const MANIFEST = { id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^1.0.0' }, tier: 'free' }
const DOCUMENTS = join(import.meta.dirname, '../../../schemas/documents')

test('parseDocument() knows every document', async (t) => {
  for (const file of readdirSync(DOCUMENTS).filter((name) => name.endsWith('.schema.json'))) {
    const { title } = JSON.parse(readFileSync(join(DOCUMENTS, file), 'utf8')) as { title: DocumentName }
    t.type(validators[title], 'function', title)
    t.throws(() => parseDocument(title, 0), { code: 'HP_ERR_DOCUMENT_INVALID' }, title)
  }
})

test('parseDocument() returns the very value it was given', async (t) => {
  t.equal(parseDocument('Manifest', MANIFEST), MANIFEST)
})

const WRONG: readonly (readonly [name: string, value: unknown, pointer: string])[] = [
  ['a missing field', { ...MANIFEST, tier: undefined }, '/tier'],
  ['an unknown field', { ...MANIFEST, permissions: [] }, '/permissions'],
  ['an id without a publisher', { ...MANIFEST, id: 'mail' }, '/id'],
  ['an id that is a path', { ...MANIFEST, id: '../../etc.passwd' }, '/id'],
  ['an id with a newline', { ...MANIFEST, id: 'acme.mail\n' }, '/id'],
  ['an id in capitals', { ...MANIFEST, id: 'Acme.mail' }, '/id'],
  ['a version with build metadata', { ...MANIFEST, version: '1.0.0+1' }, '/version'],
  ['a version with a v', { ...MANIFEST, version: 'v1.0.0' }, '/version'],
  ['an unknown tier', { ...MANIFEST, tier: 'gold' }, '/tier'],
  ['a dependency that is no id', { ...MANIFEST, dependencies: { left: '1' } }, '/dependencies/left'],
  ['a route with a wildcard', { ...MANIFEST, contributes: { routes: [{ id: 'a', method: 'GET', path: '/*' }] } }, '/contributes/routes/0/path'],
  ['a route above its prefix', { ...MANIFEST, contributes: { routes: [{ id: 'a', method: 'GET', path: 'x' }] } }, '/contributes/routes/0/path'],
  ['a list', [], '/'],
  ['null', null, '/'],
]

for (const [name, value, pointer] of WRONG) {
  test(`parseDocument() points at ${name}`, async (t) => {
    t.throws(() => parseDocument('Manifest', value, 'plugin.json'), { code: 'HP_ERR_DOCUMENT_INVALID', http: 422, details: { document: 'plugin.json', pointer } })
  })
}
