import { HardpointError } from '@hardpoint/schemas/errors'
import type { Entry } from '../storage/store.ts'
import type { Services } from './_services.ts'
import { collectExpired } from './_storage-expiry.ts'
import { decideBatch, type Namespace } from './_storage-batch.ts'
import type { Operation } from './_storage-operation.ts'
import { dataPrefix, usageKey } from './storage-keys.ts'

export type GuestCommitResult = { readonly ok: true; readonly version: string } | { readonly ok: false }

interface Waiting {
  readonly operation: Operation
  readonly resolve: (result: GuestCommitResult) => void
  readonly reject: (error: unknown) => void
}

/** Operations that share a commit of the store: bounds how long the first waits for the last. */
const MAX_BATCH = 64

/** Another host of the cluster may win as often; then the caller is told. */
const MAX_ATTEMPTS = 8

/**
 * Writes one plugin's data in one tenant.
 *
 * The bytes used are in one entry that every commit changes. Commits of a namespace would therefore all conflict; so those that
 * wait while one is written share the next: one read, one commit, one fsync for all of them, each with its own answer.
 */
export class StorageWriter {
  readonly #services: Services
  readonly #namespace: Namespace
  #waiting: Waiting[] = []
  #running = false
  /** Nothing expires before it, as far as this host knows. */
  #nextExpiry = 0

  constructor(services: Services, namespace: Namespace) {
    this.#services = services
    this.#namespace = namespace
  }

  submit(operation: Operation): Promise<GuestCommitResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operation, resolve, reject })
      if (!this.#running) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#running = true
    await Promise.resolve() // what is asked for in the same turn shares the first commit
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch()
      await this.#write(batch).catch((error: unknown) => batch.forEach(({ reject }) => reject(error)))
    }
    this.#running = false
  }

  /**
   * In the order of asking, up to the first that reads or writes what one before it writes: within a batch every entry gets the
   * same version, so a check could not tell the two writes apart.
   */
  #takeBatch(): Waiting[] {
    const written = new Set<string>()
    const end = this.#waiting.findIndex(({ operation: { checks, writes } }, at) => {
      if (at === MAX_BATCH || [...checks.keys(), ...writes.keys()].some((key) => written.has(key))) return true
      for (const key of writes.keys()) written.add(key)
      return false
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    await this.#collect()
    const operations = batch.map(({ operation }) => operation)
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const { answers, commit } = decideBatch(operations, await this.#read(operations), { namespace: this.#namespace, now: this.#services.clock() })
      const result = answers.includes('ok') ? await this.#services.store.commit(commit) : undefined
      if (result?.ok === false) continue
      batch.forEach(({ operation, resolve, reject }, at) => {
        const answer = answers[at]
        if (answer instanceof HardpointError) return reject(answer)
        if (answer === 'ok' && result !== undefined) this.#remember(operation)
        resolve(answer === 'ok' && result !== undefined ? { ok: true, version: result.version } : { ok: false })
      })
      return
    }
    throw new HardpointError('HP_ERR_CONFLICT', { what: `the data of ${this.#namespace.plugin}` })
  }

  /** The entries that the operations check or change, by the text of their keys, and the count of bytes. */
  async #read(operations: readonly Operation[]): Promise<{ readonly entries: Map<string, Entry | undefined>; readonly usage: Entry | undefined }> {
    const { tenant, name } = this.#namespace
    const names = [...new Set(operations.flatMap(({ checks, writes }) => [...checks.keys(), ...writes.keys()]))]
    const prefix = dataPrefix(tenant, name)
    const keys = names.map((text) => [...prefix, ...(JSON.parse(text) as string[])])
    const [usage, ...entries] = await this.#services.store.getMany([usageKey(tenant, name), ...keys])
    return { entries: new Map(names.map((text, at) => [text, entries[at]])), usage }
  }

  #remember({ writes }: Operation): void {
    for (const { expiresAt } of writes.values()) if (expiresAt !== 0) this.#nextExpiry = Math.min(this.#nextExpiry, expiresAt)
  }

  /** Before the quota is looked at: what has expired is not in anybody's way. */
  async #collect(): Promise<void> {
    if (this.#services.clock() < this.#nextExpiry) return
    this.#nextExpiry = await collectExpired(this.#services, this.#namespace)
  }
}
