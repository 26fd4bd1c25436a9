import type { HostApi } from '@hardpoint/sdk'
import type { StorageKey } from './keys.ts'

/** A page of a list as it is answered: `cursor` is null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly cursor: string | null
}

/** What a page is cut from. `after`: the last part of the key that was seen, one or more parts below `prefix`. */
export interface PageQuery {
  readonly prefix: StorageKey
  readonly after: StorageKey | undefined
  readonly newestFirst: boolean
  readonly limit: number
}

/** Entries in the order of their keys, and where to go on: the key parts of the last one, or undefined at the end. */
export interface Slice {
  readonly values: readonly unknown[]
  readonly next: StorageKey | undefined
}

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 500

/** `limit` of a query, 1 to 500, 50 without it. Its form is checked by the schema in plugin.json. */
export function readLimit(text: string | undefined): number {
  return text === undefined ? DEFAULT_LIMIT : Math.min(MAX_LIMIT, Math.max(1, Number(text)))
}

/**
 * Reads one page. It goes on from a key, not from a count, so that what is written meanwhile shifts nothing: newest first never
 * shows an entry twice, and oldest first never misses one.
 */
export async function readSlice({ storage }: Pick<HostApi, 'storage'>, { prefix, after, newestFirst, limit }: PageQuery): Promise<Slice> {
  const { entries, cursor } = await storage.list({ prefix, limit, reverse: newestFirst, ...bounds(prefix, { after, newestFirst }) })
  const last = entries.at(-1)
  return {
    values: entries.map(({ value }) => value),
    next: cursor === null || last === undefined ? undefined : last.key.slice(prefix.length),
  }
}

/** `end` is not listed and `start` is, so the first key after one is that with a further part. */
function bounds(prefix: StorageKey, { after, newestFirst }: Pick<PageQuery, 'after' | 'newestFirst'>) {
  if (after === undefined) return {}
  const key = [...prefix, ...after]
  return newestFirst ? { end: key } : { start: [...key, ''] }
}
