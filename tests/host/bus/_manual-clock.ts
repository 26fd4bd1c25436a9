import type { SetTimer } from '../../../host/bus/_timers.ts'

interface Timer {
  readonly at: number
  readonly callback: () => void
}

/** A clock that stands still until it is told to go on; timers fire when it passes them. */
export class ManualClock {
  now: number
  readonly timers = new Set<Timer>()

  constructor(iso: string) {
    this.now = Date.parse(iso)
  }

  readonly clock = (): number => this.now

  readonly setTimer: SetTimer = (callback, delayMs) => {
    const timer = { at: this.now + delayMs, callback }
    this.timers.add(timer)
    return () => this.timers.delete(timer)
  }

  /** Waits of the timers that are set, shortest first. */
  waits(): number[] {
    return [...this.timers].map(({ at }) => at - this.now).toSorted((a, b) => a - b)
  }

  advance(milliseconds: number): void {
    this.now += milliseconds
    for (const timer of [...this.timers].toSorted((a, b) => a.at - b.at)) {
      if (timer.at > this.now) continue
      this.timers.delete(timer)
      timer.callback()
    }
  }
}

/** Waits for what work in the background brings about. A condition that never comes true ends in the test's own timeout. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 1))
}
