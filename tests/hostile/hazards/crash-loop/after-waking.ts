import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { EATS, LIMITS } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that sleeps between its crashes, and crashes at the first call after it wakes',
  why: 'what is known of it must not sleep with it',
  host: { config: { cells: { idleMs: 2500, maxMemoryMb: 220 } } },
  plugins: [rogue('waking', '(request, host, { query }) => query.crash === undefined ? new Response() : eat()', { before: EATS, limits: LIMITS })],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const isAwake = async (): Promise<boolean> => {
      const { cells } = JSON.parse((await ground.system.call('GET', '/api/v1/status')).text) as { cells: { plugin: string; state: string }[] }
      return cells.some(({ plugin, state }) => plugin === ground.attacker && state === 'awake')
    }
    // The neighbour is called meanwhile, or it would sleep too.
    const wait = async (): Promise<void> => {
      await new Promise((resolve) => { setTimeout(resolve, 100) })
      assert.deepEqual(await ground.harm(), [])
    }
    const ask = async (path: string): Promise<string | undefined> => {
      for (;;) {
        const { code } = await ground.ask({ path })
        if (code !== 'HP_ERR_BACKOFF') return code
        await wait()
      }
    }
    for (let nth = 0; nth < 2; nth++) assert.equal(await ask('/attack?crash'), 'HP_ERR_MEMORY')
    assert.equal(await ask('/attack'), undefined)
    while (await isAwake()) await wait()
    assert.equal(await ask('/attack?crash'), 'HP_ERR_MEMORY')
    return ground.ask()
  },
}
