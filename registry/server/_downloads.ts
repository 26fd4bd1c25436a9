import { isPluginId } from '../layout/mod.ts'
import type { DurableFiles } from './_durable-files.ts'

const PATH = 'private/downloads.json'

/** Counts for each plugin and version: whole answers to GET, no more. A hint: mirrors, caches and repeats are not told apart. */
export class Downloads {
  readonly #files: DurableFiles
  readonly #counts: Map<string, Map<string, number>>
  #changed = false

  private constructor(files: DurableFiles, counts: Map<string, Map<string, number>>) {
    this.#files = files
    this.#counts = counts
  }

  /** A file that cannot be read begins at nothing: counts must not keep a registry from starting. */
  static async open(files: DurableFiles): Promise<Downloads> {
    return new Downloads(files, parse(await files.read(PATH)))
  }

  note(id: string, version: string): void {
    const versions = this.#counts.get(id) ?? new Map<string, number>()
    versions.set(version, (versions.get(version) ?? 0) + 1)
    this.#counts.set(id, versions)
    this.#changed = true
  }

  of(id: string): { readonly total: number; readonly versions: Readonly<Record<string, number>> } {
    const versions = this.#counts.get(id) ?? new Map<string, number>()
    return { total: [...versions.values()].reduce((sum, count) => sum + count, 0), versions: Object.fromEntries(versions) }
  }

  /** Now and then: a kill loses what was counted since. */
  async save(): Promise<void> {
    if (!this.#changed) return
    this.#changed = false
    const counts = Object.fromEntries([...this.#counts].map(([id, versions]) => [id, Object.fromEntries(versions)]))
    await this.#files.write(PATH, Buffer.from(`${JSON.stringify(counts)}\n`), { mode: 0o600 })
  }
}

function parse(bytes: Uint8Array | undefined): Map<string, Map<string, number>> {
  try {
    const value = JSON.parse(Buffer.from(bytes ?? '{}').toString('utf8')) as Readonly<Record<string, Readonly<Record<string, unknown>>>>
    return new Map(Object.entries(value).filter(([id]) => isPluginId(id))
      .map(([id, versions]) => [id, new Map(Object.entries(versions).filter((pair): pair is [string, number] => Number.isSafeInteger(pair[1])))]))
  } catch {
    return new Map()
  }
}
