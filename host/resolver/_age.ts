import { members } from './_bits.ts'
import type { Term } from './_incompatibility.ts'
import type { Universe } from './_universe.ts'
import type { PackageVersion, ResolvePolicy } from './resolution.ts'

const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1000]] as const

/**
 * Whether the minimum age keeps a version out. Where a date is missing or unreadable it does: an index that leaves the
 * date out must not switch the wait off.
 */
export function isTooYoung({ publishedAt = '' }: PackageVersion, { now = '', minimumAgeMs = 0 }: ResolvePolicy): boolean {
  return minimumAgeMs > 0 && !(Date.parse(now) - Date.parse(publishedAt) >= minimumAgeMs)
}

/** When the first of these versions is old enough, in ISO 8601; undefined where none says when it was published. */
export function usableFrom(universe: Universe, { pkg, set }: Term, minimumAgeMs: number): string | undefined {
  const { versions } = universe.at(pkg)
  const times = members(set).map(member => Date.parse(versions[member - 1]?.publishedAt ?? '') + minimumAgeMs)
  const first = new Date(Math.min(...times.filter(time => !Number.isNaN(time))))
  return Number.isNaN(first.getTime()) ? undefined : first.toISOString()
}

/** `3 days`: in the largest unit of which it is a whole number. */
export function duration(ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => ms % each === 0) ?? ['millisecond', 1]
  return `${ms / size} ${unit}${ms === size ? '' : 's'}`
}
