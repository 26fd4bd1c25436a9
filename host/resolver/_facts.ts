import type { Tier } from '@hardpoint/schemas'
import { bit } from './_bits.ts'
import type { Cause, Incompatibility, Term } from './_incompatibility.ts'
import { ROOT } from './_incompatibility.ts'
import { ABSENT, parseRange, type Known, type Universe } from './_universe.ts'
import type { PackageVersion, ResolveInput, ResolvePolicy } from './resolution.ts'

const RANK: Readonly<Record<Tier, number>> = { free: 0, pro: 1, enterprise: 2 }

/** What was asked for, as incompatibilities with the host's own single version. */
export function requirements(universe: Universe, root: ResolveInput['root']): Incompatibility[] {
  return root.map(({ id, range, installed = false }) => {
    const target = universe.known(id)
    const cause: Cause = { kind: 'requirement', target: target.index, range, installed }
    return { terms: [{ pkg: ROOT, set: bit(1) }, ...unless(universe, target, range, ABSENT)], cause }
  })
}

/** Everything that is said of one plugin's versions. Versions that say the same share one incompatibility. */
export function factsAbout(universe: Universe, pkg: Known, { policy = {}, lock = {} }: Pick<ResolveInput, 'policy' | 'lock'>): Incompatibility[] {
  const groups = new Map<string, { set: bigint; terms: readonly Term[]; cause: Cause }>()
  for (const [index, version] of pkg.versions.entries()) {
    const locked = Object.hasOwn(lock, pkg.id) && lock[pkg.id] === version.version
    const facts = [...(locked ? [] : forbidden(version, policy)), ...needs(universe, version)]
    for (const { key, terms, cause } of facts) {
      const group = groups.get(key) ?? { set: 0n, terms, cause }
      group.set |= bit(index + 1)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ set, terms, cause }) => ({ terms: merge({ pkg: pkg.index, set }, terms), cause }))
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
}

function forbidden(version: PackageVersion, { tier, engineVersion }: ResolvePolicy): Fact[] {
  const facts: Fact[] = []
  const { tier: needed = 'free', engines, yanked } = version
  if (yanked !== undefined) facts.push({ key: `yanked ${yanked}`, terms: [], cause: { kind: 'yanked', reason: yanked } })
  if (tier !== undefined && RANK[needed] > RANK[tier]) {
    facts.push({ key: `tier ${needed}`, terms: [], cause: { kind: 'tier', needs: needed, tier } })
  }
  const range = engines?.hardpoint
  // An engine range that is no range allows no host: an author's slip must not switch the check off.
  if (engineVersion !== undefined && range !== undefined && !(parseRange(range)?.test(engineVersion) ?? false)) {
    facts.push({ key: `engine ${range}`, terms: [], cause: { kind: 'engine', range, engineVersion } })
  }
  return facts
}

function needs(universe: Universe, { dependencies = {}, optionalDependencies = {} }: PackageVersion): Fact[] {
  return [
    ...dependencyFacts(universe, dependencies, { optional: false, blamed: ABSENT }),
    ...dependencyFacts(universe, optionalDependencies, { optional: true, blamed: 0n }),
  ]
}

/** `blamed`: what besides the versions outside the range breaks the dependency: absence does, unless it is optional. */
function dependencyFacts(
  universe: Universe, ranges: Readonly<Record<string, string | undefined>>, { optional, blamed }: { optional: boolean; blamed: bigint },
): Fact[] {
  return Object.entries(ranges).flatMap(([id, range]) => {
    if (range === undefined) return []
    const target = universe.known(id)
    const terms = unless(universe, target, range, blamed)
    if (terms[0]?.set === 0n) return []
    return [{ key: `${optional ? 'optional' : 'needs'} ${id} ${range}`, terms, cause: { kind: 'dependency', target: target.index, range, optional } }]
  })
}

/** The term "is outside the range"; none where that is always true. */
function unless(universe: Universe, target: Known, range: string, blamed: bigint): readonly Term[] {
  const allowed = universe.select(target, range) ?? 0n
  const set = (target.present & ~allowed) | blamed
  return set === target.full ? [] : [{ pkg: target.index, set }]
}
