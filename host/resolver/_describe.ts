import { duration, usableFrom } from './_age.ts'
import { count, members } from './_bits.ts'
import { ROOT, type Cause, type Incompatibility, type Term } from './_incompatibility.ts'
import { ABSENT, type Known, type Universe } from './_universe.ts'
import type { ConflictCause } from './resolution.ts'

const LISTED_VERSIONS = 4
/** Plugins in one sentence, and stretches of versions of one: a problem can have thousands. */
const LISTED = 6

/** A fact or a conclusion as a clause without a full stop. */
export function describe(universe: Universe, incompatibility: Incompatibility): string {
  const { cause, terms } = incompatibility
  if (cause.kind === 'derived') return conclusion(universe, terms.filter(({ pkg }) => pkg !== ROOT))
  if (cause.kind === 'requirement') return `${requirement(universe, cause)}${flaw(universe, cause)}`
  if (cause.kind === 'cycle') return circle(universe, terms)
  const subject = terms[0] === undefined ? 'this' : versionsOf(universe, terms[0])
  return `${subject} ${predicate(universe, cause, terms[0])}`
}

/** The named cause; for what is asked of another plugin, what is wrong with the asking. */
export function causeOf(universe: Universe, cause: Exclude<Cause, { kind: 'derived' }>): ConflictCause {
  if (cause.kind !== 'requirement' && cause.kind !== 'dependency') return cause.kind
  const target = universe.at(cause.target)
  if (!universe.exists(target.id)) return 'missing'
  const allowed = universe.select(target, cause.range)
  if (allowed === undefined) return 'bad-range'
  if (allowed === 0n) return 'no-version'
  if (cause.kind === 'requirement' && cause.pinnedBy !== undefined) return 'pinned'
  return cause.kind === 'dependency' && cause.isOverridden ? 'override' : cause.kind
}

/** `acme.mail 1.2.0`, or `acme.mail ^1.2.0` in the words of whoever asked where they asked for just these versions. */
export function versionsOf(universe: Universe, { pkg, set }: Term): string {
  const known = universe.at(pkg)
  const { id, versions, present } = known
  const name = printable(id)
  if (set === present) return versions.length === 1 ? `${name} ${versions[0]?.version}` : `every version of ${name}`
  const found = members(set)
  return found.length === 1 ? `${name} ${versions[(found[0] ?? 0) - 1]?.version}` : rangeOf(universe, { pkg, set }) ?? `${name} ${shortList(runs(known, set))}`
}

/** What is needed: as its author wrote it, also where one version alone fits. */
function neededOf(universe: Universe, { pkg, set }: Term): string {
  const { id, present } = universe.at(pkg)
  return set === present ? printable(id) : rangeOf(universe, { pkg, set }) ?? versionsOf(universe, { pkg, set })
}

function rangeOf(universe: Universe, { pkg, set }: Term): string | undefined {
  const known = universe.at(pkg)
  for (const [range, allowed] of universe.rangesOf(known)) if (allowed === set) return `${printable(known.id)} ${printable(range)}`
  return undefined
}

