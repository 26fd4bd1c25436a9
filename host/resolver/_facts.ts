import type { Tier } from '@hardpoint/schemas'
import { Ages } from './_age.ts'
import { between, bit, setOf } from './_bits.ts'
import type { Budget } from './_budget.ts'
import { ROOT, type Cause, type Incompatibility, type Term } from './_incompatibility.ts'
import { ABSENT, type Known, type Universe } from './_universe.ts'
import type { PackageVersion, ResolveInput } from './resolution.ts'

/** The resolver is pure and stands below licensing, which has the same order in tiers.ts. */
const RANK: Readonly<Record<Tier, number>> = { free: 0, pro: 1, enterprise: 2 }

/** What is said of a version, and perhaps of others of the plugin. */
interface Fact {
  readonly cause: Cause
  /** What of other plugins cannot be beside it. */
  readonly terms?: readonly Term[]
  /** Whether it leaves alone the version that is installed. */
  readonly isExcused?: boolean
  /** Whether another version says the same. */
  isShared(version: PackageVersion, index: number): boolean
}

type DependencyField = 'dependencies' | 'optionalDependencies'

/** Of which versions of a plugin something was said, by kind of cause, or by id of what they need: a version says one thing of each. */
type Said = Readonly<Record<'forbidden' | DependencyField, Map<string, bigint>>>

/** What the input says, as incompatibilities. */
export class Facts {
  readonly #universe: Universe
  readonly #input: ResolveInput
  readonly #budget: Budget
  readonly #ages: Ages
  readonly #publishers: ReadonlySet<string> | undefined
  /** Id and range of everything that is asked for now. */
  readonly #askedFor: ReadonlySet<string>
  /** The versions that were looked at, by plugin. */
  readonly #read: bigint[] = []
  /** By plugin. */
  readonly #said: Said[] = []
  readonly #blocked = new Map<number, bigint>()

  constructor(universe: Universe, input: ResolveInput, budget: Budget) {
    this.#universe = universe
    this.#input = input
    this.#budget = budget
    const { root, policy: { allowedPublishers } = {} } = input
    this.#ages = new Ages(input.policy ?? {})
    this.#publishers = allowedPublishers && new Set(allowedPublishers)
    this.#askedFor = new Set(root.filter(({ installed }) => installed !== true).map(({ id, range }) => `${id} ${range.trim()}`))
  }

  /** What was asked for, as incompatibilities with the host's own single version. */
  requirements(): Incompatibility[] {
    return this.#input.root.map(({ id, range, installed = false, pinnedBy }) => {
      const target = this.#universe.known(id)
      const cause: Cause = { kind: 'requirement', target: target.index, range, installed, ...pinnedBy === undefined ? {} : { pinnedBy } }
      return { terms: [{ pkg: ROOT, set: bit(1) }, ...this.#unless(target, range, ABSENT)], cause }
    })
  }

