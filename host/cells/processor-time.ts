import { readFileSync } from 'node:fs'

/** What the system's scheduler says of a process's main thread since it began. */
export interface Schedule {
  readonly ranMs: number
  /** Ready to run, but no processor was free. */
  readonly waitedMs: number
}

/**
 * Reads it, or undefined where the system does not tell (no /proc, or a Linux without schedstats) or the process is gone.
 *
 * https://docs.kernel.org/scheduler/sched-stats.html: nanoseconds run, nanoseconds waited, times run.
 */
export function readSchedule(pid: number): Schedule | undefined {
  try {
    const [ran, waited] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ').map(Number)
    return ran === undefined || waited === undefined ? undefined : { ranMs: ran / 1e6, waitedMs: waited / 1e6 }
  } catch {
    return undefined
  }
}

/** Of a shorter time than this, running and waiting, nothing can be said. */
const LEAST_MS = 50
const own: { last: Schedule | undefined; share: number } = { last: undefined, share: 1 }

/**
 * How long this process waits for a processor for each moment that it runs, and 1: what another process of this machine has to expect.
 * 1 where the system does not tell.
 */
export function readCrowding(): number {
  const now = readSchedule(process.pid)
  const { last } = own
  if (now === undefined) return 1
  const ranMs = now.ranMs - (last?.ranMs ?? 0)
  const waitedMs = now.waitedMs - (last?.waitedMs ?? 0)
  if (ranMs + waitedMs < LEAST_MS) return own.share
  own.last = now
  // Quick to see that it is crowded, slower to see that it is not.
  own.share = Math.max(1 + waitedMs / Math.max(1, ranMs), own.share * 0.7)
  return own.share
}