/** Text of others goes to terminals and logs: no control characters, no line that looks like ours. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 400)
}

/** `a, b and c` */
export function list(parts: readonly string[], word = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

/** The same, of which only the first are named. */
export function shortList(parts: readonly string[], word = 'and'): string {
  return parts.length <= LISTED ? list(parts, word) : `${parts.slice(0, LISTED).join(', ')} ${word} ${parts.length - LISTED} more`
}

/** `a.a → a.b → a.a` */
export function roundTrip(universe: Universe, terms: readonly Term[]): string {
  const ids = terms.map(({ pkg }) => printable(universe.at(pkg).id))
  const shown = ids.length <= LISTED ? ids : [...ids.slice(0, LISTED - 1), `${ids.length - LISTED + 1} more`]
  return [...shown, ids[0]].join(' → ')
}

function circle(universe: Universe, terms: readonly Term[]): string {
  const plugins = terms.map(term => versionsOf(universe, term))
  if (plugins.length === 1) return `${plugins[0]} needs itself (no plugin may)`
  return `${shortList(plugins)} need each other in a circle (${roundTrip(universe, terms)}: none could come first)`
}

function requirement(universe: Universe, { target, range, installed, pinnedBy }: Extract<Cause, { kind: 'requirement' }>): string {
  const id = printable(universe.at(target).id)
  if (pinnedBy !== undefined) return `${id} is pinned to ${printable(range)} by ${printable(pinnedBy)}`
  if (installed) return `${id} is installed and stays at ${printable(range)}`
  return `you ask for ${asked(id, range)}`
}

function predicate(universe: Universe, cause: Exclude<Cause, { kind: 'derived' | 'requirement' | 'cycle' }>, subject: Term | undefined): string {
  if (cause.kind === 'tier') return `needs the tier ${cause.needs} (this organisation is on ${cause.tier})`
  if (cause.kind === 'engine') return `runs on Hardpoint ${printable(cause.range)} (this is ${cause.engineVersion})`
  if (cause.kind === 'yanked') return `was withdrawn by its publisher ("${printable(cause.reason)}")`
  if (cause.kind === 'revoked') return `was revoked and must not run ("${printable(cause.reason)}")`
  if (cause.kind === 'channel') return `is only in the channel ${printable(cause.channel)} (which this host does not follow)`
  if (cause.kind === 'blocked') return `is on this organisation's block list ("${printable(cause.range)}")`
  if (cause.kind === 'publisher') return `is by ${printable(cause.publisher)} (this organisation takes no new versions of that publisher)`
  if (cause.kind === 'too-young') return youth(universe, cause, subject)
  const id = printable(universe.at(cause.target).id)
  const whose = cause.isOverridden ? ' by the operator\'s override' : ''
  if (cause.optional) return `works only with ${asked(id, cause.range)} where ${id} is installed${whose}`
  return `needs ${asked(id, cause.range)}${whose}${flaw(universe, cause)}`
}

function youth(universe: Universe, { minimumAgeMs, isDated }: Extract<Cause, { kind: 'too-young' }>, subject: Term | undefined): string {
  const wait = duration(minimumAgeMs)
  if (!isDated) return `does not say when it was published (this organisation waits ${wait} before it takes a version)`
  const from = subject === undefined ? undefined : usableFrom(universe, subject, minimumAgeMs)
  const first = subject !== undefined && count(subject.set) > 1 ? 'the first of them' : 'it'
  return `is younger than the ${wait} this organisation waits${from === undefined ? '' : ` (${first} may be taken from ${from} on)`}`
}

function asked(id: string, range: string): string {
  return range.trim() === '*' ? id : `${id} ${printable(range)}`
}

/** What is wrong with the asking: in brackets, since sentences are built of these clauses. */
function flaw(universe: Universe, cause: Extract<Cause, { kind: 'requirement' | 'dependency' }>): string {
  const target = universe.at(cause.target)
  const id = printable(target.id)
  const name = causeOf(universe, cause)
  if (name === 'missing') return ` (there is no plugin ${id})`
  if (name === 'bad-range') return ` ("${printable(cause.range)}" is not a semver range)`
  if (name !== 'no-version') return ''
  const newest = target.versions.toReversed().slice(0, LISTED_VERSIONS).map(({ version }) => version)
  if (newest.length === 0) return ` (${id} has no version)`
  return ` (${id} has ${target.versions.length > newest.length ? 'no such version; its newest are' : 'only'} ${list(newest)})`
}

function conclusion(universe: Universe, terms: readonly Term[]): string {
  const having = terms.filter(({ set }) => (set & ABSENT) === 0n).map(term => versionsOf(universe, term))
  const lacking = terms.filter(({ set }) => (set & ABSENT) !== 0n)
    .map(({ pkg, set }) => neededOf(universe, { pkg, set: universe.at(pkg).full & ~set }))
  if (terms.length === 0) return 'what you ask for cannot be had'
  if (having.length === 0) return `${shortList(lacking, 'or')} must be there`
  if (lacking.length > 0) return `${shortList(having)} ${having.length > 1 ? 'together need' : 'needs'} ${shortList(lacking, 'or')}`
  return cannot(having[0] ?? '', having.slice(1))
}

function cannot(subject: string, others: readonly string[]): string {
  const beside = others.length === 0 ? '' : ` with ${shortList(others)}`
  return subject.startsWith('every ') ? `no ${subject.slice('every '.length)} can be used${beside}` : `${subject} cannot be used${beside}`
}

/** Neighbouring versions as `1.0.0 to 1.4.0`. */
function runs({ versions }: Known, set: bigint): string[] {
  const found: [number, number][] = []
  for (const member of members(set)) {
    const last = found.at(-1)
    if (last !== undefined && last[1] === member - 1) last[1] = member
    else found.push([member, member])
  }
  const name = (member: number) => versions[member - 1]?.version ?? '?'
  return found.flatMap(([from, to]) => (to - from > 1 ? [`${name(from)} to ${name(to)}`] : from === to ? [name(from)] : [name(from), name(to)]))
}
