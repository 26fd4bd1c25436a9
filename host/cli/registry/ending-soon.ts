import type { RoleStatus } from '@hardpoint/registry/client'

/** From when on it is told that a role ends, in ms: time for whoever holds its key to come to it. */
const AHEAD_MS = 30 * 86_400_000

/** Signed by the server itself, and anew long before it ends. */
const KEPT_FRESH = ['snapshot', 'timestamp']

/** The roles that end within 30 days; of those that a server signs by itself, the ones that have ended. */
export function endingSoon(roles: readonly RoleStatus[], now: number): RoleStatus[] {
  return roles.filter(({ role, expires }) => expires !== undefined && Date.parse(expires) - now < (KEPT_FRESH.includes(role) ? 1 : AHEAD_MS))
}

/** Who signs a role anew, and how. */
export function renewalOf(role: string): string {
  if (role === 'root') return 'hardpoint registry rotate-root'
  if (role === 'targets') return 'hardpoint registry refresh --targets-key'
  if (role === 'advisories') return 'hardpoint registry refresh --advisories-key'
  if (KEPT_FRESH.includes(role)) return 'its server signs it while it runs; where none does: hardpoint registry refresh'
  const publisher = role.slice(role.indexOf('.') + 1)
  return `tell ${publisher}, whose plugins cannot be installed after that: hardpoint plugin renew ${publisher}`
}
