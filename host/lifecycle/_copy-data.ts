import { dataPrefix, expiryPrefix, namespaceOf, usageKey } from '../capabilities/storage-keys.ts'
import { committed } from '../storage/committed.ts'
import type { Commit, Key, Store } from '../storage/store.ts'
import type { DataMove } from './_data-version.ts'
import { deleteData } from './_purge.ts'

/** Of one commit, whichever is reached first: memory, and how long the commits of others wait. */
const BATCH_ENTRIES = 500
const BATCH_BYTES = 1024 * 1024

/**
 * Copies a plugin's data of every organisation into the new generation: entries, when they expire, and how many bytes they count.
 *
 * What is there already is none of it, and goes first: hosts before this one gave numbers of generations again. The caller has written down
 * that everything there is to be deleted.
 */
export async function copyData(store: Store, { plugin, from, to, tenants }: DataMove): Promise<void> {
  const [source, target] = [namespaceOf(plugin, from.generation), namespaceOf(plugin, to.generation)]
  await deleteData(store, target)
  for (const tenant of tenants) {
    await copyBelow(store, dataPrefix(tenant, source), dataPrefix(tenant, target))
    await copyBelow(store, expiryPrefix(tenant, source), expiryPrefix(tenant, target))
    const usage = await store.get(usageKey(tenant, source))
    if (usage !== undefined) await committed(store, { puts: [{ key: usageKey(tenant, target), value: usage.value }] })
  }
}

async function copyBelow(store: Store, source: Key, target: Key): Promise<void> {
  let puts: NonNullable<Commit['puts']>[number][] = []
  let bytes = 0
  for await (const { key, value } of store.scan({ prefix: source })) {
    puts.push({ key: [...target, ...key.slice(source.length)], value })
    bytes += value.length
    if (puts.length < BATCH_ENTRIES && bytes < BATCH_BYTES) continue
    await committed(store, { puts })
    puts = []
    bytes = 0
  }
  if (puts.length > 0) await committed(store, { puts })
}
