import { test } from 'tap'
import { snapshotRole } from '../../../registry/roles/snapshot-role.ts'
import { NOW } from './_verified.ts'

test('snapshotRole() says version, length and digest of every role, for a week', (t) => {
  const of = (version: number) => ({ version, length: 9, sha256: 'a'.repeat(64) })
  const role = snapshotRole(new Map([['targets', of(2)], ['namespace.acme', of(5)]]), { version: 8, now: NOW })
  t.same(role.toJSON()['meta'], {
    'namespace.acme.json': { version: 5, length: 9, hashes: { sha256: 'a'.repeat(64) } }, 'targets.json': { version: 2, length: 9, hashes: { sha256: 'a'.repeat(64) } },
  })
  t.match(role, { version: 8, expires: '2026-11-27T12:00:00Z' })
  t.end()
})
