import { dataPrefix, expiryPrefix, usageKey } from '../capabilities/storage-keys.ts'
import type { Key, KeyPart, Store } from '../storage/store.ts'

/** Every tenant that has data of any plugin, or below one more prefix. */
export async function tenantsOf(store: Store, ...more: readonly Key[]): Promise<Set<string>> {
  const prefixes = [...[dataPrefix('', ''), usageKey('', ''), expiryPrefix('', '')].map(key => key.slice(0, -2)), ...more]
  return new Set((await Promise.all(prefixes.map(prefix => partsBelow(store, prefix)))).flat())
}

/** The different parts that follow a prefix, by skipping from each to the one after it: one short scan a part. */
async function partsBelow(store: Store, prefix: Key): Promise<string[]> {
  const parts: string[] = []
  let start: Key | undefined
  for (;;) {
    let next: KeyPart | undefined
    for await (const { key } of store.scan({ prefix, limit: 1, ...start === undefined ? {} : { start } })) next = key[prefix.length]
    if (typeof next !== 'string') return parts
    parts.push(next)
    // No string lies between this and `next`.
    start = [...prefix, `${next}\u0000`]
  }
}
