import { committed } from '../storage/committed.ts'
import { fromJson, toJson } from '../storage/json-value.ts'
import type { Key, Store } from '../storage/store.ts'

const KEY: Key = ['sys', 'licensing', 'clock']

/** How far the mark may run ahead of what is written down. */
const WRITE_EVERY_MS = 10 * 60 * 1000

interface ClockParts {
  readonly store: Store
  readonly clock: () => number
  readonly report: (error: unknown, doing: string) => void
}

interface Mark {
  /** Latest time seen, milliseconds since 1970. */
  readonly at: number
  /** Latest time of issue that a verified license had. */
  readonly issuedAt: number
}

/**
 * A clock that does not go backwards, over restarts either: an expired license does not come back to life when somebody turns
 * the system's clock back. A clock that ran ahead by mistake is set right by a license issued later than any before:
 * its time of issue is signed, so that only the vendor can move the mark back.
 */
export class TrustedClock {
  readonly #store: Store
  readonly #clock: () => number
  readonly #report: (error: unknown, doing: string) => void
  #mark: Mark
  #written: number

  private constructor(parts: ClockParts, mark: Mark) {
    this.#store = parts.store
    this.#clock = parts.clock
    this.#report = parts.report
    this.#mark = mark
    this.#written = mark.at
  }

  static async open(parts: ClockParts): Promise<TrustedClock> {
    const entry = await parts.store.get(KEY)
    return new TrustedClock(parts, entry === undefined ? { at: 0, issuedAt: 0 } : (fromJson(entry.value) as Mark))
  }

  now(): number {
    const now = this.#clock()
    if (now <= this.#mark.at) return this.#mark.at
    this.#mark = { ...this.#mark, at: now }
    if (now - this.#written >= WRITE_EVERY_MS) this.save().catch((error: unknown) => this.#report(error, 'writing down the time'))
    return now
  }

  /** A license that was verified says that it is at least this late. */
  issued(issuedAt: number): void {
    if (issuedAt <= this.#mark.issuedAt) return
    this.#mark = { at: Math.max(issuedAt, this.#clock()), issuedAt }
  }

  async save(): Promise<void> {
    this.now()
    const mark = this.#mark
    this.#written = mark.at
    await committed(this.#store, { puts: [{ key: KEY, value: toJson(mark) }] })
  }
}
