/** One end of a plugin's cell or isolate that the plugin had a part in. */
export interface Crash {
  readonly at: string
  readonly code: string
  readonly reason: string
}

/** A crash, with how many calls the plugin had answered by then. */
export interface CountedCrash extends Crash {
  readonly answered: number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What is kept of a plugin: as many as the last rule looks at. */
export const KEPT_CRASHES = 20

/** Looping: each call crashes, or nearly. */
export const QUICK = { crashes: 3, withinMs: 10 * MINUTE }
/** Slow: spread, so that it never loops, by a plugin that few calls come to. Honest code crashes less than this share of its calls. */
export const SLOW = { crashes: 5, withinMs: 7 * DAY, share: 0.01 }
/** Diluted: whatever is answered in between, for a plugin may call itself by events and jobs as often as it likes. */
export const MANY = { crashes: KEPT_CRASHES, withinMs: DAY }

/** Delays before the next start, ms, by crashes of the last hour; the first costs nothing: what was killed is back at once. */
export const BACKOFF = { withinMs: 60 * MINUTE, delaysMs: [0, 1000, 5000, 30_000] } as const

/** Says why a plugin with these crashes, oldest first, is to be put into quarantine now. */
export function quarantineReason(crashes: readonly CountedCrash[], { now, answered }: { readonly now: number; readonly answered: number }): string | undefined {
  if (since(crashes, now - QUICK.withinMs).length >= QUICK.crashes) return `${QUICK.crashes} crashes within 10 minutes`
  const slow = since(crashes, now - SLOW.withinMs)
  const calls = slow.length + answered - (slow[0]?.answered ?? 0)
  if (slow.length >= SLOW.crashes && slow.length > SLOW.share * calls) return `${slow.length} crashes in ${calls} calls, within 7 days`
  if (since(crashes, now - MANY.withinMs).length >= MANY.crashes) return `${MANY.crashes} crashes within 24 hours`
  return undefined
}

/** Until when a plugin is not started again after its last crash, and how many crashes make that so. */
export function backoffOf(crashes: readonly Crash[]): { readonly from: number; readonly until: number; readonly crashes: number } | undefined {
  const last = crashes.at(-1)
  if (last === undefined) return undefined
  const from = Date.parse(last.at)
  const recent = since(crashes, from - BACKOFF.withinMs).length
  const delayMs = BACKOFF.delaysMs[Math.min(recent, BACKOFF.delaysMs.length) - 1] ?? 0
  return { from, until: from + delayMs, crashes: recent }
}

function since<T extends Crash>(crashes: readonly T[], from: number): readonly T[] {
  return crashes.filter(({ at }) => Date.parse(at) >= from)
}
