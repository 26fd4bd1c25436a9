import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { EATS, LIMITS, untilQuarantined } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that crashes while it is loaded, before any handler runs',
  why: 'no call was started, so that no call might be blamed, and each is tried again in a new cell',
  plugins: [rogue('loading', '() => new Response()', { before: `${EATS}\neat()`, limits: LIMITS })],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const { last, codes } = await untilQuarantined(ground, 5)
    // A call that was never started is tried again in a new cell: one of them may use up all three crashes.
    assert.ok(codes.length < 4 && codes.every((code) => code === 'HP_ERR_MEMORY'), codes.join(', '))
    return last
  },
}
