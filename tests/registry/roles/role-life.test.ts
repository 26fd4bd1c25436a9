import { test } from 'tap'
import { roleTime } from '../../../registry/roles/role-life.ts'

test('roleTime() writes whole seconds, as TUF asks', (t) => {
  t.equal(roleTime(Date.parse('2026-11-20T12:00:00.987Z')), '2026-11-20T12:00:00Z')
  t.end()
})
