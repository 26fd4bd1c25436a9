import { test } from 'tap'
import { namespaceRole } from '../../../registry/roles/namespace-role.ts'

test('namespaceRole() lists indexes in order, and delegates nothing', (t) => {
  const digest = { length: 9, sha256: 'a'.repeat(64) }
  const role = namespaceRole({ 'index/acme.z.ndjson': digest, 'index/acme.a.ndjson': digest }, { version: 3, expires: '2027-01-01T00:00:00Z' })
  t.same(Object.keys(role.targets), ['index/acme.a.ndjson', 'index/acme.z.ndjson'])
  t.same(role.toJSON()['targets'], { 'index/acme.a.ndjson': { length: 9, hashes: { sha256: 'a'.repeat(64) } }, 'index/acme.z.ndjson': { length: 9, hashes: { sha256: 'a'.repeat(64) } } })
  t.match(role, { version: 3, expires: '2027-01-01T00:00:00Z', delegations: undefined })
  t.end()
})
