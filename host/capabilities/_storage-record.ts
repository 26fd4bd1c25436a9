import type { Entry } from '../storage/store.ts'

/** What every entry counts in the quota beside its key and value: its share of the store's own bytes. */
export const ENTRY_OVERHEAD = 32

/** Before the value: when it expires, a double, big-endian, milliseconds since 1970; 0 never. */
const HEADER_BYTES = 8

/**
 * Expiry is kept here and not with the store's own, so that the quota can be exact: an expired entry counts until it is
 * collected, in the same commit that takes its bytes off the count.
 */
export function encodeRecord(value: string, expiresAt: number): Buffer {
  const record = Buffer.allocUnsafe(HEADER_BYTES + Buffer.byteLength(value))
  record.writeDoubleBE(expiresAt)
  record.write(value, HEADER_BYTES)
  return record
}

/** Of a value as it is stored. */
export function expiryOf(value: Uint8Array): number {
  return new DataView(value.buffer, value.byteOffset, HEADER_BYTES).getFloat64(0)
}

/** The value as JSON text, or undefined where there is none (any more). */
export function liveText(entry: Entry | undefined, now: number): string | undefined {
  return isLive(entry, now) ? textOf(entry.value) : undefined
}

export function isLive(entry: Entry | undefined, now: number): entry is Entry {
  if (entry === undefined) return false
  const expiresAt = expiryOf(entry.value)
  return expiresAt === 0 || expiresAt > now
}

function textOf(value: Uint8Array): string {
  return Buffer.from(value.buffer, value.byteOffset + HEADER_BYTES, value.byteLength - HEADER_BYTES).toString()
}

/** What an entry counts in the quota. `key` is its text. */
export function countedBytes(key: string, value: Uint8Array): number {
  return ENTRY_OVERHEAD + Buffer.byteLength(key) + value.byteLength - HEADER_BYTES
}
