import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { afterPause, EATS, LIMITS, untilQuarantined } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that crashes at each call, with a sibling that does not',
  why: 'each crash costs its cell and all who are in it a start',
  plugins: [rogue('at-once', 'eat', { before: EATS, limits: LIMITS }), rogue('at-once-sibling', '() => new Response()')],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const { last, codes } = await untilQuarantined(ground, 5)
    assert.deepEqual(codes, ['HP_ERR_MEMORY', 'HP_ERR_MEMORY', 'HP_ERR_MEMORY'])
    assert.equal((await afterPause(ground, { plugin: 'rogue.at-once-sibling' })).status, 200, 'its sibling runs')
    return last
  },
}
