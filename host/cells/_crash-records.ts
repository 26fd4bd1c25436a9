import { collection, type Collection } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Store } from '../storage/store.ts'
import type { CountedCrash } from './_crash-rules.ts'

/** What is known of a plugin that crashed. */
export interface CrashRecord {
  /** Oldest first. */
  crashes: readonly CountedCrash[]
  /** Calls that it answered since the first crash. */
  answered: number
  quarantine?: { readonly since: string; readonly reason: string }
}

/** The records on disk. Writing never holds up who asks for it: what changes while a commit is under way is in the next one. */
export class CrashRecords {
  readonly #store: Store
  readonly #report: (error: unknown, doing: string) => void
  readonly #documents: Collection<CrashRecord>
  readonly #waiting = new Map<string, CrashRecord | undefined>()
  #writing: Promise<void> | undefined

  constructor(store: Store, report: (error: unknown, doing: string) => void) {
    this.#store = store
    this.#report = report
    this.#documents = collection(store, ['sys', 'crashes'], (value) => value as CrashRecord)
  }

  async load(): Promise<Map<string, CrashRecord>> {
    const records = new Map<string, CrashRecord>()
    for await (const { id, value } of this.#documents.list()) records.set(String(id[0]), value)
    return records
  }

  /** @returns once it is on disk, or was reported not to be */
  write(plugin: string, record: CrashRecord | undefined): Promise<void> {
    this.#waiting.set(plugin, record)
    this.#writing ??= this.#write()
    return this.#writing
  }

  async #write(): Promise<void> {
    while (this.#waiting.size > 0) {
      const changes = [...this.#waiting]
      this.#waiting.clear()
      const puts = changes.flatMap(([plugin, record]) => record === undefined ? [] : [this.#documents.put(plugin, record)])
      const deletes = changes.flatMap(([plugin, record]) => record === undefined ? [this.#documents.key(plugin)] : [])
      try {
        await committed(this.#store, { puts, deletes })
      } catch (error) {
        this.#report(error, `Writing down the crashes of ${changes.map(([plugin]) => plugin).join(', ')}`)
      }
    }
    // In the same turn as the last look: whoever writes next begins anew.
    this.#writing = undefined
  }
}
