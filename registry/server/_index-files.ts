import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexEntry } from '@hardpoint/schemas'
import { CATALOG_PATH, formatLines, indexPath, latestEntry, packagePath, parseIndex, searchCatalog } from '../layout/mod.ts'
import type { DurableFiles } from './_durable-files.ts'

const SUFFIX = '.ndjson'

/** index/ and the catalog made from it. The index is the truth; the catalog can always be made again. */
export class IndexFiles {
  readonly #files: DurableFiles
  readonly #latest = new Map<string, IndexEntry>()
  #catalogIsStale = true

  private constructor(files: DurableFiles) {
    this.#files = files
  }

  /** Reads every index and writes the catalog anew: a kill may have come between the two. @throws HP_ERR_REGISTRY_CORRUPT */
  static async open(files: DurableFiles): Promise<IndexFiles> {
    const index = new IndexFiles(files)
    for (const file of await readdir(join(files.directory, 'index'))) {
      if (file.endsWith(SUFFIX)) index.#note(file.slice(0, -SUFFIX.length), await index.versions(file.slice(0, -SUFFIX.length)))
    }
    await index.saveCatalog()
    return index
  }

  async versions(id: string): Promise<IndexEntry[]> {
    const bytes = await this.#files.read(indexPath(id))
    return bytes === undefined ? [] : parseIndex(bytes, id, this.#files.directory)
  }

  /** The package first: a package without a line is harmless, a line without its package is not. */
  async add(entry: IndexEntry, bytes: Uint8Array, versions: readonly IndexEntry[]): Promise<void> {
    await this.#files.write(packagePath(entry), bytes)
    await this.save(entry.id, [...versions, entry])
  }

  /** Replaces the lines of one plugin, then the catalog. */
  async save(id: string, versions: readonly IndexEntry[]): Promise<void> {
    await this.#files.write(indexPath(id), formatLines(versions))
    this.#note(id, versions)
    await this.saveCatalog()
  }

  /** Does nothing where the catalog is as it should be. */
  async saveCatalog(): Promise<void> {
    if (!this.#catalogIsStale) return
    await this.#files.write(CATALOG_PATH, formatLines(this.#catalog()))
    this.#catalogIsStale = false
  }

  search(words: string): IndexEntry[] {
    return searchCatalog(this.#catalog(), words)
  }

  ids(): string[] {
    return this.#catalog().map(({ id }) => id)
  }

  #note(id: string, versions: readonly IndexEntry[]): void {
    const latest = latestEntry(versions)
    if (latest === undefined) this.#latest.delete(id)
    else this.#latest.set(id, latest)
    this.#catalogIsStale = true
  }

  #catalog(): IndexEntry[] {
    return [...this.#latest.values()].toSorted((a, b) => a.id < b.id ? -1 : 1)
  }
}
