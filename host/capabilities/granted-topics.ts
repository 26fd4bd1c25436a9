import type { Grant, Manifest } from '@hardpoint/schemas'

/**
 * The topics that a plugin is told of: those of its event handlers that it asks for and the admin granted. For EventBus.subscribe.
 */
export function grantedTopics({ capabilities = {}, contributes = {} }: Manifest, grant: Pick<Grant, 'capabilities'>): string[] {
  if (!Object.hasOwn(capabilities, 'events.subscribe') || !Object.hasOwn(grant.capabilities, 'events.subscribe')) return []
  const { topics } = grant.capabilities['events.subscribe'] as { readonly topics: readonly string[] }
  return [...new Set((contributes.events ?? []).map(({ topic }) => topic))].filter((topic) => topics.includes(topic))
}
