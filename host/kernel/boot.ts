import { HardpointError } from '@hardpoint/schemas/errors'

/** What a service gives when it has started, and how it is stopped. */
export interface Started<T> {
  readonly value: T
  readonly stop?: () => Promise<void>
}

/** One node of the boot graph: what it provides, what it needs, how it starts. */
export interface Service<Parts> {
  readonly provides: keyof Parts & string
  readonly needs: readonly (keyof Parts & string)[]
  readonly start: (parts: Parts) => Promise<Started<unknown>>
}

/** A line of the order, for `hardpoint doctor --boot`. */
export interface BootStep {
  readonly service: string
  readonly needs: readonly string[]
  readonly ms: number
}

export interface Booted<Parts> {
  readonly parts: Parts
  readonly order: readonly BootStep[]
  /** In reverse order; every service is stopped, and the first error is thrown at the end. */
  stop(): Promise<void>
}

/** Declares services of one set of parts; `start` sees only what it says it needs. */
export function services<Parts>() {
  return function service<K extends keyof Parts & string, const N extends readonly (keyof Parts & string)[]>(
    provides: K, needs: N, start: (parts: Pick<Parts, N[number]>) => Promise<Started<Parts[K]>>,
  ): Service<Parts> {
    return { provides, needs, start }
  }
}

/** Needs before those who need them; among equals, the order they are declared in. @throws HP_ERR_BOOT on a cycle or a missing part */
export function bootOrder<Parts>(all: readonly Service<Parts>[]): Service<Parts>[] {
  const ordered: Service<Parts>[] = []
  const done = new Set<string>()
  let left = [...all]
  while (left.length > 0) {
    const ready = left.find(({ needs }) => needs.every((need) => done.has(need)))
    if (ready === undefined) throw new HardpointError('HP_ERR_BOOT', { service: left.map(({ provides }) => provides).join(', '), problem: 'these need each other, or a part that nothing provides' })
    ordered.push(ready)
    done.add(ready.provides)
    left = left.filter((service) => service !== ready)
  }
  return ordered
}

/** Starts everything in order. Where one fails, those that run are stopped again, and the error is the one service's. */
export async function boot<Parts>(all: readonly Service<Parts>[]): Promise<Booted<Parts>> {
  const parts: Record<string, unknown> = {}
  const order: BootStep[] = []
  const stops: (() => Promise<void>)[] = []
  for (const { provides, needs, start } of bootOrder(all)) {
    const began = performance.now()
    try {
      const { value, stop } = await start(parts as Parts)
      parts[provides] = value
      if (stop !== undefined) stops.unshift(stop)
    } catch (error) {
      await stopAll(stops)
      if (HardpointError.is(error)) throw error
      throw new HardpointError('HP_ERR_BOOT', { service: provides, problem: error instanceof Error ? error.message : String(error) }, { cause: error })
    }
    order.push({ service: provides, needs, ms: Math.round(performance.now() - began) })
  }
  return {
    parts: parts as Parts,
    order,
    async stop() {
      const [first] = await stopAll(stops.splice(0))
      if (first !== undefined) throw first
    },
  }
}

async function stopAll(stops: readonly (() => Promise<void>)[]): Promise<unknown[]> {
  const errors: unknown[] = []
  for (const stop of stops) {
    try { await stop() } catch (error) { errors.push(error) }
  }
  return errors
}
