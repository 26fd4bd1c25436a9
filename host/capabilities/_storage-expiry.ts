import type { Commit, Entry, Key } from '../storage/store.ts'
import type { Services } from './_services.ts'
import { usagePut, usedBytes, type Namespace } from './_storage-batch.ts'
import { keyText } from './_storage-key.ts'
import { countedBytes, expiryOf } from './_storage-record.ts'
import { dataPrefix, expiryPrefix, usageKey } from './storage-keys.ts'

/** Collected in one commit. */
const PAGE = 200

/** Looked at again after this, where nothing is known to expire: another host of the cluster may have written something that does. */
const LOOK_AGAIN_MS = 60_000

/**
 * Removes what has expired and takes it off the count, in one commit a page.
 *
 * @returns when to look again, in milliseconds since 1970
 */
export async function collectExpired(services: Services, namespace: Namespace): Promise<number> {
  for (;;) {
    const now = services.clock()
    const { due, next } = await dueEntries(services, namespace, now)
    if (due.length === 0) return next
    // Another host may have collected them: then there is less to do the next time.
    await services.store.commit(await removal(services, namespace, due))
    if (due.length < PAGE) return next
  }
}

async function dueEntries({ store }: Services, { tenant, name }: Namespace, now: number): Promise<{ due: Entry[]; next: number }> {
  const prefix = expiryPrefix(tenant, name)
  const due: Entry[] = []
  for await (const entry of store.scan({ prefix, limit: PAGE + 1 })) {
    const expiresAt = entry.key[prefix.length] as number
    if (expiresAt > now) return { due, next: Math.min(expiresAt, now + LOOK_AGAIN_MS) }
    if (due.length === PAGE) return { due, next: now }
    due.push(entry)
  }
  return { due, next: now + LOOK_AGAIN_MS }
}

async function removal({ store }: Services, namespace: Namespace, due: readonly Entry[]): Promise<Commit> {
  const { tenant, name } = namespace
  const skip = expiryPrefix(tenant, name).length + 1
  const keys = due.map(({ key }): Key => key.slice(skip))
  const [usage, ...entries] = await store.getMany([usageKey(tenant, name), ...keys.map((key): Key => [...dataPrefix(tenant, name), ...key])])
  const gone = entries.flatMap((entry, at) => (entry !== undefined && expiryOf(entry.value) === due[at]?.key[skip - 1] ? [{ entry, key: keys[at] ?? [] }] : []))
  const freed = gone.reduce((sum, { entry, key }) => sum + countedBytes(keyText(key), entry.value), 0)
  return {
    checks: [{ key: usageKey(tenant, name), version: usage?.version ?? null }, ...gone.map(({ entry }) => ({ key: entry.key, version: entry.version }))],
    puts: [usagePut(namespace, usedBytes(usage) - freed)],
    deletes: [...due.map(({ key }) => key), ...gone.map(({ entry }) => entry.key)],
  }
}
