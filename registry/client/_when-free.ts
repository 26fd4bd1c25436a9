import { setTimeout as sleep } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Author } from './registry-writer.ts'

/** Times that a package is sent again, before it is told that there is no place for it. */
const WAITS = 4

/** What a registry says by itself, and the longest that one can have us wait at a time, in s. */
const USUAL_SECONDS = 15
const MAX_SECONDS = 60

/**
 * Sends again what a registry had no place for, after the time that it names. Up to half of it longer, by chance: those who were told the same at once
 * would else come back at once.
 *
 * @throws HP_ERR_REGISTRY_BUSY where it still has none
 */
export async function whenFree<T>(send: () => Promise<T>, { wait = sleep, random = Math.random, onBusy = () => undefined }: Pick<Author, 'wait' | 'random' | 'onBusy'>): Promise<T> {
  for (let waits = 0; ; waits++) {
    try {
      return await send()
    } catch (error) {
      if (!HardpointError.is(error, 'HP_ERR_REGISTRY_BUSY') || waits === WAITS) throw error
      const seconds = Math.ceil(secondsOf(error) * (1 + random() / 2))
      onBusy({ seconds })
      await wait(seconds * 1000)
    }
  }
}

/** As the registry says, over HTTP as text: whatever that is, no less than a second and no more than a minute. */
function secondsOf({ details }: HardpointError): number {
  const told = Number(details['seconds'])
  return Number.isFinite(told) ? Math.min(Math.max(told, 1), MAX_SECONDS) : USUAL_SECONDS
}
