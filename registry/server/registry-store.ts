import type { IndexEntry, Manifest } from '@hardpoint/schemas'
import type { PackageFiles } from '@hardpoint/schemas/package'
import type { RegistryOperator, RoleChange } from '../operate/mod.ts'

/** Refuses, by throwing, a manifest that a host could not run: an unknown capability, a schema out of bounds. */
export type CheckManifest = (manifest: Manifest) => void | Promise<void>

/** Refuses, by throwing, a package that a host could not run. What it is given was verified. Once `closed` is aborted it ends, with its reason: a close waits for it. */
export type Preflight = (files: PackageFiles, manifest: Manifest, sha256: string, closed: AbortSignal) => Promise<void>

/** What a publisher's token may do: add versions, or withdraw and deprecate them. */
export type PublisherScope = 'publish' | 'yank'

/** What a token may do. `operate`: send what the registry's offline keys signed. */
export type TokenScope = PublisherScope | 'operate'

/** Whose a token with the scope `operate` is, in place of a publisher. Nobody can be called so. */
export const OPERATOR = '@operator'

/** A token as it can be shown. */
export interface TokenInfo {
  readonly id: string
  readonly publisher: string
  readonly scopes: readonly TokenScope[]
  readonly createdAt: string
  /** Absent in tokens of older releases: until it is ended. */
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

/** The versions of the operator's roles that are in force. */
export interface RolesInForce {
  readonly versions: { readonly root: number; readonly targets: number; readonly advisories?: number }
}

/** The version of the publisher's role that is in force. */
export interface Committed {
  readonly publisher: string
  readonly version: number
}

/** A version, and how npm checks its tarball. */
export interface Release {
  readonly entry: IndexEntry
  readonly dist: { readonly integrity: string; readonly shasum: string }
}

/** A tarball that is never whole in memory. */
export interface TarballPieces {
  readonly size: number
  readonly pieces: AsyncIterable<Uint8Array>
}

export interface RegistryStoreOptions {
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Required, so that nobody forgets it: the registry cannot import the SDK, whose lint it is. */
  readonly checkManifest: CheckManifest
  /** Tries each package before it is staged: the registry itself runs no plugin. Without it, none is tried. */
  readonly preflight?: Preflight
  /** At most and by default 64 MiB. */
  readonly maxPackageBytes?: number
  /** Called before each step of a change, in order. Throwing there is a kill, as far as the disk can tell. */
  readonly onStep?: (step: { readonly path: string }) => void | Promise<void>
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
export interface RegistryStore extends RegistryOperator {
  readonly directory: string
  readonly maxPackageBytes: number
  /** What a token may do. @throws HP_ERR_UNAUTHENTICATED, HP_ERR_TOKEN_SCOPE */
  authenticate(token: string, scope?: TokenScope): TokenInfo
  /**
   * Keeps a package for a commit that names it. Again: nothing.
   *
   * @throws HP_ERR_UNAUTHENTICATED, HP_ERR_TOKEN_SCOPE, HP_ERR_PACKAGE_*, HP_ERR_PUBLISH_DENIED, HP_ERR_DOCUMENT_INVALID, and what `checkManifest` and `preflight` throw;
   *   HP_ERR_REGISTRY_BUSY where so many packages wait to be tried that no more are held: again a little later
   */
  stage(sha256: string, bytes: Uint8Array, token: string): Promise<void>
  /**
   * Makes what a publisher signed true. The very same again answers the same.
   *
   * @throws HP_ERR_CONFLICT where another commit came first: read, make and sign it anew; and what `stage` throws, HP_ERR_PUBLISH_EXISTS, HP_ERR_NAME_SIMILAR
   */
  commit(commit: Commit, token: string): Promise<Committed>
  /**
   * Puts in force what the holders of the offline keys signed elsewhere. The very same again answers the same.
   *
   * @throws HP_ERR_CONFLICT where another change came first: read, make and sign it anew; HP_ERR_ROLE_REFUSED, and what `authenticate` throws
   */
  putRoles(change: RoleChange, token: string): Promise<RolesInForce>
  /** Until when the roles hold that a person must sign anew, the first to end first. */
  roleEnds(): Promise<readonly RoleEnd[]>
  /** Signs timestamp, and snapshot, anew where half of their life is over. @returns whether it did */
  keepFresh(): Promise<boolean>
  /** Where none is named, the scope `publish` and an end in 90 days; OPERATOR has its own scope. @throws HP_ERR_PUBLISHER_UNKNOWN, HP_ERR_REGISTRY_LOCKED */
  createToken(publisher: string, options?: { readonly scopes?: readonly PublisherScope[]; readonly expiresAt?: string }): Promise<NewToken>
  tokens(): TokenInfo[]
  /** In force at the next call. @throws HP_ERR_TOKEN_UNKNOWN */
  revokeToken(id: string): Promise<void>
  /** Ends every token of a publisher. @returns how many */
  revokeTokens(publisher: string): Promise<number>
  /** At most 50 plugins (their latest versions) in which every word stands. */
  search(words: string): IndexEntry[]
  /**
   * Every version of a plugin, as npm is told of it. Empty where there is none.
   *
   * @throws HP_ERR_REGISTRY_BUSY where too many wait, or packages have to be read first: again a little later
   */
  releases(id: string): Promise<readonly Release[]>
  /** A version as npm installs one. @throws HP_ERR_REGISTRY_CORRUPT where its package is missing, or before its last piece where it is damaged */
  tarball(entry: IndexEntry): Promise<TarballPieces>
  noteDownload(id: string, version: string): void
  downloads(id: string): { readonly total: number; readonly versions: Readonly<Record<string, number>> }
  /** Refuses every package that waits or is tried (HP_ERR_REGISTRY_BUSY), waits for what is being written, and lets another process open the directory. */
  close(): Promise<void>
}
