import type { RegistryStore } from '@hardpoint/registry/server'
import { reminders } from './reminders.ts'

const EVERY_MS = 86_400_000

/**
 * Tells, now and once a day, what an operator is to be reminded of.
 *
 * @returns ends it
 */
export function remind(store: Pick<RegistryStore, 'roleEnds'>, tell: (sentence: string) => void, everyMs = EVERY_MS): () => void {
  // What cannot be read is told by the one who signs it anew.
  const look = (): void => { reminders(store).then((sentences) => sentences.forEach(tell), () => undefined) }
  look()
  const timer = setInterval(look, everyMs).unref()
  return () => { clearInterval(timer) }
}
