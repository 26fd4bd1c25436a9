import { keptOfPlugin } from '../bus/kept-of-plugin.ts'
import { dataPrefix, expiryPrefix, usageKey } from '../capabilities/storage-keys.ts'
import type { Cells } from '../cells/cells.ts'
import { committed } from '../storage/committed.ts'
import type { Key, KeyPart, Store } from '../storage/store.ts'
import type { Records } from './_records.ts'

const BATCH = 1000

interface Purging {
  readonly store: Store
  readonly cells: Pick<Cells, 'release'>
  readonly state: { readonly records: Records }
}

/** Carries out every purge that was written down: of a remove just now, or of one that a kill interrupted. */
export async function finishPurges({ store, cells, state: { records } }: Purging): Promise<void> {
  const plugins: string[] = []
  for await (const { id } of records.purges.list()) plugins.push(String(id[0]))
  for (const plugin of plugins) {
    // A run that the plugin had scheduled would come to the one that is installed under this name later.
    await cells.release(plugin)
    for (const prefix of keptOfPlugin(plugin)) await deleteBelow(store, prefix)
    for (const tenant of await tenants(store, records)) {
      await deleteBelow(store, dataPrefix(tenant, plugin))
      await deleteBelow(store, expiryPrefix(tenant, plugin))
      await committed(store, { deletes: [usageKey(tenant, plugin), records.configs.key([tenant, plugin])] })
    }
    // Last: until then the next start begins again.
    await committed(store, { deletes: [records.purges.key(plugin)] })
  }
}

/** Bounded batches: a plugin with millions of entries must neither fill the memory nor hold up the commits of others. */
async function deleteBelow(store: Store, prefix: Key): Promise<void> {
  for (;;) {
    const keys: Key[] = []
    for await (const { key } of store.scan({ prefix, limit: BATCH })) keys.push(key)
    if (keys.length > 0) await committed(store, { deletes: keys })
    if (keys.length < BATCH) return
  }
}

/** Every tenant that has anything of any plugin. */
async function tenants(store: Store, records: Records): Promise<Set<string>> {
  const prefixes = [dataPrefix('', '').slice(0, -2), usageKey('', '').slice(0, -2), expiryPrefix('', '').slice(0, -2), records.configs.key([])]
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
