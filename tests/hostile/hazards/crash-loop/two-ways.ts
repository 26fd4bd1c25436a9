import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { UTTER } from '../../_utter.ts'
import { EATS, LIMITS, untilQuarantined } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that crashes each time in another way: by memory, by what is no batch, by memory again',
  why: 'crashes of two kinds are crashes of one plugin',
  plugins: [rogue('two-ways', `(request, host, { query }) => ({ memory: eat, protocol: () => { utter(() => 'rubbish'); return new Response() } })[query.by]()`, { before: `${UTTER}${EATS}`, limits: LIMITS })],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    for (const [by, code] of [['memory', 'HP_ERR_MEMORY'], ['protocol', 'HP_ERR_CRASH'], ['memory', 'HP_ERR_MEMORY']] as const) {
      const { codes } = await untilQuarantined(ground, 1, { path: `/attack?by=${by}` })
      assert.deepEqual(codes, [code], by)
    }
    return ground.ask()
  },
}
