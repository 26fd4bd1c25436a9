import type { Advisory, IndexEntry, PublisherRecord } from '@hardpoint/schemas'
import type { HardpointError } from '@hardpoint/schemas/errors'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { Namespace, VerifiedMetadata } from '../tuf/mod.ts'
import type { RegistryState } from './registry-state.ts'

/**
 * Reads a registry of which it trusts nothing but what the right keys signed.
 *
 * All methods throw HP_ERR_REGISTRY_UNREACHABLE and HP_ERR_REGISTRY_CORRUPT; all but `download` and `search` throw HP_ERR_REGISTRY_ROOT, HP_ERR_REGISTRY_UNTRUSTED,
 * HP_ERR_REGISTRY_ROLLBACK, HP_ERR_REGISTRY_EXPIRED and HP_ERR_REGISTRY_MIXED. No flag goes past one of those, and what was trusted before stays.
 */
export interface RegistryClient {
  readonly location: string
  /** Asks the registry what is newest, and trusts that from now on. Other methods do it by themselves where the last time is more than 10 s ago. */
  refresh(): Promise<RegistryState>
  /** The registry's own roles, as verified no more than 10 s ago: what its operator's next ones build on. */
  verified(): Promise<VerifiedMetadata>
  /** The verified role of a publisher: what a publish builds on. Undefined where there is no such publisher, or none of its plugins yet. */
  namespace(publisher: string): Promise<Namespace | undefined>
  /**
   * Remembers the newest role that a publisher signed here, or saw and builds on: `namespace` throws HP_ERR_PUBLISH_FORK from then on where an older one,
   * or another of that version, is shown. For who publishes.
   */
  keepOwn(publisher: string, role: Uint8Array): Promise<void>
  /**
   * Every version of a plugin in the order they were published, yanked ones too, as the publisher's role signs them.
   *
   * @throws HP_ERR_PLUGIN_UNKNOWN with the nearest id, HP_ERR_REGISTRY_DIGEST
   */
  versions(pluginId: string): Promise<IndexEntry[]>
  /**
   * The same of many plugins at once. What there is not is left out, and nothing is looked for that is like it. Where the role of a plugin's publisher was not
   * taken, the reason stands in the place of its versions: it is no other plugin's concern.
   *
   * @param signal looked at before each read: its reason is thrown where it was aborted
   * @throws HP_ERR_REGISTRY_DIGEST
   */
  find(pluginIds: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, readonly IndexEntry[] | HardpointError>>
  /**
   * A publisher's keys, as the registry's operator signs them: a reason to pin on first use, never to replace a pin. The statements in it are by
   * the keys themselves, and not verified here.
   *
   * @throws HP_ERR_PUBLISHER_UNKNOWN, HP_ERR_REGISTRY_DIGEST
   */
  publisher(id: string): Promise<PublisherRecord>
  /**
   * The package an entry names, verified with `publicKeys` (base64), and in agreement with the entry.
   *
   * @throws HP_ERR_PACKAGE_FILE with the damaged file, HP_ERR_PACKAGE_SIGNATURE, HP_ERR_REGISTRY_DIGEST,
   *   HP_ERR_REGISTRY_INDEX_MISMATCH
   */
  download(entry: IndexEntry, options: { readonly publicKeys: readonly string[] }): Promise<VerifiedPackage>
  /**
   * What whoever answers for security at the registry says of published versions, withdrawn ones too; empty where it has nobody who does.
   *
   * @throws HP_ERR_REGISTRY_DIGEST
   */
  advisories(): Promise<readonly Advisory[]>
  /** By a catalog that nobody signs, so a hint: at most 50 plugins (their latest versions) in which every word stands, best first. */
  search(words: string): Promise<IndexEntry[]>
  /** How often plugins were downloaded, as the registry says: a claim that nobody signs. Of what it does not say, nothing. Never rejects. */
  downloads(pluginIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Resolves where a registry answers, and holds. */
  ping(): Promise<void>
  /** Gives up what is being verified. Resolves when nothing is written to what is trusted any more; other methods then throw HP_ERR_DATA_CLOSED. */
  close(): Promise<void>
}
