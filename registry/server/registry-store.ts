import type { IndexEntry, Manifest, PublisherRecord } from '@hardpoint/schemas'

/** Refuses, by throwing, a manifest that a host could not run: an unknown capability, a schema out of bounds. */
export type CheckManifest = (manifest: Manifest) => void | Promise<void>

export interface RegistryStoreOptions {
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Required, so that nobody forgets it: the registry cannot import the SDK, whose lint it is. */
  readonly checkManifest: CheckManifest
  /** At most and by default 64 MiB. */
  readonly maxPackageBytes?: number
}

/** The one writer of a registry's directory. Every change is whole or did not happen, also after a kill. */
export interface RegistryStore {
  readonly directory: string
  readonly maxPackageBytes: number
  /** The publisher whose token it is. @throws HP_ERR_UNAUTHENTICATED */
  authenticate(token: string): string
  /**
   * Adds a version. The same bytes again answer the same entry.
   *
   * @throws HP_ERR_UNAUTHENTICATED, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_PACKAGE_*, HP_ERR_PUBLISH_DENIED, HP_ERR_PUBLISH_EXISTS,
   *   HP_ERR_DOCUMENT_INVALID, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY, and what `checkManifest` throws
   */
  publish(bytes: Uint8Array, token: string): Promise<IndexEntry>
  /** @throws HP_ERR_UNAUTHENTICATED, HP_ERR_PUBLISH_DENIED, HP_ERR_PLUGIN_UNKNOWN, HP_ERR_VERSION_UNKNOWN, HP_ERR_DOCUMENT_INVALID */
  yank(id: string, version: string, reason: string, token: string): Promise<IndexEntry>
  /** Gives a publisher's id to a key. Again with the same key: nothing. @throws HP_ERR_PUBLISHER_EXISTS, HP_ERR_KEY_INVALID */
  registerPublisher(id: string, publicKey: string): Promise<PublisherRecord>
  /** Ends the keys of now and adds one; what the old ones signed stays. By the operator only. @throws HP_ERR_PUBLISHER_UNKNOWN */
  rotateKey(id: string, publicKey: string): Promise<PublisherRecord>
  /** A token that publishes for one publisher. Shown this once. @throws HP_ERR_PUBLISHER_UNKNOWN */
  createToken(publisher: string): Promise<string>
  /** Ends every token of a publisher, in force at the next call. @returns how many */
  revokeTokens(publisher: string): Promise<number>
  /** At most 50 plugins (their latest versions) in which every word stands. */
  search(words: string): IndexEntry[]
  /** Waits for what is being written, and lets another process open the directory. */
  close(): Promise<void>
}
