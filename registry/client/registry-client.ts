import type { IndexEntry, PublisherRecord } from '@hardpoint/schemas'
import type { VerifiedPackage } from '@hardpoint/schemas/package'

/** Reads a registry it does not trust. All methods throw HP_ERR_REGISTRY_UNREACHABLE and HP_ERR_REGISTRY_CORRUPT. */
export interface RegistryClient {
  readonly location: string
  /**
   * Every version of a plugin in the order they were published, yanked ones too. These lines are not signed: use them to
   * choose, and let `download` decide.
   *
   * @throws HP_ERR_PLUGIN_UNKNOWN with the nearest id
   */
  versions(pluginId: string): Promise<IndexEntry[]>
  /**
   * What the registry says of a publisher's keys: not signed, so a reason to pin on first use, never to replace a pin.
   *
   * @throws HP_ERR_PUBLISHER_UNKNOWN
   */
  publisher(id: string): Promise<PublisherRecord>
  /**
   * The package an entry names, verified with `publicKeys` (base64), and in agreement with the entry.
   *
   * @throws HP_ERR_PACKAGE_FILE with the damaged file, HP_ERR_PACKAGE_SIGNATURE, HP_ERR_REGISTRY_DIGEST,
   *   HP_ERR_REGISTRY_INDEX_MISMATCH
   */
  download(entry: IndexEntry, options: { readonly publicKeys: readonly string[] }): Promise<VerifiedPackage>
  /** At most 50 plugins (their latest versions) in which every word stands, best first. */
  search(words: string): Promise<IndexEntry[]>
  /** Resolves where a registry answers. */
  ping(): Promise<void>
}
