import type { IndexEntry } from '@hardpoint/schemas'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import { LATEST } from './names.ts'
import { parseEntry } from './parse-entry.ts'

/** What of a line its publisher decides as it publishes. */
export interface Publication {
  /** Absent: latest. */
  readonly channel?: string | undefined
  /** Percent of hosts that take it by themselves. Absent, or 100: all. */
  readonly rollout?: number | undefined
}

export const ALL_HOSTS = 100

/**
 * The index line of a package: what its signed manifest says, when it came, into which channel, and to how many hosts.
 *
 * @throws HP_ERR_DOCUMENT_INVALID where readers would refuse the line, such as a range that is none
 */
export function entryOf({ manifest, sha256, size, keyid }: VerifiedPackage, now: number, { channel = LATEST, rollout = ALL_HOSTS }: Publication = {}): IndexEntry {
  const { id, version, tier, title, description, engines, dependencies, optionalDependencies } = manifest
  return parseEntry({
    id, version, sha256, size, keyid, tier, title, description, engines: { hardpoint: engines.hardpoint },
    ...(dependencies === undefined ? {} : { dependencies }),
    ...(optionalDependencies === undefined ? {} : { optionalDependencies }),
    publishedAt: new Date(now).toISOString(),
    ...(channel === LATEST ? {} : { channel }),
    ...(rollout === ALL_HOSTS ? {} : { rollout }),
  })
}