  /**
   * What is said of one version of a plugin and was not said before. Neighbouring versions that say the same share the fact,
   * so that a conflict with one rules out all of them; what only others say is not looked at, since most are never tried.
   *
   * @param at index of the version
   */
  about(pkg: Known, at: number): Incompatibility[] {
    const version = pkg.versions[at]
    const read = this.#read[pkg.index] ?? 0n
    if (version === undefined || (read & bit(at + 1)) !== 0n) return []
    this.#read[pkg.index] = read | bit(at + 1)
    const said = this.#said[pkg.index] ??= { forbidden: new Map(), dependencies: new Map(), optionalDependencies: new Map() }
    const isNew = (topic: keyof Said, key: string) => ((said[topic].get(key) ?? 0n) & bit(at + 1)) === 0n
    const incompatibilities: Incompatibility[] = []
    const say = (topic: keyof Said, key: string, { terms = [], cause, isExcused = false, isShared }: Fact) => {
      const set = this.#around(pkg, at, (other, index) => isShared(other, index) && !(isExcused && this.#isLocked(pkg, other)))
      said[topic].set(key, (said[topic].get(key) ?? 0n) | set)
      incompatibilities.push({ terms: merge({ pkg: pkg.index, set }, terms), cause })
    }
    for (const fact of this.#forbidden(pkg, version, at)) {
      if (isNew('forbidden', fact.cause.kind) && !(fact.isExcused === true && this.#isLocked(pkg, version))) say('forbidden', fact.cause.kind, fact)
    }
    for (const field of ['dependencies', 'optionalDependencies'] as const) {
      for (const id of Object.keys(version[field] ?? {})) {
        const range = this.#rangeIn(version, field, id)
        const fact = range === undefined || !isNew(field, id) ? undefined : this.#need(field, id, range)
        if (fact !== undefined) say(field, id, fact)
      }
    }
    return incompatibilities
  }

  /** A circle of plugins of which each needs the next, and the last the first: none of the versions that do so go together. */
  circle(plugins: readonly number[]): Incompatibility {
    const terms = plugins.map((index, at) => {
      const pkg = this.#universe.at(index)
      const { id } = this.#universe.at(plugins[(at + 1) % plugins.length] ?? index)
      return { pkg: index, set: this.#versions(pkg, ({ dependencies = {} }) => Object.hasOwn(dependencies, id) && dependencies[id] !== undefined) }
    })
    return { terms, cause: { kind: 'cycle' } }
  }

  /** A version and those before and after it without a gap. */
  #around({ versions, cost }: Known, at: number, has: (version: PackageVersion, index: number) => boolean): bigint {
    let [from, to] = [at, at + 1]
    for (let before = versions[from - 1]; before !== undefined && has(before, from - 1); before = versions[from - 1]) from -= 1
    for (let after = versions[to]; after !== undefined && has(after, to); after = versions[to]) to += 1
    this.#budget.spend(cost + ((to - from) >> 3))
    return between(from + 1, to + 1)
  }

  #versions({ versions, cost }: Known, has: (version: PackageVersion, index: number) => boolean): bigint {
    // A version that is only looked at costs a fraction of a step.
    this.#budget.spend(cost + (versions.length >> 3))
    return setOf(versions.flatMap((version, index) => (has(version, index) ? [index] : []))) << 1n
  }

  #isLocked({ id }: Known, { version }: PackageVersion): boolean {
    const { lock = {} } = this.#input
    return Object.hasOwn(lock, id) && lock[id] === version
  }

