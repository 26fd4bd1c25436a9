/** One part of a key. Parts order by type (string, number, boolean), then by value, as in FoundationDB's tuple layer. */
export type KeyPart = string | number | boolean

/** A key: the path to a value. Encoded so that bytes sort as parts do. */
export type Key = readonly KeyPart[]

/** A stored value with the stamp of the commit that wrote it. */
export interface Entry {
  readonly key: Key
  readonly value: Uint8Array
  /** 16 hexadecimal digits; every commit's is greater than all before it. */
  readonly version: string
}

/** All or nothing. `checks` hold the version a key must still have; null means that it must not exist. */
export interface Commit {
  readonly checks?: readonly { readonly key: Key; readonly version: string | null }[]
  /** `expiresAt`: milliseconds since 1970; from then on the entry is not seen any more. */
  readonly puts?: readonly { readonly key: Key; readonly value: Uint8Array; readonly expiresAt?: number }[]
  readonly deletes?: readonly Key[]
}

export type CommitResult =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly conflict: Key }

/** From `start` (included) to `end` (excluded), below `prefix`. */
export interface Range {
  readonly prefix: Key
  readonly start?: Key
  readonly end?: Key
  readonly limit?: number
  readonly reverse?: boolean
}

/**
 * Where everything the host knows is kept: ordered keys, atomic commits with checks, range scans.
 *
 * A commit that was answered survives a kill and a power cut. A scan sees one moment.
 * Every driver passes tests/suites/store.ts.
 */
export interface Store {
  get(key: Key): Promise<Entry | undefined>
  getMany(keys: readonly Key[]): Promise<(Entry | undefined)[]>
  scan(range: Range): AsyncIterable<Entry>
  /** @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY; nothing of the commit is then written. */
  commit(commit: Commit): Promise<CommitResult>
  close(): Promise<void>
}
