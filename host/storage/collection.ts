import { committed } from './committed.ts'
import { fromJson, toJson } from './json-value.ts'
import type { Commit, Entry, Key, KeyPart, Store } from './store.ts'

/** A typed document with the version to check it by. */
export interface Stored<T> {
  readonly id: readonly KeyPart[]
  readonly value: T
  readonly version: string
}

type Id = KeyPart | readonly KeyPart[]

/** JSON documents of one type below one prefix. `check`, `put` and `key` are for commits that change more than one document. */
export interface Collection<T> {
  /** Where a document is kept. */
  key(id: Id): Key
  get(id: Id): Promise<Stored<T> | undefined>
  /** In key order. */
  list(range?: { readonly below?: readonly KeyPart[]; readonly limit?: number; readonly reverse?: boolean }): AsyncGenerator<Stored<T>>
  /** Replaces whatever is there. @returns the version */
  set(id: Id, value: T): Promise<string>
  /** @returns false where there was none */
  delete(id: Id): Promise<boolean>
  put(id: Id, value: T, options?: { readonly expiresAt?: number }): NonNullable<Commit['puts']>[number]
  check(id: Id, version: string | null): NonNullable<Commit['checks']>[number]
}

/**
 * Documents of one type in the store.
 *
 * @param parse turns stored JSON into the type, and throws where it is not: what is on disk may be of another version of the host
 * @throws HP_ERR_CONFLICT from `delete` where the document changes meanwhile
 */
export function collection<T>(store: Store, prefix: Key, parse: (value: unknown) => T): Collection<T> {
  const key = (id: Id): Key => [...prefix, ...partsOf(id)]
  const read = (entry: Entry): Stored<T> => ({ id: entry.key.slice(prefix.length), value: parse(fromJson(entry.value)), version: entry.version })
  const put: Collection<T>['put'] = (id, value, options = {}) => ({ key: key(id), value: toJson(value), ...options })
  return {
    key,
    put,
    check: (id, version) => ({ key: key(id), version }),
    async get(id) {
      const entry = await store.get(key(id))
      return entry && read(entry)
    },
    async *list({ below = [], ...range } = {}) {
      for await (const entry of store.scan({ prefix: key(below), ...range })) yield read(entry)
    },
    async set(id, value) {
      return committed(store, { puts: [put(id, value)] })
    },
    async delete(id) {
      const entry = await store.get(key(id))
      if (entry === undefined) return false
      await committed(store, { checks: [{ key: entry.key, version: entry.version }], deletes: [entry.key] })
      return true
    },
  }
}

function partsOf(id: Id): readonly KeyPart[] {
  return typeof id === 'object' ? id : [id]
}
