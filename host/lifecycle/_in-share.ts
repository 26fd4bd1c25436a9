import { createHash } from 'node:crypto'

/** Who asks, of what. */
export interface ShareQuestion {
  /** The host's own random id, which nobody else knows. */
  readonly host: string
  readonly plugin: string
  readonly version: string
}

/** 2 to the 48th: as much of a digest as a number holds exactly. */
const PLACES = 281_474_976_710_656

/**
 * Whether a host is in a share of all hosts, in percent. Its place is fixed for a version, so a host that is in one share is in every greater one; and
 * it is another for each version, so nobody is always the first.
 */
export function isInShare({ host, plugin, version }: ShareQuestion, percent: number): boolean {
  const place = createHash('sha256').update(`${host}\n${plugin}\n${version}`).digest().readUIntBE(0, 6)
  return place / PLACES * 100 < percent
}
