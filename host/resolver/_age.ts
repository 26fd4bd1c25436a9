import { members } from './_bits.ts'
import type { Term } from './_incompatibility.ts'
import type { Universe } from './_universe.ts'
import type { PackageVersion, ResolvePolicy } from './resolution.ts'

const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1000]] as const

/** What the minimum age says of versions. */
export class Ages {
  readonly minimumMs: number
  readonly #now: number

  constructor({ now = '', minimumAgeMs = 0 }: ResolvePolicy) {
    this.minimumMs = minimumAgeMs
    this.#now = Date.parse(now)
  }

  /** Where a date is missing or unreadable it is too young as well: an index that leaves it out must not switch the wait off. */
  of(version: PackageVersion): 'old enough' | 'too young' | 'without a date' {
    if (this.minimumMs <= 0) return 'old enough'
    const since = publicSince(version)
    if (Number.isNaN(since)) return 'without a date'
    return this.#now - since >= this.minimumMs ? 'old enough' : 'too young'
  }
}

/**
 * Since when the version has been before those who follow its channel; NaN where that is missing or unreadable.
 *
 * What lay in a channel that nobody looks at is as new as what is published now.
 */
function publicSince({ publishedAt = '', promotedAt = publishedAt }: PackageVersion): number {
  return Math.max(Date.parse(publishedAt), Date.parse(promotedAt))
}

/** When the first of these versions is old enough, in ISO 8601; undefined where none says when it was published. */
export function usableFrom(universe: Universe, { pkg, set }: Term, minimumAgeMs: number): string | undefined {
  const { versions } = universe.at(pkg)
  const times = members(set).map(member => publicSince(versions[member - 1] ?? { version: '' }) + minimumAgeMs)
  const first = new Date(times.filter(time => !Number.isNaN(time)).reduce((least, time) => Math.min(least, time), Infinity))
  return Number.isNaN(first.getTime()) ? undefined : first.toISOString().replace('.000Z', 'Z')
}

/** `3 days`: in the largest unit of which it is a whole number. */
export function duration(ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => ms % each === 0) ?? ['millisecond', 1]
  return `${ms / size} ${unit}${ms === size ? '' : 's'}`
}
