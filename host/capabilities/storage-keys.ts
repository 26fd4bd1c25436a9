import type { Key } from '../storage/store.ts'

/** Where the data of a plugin is, in one tenant. No part of it comes from a guest. */
export function dataPrefix(tenant: string, plugin: string): Key {
  return ['data', tenant, plugin]
}

/** Where the bytes a plugin has stored are counted: outside its own keys, so that it cannot write the count. Purged with the data. */
export function usageKey(tenant: string, plugin: string): Key {
  return ['sys', 'usage', tenant, plugin]
}

/** Below it: time of expiry, then the parts of the guest's key. What is collected, and when. Purged with the data. */
export function expiryPrefix(tenant: string, plugin: string): Key {
  return ['sys', 'expiry', tenant, plugin]
}
