import type { RegistryClient } from './registry-client.ts'
import type { Signer } from '../roles/mod.ts'

/** What a publisher changes in one go: the next version of its role, signed, and every index file that is another than before. */
export interface Commit {
  readonly publisher: string
  readonly role: string
  readonly indexes: Readonly<Record<string, string>>
}

/** A registry that one may write to, and how it is read while one does. */
export interface RegistryWriter {
  readonly client: RegistryClient
  /** The same, read as if nothing in it had run out: for a publisher whose own role has, to sign it anew. */
  readonly past: RegistryClient
  /** Sends a package that a commit will name. Safe to repeat. */
  stage(sha256: string, bytes: Uint8Array): Promise<void>
  /**
   * Safe to repeat with the very same.
   *
   * @returns the version of the role that the registry took; 0 where it was not sent to one yet
   * @throws HP_ERR_CONFLICT where another commit came first
   */
  commit(commit: Commit): Promise<{ readonly version: number }>
}

/** Who publishes: the key decides what clients take, the token what the server takes. */
export interface Author {
  readonly signer: Signer
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Told until when the publisher's plugins can be read by what is in force now: it is to be signed anew before. */
  readonly onRole?: (role: { readonly publisher: string; readonly expires: string }) => void
  /** Told that the registry has no place for a package at the moment, and for how long is waited before it is sent again. */
  readonly onBusy?: (pause: { readonly seconds: number }) => void
  /** How to wait, in ms. */
  readonly wait?: (ms: number) => Promise<unknown>
  /** From 0 to 1: how much longer than told. */
  readonly random?: () => number
}
