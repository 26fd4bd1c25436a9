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
  const { text, isMany } = terms[0] === undefined ? { text: 'this', isMany: false } : subjectOf(universe, terms[0])
  return `${text} ${predicate(universe, cause, { term: terms[0], verb: (one, many) => (isMany ? many : one) })}`
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
export function versionsOf(universe: Universe, term: Term): string {
  return subjectOf(universe, term).text
}

/** The same, and whether a verb after it stands in the plural. */
function subjectOf(universe: Universe, { pkg, set }: Term): { readonly text: string; readonly isMany: boolean } {
  const known = universe.at(pkg)
  const { id, versions, present } = known
  const name = printable(id)
  const one = (text: string) => ({ text, isMany: false })
  if (set === present) return one(versions.length === 1 ? `${name} ${versions[0]?.version}` : `every version of ${name}`)
  const found = members(set)
  if (found.length === 1) return one(`${name} ${versions[(found[0] ?? 0) - 1]?.version}`)
  const range = rangeOf(universe, { pkg, set })
  return range === undefined ? { text: `${name} ${shortList(runs(known, set))}`, isMany: true } : one(range)
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
  const subjects = terms.map(term => subjectOf(universe, term))
  const plugins = subjects.map(({ text }) => text)
  if (plugins.length === 1) return `${plugins[0]} ${subjects[0]?.isMany === true ? 'need themselves' : 'needs itself'} (no plugin may)`
  return `${shortList(plugins)} need each other in a circle (${roundTrip(universe, terms)}: none could come first)`
}

function requirement(universe: Universe, { target, range, installed, pinnedBy }: Extract<Cause, { kind: 'requirement' }>): string {
  const id = printable(universe.at(target).id)
  if (pinnedBy !== undefined) return `${id} is pinned to ${printable(range)} by ${printable(pinnedBy)}`
  if (installed) return `${id} is installed and stays at ${printable(range)}`
  return `you ask for ${asked(id, range)}`
}

/** What is said something of. */
interface Subject {
  readonly term: Term | undefined
  /** `1.0.0 and 1.1.0 are`, `1.0.0 is`. */
  readonly verb: (one: string, many: string) => string
}

function predicate(universe: Universe, cause: Exclude<Cause, { kind: 'derived' | 'requirement' | 'cycle' }>, subject: Subject): string {
  const { verb } = subject
  if (cause.kind === 'tier') return `${verb('needs', 'need')} the tier ${cause.needs} (this organisation is on ${cause.tier})`
  if (cause.kind === 'engine') return `${verb('runs', 'run')} on Hardpoint ${printable(cause.range)} (this is ${cause.engineVersion})`
  if (cause.kind === 'yanked') return `${verb('was', 'were')} withdrawn by ${verb('its', 'their')} publisher ("${printable(cause.reason)}")`
  if (cause.kind === 'revoked') return `${verb('was', 'were')} revoked and must not run ("${printable(cause.reason)}")`
  if (cause.kind === 'channel') return `${verb('is', 'are')} only in the channel ${printable(cause.channel)} (which this host does not follow)`
  if (cause.kind === 'blocked') return `${verb('is', 'are')} on this organisation's block list ("${printable(cause.range)}")`
  if (cause.kind === 'held') return `${verb('is', 'are')} outside of "${printable(cause.range)}" (what this organisation's policy pins it to)`
  if (cause.kind === 'publisher') return `${verb('is', 'are')} by ${printable(cause.publisher)} (this organisation takes no new versions of that publisher)`
  if (cause.kind === 'too-young') return youth(universe, cause, subject)
  const id = printable(universe.at(cause.target).id)
  const whose = cause.isOverridden ? ' by the operator\'s override' : ''
  if (cause.optional) return `${verb('works', 'work')} only with ${asked(id, cause.range)} where ${id} is installed${whose}`
  return `${verb('needs', 'need')} ${asked(id, cause.range)}${whose}${flaw(universe, cause)}`
}

function youth(universe: Universe, { minimumAgeMs, isDated }: Extract<Cause, { kind: 'too-young' }>, { term, verb }: Subject): string {
  const wait = duration(minimumAgeMs)
  if (!isDated) return `${verb('does not say when it was', 'do not say when they were')} published (this organisation waits ${wait} before it takes a version)`
  const from = term === undefined ? undefined : usableFrom(universe, term, minimumAgeMs)
  const first = term !== undefined && count(term.set) > 1 ? 'the first of them' : 'it'
  return `${verb('is', 'are')} younger than the ${wait} this organisation waits${from === undefined ? '' : ` (${first} may be taken from ${from} on)`}`
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
  const subjects = terms.filter(({ set }) => (set & ABSENT) === 0n).map(term => subjectOf(universe, term))
  const having = subjects.map(({ text }) => text)
  const lacking = terms.filter(({ set }) => (set & ABSENT) !== 0n)
    .map(({ pkg, set }) => neededOf(universe, { pkg, set: universe.at(pkg).full & ~set }))
  if (terms.length === 0) return 'what you ask for cannot be had'
  if (having.length === 0) return `${shortList(lacking, 'or')} must be there`
  if (lacking.length > 0) return `${shortList(having)} ${having.length > 1 ? 'together need' : subjects[0]?.isMany === true ? 'need' : 'needs'} ${shortList(lacking, 'or')}`
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
