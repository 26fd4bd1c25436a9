import { keptOfPlugin } from '../bus/kept-of-plugin.ts'
import { dataPrefix, expiryPrefix, namespaceOf, usageKey } from '../capabilities/storage-keys.ts'
import type { Cells } from '../cells/cells.ts'
import { committed } from '../storage/committed.ts'
import type { CallHolds } from '../runtime/mod.ts'
import type { Key, Store } from '../storage/store.ts'
import type { Records } from './_records.ts'
import { tenantsOf } from './_tenants.ts'

const BATCH = 1000

interface Purging {
  readonly store: Store
  readonly cells: Pick<Cells, 'release'>
  readonly holds: Pick<CallHolds, 'idle'>
  readonly state: { readonly records: Records }
}

/**
 * Carries out every purge that was written down: of a remove or a change of versions just now, or of one that a kill interrupted.
 *
 * What was admitted before the change may write after it, so that is waited for. Where it takes too long the data is deleted all the same, and
 * once more later: by the next verb, or the next start. No generation's number is given twice, so nobody else's data can be there then.
 */
export async function finishPurges(purging: Purging): Promise<void> {
  const { store, holds, state: { records } } = purging
  const all: string[] = []
  // Generations before everything: the plugin's own record stays until the last of it is gone.
  for await (const { id } of records.purges.list({ reverse: true })) all.push(String(id[0]))
  for (const purge of all) {
    const [plugin = '', generation] = purge.split('@')
    const namespace = generation === undefined ? undefined : namespaceOf(plugin, Number(generation))
    const isIdle = await holds.idle(plugin, namespace)
    if (namespace === undefined) await deleteAll(purging, plugin)
    else await deleteData(store, namespace)
    // Last: until then the next start begins again.
    if (isIdle || namespace === undefined) await committed(store, { deletes: [records.purges.key(purge)] })
  }
}

async function deleteAll({ store, cells, state: { records } }: Purging, plugin: string): Promise<void> {
  // A run that the plugin had scheduled would come to the one that is installed under this name later.
  await cells.release(plugin)
  for (const prefix of keptOfPlugin(plugin)) await deleteBelow(store, prefix)
  await deleteData(store, plugin)
  for (const tenant of await tenantsOf(store, records.configs.key([]))) await committed(store, { deletes: [records.configs.key([tenant, plugin])] })
}

/** One generation's data, of every tenant. */
export async function deleteData(store: Store, namespace: string): Promise<void> {
  for (const tenant of await tenantsOf(store)) {
    await deleteBelow(store, dataPrefix(tenant, namespace))
    await deleteBelow(store, expiryPrefix(tenant, namespace))
    await committed(store, { deletes: [usageKey(tenant, namespace)] })
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
