import type { IndexEntry } from '@hardpoint/schemas'
import { publisherOf } from '@hardpoint/schemas/package'
import { catalogSearch, formatLines, indexPath, latestEntry, parseIndex, targetPath } from '../layout/mod.ts'
import type { DurableFiles } from './_durable-files.ts'
import { exactly, type State } from './_state.ts'

/** The catalog, which is made from the index files that the roles name, and can always be made again. */
export class Catalog {
  readonly #latest: ReadonlyMap<string, IndexEntry>

  /** Made at the first question: a change of the registry makes a catalog anew, and few are asked. */
  #search: ((words: string) => IndexEntry[]) | undefined

  private constructor(latest: ReadonlyMap<string, IndexEntry>) {
    this.#latest = latest
  }

  /** Reads every index. @returns the catalog, and every entry @throws HP_ERR_REGISTRY_CORRUPT */
  static async read(files: DurableFiles, state: State): Promise<{ readonly catalog: Catalog; readonly entries: readonly IndexEntry[] }> {
    const entries: IndexEntry[] = []
    const read = new Map<string, readonly IndexEntry[]>()
    for (const { indexes } of state.namespaces.values()) {
      for (const [name, digest] of Object.entries(indexes)) {
        const id = name.slice('index/'.length, -'.ndjson'.length)
        const versions = await parseIndex(await exactly(files, targetPath(name, digest.sha256), digest), id, files.directory)
        read.set(id, versions)
        entries.push(...versions)
      }
    }
    return { catalog: new Catalog(new Map()).with(read), entries }
  }

  /** The catalog with other versions of some plugins. */
  with(indexes: ReadonlyMap<string, readonly IndexEntry[]>): Catalog {
    const latest = new Map(this.#latest)
    for (const [id, versions] of indexes) {
      const entry = latestEntry(versions)
      if (entry === undefined) latest.delete(id)
      else latest.set(id, entry)
    }
    return new Catalog(latest)
  }

  search(words: string): IndexEntry[] {
    this.#search ??= catalogSearch(this.#entries())
    return this.#search(words)
  }

  bytes(): Uint8Array {
    return formatLines(this.#entries())
  }

  #entries(): IndexEntry[] {
    return [...this.#latest.values()].toSorted((a, b) => a.id < b.id ? -1 : 1)
  }
}

/** The index of a plugin as it is in force; empty where there is none. */
export async function indexInForce(files: DurableFiles, state: State, id: string): Promise<Uint8Array> {
  return await indexAt(files, state, id)?.read() ?? new Uint8Array()
}

/** An index that is in force, to be read. */
export interface IndexAt {
  readonly id: string
  readonly sha256: string
  read(): Promise<Uint8Array>
}

/** Undefined where there is none. */
export function indexAt(files: DurableFiles, { namespaces }: State, id: string): IndexAt | undefined {
  const digest = namespaces.get(publisherOf(id))?.indexes[indexPath(id)]
  return digest === undefined ? undefined : { id, sha256: digest.sha256, read: () => exactly(files, targetPath(indexPath(id), digest.sha256), digest) }
}
