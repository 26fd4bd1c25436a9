import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { EATS, LIMITS } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin whose calls are all answered, and which crashes in a timer after them',
  why: 'between calls there is none to blame, and its good answers count for it',
  plugins: [rogue('timer', '() => { setTimeout(eat, 1); return new Response() }', { before: EATS, limits: LIMITS, manifest: { isolation: 'plugin' } })],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const codes = new Set<string>()
    const deadline = Date.now() + 45_000
    for (;;) {
      const outcome = await ground.ask()
      codes.add(outcome.code ?? 'answered')
      if (outcome.code === 'HP_ERR_QUARANTINED' || Date.now() > deadline) return outcome
      await new Promise((resolve) => { setTimeout(resolve, 50) })
      assert.ok([...codes].every((code) => ['answered', 'HP_ERR_BACKOFF', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'].includes(code)), [...codes].join(', '))
    }
  },
}
