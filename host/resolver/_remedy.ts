import { usableFrom } from './_age.ts'
import { highest } from './_bits.ts'
import { causeOf, printable, roundTrip, shortList, versionsOf } from './_describe.ts'
import { ROOT, type Cause, type Fact, type Term } from './_incompatibility.ts'
import type { Universe } from './_universe.ts'
import type { PackageVersion } from './resolution.ts'

const MAX_WAYS = 8

/** The ways out, as clauses: out of what stands in the way by itself first, then of what was asked for. */
export function remedy(universe: Universe, facts: readonly Fact[]): string[] {
  const out = excluded(facts)
  const kept = new Set(facts.flatMap(({ cause }) => (cause.kind === 'requirement' && cause.installed ? [cause.target] : [])))
  const ways = [...new Set(facts.flatMap(fact => wayOut(universe, fact, { out, kept })))].slice(0, MAX_WAYS)
  const named = (isInstalled: boolean) => [...new Set(facts.flatMap(({ cause }) => {
    return cause.kind === 'requirement' && cause.installed === isInstalled && cause.pinnedBy === undefined ? [printable(universe.at(cause.target).id)] : []
  }))]
  const [asked, installed] = [named(false), named(true)]
  if (ways.length > 0 && asked.length + installed.length < 2) return ways
  if (asked.length > 1) ways.push(`ask for other versions of ${shortList(asked)}`, 'leave one of them out')
  else if (asked.length === 1) ways.push(`ask for another version of ${asked[0]}`)
  if (installed.length > 0) ways.push(`upgrade or remove ${shortList(installed, 'or')}`)
  return ways
}

/** By plugin, the versions that are out whatever else is chosen. */
function excluded(facts: readonly Fact[]): Map<number, bigint> {
  const out = new Map<number, bigint>()
  for (const { terms: [term, ...others] } of facts) {
    if (term !== undefined && others.length === 0) out.set(term.pkg, (out.get(term.pkg) ?? 0n) | term.set)
  }
  return out
}

/** What is known of all facts of a refusal. */
interface Known {
  readonly out: ReadonlyMap<number, bigint>
  /** Plugins that are installed, were not asked about, and are part of the trouble. */
  readonly kept: ReadonlySet<number>
}

function wayOut(universe: Universe, { cause, terms }: Fact, known: Known): string[] {
  const { out } = known
  const [term] = terms
  const subject = term === undefined ? '' : printable(universe.at(term.pkg).id)
  const others = term === undefined ? [] : known.kept.has(term.pkg) ? away(universe, term, out) : another(universe, term, out)
  if (cause.kind === 'tier') return [`set a license for ${cause.needs} (hardpoint license set <file>)`]
  if (cause.kind === 'engine') return [`update this host to Hardpoint ${printable(cause.range)}`]
  if (cause.kind === 'yanked' || cause.kind === 'revoked') return others
  if (cause.kind === 'channel') return [`follow that channel (hardpoint install ${subject}@${printable(cause.channel)})`, ...byNumber(universe, term)]
  if (cause.kind === 'cycle') return terms.length === 1 ? others : wayOutOfCircle(universe, terms, out)
  if (cause.kind === 'publisher') return [...others.slice(0, 1), `ask the operator to allow the publisher ${printable(cause.publisher)}`]
  if (cause.kind === 'blocked') return [...others, `ask the operator to take ${subject} ${printable(cause.range)} off the block list`]
  if (cause.kind === 'held') {
    const isLeft = term !== undefined && (universe.at(term.pkg).present & ~(term.set | (out.get(term.pkg) ?? 0n))) !== 0n
    const within = isLeft ? [`ask for a version within it (${subject}@${printable(cause.range)})`] : others
    return [...known.kept.has(term?.pkg ?? 0) ? others : within, `ask the operator to pin ${subject} to something else than ${printable(cause.range)} (policy.pinned)`]
  }
  if (cause.kind === 'too-young') {
    const from = term === undefined ? undefined : usableFrom(universe, term, cause.minimumAgeMs)
    return [...from === undefined ? others : [`wait until ${from}`], 'ask the operator to shorten the minimum age', ...byNumber(universe, term)]
  }
  return wayOutOfAsking(universe, cause, { subject, others })
}

