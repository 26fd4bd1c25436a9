import { HardpointError } from '@hardpoint/schemas/errors'

/** Calls that wait for one plugin: a flood must not grow the kernel. */
const MAX_WAITING = 1000
const WAIT_MS = 30_000

interface Hold {
  readonly over: Promise<void>
  waiting: number
}

/**
 * Lets the calls of a plugin wait while its data is copied and migrated, and knows when nothing that it began is under way any more.
 *
 * Of this host alone: where several share a store, a migration needs more.
 */
export class CallHolds {
  readonly #waitMs: number
  readonly #holds = new Map<string, Hold>()
  readonly #open = new Map<string, number>()
  readonly #onIdle = new Map<string, (() => void)[]>()

  /** @param waitMs for how long a call waits at most */
  constructor(waitMs = WAIT_MS) {
    this.#waitMs = waitMs
  }

  /** From now on calls wait. @returns what lets them go on */
  hold(plugin: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    const hold = { over: promise, waiting: 0 }
    this.#holds.set(plugin, hold)
    return () => {
      if (this.#holds.get(plugin) === hold) this.#holds.delete(plugin)
      resolve()
    }
  }

  /** Undefined where a call may begin now, as nearly always. @throws HP_ERR_UPGRADING, HP_ERR_STOPPED */
  wait(plugin: string, what: string, signal?: AbortSignal): Promise<void> | undefined {
    const hold = this.#holds.get(plugin)
    return hold === undefined ? undefined : this.#waitFor(hold, { plugin, what, signal })
  }

  /** Counts a capability call while it is under way: it may write after the call that it belongs to was answered. */
  async track<T>(plugin: string, work: Promise<T>): Promise<T> {
    this.#open.set(plugin, (this.#open.get(plugin) ?? 0) + 1)
    try {
      return await work
    } finally {
      const left = (this.#open.get(plugin) ?? 1) - 1
      if (left > 0) this.#open.set(plugin, left)
      else {
        this.#open.delete(plugin)
        const waiting = this.#onIdle.get(plugin) ?? []
        this.#onIdle.delete(plugin)
        for (const wake of waiting) wake()
      }
    }
  }

  /** Once no capability call of the plugin is under way. */
  async idle(plugin: string): Promise<void> {
    while (this.#open.has(plugin)) {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#onIdle.set(plugin, [...this.#onIdle.get(plugin) ?? [], resolve])
      await promise
    }
  }

  async #waitFor(hold: Hold, { plugin, what, signal }: { readonly plugin: string; readonly what: string; readonly signal: AbortSignal | undefined }): Promise<void> {
    const upgrading = (): HardpointError => new HardpointError('HP_ERR_UPGRADING', { plugin, what, limitMs: this.#waitMs })
    if (hold.waiting >= MAX_WAITING) throw upgrading()
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(upgrading()), this.#waitMs)
    const onAbort = (): void => reject(new HardpointError('HP_ERR_STOPPED', { plugin, what }))
    if (signal?.aborted === true) onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    hold.waiting++
    try {
      await Promise.race([hold.over, promise])
    } finally {
      hold.waiting--
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
  }
}
