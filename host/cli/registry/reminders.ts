import type { RegistryStore } from '@hardpoint/registry/server'
import { renewalOf } from './ending-soon.ts'

/** What an operator is to be reminded of, as sentences: roles that end within 30 days, and that no server can sign anew. The first to end first. */
export async function reminders(store: Pick<RegistryStore, 'roleEnds'>): Promise<string[]> {
  return (await store.roleEnds()).filter(({ isNear }) => isNear).map(({ role, expires }) => `${role} ends at ${expires}: ${renewalOf(role)}`)
}
