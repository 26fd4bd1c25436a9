import type { RegistryStore } from '@hardpoint/registry/server'

/** What an operator is to be reminded of, as sentences: roles that end within 30 days, and that no server can sign anew. The first to end first. */
export async function reminders(store: Pick<RegistryStore, 'roleEnds'>): Promise<string[]> {
  return (await store.roleEnds()).filter(({ isNear }) => isNear).map(({ role, expires }) => `${role} ends at ${expires}: ${remedyOf(role)}`)
}

function remedyOf(role: string): string {
  if (role === 'root') return 'hardpoint registry rotate-root'
  if (role === 'targets') return 'hardpoint registry refresh --targets-key'
  if (role === 'advisories') return 'hardpoint registry refresh --advisories-key'
  const publisher = role.slice(role.indexOf('.') + 1)
  return `tell ${publisher}, whose plugins cannot be installed after that: hardpoint plugin renew ${publisher}`
}
