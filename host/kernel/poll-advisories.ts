import type { Lifecycle } from '../lifecycle/lifecycle.ts'

/** How often the registry is asked what must not run any more, in ms. */
const EVERY_MS = 3_600_000

export interface PollAdvisoriesOptions {
  /** Runs something again and again. @returns ends it */
  readonly every?: (ms: number, run: () => void) => () => void
}

/**
 * Asks at once and every hour, in the background: a host boots while its registry is away, with what it heard before.
 *
 * @returns ends it
 */
export function pollAdvisories(lifecycle: Pick<Lifecycle, 'pollAdvisories'>, { every = onTimer }: PollAdvisoriesOptions = {}): () => void {
  const ask = (): void => { void lifecycle.pollAdvisories() }
  ask()
  return every(EVERY_MS, ask)
}

function onTimer(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms).unref()
  return () => clearInterval(timer)
}
