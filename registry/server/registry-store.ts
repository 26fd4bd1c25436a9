import type { Advisory, IndexEntry, Manifest, PublisherRecord } from '@hardpoint/schemas'
import type { Signer } from '../roles/mod.ts'

/** Refuses, by throwing, a manifest that a host could not run: an unknown capability, a schema out of bounds. */
export type CheckManifest = (manifest: Manifest) => void | Promise<void>

/** What a token may do: add versions, or withdraw and deprecate them. */
export type TokenScope = 'publish' | 'yank'

/** A token as it can be shown. */
export interface TokenInfo {
  readonly id: string
  readonly publisher: string
  readonly scopes: readonly TokenScope[]
  readonly createdAt: string
  /** Absent: until it is ended. */
  readonly expiresAt?: string
}

export interface NewToken extends TokenInfo {
  /** Shown this once. */
  readonly token: string
}

/** What a publisher changes in one go: the next version of its role, and every index file that is another than before. */
export interface Commit {
  readonly publisher: string
  /** The signed role, as it is to be served. */
  readonly role: string
  /** Plugin id to index file. */
  readonly indexes: Readonly<Record<string, string>>
}

/** The version of the publisher's role that is in force. */
export interface Committed {
  readonly publisher: string
  readonly version: number
}

export interface RegistryStoreOptions {
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Required, so that nobody forgets it: the registry cannot import the SDK, whose lint it is. */
  readonly checkManifest: CheckManifest
  /** At most and by default 64 MiB. */
  readonly maxPackageBytes?: number
  /** Called before each step of a change, in order. Throwing there is a kill, as far as the disk can tell. */
  readonly onStep?: (step: { readonly path: string }) => void | Promise<void>
}

/** Another key for a publisher. */
export interface KeyRotation {
  readonly publicKey: string
  /** A DSSE envelope by a key before it. Without one, hosts that know the publisher ask their admin. */
  readonly statement?: NonNullable<PublisherRecord['keys'][number]['statement']>
  /** The next version of the publisher's role, signed with the new key: required once it has published, or nobody could read its plugins. */
  readonly role?: string
}

/** Other keys for the registry itself. */
export interface RootChange {
  /** Two keys of the root that is in force, and two of the next one. */
  readonly signers: readonly Signer[]
  /** Public keys of the next root; as they are where absent. */
  readonly root?: readonly string[]
  /** Another key for the list of publishers, with those that sign it: the old and the new one. The same key again signs it for another year. */
  readonly targets?: { readonly publicKey: string; readonly signers: readonly Signer[] }
  /** Makes a new key for snapshot and timestamp, and forgets the one before. */
  readonly online?: boolean
}

/** Until when a role holds. */
export interface RoleEnd {
  /** `root`, `targets`, `advisories` or `namespace.<publisher>`. */
  readonly role: string
  readonly expires: string
  /** It ends within 30 days. */
  readonly isNear: boolean
}

