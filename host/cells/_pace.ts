import { UNLIMITED_MS } from './cell-process.ts'
import type { PluginState } from './cells.ts'

/** Enough for one frame: the cell works on it while the next one is written, and the two processes take no turns. */
const FULL_FRAME = 64
/** Part of one call's CPU limit that a frame may take. */
const SHARE = 1 / 4
/** Weight of one call in what is told of the last ones. */
const RECENT = 1 / 32

/**
 * Messages of one frame. A frame is entered under the CPU limit of one call, so it may hold only as many as will stay well below it together:
 * sixty honest calls of 10 ms each must not end an isolate whose limit is 500 ms.
 */
export function frameSize(cpuMs: number, slowestMicroseconds: number): number {
  return Math.max(1, Math.min(FULL_FRAME, Math.floor(cpuMs * 1000 * SHARE / Math.max(1, slowestMicroseconds))))
}

/** What is known of how long an isolate takes. Of its CPU limit it is told each time: that is another while a debugger is there (inspect.ts). */
export class Pace {
  /** Microseconds that a message takes as a rule. */
  usual = 500
  /** Moving means over answered calls. */
  recent: PluginState['recent']
  /** Microseconds that the slowest messages of late took, each. Not known at first: one message a frame, until the first answers tell. */
  #slowest: number | undefined

  frameSize(cpuMs: number): number { return frameSize(cpuMs, this.#slowest ?? cpuMs * 1000 * SHARE) }

  /** @param microseconds often 0, where the system's clock of a thread is coarse */
  tookFrame(messages: number, microseconds: number, cpuMs: number): void {
    // With a debugger nobody knows.
    if (messages === 0 || cpuMs >= UNLIMITED_MS) return
    const each = microseconds / messages
    this.usual = (this.usual + each) / 2
    // Quick to learn that messages are slow, slower to forget it.
    this.#slowest = Math.max(each, (this.#slowest ?? cpuMs * 1000 * SHARE) * 0.9)
  }

  answered(waitedMs: number, ranMs: number): void {
    const { recent } = this
    this.recent = recent === undefined
      ? { waitedMs, ranMs }
      : { waitedMs: recent.waitedMs + (waitedMs - recent.waitedMs) * RECENT, ranMs: recent.ranMs + (ranMs - recent.ranMs) * RECENT }
  }
}
