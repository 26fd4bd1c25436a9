/** How often it is looked whether something grows old, in ms: a timestamp holds for a day. */
const EVERY_MS = 3_600_000

/**
 * Has what a registry shows signed anew as long as it is served, so that its readers can tell it from one that was frozen.
 *
 * @param failed told what went wrong; the next turn tries again
 * @returns ends it
 */
export function keepFresh(store: { keepFresh(): Promise<unknown> }, failed: (error: unknown) => void, everyMs = EVERY_MS): () => void {
  const timer = setInterval(() => { store.keepFresh().catch(failed) }, everyMs)
  timer.unref()
  return () => { clearInterval(timer) }
}
