import type { Ask, Ground, Outcome } from '../../_ground.ts'

/** What a plugin runs out of, as a handler or statement of its code. */
export const EATS = `const eat = () => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }`

/** Small, so that it is soon full. */
export const LIMITS = { cpuMs: 5000, wallMs: 10_000, memoryMb: 16 } as const

const pause = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 50) })

/** Asks again after each pause that the plugin is held for. @returns what it got then */
export async function afterPause(ground: Ground, ask: Ask = {}): Promise<Outcome> {
  const deadline = Date.now() + 40_000
  for (;;) {
    const outcome = await ground.ask(ask)
    if (outcome.code !== 'HP_ERR_BACKOFF' || Date.now() > deadline) return outcome
    await pause()
  }
}

/** Crashes it until it is in quarantine, at most so many times. @returns the last outcome, and the codes before it */
export async function untilQuarantined(ground: Ground, most: number, ask: Ask = {}): Promise<{ readonly last: Outcome; readonly codes: readonly string[] }> {
  const codes: string[] = []
  for (;;) {
    const last = await afterPause(ground, ask)
    if (last.code === 'HP_ERR_QUARANTINED') return { last, codes }
    codes.push(last.code ?? String(last.status))
    if (codes.length === most) return { last, codes }
  }
}
