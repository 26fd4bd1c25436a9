import { Range, SemVer } from 'semver'
import { bit } from './_bits.ts'
import type { PackageVersion } from './resolution.ts'

/** The bit that stands for "this plugin is not chosen at all"; version i of a plugin has bit i + 1. */
export const ABSENT = 1n

/** A plugin with its known versions, oldest first. */
export interface Known {
  readonly index: number
  readonly id: string
  readonly versions: readonly PackageVersion[]
  readonly parsed: readonly SemVer[]
  /** Every version. */
  readonly present: bigint
  /** Every version, or none. */
  readonly full: bigint
}

/**
 * The known versions as sets.
 *
 * A range is a set of versions, never an interval: node-semver's prerelease rule is not closed under intersection
 * (`1.0.0-beta` satisfies `>=1.0.0-alpha <2.0.0` but not `<2.0.0`), so only asking it about each version is right.
 */
export class Universe {
  readonly #packages: ReadonlyMap<string, readonly PackageVersion[]>
  readonly #prereleases: ReadonlySet<string>
  readonly #byId = new Map<string, Known>()
  readonly #list: Known[] = []
  readonly #ranges = new Map<string, ReadonlyMap<string, bigint>>()
  #tested = 0

  /** @param prereleases plugins of which ranges take prereleases that they do not name */
  constructor(packages: ReadonlyMap<string, readonly PackageVersion[]>, prereleases: readonly string[] = []) {
    this.#packages = packages
    this.#prereleases = new Set(prereleases)
  }

  /** A plugin by id; one that does not exist has no versions. Parsed on first mention only. */
  known(id: string): Known {
    const found = this.#byId.get(id)
    if (found !== undefined) return found
    const made = know(this.#list.length, id, this.#packages.get(id) ?? [])
    this.#byId.set(id, made)
    this.#list.push(made)
    return made
  }

  at(index: number): Known {
    return this.#list[index] ?? know(index, '', [])
  }

  /** Versions held against a range so far: thousands of versions that each name a range of their own take minutes. */
  get tested(): number {
    return this.#tested
  }

  exists(id: string): boolean {
    return this.#packages.has(id)
  }

  /** The versions a range allows; undefined where it is not a semver range. */
  select({ id, parsed }: Known, text: string): bigint | undefined {
    const known = this.#ranges.get(id) as Map<string, bigint> | undefined ?? new Map<string, bigint>()
    const cached = known.get(text)
    if (cached !== undefined) return cached
    // Where no release is known, a plain range would mean that the plugin cannot be had at all.
    const includePrerelease = this.#prereleases.has(id) || parsed.every(({ prerelease }) => prerelease.length > 0)
    const range = parseRange(text, { includePrerelease })
    if (range === undefined) return undefined
    let set = 0n
    this.#tested += parsed.length
    for (const [index, version] of parsed.entries()) if (range.test(version)) set |= bit(index + 1)
    this.#ranges.set(id, known.set(text, set))
    return set
  }

  /** The ranges asked of a plugin so far, with what they allow: explanations use the author's own words. */
  rangesOf(id: string): ReadonlyMap<string, bigint> {
    return this.#ranges.get(id) ?? new Map()
  }
}

/** A semver range, or undefined. An empty text is refused: semver reads it as `*`. */
export function parseRange(text: string, { includePrerelease = false } = {}): Range | undefined {
  if (text.trim() === '') return undefined
  try {
    return new Range(text, { includePrerelease })
  } catch {
    return undefined
  }
}

function know(index: number, id: string, all: readonly PackageVersion[]): Known {
  const pairs = new Map<string, { version: PackageVersion; parsed: SemVer }>()
  for (const version of all) {
    const parsed = parseVersion(version.version)
    if (parsed !== undefined && !pairs.has(version.version)) pairs.set(version.version, { version, parsed })
  }
  const sorted = [...pairs.values()].toSorted((a, b) => a.parsed.compare(b.parsed))
  const present = (bit(sorted.length) - 1n) << 1n
  return {
    index, id, present, full: present | ABSENT,
    versions: sorted.map(pair => pair.version), parsed: sorted.map(pair => pair.parsed),
  }
}

/** Strict: semver itself trims, and drops a leading v and build metadata, so that two texts would be one version. */
function parseVersion(text: string): SemVer | undefined {
  try {
    const parsed = new SemVer(text)
    return parsed.version === text ? parsed : undefined
  } catch {
    return undefined
  }
}
