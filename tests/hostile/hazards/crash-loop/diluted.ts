import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { afterPause, EATS, LIMITS, untilQuarantined } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a crash among hundreds of good calls that the plugin has made to itself',
  why: 'a share of crashes is small where the calls are many, and calls cost it nothing',
  plugins: [rogue('diluted', '(request, host, { query }) => query.crash === undefined ? new Response() : eat()', { before: EATS, limits: LIMITS })],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const good = (): Promise<unknown> => Promise.all(Array.from({ length: 40 }, () => ground.ask()))
    for (let nth = 0; nth < 3; nth++) {
      await afterPause(ground)
      for (let round = 0; round < 8; round++) await good()
      const { codes } = await untilQuarantined(ground, 1, { path: '/attack?crash' })
      assert.deepEqual(codes, ['HP_ERR_MEMORY'])
    }
    return ground.ask()
  },
}
