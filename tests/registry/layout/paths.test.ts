import { test } from 'tap'
import {
  CATALOG_PATH, TIMESTAMP_PATH, indexPath, metadataPath, namespaceOf, packagePath, publisherPath, targetPath,
} from '../../../registry/layout/paths.ts'
import { ENTRY } from '../_fixtures.ts'

test('each file of the layout has its place', (t) => {
  t.equal(CATALOG_PATH, 'catalog.ndjson')
  t.equal(TIMESTAMP_PATH, 'metadata/timestamp.json')
  t.equal(metadataPath('root', 1), 'metadata/1.root.json')
  t.equal(metadataPath(namespaceOf('acme'), 12), 'metadata/12.namespace.acme.json')
  t.equal(packagePath(ENTRY), `packages/acme.mail/1.0.0-${'a'.repeat(64)}.hpk`)
  t.end()
})

test('targetPath() puts the digest before the name of the file', (t) => {
  t.equal(targetPath(indexPath('acme.mail'), 'a'.repeat(64)), `targets/index/${'a'.repeat(64)}.acme.mail.ndjson`)
  t.equal(targetPath(publisherPath('acme'), 'a'.repeat(64)), `targets/publishers/${'a'.repeat(64)}.acme.json`)
  t.end()
})