/** The one writer of a registry's directory. Every change is whole or did not happen, also after a kill. */
export interface RegistryStore {
  readonly directory: string
  readonly maxPackageBytes: number
  /** What a token may do. @throws HP_ERR_UNAUTHENTICATED, HP_ERR_TOKEN_SCOPE */
  authenticate(token: string, scope?: TokenScope): TokenInfo
  /**
   * Keeps a package for a commit that names it. Again: nothing.
   *
   * @throws HP_ERR_UNAUTHENTICATED, HP_ERR_TOKEN_SCOPE, HP_ERR_PACKAGE_*, HP_ERR_PUBLISH_DENIED, HP_ERR_DOCUMENT_INVALID, and what `checkManifest` throws
   */
  stage(sha256: string, bytes: Uint8Array, token: string): Promise<void>
  /**
   * Makes what a publisher signed true. The very same again answers the same.
   *
   * @throws HP_ERR_CONFLICT where another commit came first: read, make and sign it anew; and what `stage` throws, HP_ERR_PUBLISH_EXISTS, HP_ERR_NAME_SIMILAR
   */
  commit(commit: Commit, token: string): Promise<Committed>
  /**
   * Gives a publisher's id to a key. Again with the same key: nothing.
   *
   * @param signer the targets key, which is the operator's and is not kept
   * @throws HP_ERR_PUBLISHER_EXISTS, HP_ERR_NAME_SIMILAR, HP_ERR_KEY_INVALID
   */
  registerPublisher(id: string, publicKey: string, signer: Signer, options?: { readonly allowSimilar?: boolean }): Promise<PublisherRecord>
  /** Ends the keys of now and adds one; what the old ones signed stays. @throws HP_ERR_PUBLISHER_UNKNOWN, HP_ERR_KEY_INVALID, HP_ERR_PUBLISH_DENIED */
  rotateKey(id: string, rotation: KeyRotation, signer: Signer): Promise<PublisherRecord>
  /** Replaces the registry's own keys; hosts follow by themselves. @returns the version of the root @throws HP_ERR_KEY_INVALID */
  rotateRoot(change: RootChange): Promise<number>
  /** Signs the list of publishers anew, before its year is over. @throws HP_ERR_KEY_INVALID */
  renewTargets(signer: Signer): Promise<void>
  /** What hosts are warned of, withdrawn advisories too. Empty where nobody answers for security. */
  advisories(): Promise<readonly Advisory[]>
  /**
   * Gives the advisories to a key, in place of the one before: it signs the list as it is.
   *
   * @param targets the targets key, which says whose word it is
   * @throws HP_ERR_KEY_INVALID also for a key that has another task here
   */
  setAdvisoriesKey(signer: Signer, targets: Signer): Promise<void>
  /** @param signer the key of the advisories, which is not kept @throws HP_ERR_KEY_INVALID, HP_ERR_REGISTRY_CORRUPT where hosts would not read the list */
  addAdvisory(advisory: Advisory, signer: Signer): Promise<void>
  /** It stays in the list: hosts act as if it were not there. Again: nothing. @throws HP_ERR_ADVISORY_UNKNOWN, HP_ERR_KEY_INVALID */
  withdrawAdvisory(id: string, signer: Signer): Promise<void>
  /** Signs the list anew, before its 90 days are over. @throws HP_ERR_KEY_INVALID */
  renewAdvisories(signer: Signer): Promise<void>
  /** Until when the roles hold that a person must sign anew, the first to end first. */
  roleEnds(): Promise<readonly RoleEnd[]>
  /** Signs timestamp, and snapshot, anew where half of their life is over. @returns whether it did */
  keepFresh(): Promise<boolean>
  /** Where none is named, both scopes and no end. @throws HP_ERR_PUBLISHER_UNKNOWN */
  createToken(publisher: string, options?: { readonly scopes?: readonly TokenScope[]; readonly expiresAt?: string }): Promise<NewToken>
  tokens(): TokenInfo[]
  /** In force at the next call. @throws HP_ERR_TOKEN_UNKNOWN */
  revokeToken(id: string): Promise<void>
  /** Ends every token of a publisher. @returns how many */
  revokeTokens(publisher: string): Promise<number>
  /** At most 50 plugins (their latest versions) in which every word stands. */
  search(words: string): IndexEntry[]
  /** Every version of a plugin, as its publisher signed them. Empty where there is none. */
  versions(id: string): Promise<readonly IndexEntry[]>
  /** @throws HP_ERR_REGISTRY_CORRUPT where it is missing */
  package(entry: IndexEntry): Promise<Uint8Array>
  noteDownload(id: string, version: string): void
  downloads(id: string): { readonly total: number; readonly versions: Readonly<Record<string, number>> }
  /** Waits for what is being written, and lets another process open the directory. */
  close(): Promise<void>
}
