import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ground, Outcome } from '../../_ground.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

/** As soon as the host lets it start again. */
async function crash(ground: Ground): Promise<Outcome> {
  const outcome = await ground.ask()
  if (outcome.code !== 'HP_ERR_BACKOFF') return outcome
  await pause(100)
  return crash(ground)
}

export const hazard: Hazard = {
  title: 'a plugin that crashes again and again, beside a sibling in its cell',
  why: 'each crash costs a start, and takes along whoever shares the cell',
  plugins: [
    rogue('quarantine', '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }', { limits: { cpuMs: 10_000, wallMs: 20_000, memoryMb: 16 } }),
    rogue('quarantine-sibling', '() => new Response()'),
  ],
  async drive(ground) {
    for (let crashes = 0; crashes < 3; crashes++) assert.equal((await crash(ground)).code, 'HP_ERR_MEMORY')
    return ground.ask()
  },
  codes: ['HP_ERR_QUARANTINED'],
  check: async (_outcome, ground) => assert.equal((await ground.ask({ plugin: 'rogue.quarantine-sibling' })).status, 200),
}
