import type { Manifest } from '@hardpoint/schemas'
import { test } from 'tap'
import { checkManifest } from '../../../host/cli/check-manifest.ts'
import { manifest } from './quickstart/_root.ts'

test('checkManifest() takes what authors\' lint takes', async (t) => {
  t.doesNotThrow(() => checkManifest(manifest('acme.mail', { capabilities: { log: {}, storage: { quotaBytes: 1024 } } })))
})

const ROUTE = { id: 'a', method: 'GET', path: '/a', access: 'public' } as const

const REFUSED: readonly (readonly [name: string, fields: Partial<Manifest>, place: RegExp])[] = [
  ['a capability that no host has', { capabilities: { 'no.such': {} } }, /\/capabilities\/no\.such: /],
  ['options that its capability does not take', { capabilities: { log: { loud: true } } }, /\/capabilities\/log/],
  ['a route of a feature that it does not declare', { contributes: { routes: [{ ...ROUTE, feature: 'none' }] } }, /\/contributes\/routes\/0/],
  ['two routes of one name', { contributes: { routes: [ROUTE, { ...ROUTE, path: '/b' }] } }, /\/contributes\/routes/],
]

for (const [name, fields, place] of REFUSED) {
  test(`checkManifest() refuses ${name}, and names its place`, async (t) => {
    t.throws(() => checkManifest(manifest('acme.mail', fields)), { code: 'HP_ERR_LINT', exit: 8, message: place })
  })
}
