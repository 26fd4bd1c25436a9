import type { Tier } from '@hardpoint/schemas'
import { isTooYoung } from './_age.ts'
import { bit } from './_bits.ts'
import type { Cause, Incompatibility, Term } from './_incompatibility.ts'
import { ROOT } from './_incompatibility.ts'
import { ABSENT, parseRange, type Known, type Universe } from './_universe.ts'
import type { PackageVersion, ResolveInput, ResolvePolicy } from './resolution.ts'

/** The resolver is pure and stands below licensing, which has the same order in tiers.ts. */
const RANK: Readonly<Record<Tier, number>> = { free: 0, pro: 1, enterprise: 2 }

/** What was asked for, as incompatibilities with the host's own single version. */
export function requirements(universe: Universe, root: ResolveInput['root']): Incompatibility[] {
  return root.map(({ id, range, installed = false }) => {
    const target = universe.known(id)
    const cause: Cause = { kind: 'requirement', target: target.index, range, installed }
    return { terms: [{ pkg: ROOT, set: bit(1) }, ...unless(universe, target, range, ABSENT)], cause }
  })
}

/** A fact with what tells it from others about the same plugin. */
export interface KeyedFact {
  readonly key: string
  readonly incompatibility: Incompatibility
}

/**
 * What is said of one version of a plugin. Versions that say the same share the fact, so that a conflict with one rules
 * out all of them; what only other versions say is not looked at, since most of them are never tried.
 *
 * @param at index of the version
 */
export function factsAbout(universe: Universe, pkg: Known, at: number, input: Pick<ResolveInput, 'policy' | 'lock' | 'overrides'>): KeyedFact[] {
  const version = pkg.versions[at]
  if (version === undefined) return []
  const { policy = {}, lock = {}, overrides = {} } = input
  const isFree = (other: PackageVersion) => !(Object.hasOwn(lock, pkg.id) && lock[pkg.id] === other.version)
  const facts = [...forbidden(version, pkg.id, policy), ...needs(universe, version, overrides)].filter(({ isExcused }) => !isExcused || isFree(version))
  return facts.map(({ key, terms, cause, isExcused, isShared }) => {
    let set = 0n
    for (const [index, other] of pkg.versions.entries()) {
      if (isShared(other) && (!isExcused || isFree(other))) set |= bit(index + 1)
    }
    return { key, incompatibility: { terms: merge({ pkg: pkg.index, set }, terms), cause } }
  })
}

/** A plugin that depends on itself would have two terms: both must hold, so it is one with what they share. */
function merge(subject: Term, terms: readonly Term[]): Term[] {
  const own = terms.find(({ pkg }) => pkg === subject.pkg)
  return own === undefined ? [subject, ...terms] : [{ pkg: subject.pkg, set: subject.set & own.set }]
}

interface Fact {
  readonly key: string
  readonly terms: readonly Term[]
  readonly cause: Cause
  /** Whether it leaves alone the version that is installed. */
  readonly isExcused: boolean
  /** Whether another version says the same. */
  readonly isShared: (version: PackageVersion) => boolean
}

function forbidden(version: PackageVersion, id: string, policy: ResolvePolicy): Fact[] {
  const facts: Fact[] = []
  const { tier, engineVersion, minimumAgeMs = 0 } = policy
  const { tier: needed = 'free', engines, yanked, revoked, publishedAt } = version
  const fact = (cause: Cause, isShared: Fact['isShared'], isExcused = true) => {
    facts.push({ key: JSON.stringify(cause), terms: [], cause, isExcused, isShared })
  }
  // What is dangerous to run is so where it is installed, too.
  if (revoked !== undefined) fact({ kind: 'revoked', reason: revoked }, other => other.revoked === revoked, false)
  const blocked = blockedBy(id, policy)
  if (blocked?.blocks(version) === true) fact({ kind: 'blocked', range: blocked.range }, blocked.blocks, false)
  if (yanked !== undefined) fact({ kind: 'yanked', reason: yanked }, other => other.yanked === yanked)
  if (tier !== undefined && RANK[needed] > RANK[tier]) {
    fact({ kind: 'tier', needs: needed, tier }, other => (other.tier ?? 'free') === needed)
  }
  const range = engines?.hardpoint
  // An engine range that is no range allows no host: an author's slip must not switch the check off.
  if (engineVersion !== undefined && range !== undefined && !(parseRange(range)?.test(engineVersion) ?? false)) {
    fact({ kind: 'engine', range, engineVersion }, other => other.engines?.hardpoint === range)
  }
  if (isTooYoung(version, policy)) {
    const isDated = hasDate(publishedAt)
    fact({ kind: 'too-young', minimumAgeMs, isDated }, other => isTooYoung(other, policy) && hasDate(other.publishedAt) === isDated)
  }
  return facts
}

function hasDate(publishedAt = ''): boolean {
  return !Number.isNaN(Date.parse(publishedAt))
}

/** A range that is no range blocks every version: an operator's slip must not let in what was to be kept out. */
function blockedBy(id: string, { blocked = {} }: ResolvePolicy): { range: string; blocks: (version: PackageVersion) => boolean } | undefined {
  const range = Object.hasOwn(blocked, id) ? blocked[id] : undefined
  if (range === undefined) return undefined
  const parsed = parseRange(range, { includePrerelease: true })
  return { range, blocks: ({ version }) => parsed?.test(version) ?? true }
}

type DependencyField = 'dependencies' | 'optionalDependencies'
type Overrides = NonNullable<ResolveInput['overrides']>

function needs(universe: Universe, version: PackageVersion, overrides: Overrides): Fact[] {
  return [
    ...dependencyFacts(universe, version, { field: 'dependencies', overrides }),
    ...dependencyFacts(universe, version, { field: 'optionalDependencies', overrides }),
  ]
}

function dependencyFacts(
  universe: Universe, version: PackageVersion, { field, overrides }: { readonly field: DependencyField; readonly overrides: Overrides },
): Fact[] {
  const optional = field === 'optionalDependencies'
  return Object.keys(version[field] ?? {}).flatMap(id => {
    const isOverridden = Object.hasOwn(overrides, id)
    const rangeIn = ({ [field]: ranges = {} }: PackageVersion) => {
      const own = Object.hasOwn(ranges, id) ? ranges[id] : undefined
      return own !== undefined && isOverridden ? overrides[id] : own
    }
    const range = rangeIn(version)
    if (range === undefined) return []
    const target = universe.known(id)
    // What breaks a dependency besides versions outside its range: absence does, unless it is optional.
    const terms = unless(universe, target, range, optional ? 0n : ABSENT)
    if (terms[0]?.set === 0n) return []
    const cause: Cause = { kind: 'dependency', target: target.index, range, optional, isOverridden }
    return [{ key: `${field} ${id} ${range}`, terms, cause, isExcused: false, isShared: other => rangeIn(other) === range }]
  })
}

/** The term "is outside the range"; none where that is always true. */
function unless(universe: Universe, target: Known, range: string, blamed: bigint): readonly Term[] {
  const allowed = universe.select(target, range) ?? 0n
  const set = (target.present & ~allowed) | blamed
  return set === target.full ? [] : [{ pkg: target.index, set }]
}
