import type { RoleStatus } from '@hardpoint/registry/client'
import { test } from 'tap'
import { endingSoon, renewalOf } from '../../../../host/cli/registry/ending-soon.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const role = (name: string, expires?: string): RoleStatus => ({ role: name, version: 1, threshold: 1, publicKeys: [], ...(expires === undefined ? {} : { expires }) })

test('endingSoon() finds what ends within 30 days and nobody signs by itself, and what a server should have signed', (t) => {
  const roles = [
    role('root', '2026-12-20T11:59:59Z'), role('targets', '2026-12-20T12:00:00Z'), role('advisories', '2026-11-01T00:00:00Z'), role('namespace.acme', '2026-11-21T00:00:00Z'),
    role('namespace.zeta'), role('snapshot', '2026-11-21T00:00:00Z'), role('timestamp', '2026-11-20T12:00:00Z'),
  ]
  t.same(endingSoon(roles, NOW).map((one) => one.role), ['root', 'advisories', 'namespace.acme', 'timestamp'])
  t.end()
})

test('renewalOf() names a command for each', (t) => {
  t.match(['root', 'targets', 'advisories', 'namespace.acme', 'snapshot'].map(renewalOf), [/rotate-root/, /refresh --targets-key/, /refresh --advisories-key/, /plugin renew acme$/, /registry refresh$/])
  t.end()
})
