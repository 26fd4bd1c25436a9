import type { Advisory, PublisherRecord } from '@hardpoint/schemas'
import type { Signer } from '../roles/mod.ts'

/** Another key for a publisher. */
export interface KeyRotation {
  readonly publicKey: string
  /** By a key of now: hosts follow it by themselves. Where it was lost there is none, and they ask their admin. */
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
  /** Makes a new key for snapshot and timestamp, and forgets the one before: in the registry's own folder only. */
  readonly online?: boolean
}

/** What is done with a registry's offline keys. They sign here, and are given to nobody. */
export interface RegistryOperator {
  /**
   * Gives a publisher's id to a key. Again with the same key: nothing.
   *
   * @param signer the targets key
   * @throws HP_ERR_PUBLISHER_EXISTS, HP_ERR_NAME_SIMILAR, HP_ERR_KEY_INVALID
   */
  registerPublisher(id: string, publicKey: string, signer: Signer, options?: { readonly allowSimilar?: boolean }): Promise<PublisherRecord>
  /**
   * Ends the keys of now and adds one; what the old ones signed stays.
   *
   * @throws HP_ERR_PUBLISHER_UNKNOWN, HP_ERR_KEY_INVALID, HP_ERR_PUBLISH_DENIED; HP_ERR_CONFLICT where the publisher published after it made its role
   */
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
  /** @param signer the key of the advisories @throws HP_ERR_KEY_INVALID, HP_ERR_REGISTRY_CORRUPT where hosts would not read the list */
  addAdvisory(advisory: Advisory, signer: Signer): Promise<void>
  /** It stays in the list: hosts act as if it were not there. Again: nothing. @throws HP_ERR_ADVISORY_UNKNOWN, HP_ERR_KEY_INVALID */
  withdrawAdvisory(id: string, signer: Signer): Promise<void>
  /** Signs the list anew, before its 90 days are over. @throws HP_ERR_KEY_INVALID */
  renewAdvisories(signer: Signer): Promise<void>
}
