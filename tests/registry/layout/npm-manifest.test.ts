import { test } from 'tap'
import { npmManifest } from '../../../registry/layout/npm-manifest.ts'
import { ENTRY } from '../_fixtures.ts'

test('npmManifest() says of a version what npm asks', (t) => {
  const entry = { ...ENTRY, dependencies: { 'acme.base': '^2.0.0' }, optionalDependencies: { 'other.log': '*' } }
  t.strictSame(npmManifest(entry), {
    name: '@acme/mail', version: '1.0.0', description: 'Sends mail', keywords: ['hardpoint-plugin'],
    dependencies: { '@acme/base': '^2.0.0' }, optionalDependencies: { '@other/log': '*' },
    hardpoint: { id: 'acme.mail', sha256: ENTRY.sha256, tier: 'free', engine: '^0.1.0' },
  })
  t.end()
})

test('npmManifest() keeps to what was published, whatever becomes of the version later', (t) => {
  t.strictSame(npmManifest({ ...ENTRY, yanked: 'broken', deprecated: 'old' }), npmManifest(ENTRY))
  t.end()
})
