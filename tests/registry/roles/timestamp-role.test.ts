import { test } from 'tap'
import { timestampRole } from '../../../registry/roles/timestamp-role.ts'
import { NOW } from './_verified.ts'

test('timestampRole() names the newest snapshot, for a day', (t) => {
  const role = timestampRole({ version: 3, length: 9, sha256: 'a'.repeat(64) }, { version: 7, now: NOW })
  t.match(role.toJSON(), { version: 7, expires: '2026-11-21T12:00:00Z', meta: { 'snapshot.json': { version: 3, length: 9, hashes: { sha256: 'a'.repeat(64) } } } })
  t.end()
})
