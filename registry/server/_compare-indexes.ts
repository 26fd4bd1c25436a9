import { isDeepStrictEqual } from 'node:util'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import { LATEST, MAX_INDEX_BYTES, formatLines, parseIndex } from '../layout/mod.ts'
import { CLOCK_SKEW_MS } from './_clock-skew.ts'

/** What of a line may change once it is published, each by itself. */
const WITHDRAWAL = ['yanked', 'yankKind', 'deprecated', 'replacement'] as const
const PROMOTION = ['channel', 'promotedAt'] as const
const SPREAD = ['rollout'] as const

export interface ComparedIndex {
  readonly entries: readonly IndexEntry[]
  readonly added: readonly IndexEntry[]
  readonly withdrawn: readonly IndexEntry[]
  readonly promoted: readonly IndexEntry[]
  /** Of which the share of hosts is another. */
  readonly spread: readonly IndexEntry[]
}

export interface Comparison {
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly now: number
}

/**
 * What becomes of an index: a line once published stays, in its place, and changes in nothing but its withdrawal, its channel and its share of hosts.
 *
 * @throws HP_ERR_PUBLISH_EXISTS where a version would be replaced, HP_ERR_PUBLISH_DENIED where one would go, HP_ERR_BODY_INVALID
 */
export async function compareIndexes(id: string, { before, after, now }: Comparison): Promise<ComparedIndex> {
  const refuse = (problem: string): HardpointError => new HardpointError('HP_ERR_PUBLISH_DENIED', { what: `the index of ${id}`, problem, publisher: publisherOf(id) })
  if (after.length > MAX_INDEX_BYTES) throw refuse(`it would be longer than ${MAX_INDEX_BYTES} bytes`)
  const old = await parseIndex(before, id, 'this registry')
  const entries = await parseIndex(after, id, 'the commit').catch((cause: unknown) => { throw asBody(id, cause) })
  if (Buffer.compare(formatLines(entries), after) !== 0) throw refuse('it is written in another form than ours')
  if (entries.length === 0) throw refuse('it has no version')
  const pairs = old.map((line, at) => ({ line, next: entries[at] }))
  for (const { line, next } of pairs) {
    if (next === undefined || next.version !== line.version) throw refuse(`version ${line.version} is not where it was`)
    if (!isSame(line, next, [...WITHDRAWAL, ...PROMOTION, ...SPREAD])) throw new HardpointError('HP_ERR_PUBLISH_EXISTS', { what: `${id} ${line.version}` })
    const problem = promotionProblem(line, next, now)
    if (problem !== undefined) throw refuse(`version ${line.version} ${problem}`)
  }
  const changed = (except: readonly string[]): IndexEntry[] => pairs.flatMap(({ line, next }) => next === undefined || isSame(line, next, except) ? [] : [next])
  return {
    entries, added: entries.slice(old.length),
    withdrawn: changed([...PROMOTION, ...SPREAD]), promoted: changed([...WITHDRAWAL, ...SPREAD]), spread: changed([...WITHDRAWAL, ...PROMOTION]),
  }
}

/**
 * What is wrong with how a version goes from one channel into another.
 *
 * None leaves latest: others build on what was there, and are told why a version is no longer to be chosen when it is yanked. The time is that of
 * the change: else a version could ripen in a channel that nobody follows, and be old enough for every host the moment it is in latest.
 */
function promotionProblem(line: IndexEntry, next: IndexEntry, now: number): string | undefined {
  if (line.channel === next.channel) return line.promotedAt === next.promotedAt ? undefined : 'says that it came into its channel at another time than it did'
  if (line.channel === undefined) return 'is in the channel latest, which no version leaves; withdraw it with hardpoint plugin yank'
  if (Math.abs(Date.parse(next.promotedAt ?? '') - now) <= CLOCK_SKEW_MS) return undefined
  return `says that it came into the channel ${next.channel ?? LATEST} at ${next.promotedAt ?? 'no time'}, and here it is ${new Date(now).toISOString()}`
}

function isSame(line: IndexEntry, next: IndexEntry, except: readonly string[]): boolean {
  const rest = (entry: IndexEntry): object => Object.fromEntries(Object.entries(entry).filter(([field]) => !except.includes(field)))
  return isDeepStrictEqual(rest(line), rest(next))
}

/** The same problem, as the caller's and not as this registry's. */
function asBody(id: string, cause: unknown): unknown {
  if (!HardpointError.is(cause, 'HP_ERR_REGISTRY_CORRUPT')) return cause
  return new HardpointError('HP_ERR_BODY_INVALID', { part: 'body', pointer: `/indexes/${id}`, problem: `${String(cause.details['what'])}: ${String(cause.details['problem'])}` }, { cause })
}
