import type { IndexEntry } from '@hardpoint/schemas'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import { LATEST } from './names.ts'
import { parseEntry } from './parse-entry.ts'

/** What of a line its publisher decides as it publishes. */
export interface Publication {
  /** Absent: latest. */
  readonly channel?: string | undefined
}

/**
 * The index line of a package: what its signed manifest says, when it came, and into which channel.
 *
 * @throws HP_ERR_DOCUMENT_INVALID where readers would refuse the line, such as a range that is none
 */
export function entryOf({ manifest, sha256, size, keyid }: VerifiedPackage, now: number, { channel = LATEST }: Publication = {}): IndexEntry {
  const { id, version, tier, title, description, engines, dependencies, optionalDependencies } = manifest
  return parseEntry({
    id, version, sha256, size, keyid, tier, title, description, engines: { hardpoint: engines.hardpoint },
    ...(dependencies === undefined ? {} : { dependencies }),
    ...(optionalDependencies === undefined ? {} : { optionalDependencies }),
    publishedAt: new Date(now).toISOString(),
    ...(channel === LATEST ? {} : { channel }),
  })
}
