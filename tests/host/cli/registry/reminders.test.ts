import { test } from 'tap'
import { reminders } from '../../../../host/cli/registry/reminders.ts'

test('reminders() names what ends soon, and who can sign it anew', async (t) => {
  const expires = '2026-12-01T00:00:00Z'
  const ends = ['root', 'targets', 'advisories', 'namespace.acme'].map((role) => ({ role, expires, isNear: true }))
  t.same(await reminders({ roleEnds: async () => [...ends, { role: 'namespace.zeta', expires: '2027-02-01T00:00:00Z', isNear: false }] }), [
    'root ends at 2026-12-01T00:00:00Z: hardpoint registry rotate-root',
    'targets ends at 2026-12-01T00:00:00Z: hardpoint registry refresh --targets-key',
    'advisories ends at 2026-12-01T00:00:00Z: hardpoint registry refresh --advisories-key',
    'namespace.acme ends at 2026-12-01T00:00:00Z: tell acme, whose plugins cannot be installed after that: hardpoint plugin renew acme',
  ])
})
