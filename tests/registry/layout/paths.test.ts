import { test } from 'tap'
import { CATALOG_PATH, indexPath, packagePath, publisherPath } from '../../../registry/layout/paths.ts'
import { ENTRY } from '../_fixtures.ts'

test('each file of the layout has its place', (t) => {
  t.equal(CATALOG_PATH, 'catalog.ndjson')
  t.equal(indexPath('acme.mail'), 'index/acme.mail.ndjson')
  t.equal(packagePath(ENTRY), `packages/acme.mail/1.0.0-${'a'.repeat(64)}.hpk`)
  t.equal(publisherPath('acme'), 'publishers/acme.json')
  t.end()
})
