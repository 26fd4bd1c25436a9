import type { Advisory, PublisherRecord } from '@hardpoint/schemas'
import type { KeyPair } from '@hardpoint/schemas/package'
import type { Root, Targets } from '@tufjs/models'

/** What a registry's roles say now, by whoever verified it: what the next ones build on. */
export interface Standing {
  /** What to call it in errors. */
  readonly registry: string
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly root: Root
  readonly targets: Targets
  /** Undefined where nobody answers for security yet. */
  readonly advisories: { readonly version: number; readonly list: readonly Advisory[] } | undefined
  /** @throws HP_ERR_PUBLISHER_UNKNOWN */
  record(id: string): Promise<PublisherRecord>
  /** Makes another key for the server to sign with: there alone where the server's keys are. */
  readonly newOnlineKey?: () => KeyPair
}
