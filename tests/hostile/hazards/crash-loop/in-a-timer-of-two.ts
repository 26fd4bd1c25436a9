import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { EATS, LIMITS } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that crashes in a timer, in a cell that it shares with an accomplice who is always awake',
  why: 'of two in a cell, either might have been it: who blames none lets both go on for ever',
  plugins: [
    rogue('accomplices', '() => new Promise(() => { setTimeout(eat, 1) })', { before: EATS, limits: LIMITS }),
    rogue('accomplice', '() => new Response()', { before: 'setInterval(() => {}, 1)', limits: LIMITS }),
  ],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const deadline = Date.now() + 20_000
    for (;;) {
      const accomplice = await ground.ask({ plugin: 'rogue.accomplice' })
      assert.notEqual(accomplice.code, 'HP_ERR_QUARANTINED', 'the sibling is not the one')
      const outcome = await ground.ask()
      if (outcome.code === 'HP_ERR_QUARANTINED' || Date.now() > deadline) return outcome
      await new Promise((resolve) => { setTimeout(resolve, 50) })
    }
  },
}
