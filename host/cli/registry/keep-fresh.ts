import type { RegistryStore } from '@hardpoint/registry/server'

/** How often it is looked whether something grows old, in ms: a timestamp holds for a day. */
const EVERY_MS = 3_600_000

/**
 * Signs a registry's timestamp and snapshot anew as long as it is served, so that its readers can tell it from one that was frozen.
 *
 * @param failed told what went wrong; the next turn tries again
 * @returns ends it
 */
export function keepFresh(store: Pick<RegistryStore, 'keepFresh'>, failed: (error: unknown) => void, everyMs = EVERY_MS): () => void {
  const timer = setInterval(() => { store.keepFresh().catch(failed) }, everyMs)
  timer.unref()
  return () => { clearInterval(timer) }
}
