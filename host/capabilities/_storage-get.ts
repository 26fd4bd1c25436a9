import type { Entry, Key } from '../storage/store.ts'
import { RawJson, type CapabilityCall } from './_capability.ts'
import type { Services } from './_services.ts'
import { keyText, storeKey } from './_storage-key.ts'
import { liveText } from './_storage-record.ts'

/** @throws HP_ERR_STORAGE_KEY */
export async function getEntry({ store, clock }: Services, call: CapabilityCall, key: Key): Promise<RawJson<never>> {
  const text = keyText(key)
  return new RawJson(entryText(text, await store.get(storeKey(call, key)), clock()))
}

/** @throws HP_ERR_STORAGE_KEY */
export async function getEntries({ store, clock }: Services, call: CapabilityCall, keys: readonly Key[]): Promise<RawJson<never>> {
  const texts = keys.map(keyText)
  const entries = await store.getMany(keys.map((key) => storeKey(call, key)))
  const now = clock()
  return new RawJson(`[${texts.map((text, at) => entryText(text, entries[at], now)).join(',')}]`)
}

/** A stored value is JSON text that JSON.stringify made: it is put in as it is, not parsed and written again. */
export function entryText(key: string, entry: Entry | undefined, now: number): string {
  const value = liveText(entry, now)
  if (entry === undefined || value === undefined) return `{"key":${key},"value":null,"version":null}`
  return `{"key":${key},"value":${value},"version":"${entry.version}"}`
}
