import { HardpointError } from '@hardpoint/schemas/errors'

/** Calls that wait for one plugin: a flood must not grow the kernel. */
const MAX_WAITING = 1000
const WAIT_MS = 30_000
const IDLE_MS = 10_000

interface Hold {
  readonly over: Promise<void>
  waiting: number
}

interface Waiter {
  readonly namespace: string | undefined
  readonly wake: (isIdle: boolean) => void
}

/**
 * Lets the calls of a plugin wait while its data is copied and migrated, and knows when nothing that it began is under way any more.
 *
 * Of this host alone: where several share a store, a migration needs more.
 */
export class CallHolds {
  readonly #waitMs: number
  readonly #idleMs: number
  readonly #holds = new Map<string, Hold>()
  /** By plugin, then by what its data is kept under. */
  readonly #open = new Map<string, Map<string, number>>()
  readonly #waiters = new Map<string, Set<Waiter>>()

  /**
   * @param waitMs for how long a call waits at most
   * @param idleMs for how long whoever needs a plugin idle waits at most
   */
  constructor(waitMs = WAIT_MS, idleMs = IDLE_MS) {
    this.#waitMs = waitMs
    this.#idleMs = idleMs
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

  /**
   * Counts a capability call while it is under way: it may write after the call that it belongs to was answered.
   *
   * @param namespace what it may write under
   */
  async track<T>(plugin: string, work: Promise<T>, namespace = plugin): Promise<T> {
    const open = this.#open.get(plugin) ?? new Map<string, number>()
    this.#open.set(plugin, open)
    open.set(namespace, (open.get(namespace) ?? 0) + 1)
    try {
      return await work
    } finally {
      const left = (open.get(namespace) ?? 1) - 1
      if (left > 0) open.set(namespace, left)
      else {
        open.delete(namespace)
        if (open.size === 0) this.#open.delete(plugin)
        for (const waiter of this.#waiters.get(plugin) ?? []) if (!this.#isOpen(plugin, waiter.namespace)) waiter.wake(true)
      }
    }
  }

  /**
   * Once no capability call of the plugin is under way that may write under this namespace, or under any where none is named. One that
   * never ends must not keep every verb waiting, so this ends in any case.
   *
   * @returns false where one is under way still
   */
  async idle(plugin: string, namespace?: string): Promise<boolean> {
    if (!this.#isOpen(plugin, namespace)) return true
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const waiter = { namespace, wake: resolve }
    const waiters = this.#waiters.get(plugin) ?? new Set()
    this.#waiters.set(plugin, waiters.add(waiter))
    const timer = setTimeout(() => resolve(false), this.#idleMs)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      waiters.delete(waiter)
      if (waiters.size === 0) this.#waiters.delete(plugin)
    }
  }

  #isOpen(plugin: string, namespace: string | undefined): boolean {
    const open = this.#open.get(plugin)
    return open !== undefined && (namespace === undefined || open.has(namespace))
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