/** The newest of what stands in the way. */
function byNumber(universe: Universe, term: Term | undefined): string[] {
  const { id, versions } = universe.at(term?.pkg ?? ROOT)
  const newest = term === undefined ? undefined : versions[highest(term.set) - 1]?.version
  return newest === undefined ? [] : [`take it all the same by its number (${printable(id)}@${newest})`]
}

function wayOutOfAsking(
  universe: Universe, cause: Extract<Cause, { kind: 'requirement' | 'dependency' }>, { subject, others }: { readonly subject: string; readonly others: readonly string[] },
): string[] {
  const name = causeOf(universe, cause)
  const id = printable(universe.at(cause.target).id)
  const asked = cause.kind === 'requirement'
  if (name === 'pinned') return [`unpin ${id} (hardpoint unpin ${id})`]
  if (!asked && cause.isOverridden && name !== 'missing') return [`ask the operator to change the override of ${id} (${printable(cause.range)})`]
  if (name === 'missing') return asked ? ['look for its name (hardpoint search <words>)'] : [...others.slice(0, 1), `ask the publisher of ${subject} where ${id} is`]
  if (name !== 'no-version' && name !== 'bad-range') return []
  const { version: prerelease, channel } = prereleaseOf(universe, cause) ?? {}
  const follow = channel === undefined ? [] : [`follow the channel ${printable(channel)} of ${id} (hardpoint install ${id}@${printable(channel)})`]
  if (asked) return [...follow, prerelease === undefined ? `ask for a version of ${id} that exists` : `ask for the prerelease by its number (${id}@${prerelease})`]
  const take = prerelease === undefined || channel !== undefined ? follow : [`ask the operator to take prereleases of ${id}`]
  return [...take, ...others.slice(0, 1), `ask the publisher of ${subject} to correct what it needs of ${id}`]
}

/** The newest that a range would allow if it took prereleases that it does not name. */
function prereleaseOf(universe: Universe, { target, range }: { readonly target: number; readonly range: string }): PackageVersion | undefined {
  const { versions, parsed } = universe.at(target)
  const wide = universe.texts.range(range, { includePrerelease: true })
  return versions.findLast((_, index) => wide?.test(parsed[index] ?? ''))
}

function wayOutOfCircle(universe: Universe, terms: readonly Term[], out: ReadonlyMap<number, bigint>): string[] {
  const others = terms.flatMap(term => (term.set === universe.at(term.pkg).present ? [] : another(universe, term, out)))
  return [...others, `ask a publisher to make one step of ${roundTrip(universe, terms)} an optional dependency`]
}

/** From a version that is installed and must not stay: nobody asked for it now, so to ask for another is no way out. */
function away(universe: Universe, term: Term, out: ReadonlyMap<number, bigint>): string[] {
  const { id, present, versions } = universe.at(term.pkg)
  const left = present & ~(term.set | (out.get(term.pkg) ?? 0n))
  const older = left === 0n ? undefined : versions[highest(left) - 1]?.version
  return [`remove ${printable(id)} (hardpoint remove ${printable(id)})`, ...older === undefined ? [] : [`ask for another version of it (${printable(id)}@${older})`]]
}

/** Where no version is left, only leaving the plugin out or its publisher helps. */
function another(universe: Universe, term: Term, out: ReadonlyMap<number, bigint>): string[] {
  const { id, present } = universe.at(term.pkg)
  const name = printable(id)
  if ((term.set | (out.get(term.pkg) ?? 0n)) === present) return [`leave out or remove ${name}`, `ask the publisher of ${name} for a new version`]
  return [`ask for a version other than ${versionsOf(universe, term)}`]
}
