import { HardpointError } from '@hardpoint/schemas/errors'
import type { Store } from '../storage/store.ts'
import { CrashRecords, type CrashRecord } from './_crash-records.ts'
import { backoffOf, KEPT_CRASHES, quarantineReason, type Crash } from './_crash-rules.ts'
import type { Hold } from './cells.ts'

/** Longest reason that is kept, characters: a cell that was broken into says what it likes. */
const MAX_REASON = 500

interface HistoryParts {
  readonly clock: () => number
  /** What cannot be written down has no caller to be told. */
  readonly report: (error: unknown, doing: string) => void
}

/**
 * Which plugins crashed when, and whether they are started again.
 *
 * Answered from memory, so that a call that succeeds costs no write; each crash is written down, so that a restart of the host
 * forgets none. What was answered since the last crash is written when the host stops, and forgotten when it is killed.
 */
export class CrashHistory {
  readonly #clock: () => number
  readonly #documents: CrashRecords | undefined
  readonly #records: Map<string, CrashRecord>

  /** @param kept without it, nothing outlives this process */
  constructor(clock: () => number, kept?: { readonly documents: CrashRecords; readonly records: Map<string, CrashRecord> }) {
    this.#clock = clock
    this.#documents = kept?.documents
    this.#records = kept?.records ?? new Map<string, CrashRecord>()
  }

  static async open(store: Store, { clock, report }: HistoryParts): Promise<CrashHistory> {
    const documents = new CrashRecords(store, report)
    return new CrashHistory(clock, { documents, records: await documents.load() })
  }

  /** @returns the hold that this crash puts the plugin under, where it was not in quarantine before */
  record(plugin: string, code: string, reason: string): Hold | undefined {
    const now = this.#clock()
    const { crashes, answered, quarantine }: CrashRecord = this.#records.get(plugin) ?? { crashes: [], answered: 0 }
    const all = [...crashes, { at: new Date(now).toISOString(), code, reason: reason.slice(0, MAX_REASON), answered }].slice(-KEPT_CRASHES)
    const why = quarantineReason(all, { now, answered })
    const held = quarantine ?? (why === undefined ? undefined : { since: new Date(now).toISOString(), reason: why })
    const record: CrashRecord = { crashes: all, answered, ...(held === undefined ? {} : { quarantine: held }) }
    this.#records.set(plugin, record)
    void this.#documents?.write(plugin, record)
    return quarantine === undefined ? this.holdOf(plugin) : undefined
  }

  /** A call was answered: what the share of crashes is measured by. */
  answered(plugin: string): void {
    const record = this.#records.get(plugin)
    if (record !== undefined) record.answered++
  }

  /**
   * Lets a call in, or throws.
   *
   * @param starts the plugin has to be started for it: one that runs goes on through a pause
   * @throws HP_ERR_QUARANTINED, HP_ERR_BACKOFF
   */
  admit(plugin: string, starts: boolean): void {
    const hold = this.#records.has(plugin) ? this.holdOf(plugin) : undefined
    if (hold === undefined) return
    const { since, until, reason } = hold
    if (until === undefined) throw new HardpointError('HP_ERR_QUARANTINED', { plugin, since, reason })
    if (starts) throw new HardpointError('HP_ERR_BACKOFF', { plugin, until, reason })
  }

  /** A quarantine ends by an admin's hand only: what crashes that often does not heal by waiting. */
  holdOf(plugin: string): Hold | undefined {
    const record = this.#records.get(plugin)
    if (record?.quarantine !== undefined) return record.quarantine
    const pause = backoffOf(record?.crashes ?? [])
    const now = this.#clock()
    // A clock that was turned back must not make seconds into days.
    if (pause === undefined || now >= pause.until || now < pause.from) return undefined
    return { since: new Date(pause.from).toISOString(), until: new Date(pause.until).toISOString(), reason: `${pause.crashes} crashes within an hour` }
  }

  of(plugin: string): readonly Crash[] {
    return this.#records.get(plugin)?.crashes.map(({ at, code, reason }) => ({ at, code, reason })) ?? []
  }

  /** All that crashed, and were not released since. */
  get plugins(): readonly string[] { return [...this.#records.keys()] }

  /** Forgets a plugin's crashes, and so lifts its quarantine. @returns once that is on disk */
  async release(plugin: string): Promise<void> {
    if (this.#records.delete(plugin)) await this.#documents?.write(plugin, undefined)
  }

  /** Writes what was counted since the last crash. */
  async close(): Promise<void> {
    await Promise.all([...this.#records].map(([plugin, record]) => this.#documents?.write(plugin, record)))
  }
}
