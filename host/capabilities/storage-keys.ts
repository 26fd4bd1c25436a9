import type { Key } from '../storage/store.ts'

/**
 * What a plugin's data is kept under. Each migration makes a new generation, of a copy, so that going back finds the data as it was.
 *
 * @param generation 0 for data that was never migrated. No id of a plugin has an `@` in it.
 */
export function namespaceOf(plugin: string, generation: number): string {
  return generation === 0 ? plugin : `${plugin}@${generation}`
}

/** Where data is, in one tenant. No part of it comes from a guest. */
export function dataPrefix(tenant: string, namespace: string): Key {
  return ['data', tenant, namespace]
}

/** Where the bytes a plugin has stored are counted: outside its own keys, so that it cannot write the count. Purged with the data. */
export function usageKey(tenant: string, namespace: string): Key {
  return ['sys', 'usage', tenant, namespace]
}

/** Below it: time of expiry, then the parts of the guest's key. What is collected, and when. Purged with the data. */
export function expiryPrefix(tenant: string, namespace: string): Key {
  return ['sys', 'expiry', tenant, namespace]
}
