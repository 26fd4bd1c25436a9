import { rest } from '../bench/_measure.ts'
import { hostilePlugins } from './_hostile.ts'
import type { Kernel } from './_start-kernel.ts'

export interface Attacks {
  /** Attack to how often it was answered how. */
  readonly outcomes: Map<string, Map<string, number>>
  start(): void
  underAttack(): boolean
  stop(): Promise<void>
}

/** Callers of one attacker at once. */
const CALLERS = 4

/** Hostile plugins come in pairs, attack, and are removed again with all that is theirs; then it is quiet for as long. */
export async function prepareAttacks(kernel: Kernel, turnMs: number): Promise<Attacks> {
  const ids = hostilePlugins().map(({ manifest }) => manifest.id)
  const outcomes = new Map<string, Map<string, number>>(ids.map((id) => [id, new Map<string, number>()]))
  await kernel.publish(hostilePlugins())
  const state = { attacking: false, over: false }
  const attack = async (id: string, until: number): Promise<void> => {
    const seen = outcomes.get(id)
    while (performance.now() < until && !state.over) {
      const code = await callOnce(kernel.url, id)
      seen?.set(code, (seen.get(code) ?? 0) + 1)
      // Held or refused: a moment until the next attempt.
      if (code !== '200') await rest(20)
    }
  }
  const run = async (): Promise<void> => {
    for (let turn = 0; !state.over; turn += 2) {
      const pair = [ids[turn % ids.length] ?? '', ids[(turn + 1) % ids.length] ?? '']
      await pause(turnMs, () => state.over)
      if (state.over) return
      state.attacking = true
      await kernel.install(pair)
      const until = performance.now() + turnMs
      await Promise.all(pair.flatMap((id) => Array.from({ length: CALLERS }, () => attack(id, until))))
      for (const id of pair) await kernel.remove(id)
      state.attacking = false
    }
  }
  let running = Promise.resolve()
  return {
    outcomes,
    start() { running = run() },
    underAttack: () => state.attacking,
    async stop() { state.over = true; await running },
  }
}

async function callOnce(url: string, id: string): Promise<string> {
  try {
    const response = await fetch(`${url}/p/${id}/attack`, { signal: AbortSignal.timeout(60_000) })
    const text = await response.text()
    return response.ok ? '200' : (JSON.parse(text) as { code?: string }).code ?? String(response.status)
  } catch (error) {
    return error instanceof Error ? `no answer: ${error.name}` : 'no answer'
  }
}

async function pause(ms: number, over: () => boolean): Promise<void> {
  for (const until = performance.now() + ms; performance.now() < until && !over();) await rest(50)
}
