import { encodeKey } from './key-codec.ts'
import type { Key } from './store.ts'

// The three spaces of the database, by the first byte of a key.
const META_SPACE = 0x00
const DATA_SPACE = 0x01
const EXPIRY_SPACE = 0x02

/** Where the number of the last commit is kept: written in each batch, read at open. */
export const COMMIT_COUNTER: Buffer = Buffer.concat([Buffer.of(META_SPACE), Buffer.from('commits')])

/** Version and expiry before the payload of each record, 8 bytes each, big-endian. */
const HEADER_BYTES = 16

/** A stored value as it is read from the database. */
export interface StoredRecord {
  readonly commit: number
  /** Milliseconds since 1970; Infinity where it does not expire. */
  readonly expiresAt: number
  readonly value: Uint8Array
}

/** `bytes` is a key as `encodeKey` makes it. */
export function dataKey(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(DATA_SPACE), bytes])
}

/** The encoded key of a database key that `dataKey` made. */
export function fromDataKey(key: Uint8Array): Uint8Array {
  return key.subarray(1)
}

export function encodeDataKey(key: Key): Buffer {
  return dataKey(encodeKey(key))
}

/** An entry of the index by expiry: sorts by time, and ends with the data key it is about. */
export function expiryKey(expiresAt: number, key: Uint8Array): Buffer {
  return Buffer.concat([expiryBound(expiresAt), key])
}

/** Sorts before every entry of the index that expires at that time or later. */
export function expiryBound(expiresAt: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = EXPIRY_SPACE
  bytes.writeBigUInt64BE(BigInt(Math.trunc(expiresAt)), 1)
  return bytes
}

export function fromExpiryKey(key: Buffer): { readonly expiresAt: number; readonly key: Buffer } {
  return { expiresAt: Number(key.readBigUInt64BE(1)), key: key.subarray(9) }
}

/** Copies the value, so that its owner may change it afterwards. The commit's number is written by `stamp`. */
export function encodeRecord(value: Uint8Array, expiresAt: number = Infinity): Buffer {
  const record = Buffer.allocUnsafe(HEADER_BYTES + value.length)
  const time = Math.min(Math.max(1, Math.trunc(expiresAt)), Number.MAX_SAFE_INTEGER)
  record.writeBigUInt64BE(expiresAt === Infinity ? 0n : BigInt(time), 8)
  record.set(value, HEADER_BYTES)
  return record
}

export function stamp(record: Buffer, commit: number): Buffer {
  record.writeBigUInt64BE(BigInt(commit), 0)
  return record
}

export function decodeRecord(record: Buffer): StoredRecord {
  const expiresAt = Number(record.readBigUInt64BE(8))
  return {
    commit: Number(record.readBigUInt64BE(0)),
    expiresAt: expiresAt === 0 ? Infinity : expiresAt,
    value: new Uint8Array(record.buffer, record.byteOffset + HEADER_BYTES, record.length - HEADER_BYTES),
  }
}

export function encodeCounter(commit: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(commit))
  return bytes
}

/** 16 hexadecimal digits. */
export function formatVersion(commit: number): string {
  return commit.toString(16).padStart(16, '0')
}