  #forbidden(pkg: Known, version: PackageVersion, at: number): Fact[] {
    const facts: Fact[] = []
    const { policy: { tier } = {} } = this.#input
    const { tier: needed = 'free', yanked, revoked } = version
    // What is dangerous to run is so where it is installed, too.
    if (revoked !== undefined) facts.push({ cause: { kind: 'revoked', reason: revoked }, isShared: other => other.revoked === revoked })
    facts.push(...this.#block(pkg, at), ...this.#hold(pkg, at))
    if (yanked !== undefined) {
      facts.push({ cause: { kind: 'yanked', reason: yanked }, isExcused: true, isShared: other => other.yanked === yanked })
    }
    if (tier !== undefined && RANK[needed] > RANK[tier]) {
      facts.push({ cause: { kind: 'tier', needs: needed, tier }, isExcused: true, isShared: other => (other.tier ?? 'free') === needed })
    }
    return [...facts, ...this.#publisher(pkg), ...this.#channel(pkg, version), ...this.#engine(version), ...this.#youth(pkg, version)]
  }

  /** A range that is no range blocks every version: an operator's slip must not let in what was to be kept out. */
  #block(pkg: Known, at: number): Fact[] {
    const { policy: { blocked = {} } = {} } = this.#input
    const range = Object.hasOwn(blocked, pkg.id) ? blocked[pkg.id] : undefined
    if (range === undefined) return []
    const known = this.#blocked.get(pkg.index)
    const parsed = this.#universe.texts.range(range, { includePrerelease: true })
    const set = known ?? (parsed === undefined ? pkg.present : this.#versions(pkg, (_, index) => parsed.test(pkg.parsed[index] ?? '')))
    this.#blocked.set(pkg.index, set)
    const isShared = (_: PackageVersion, index: number) => (set & bit(index + 1)) !== 0n
    return (set & bit(at + 1)) === 0n ? [] : [{ cause: { kind: 'blocked', range }, isShared }]
  }

  /** A range that is no range allows none, for the same reason. Prereleases are in it as they are in any range. */
  #hold(pkg: Known, at: number): Fact[] {
    const { policy: { pinned = {} } = {} } = this.#input
    const range = Object.hasOwn(pinned, pkg.id) ? pinned[pkg.id] : undefined
    if (range === undefined) return []
    const outside = pkg.present & ~(this.#universe.select(pkg, range) ?? 0n)
    if ((outside & bit(at + 1)) === 0n) return []
    return [{ cause: { kind: 'held', range }, isShared: (_, index) => (outside & bit(index + 1)) !== 0n }]
  }

  #publisher({ id }: Known): Fact[] {
    const publisher = id.slice(0, id.indexOf('.'))
    if (this.#publishers?.has(publisher) ?? true) return []
    return [{ cause: { kind: 'publisher', publisher }, isExcused: true, isShared: () => true }]
  }

  #channel(pkg: Known, version: PackageVersion): Fact[] {
    const { channel } = version
    if (channel === undefined || this.#universe.follows(pkg.id, version) || this.#isAskedFor(pkg, version)) return []
    return [{ cause: { kind: 'channel', channel }, isExcused: true, isShared: other => other.channel === channel && !this.#isAskedFor(pkg, other) }]
  }

  /** An engine range that is no range allows no host: an author's slip must not switch the check off. */
  #engine({ engines }: PackageVersion): Fact[] {
    const { policy: { engineVersion } = {} } = this.#input
    const range = engines?.hardpoint
    if (engineVersion === undefined || range === undefined || (this.#universe.texts.range(range)?.test(engineVersion) ?? false)) return []
    return [{ cause: { kind: 'engine', range, engineVersion }, isExcused: true, isShared: other => other.engines?.hardpoint === range }]
  }

  #youth(pkg: Known, version: PackageVersion): Fact[] {
    const age = this.#ages.of(version)
    if (age === 'old enough' || this.#isAskedFor(pkg, version)) return []
    const cause: Cause = { kind: 'too-young', minimumAgeMs: this.#ages.minimumMs, isDated: age === 'too young' }
    return [{ cause, isExcused: true, isShared: other => this.#ages.of(other) === age && !this.#isAskedFor(pkg, other) }]
  }

  /** By its number, which nobody writes by accident. A range could mean a version that its author did not know of. */
  #isAskedFor({ id }: Known, { version }: PackageVersion): boolean {
    return this.#askedFor.has(`${id} ${version}`)
  }

  #need(field: DependencyField, id: string, range: string): Fact | undefined {
    const { overrides = {} } = this.#input
    const optional = field === 'optionalDependencies'
    const target = this.#universe.known(id)
    // What breaks a dependency besides versions outside its range: absence does, unless it is optional.
    const terms = this.#unless(target, range, optional ? 0n : ABSENT)
    if (terms[0]?.set === 0n) return undefined
    const cause: Cause = { kind: 'dependency', target: target.index, range, optional, isOverridden: Object.hasOwn(overrides, id) }
    return { terms, cause, isShared: other => this.#rangeIn(other, field, id) === range }
  }

  /** What a version asks of another plugin, or the operator in its place. */
  #rangeIn(version: PackageVersion, field: DependencyField, id: string): string | undefined {
    // What every object has by its prototype (`constructor`) is no text.
    const own = version[field]?.[id]
    if (typeof own !== 'string') return undefined
    const { overrides } = this.#input
    return overrides !== undefined && Object.hasOwn(overrides, id) ? overrides[id] : own
  }

  /** The term "is outside the range"; none where that is always true. */
  #unless(target: Known, range: string, blamed: bigint): readonly Term[] {
    const allowed = this.#universe.select(target, range) ?? 0n
    const set = (target.present & ~allowed) | blamed
    return set === target.full ? [] : [{ pkg: target.index, set }]
  }
}

/** A plugin that depends on itself would have two terms: both must hold, so it is one with what they share. */
function merge(subject: Term, terms: readonly Term[]): Term[] {
  const own = terms.find(({ pkg }) => pkg === subject.pkg)
  return own === undefined ? [subject, ...terms] : [{ pkg: subject.pkg, set: subject.set & own.set }]
}
