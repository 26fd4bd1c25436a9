/** One end of a plugin's cell or isolate that the plugin had a part in. */
export interface Crash {
  readonly at: string
  readonly code: string
  readonly reason: string
}

export const QUARANTINE_CRASHES = 3
export const QUARANTINE_MINUTES = 10
/** Kept for people; the quarantine looks at the last minutes only. */
const KEPT = 20

/** Which plugins crashed when, and whether that is too often. */
export class CrashHistory {
  readonly #clock: () => number
  readonly #crashes = new Map<string, Crash[]>()
  readonly #quarantined = new Set<string>()

  constructor(clock: () => number) { this.#clock = clock }

  record(plugin: string, code: string, reason: string): void {
    const crashes = [...this.of(plugin), { at: new Date(this.#clock()).toISOString(), code, reason }].slice(-KEPT)
    this.#crashes.set(plugin, crashes)
    const since = this.#clock() - QUARANTINE_MINUTES * 60_000
    if (crashes.filter(({ at }) => Date.parse(at) >= since).length >= QUARANTINE_CRASHES) this.#quarantined.add(plugin)
  }

  of(plugin: string): readonly Crash[] { return this.#crashes.get(plugin) ?? [] }

  /** A quarantine ends by an admin's hand only: what crashes three times does not heal by waiting. */
  isQuarantined(plugin: string): boolean { return this.#quarantined.has(plugin) }

  get quarantined(): readonly string[] { return [...this.#quarantined] }

  release(plugin: string): void {
    this.#crashes.delete(plugin)
    this.#quarantined.delete(plugin)
  }
}
