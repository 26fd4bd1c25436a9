import { isDeepStrictEqual } from 'node:util'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { MAX_INDEX_BYTES, formatLines, parseIndex, publisherOf } from '../layout/mod.ts'

/** What of a line may change once it is published. */
const CHANGING = ['yanked', 'yankKind', 'deprecated', 'replacement'] as const

export interface ComparedIndex {
  readonly entries: readonly IndexEntry[]
  readonly added: readonly IndexEntry[]
  readonly changed: readonly IndexEntry[]
}

/**
 * What becomes of an index: a line once published stays, in its place, and changes in nothing but its withdrawal.
 *
 * @throws HP_ERR_PUBLISH_EXISTS where a version would be replaced, HP_ERR_PUBLISH_DENIED where one would go, HP_ERR_BODY_INVALID
 */
export async function compareIndexes(id: string, { before, after }: { readonly before: Uint8Array; readonly after: Uint8Array }): Promise<ComparedIndex> {
  const refuse = (problem: string): HardpointError => new HardpointError('HP_ERR_PUBLISH_DENIED', { what: `the index of ${id}`, problem, publisher: publisherOf(id) })
  if (after.length > MAX_INDEX_BYTES) throw refuse(`it would be longer than ${MAX_INDEX_BYTES} bytes`)
  const old = await parseIndex(before, id, 'this registry')
  const entries = await parseIndex(after, id, 'the commit').catch((cause: unknown) => { throw asBody(id, cause) })
  if (Buffer.compare(formatLines(entries), after) !== 0) throw refuse('it is written in another form than ours')
  if (entries.length === 0) throw refuse('it has no version')
  const pairs = old.map((line, at) => ({ line, next: entries[at] }))
  for (const { line, next } of pairs) {
    if (next === undefined || next.version !== line.version) throw refuse(`version ${line.version} is not where it was`)
    if (!isDeepStrictEqual(lasting(line), lasting(next))) throw new HardpointError('HP_ERR_PUBLISH_EXISTS', { what: `${id} ${line.version}` })
  }
  return {
    entries, added: entries.slice(old.length),
    changed: pairs.flatMap(({ line, next }) => next === undefined || isDeepStrictEqual(line, next) ? [] : [next]),
  }
}

function lasting(entry: IndexEntry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => !CHANGING.some((one) => one === field)))
}

/** The same problem, as the caller's and not as this registry's. */
function asBody(id: string, cause: unknown): unknown {
  if (!HardpointError.is(cause, 'HP_ERR_REGISTRY_CORRUPT')) return cause
  return new HardpointError('HP_ERR_BODY_INVALID', { part: 'body', pointer: `/indexes/${id}`, problem: `${String(cause.details['what'])}: ${String(cause.details['problem'])}` }, { cause })
}
