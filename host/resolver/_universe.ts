import type { SemVer } from 'semver'
import { between, setOf } from './_bits.ts'
import type { Budget } from './_budget.ts'
import { allowedBy, comparisons, Texts } from './_ranges.ts'
import type { PackageVersion, ResolveInput } from './resolution.ts'

/** The bit that stands for "this plugin is not chosen at all"; version i of a plugin has bit i + 1. */
export const ABSENT = 1n

/** Not a plugin id: no package can be mistaken for it. */
export const ROOT_ID = '(host)'

/** A version's text, in steps. */
const COST_OF_READING = 3

/** A plugin with its known versions, oldest first. */
export interface Known {
  readonly index: number
  readonly id: string
  readonly versions: readonly PackageVersion[]
  readonly parsed: readonly SemVer[]
  /** Indexes, in ascending order. */
  readonly prereleases: readonly number[]
  /** No release is in a channel that is followed. */
  readonly onlyPrereleases: boolean
  /** Prereleases in the channel that is followed besides latest, and the one of another that is installed, by their index. */
  readonly optedIn: bigint
  /** Every version. */
  readonly present: bigint
  /** Every version, or none. */
  readonly full: bigint
  /** What a set of its versions costs, in steps. */
  readonly cost: number
}

/**
 * The known versions as sets.
 *
 * A range is a set of versions, never an interval: node-semver's prerelease rule is not closed under intersection
 * (`1.0.0-beta` satisfies `>=1.0.0-alpha <2.0.0` but not `<2.0.0`), so only asking it about each version is right.
 */
export class Universe {
  readonly texts = new Texts()
  readonly #packages: ResolveInput['packages']
  readonly #prereleases: ReadonlySet<string>
  readonly #channels: Readonly<Record<string, string>>
  readonly #lock: Readonly<Record<string, string>>
  readonly #budget: Budget
  readonly #byId = new Map<string, Known>()
  readonly #list: Known[] = []
  readonly #ranges: Map<string, bigint | undefined>[] = []

  constructor({ packages, lock = {}, policy = {} }: ResolveInput, budget: Budget) {
    this.#packages = packages
    this.#prereleases = new Set(policy.prereleases)
    this.#channels = policy.channels ?? {}
    this.#lock = lock
    this.#budget = budget
    this.#know(ROOT_ID, [{ version: '0.0.0' }])
  }

  /** A plugin by id; one that does not exist has no versions. Its versions are read on first mention only. */
  known(id: string): Known {
    return this.#byId.get(id) ?? this.#know(id, this.exists(id) ? this.#packages[id] ?? [] : [])
  }

  at(index: number): Known {
    return this.#list[index] ?? this.known('')
  }

  exists(id: string): boolean {
    return Object.hasOwn(this.#packages, id)
  }

  /** Whether a version is in latest, or in the channel that is followed besides. */
  follows(id: string, { channel }: PackageVersion): boolean {
    return channel === undefined || (Object.hasOwn(this.#channels, id) && this.#channels[id] === channel)
  }

  /** The versions a range allows; undefined where it is not a semver range. */
  select({ index, id, parsed, prereleases, onlyPrereleases, optedIn, cost }: Known, text: string): bigint | undefined {
    const known = this.#ranges[index] ??= new Map<string, bigint | undefined>()
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found
    // Where no release is known, a plain range would mean that the plugin cannot be had at all.
    const includePrerelease = this.#prereleases.has(id) || onlyPrereleases
    const range = this.texts.range(text, { includePrerelease })
    const wide = optedIn === 0n || includePrerelease ? undefined : this.texts.range(text, { includePrerelease: true })
    const set = range && (allowedBy(range, parsed, prereleases) | (wide === undefined ? 0n : allowedBy(wide, parsed, prereleases) & optedIn)) << 1n
    for (const each of [range, wide]) this.#budget.spend(each === undefined ? 0 : cost * comparisons(each))
    this.#budget.spend(cost * 2)
    known.set(text, set)
    return set
  }

  /** The ranges asked of a plugin so far, with what they allow: explanations use the author's own words. */
  rangesOf({ index }: Known): ReadonlyMap<string, bigint | undefined> {
    return this.#ranges[index] ?? new Map()
  }

  #know(id: string, all: readonly PackageVersion[]): Known {
    const locked = Object.hasOwn(this.#lock, id) ? this.#lock[id] : undefined
    const known = know({ index: this.#list.length, id }, this.#sorted(all), { follows: version => this.follows(id, version), locked })
    this.#byId.set(id, known)
    this.#list.push(known)
    return known
  }

  /** Oldest first, each once: of two that call themselves the same, the first. */
  #sorted(all: readonly PackageVersion[]): Sorted {
    const versions: PackageVersion[] = []
    const parsed: SemVer[] = []
    let isSorted = true
    for (const version of all) {
      this.#budget.spend(COST_OF_READING)
      const read = this.texts.version(version.version)
      if (read === undefined) continue
      isSorted &&= parsed.length === 0 || read.compare(parsed[parsed.length - 1] ?? '') > 0
      versions.push(version)
      parsed.push(read)
    }
    // Registries list them in the order of publication, which nearly always is the order of versions.
    return isSorted ? { versions, parsed } : sortedOnce(versions, parsed)
  }
}

interface Sorted {
  readonly versions: readonly PackageVersion[]
  readonly parsed: readonly SemVer[]
}

function sortedOnce(versions: readonly PackageVersion[], parsed: readonly SemVer[]): Sorted {
  const pairs = parsed.map((read, index) => ({ read, version: versions[index] ?? { version: '' } }))
  // Of equal ones the sort keeps the order, so the first stays first.
  const unique = pairs.toSorted((a, b) => a.read.compare(b.read)).filter(({ read }, index, sorted) => read.compare(sorted[index - 1]?.read ?? '0.0.0-0') !== 0 || index === 0)
  return { versions: unique.map(({ version }) => version), parsed: unique.map(({ read }) => read) }
}

/** What of a plugin's versions is chosen already. */
interface Choice {
  readonly follows: (version: PackageVersion) => boolean
  readonly locked: string | undefined
}

function know(named: Pick<Known, 'index' | 'id'>, { versions, parsed }: Sorted, { follows, locked }: Choice): Known {
  const present = between(1, versions.length + 1)
  const prereleases: number[] = []
  for (const [at, version] of parsed.entries()) if (isPrerelease(version)) prereleases.push(at)
  return {
    ...named, present, full: present | ABSENT, versions, parsed, cost: 1 + (versions.length >> 6), prereleases,
    onlyPrereleases: versions.every((version, at) => isPrerelease(parsed[at]) || !follows(version)),
    optedIn: setOf(prereleases.filter(at => isOptedIn(versions[at] ?? { version: '' }, { follows, locked }))),
  }
}

function isPrerelease(version: SemVer | undefined): boolean {
  return version !== undefined && version.prerelease.length > 0
}

/** Else who asks for any version of it, such as what is installed beside it, would have it go. */
function isOptedIn(version: PackageVersion, { follows, locked }: Choice): boolean {
  return version.channel !== undefined && (follows(version) || version.version === locked)
}
