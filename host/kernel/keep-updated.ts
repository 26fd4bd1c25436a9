import { randomInt } from 'node:crypto'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'

/** How long it is from one look to the next, about, in ms. */
const EVERY_MS = 3_600_000

/** The same where something was put in force a short while ago: the watch over it is nearly over. */
const SOON_MS = 900_000

const STEPS = 1000

export interface KeepUpdatedOptions {
  /** From 0 to 1. */
  readonly random?: () => number
  /** Runs something once. @returns takes that back */
  readonly later?: (ms: number, run: () => void) => () => void
}

/**
 * Looks for automatic updates again and again, from half the time to one and a half times: the hosts that a power cut or a release of Hardpoint starts
 * together must not come to the registry together, nor all take the same version in the same minute.
 *
 * @returns ends it; what is being put in force is waited for where the lifecycle closes
 */
export function keepUpdated(lifecycle: Pick<Lifecycle, 'updateAutomatically'>, { random = () => randomInt(STEPS) / STEPS, later = onTimer }: KeepUpdatedOptions = {}): () => void {
  let isEnded = false
  let cancel = (): void => {}
  const wait = (ms: number): void => {
    if (isEnded) return
    cancel = later(ms * (0.5 + random()), () => {
      void lifecycle.updateAutomatically().then(isSoon => wait(isSoon ? SOON_MS : EVERY_MS))
    })
  }
  wait(SOON_MS)
  return () => {
    isEnded = true
    cancel()
  }
}

function onTimer(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms).unref()
  return () => clearTimeout(timer)
}
