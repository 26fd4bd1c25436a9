/** Calls back once, after a delay in milliseconds, unless cancelled. Passed in, so that tests decide what time it is. */
export type SetTimer = (callback: () => void, delayMs: number) => () => void

/** No timer of ours keeps a process alive that is otherwise done. */
export const setUnrefTimer: SetTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs).unref()
  return () => clearTimeout(timer)
}

/** When something that failed is tried again: waits double from `firstMs` to `longestMs`; the last of `attempts` is final. */
export interface RetryPolicy {
  readonly attempts: number
  readonly firstMs: number
  readonly longestMs: number
}

/** The wait after a failed attempt (counted from 1), shortened by up to half by chance: what failed together does not come back together. */
export function retryDelay({ firstMs, longestMs }: RetryPolicy, attempt: number, random: () => number): number {
  return Math.ceil(Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (1 - random() / 2))
}

/** What is kept and shown of a failure: its sentence, not its stack, and not without end. */
export function errorText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
