import { setTimeout as sleep } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Source } from './source.ts'

/** Before the second and the third try, in ms. */
const DELAYS_MS = [250, 1000]

export interface RetryOptions {
  readonly wait?: (ms: number) => Promise<unknown>
}

/**
 * A source that asks again, twice, where nothing came: a mirror that is being restarted, a connection that was cut.
 *
 * Nothing else is tried again. What did come is judged as it is, and a read that used up its time is not given as much once more.
 */
export function retryingSource(source: Source, { wait = sleep }: RetryOptions = {}): Source {
  return {
    location: source.location,
    async read(path, options) {
      for (const delay of DELAYS_MS) {
        try {
          return await source.read(path, options)
        } catch (error) {
          if (!HardpointError.is(error, 'HP_ERR_REGISTRY_UNREACHABLE') || isTimeout(error.cause)) throw error
          await wait(delay)
        }
      }
      return source.read(path, options)
    },
  }
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'TimeoutError'
}
