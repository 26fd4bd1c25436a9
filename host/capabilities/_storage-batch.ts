import { HardpointError } from '@hardpoint/schemas/errors'
import { fromJson, toJson } from '../storage/json-value.ts'
import type { Commit, Entry, Key } from '../storage/store.ts'
import type { Operation } from './_storage-operation.ts'
import { countedBytes, expiryOf, isLive } from './_storage-record.ts'
import { dataPrefix, expiryPrefix, usageKey } from './storage-keys.ts'
import { sizeInWords } from './_words.ts'

/** Whose data. */
export interface Namespace {
  readonly tenant: string
  readonly plugin: string
  /** What the plugin's data is kept under. */
  readonly name: string
}

/** What was read: entries by the text of their keys, and the count of bytes. */
export interface BatchState {
  readonly entries: ReadonlyMap<string, Entry | undefined>
  readonly usage: Entry | undefined
}

/** 'ok' is true once the commit is through. */
export type BatchAnswer = 'ok' | 'check failed' | HardpointError

/** Decides each operation as if those before it were through; the commit holds only if nothing that was read has changed. Pure. */
export function decideBatch(
  operations: readonly Operation[], { entries, usage }: BatchState, { namespace, now }: { readonly namespace: Namespace; readonly now: number },
): { readonly answers: readonly BatchAnswer[]; readonly commit: Commit } {
  let used = usedBytes(usage)
  const accepted: Operation[] = []
  const answers = operations.map((operation): BatchAnswer => {
    if (![...operation.checks].every(([name, version]) => versionOf(entries.get(name), now) === version)) return 'check failed'
    const growth = growthOf(operation, entries)
    // What shrinks is never refused: deleting is the way out of a full quota, also after an admin lowered it.
    if (growth > 0 && used + growth > operation.quotaBytes) {
      return new HardpointError('HP_ERR_QUOTA', { plugin: namespace.plugin, what: 'storage quota', limit: sizeInWords(operation.quotaBytes), quotaBytes: operation.quotaBytes, usedBytes: used })
    }
    used += growth
    accepted.push(operation)
    return 'ok'
  })
  return { answers, commit: commitOf(accepted, { entries, usage }, { namespace, used }) }
}

/** The count as it is stored. */
export function usedBytes(usage: Entry | undefined): number {
  return usage === undefined ? 0 : (fromJson(usage.value) as { readonly bytes: number }).bytes
}

/** The put that stores the count. */
export function usagePut({ tenant, name }: Namespace, bytes: number): NonNullable<Commit['puts']>[number] {
  return { key: usageKey(tenant, name), value: toJson({ bytes }) }
}

/** Where the expiry of an entry is noted. */
export function expiryKey({ tenant, name }: Namespace, expiresAt: number, key: Key): Key {
  return [...expiryPrefix(tenant, name), expiresAt, ...key]
}

function versionOf(entry: Entry | undefined, now: number): string | null {
  return isLive(entry, now) ? entry.version : null
}

/** An expired entry that is overwritten still counts until then. */
function growthOf({ writes }: Operation, entries: BatchState['entries']): number {
  let growth = 0
  for (const [name, { bytes }] of writes) {
    const old = entries.get(name)
    growth += bytes - (old === undefined ? 0 : countedBytes(name, old.value))
  }
  return growth
}

function commitOf(operations: readonly Operation[], { entries, usage }: BatchState, { namespace, used }: { readonly namespace: Namespace; readonly used: number }): Commit {
  const { tenant, name: kept } = namespace
  const checks = new Map<string, { key: Key; version: string | null }>()
  const puts: NonNullable<Commit['puts']>[number][] = [usagePut(namespace, used)]
  const deletes: Key[] = []
  const inStore = (key: Key): Key => [...dataPrefix(tenant, kept), ...key]
  for (const operation of operations) {
    for (const name of [...operation.checks.keys(), ...operation.writes.keys()]) {
      checks.set(name, { key: inStore(JSON.parse(name) as Key), version: entries.get(name)?.version ?? null })
    }
    for (const [name, { key, record, expiresAt }] of operation.writes) {
      const old = entries.get(name)
      const oldExpiry = old === undefined ? 0 : expiryOf(old.value)
      if (oldExpiry !== 0 && oldExpiry !== expiresAt) deletes.push(expiryKey(namespace, oldExpiry, key))
      if (record === undefined) deletes.push(inStore(key))
      else puts.push({ key: inStore(key), value: record })
      if (expiresAt !== 0) puts.push({ key: expiryKey(namespace, expiresAt, key), value: toJson(null) })
    }
    puts.push(...operation.events)
  }
  return { checks: [{ key: usageKey(tenant, kept), version: usage?.version ?? null }, ...checks.values()], puts, deletes }
}
