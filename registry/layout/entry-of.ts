import type { IndexEntry } from '@hardpoint/schemas'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import { parseEntry } from './parse-entry.ts'

/**
 * The index line of a package: what its signed manifest says, and when it came.
 *
 * @throws HP_ERR_DOCUMENT_INVALID where readers would refuse the line, such as a range that is none
 */
export function entryOf({ manifest, sha256, size, keyid }: VerifiedPackage, now: number): IndexEntry {
  const { id, version, tier, title, description, engines, dependencies, optionalDependencies } = manifest
  return parseEntry({
    id, version, sha256, size, keyid, tier, title, description, engines: { hardpoint: engines.hardpoint },
    ...(dependencies === undefined ? {} : { dependencies }),
    ...(optionalDependencies === undefined ? {} : { optionalDependencies }),
    publishedAt: new Date(now).toISOString(),
  })
}
