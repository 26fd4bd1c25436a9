import { Range, SemVer } from 'semver'
import { between, setOf } from './_bits.ts'

type Comparator = Range['set'][number][number]

/** What node-semver reads, read once: the same texts stand in many plugins. */
export class Texts {
  /** Null where it is none, as below. */
  readonly #versions = new Map<string, SemVer | null>()
  readonly #ranges = new Map<string, Range | null>()

  /** Strict: semver itself trims, and drops a leading v and build metadata, so that two texts would be one version. */
  version(text: string): SemVer | undefined {
    const known = this.#versions.get(text)
    if (known !== undefined) return known ?? undefined
    const parsed = parseVersion(text)
    this.#versions.set(text, parsed ?? null)
    return parsed
  }

  /** Undefined where it is not a semver range. An empty text is none: semver reads it as `*`. */
  range(text: string, { includePrerelease = false } = {}): Range | undefined {
    const key = `${includePrerelease ? '-' : ''}${text}`
    const known = this.#ranges.get(key)
    if (known !== undefined) return known ?? undefined
    const parsed = parseRange(text, includePrerelease)
    this.#ranges.set(key, parsed ?? null)
    return parsed
  }
}

/** How much work it is to hold a range against versions, in comparisons. */
export function comparisons(range: Range): number {
  return range.set.reduce((total, all) => total + all.length, 0)
}

/**
 * The indexes of the versions a range allows.
 *
 * Of versions in order, a comparator of semver's allows neighbours, so that both ends are found by halving. Whether a
 * prerelease counts is semver's rule about ranges as they are written: each is asked about alone.
 *
 * @param sorted oldest first, none twice
 * @param prereleases indexes of those that are, in ascending order
 */
export function allowedBy(range: Range, sorted: readonly SemVer[], prereleases: readonly number[]): bigint {
  let set = 0n
  for (const comparators of range.set) {
    let [from, to] = [0, sorted.length]
    for (const comparator of comparators) {
      const [first, end] = neighbours(comparator, sorted)
      from = Math.max(from, first)
      to = Math.min(to, end)
    }
    set |= between(from, to)
  }
  if (range.includePrerelease || prereleases.length === 0) return set
  return set & ~setOf(prereleases.filter(index => !range.test(sorted[index] ?? '')))
}

function neighbours({ operator, semver, value }: Comparator, sorted: readonly SemVer[]): [from: number, to: number] {
  if (value === '') return [0, sorted.length]
  let [at, end] = [0, sorted.length]
  while (at < end) {
    const middle = (at + end) >> 1
    if ((sorted[middle]?.compare(semver) ?? 0) < 0) at = middle + 1
    else end = middle
  }
  const after = at + (sorted[at]?.compare(semver) === 0 ? 1 : 0)
  if (operator === '>=') return [at, sorted.length]
  if (operator === '>') return [after, sorted.length]
  if (operator === '<') return [0, at]
  if (operator === '<=') return [0, after]
  return [at, after]
}

function parseVersion(text: string): SemVer | undefined {
  try {
    const parsed = new SemVer(text)
    return parsed.version === text ? parsed : undefined
  } catch {
    return undefined
  }
}

function parseRange(text: string, includePrerelease: boolean): Range | undefined {
  if (text.trim() === '') return undefined
  try {
    return new Range(text, { includePrerelease })
  } catch {
    return undefined
  }
}
