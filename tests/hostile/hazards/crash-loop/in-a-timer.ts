import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { EATS, LIMITS } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that answers its calls, and crashes in a timer of its module while one of them waits',
  why: 'no message of a call is worked on then, and its good answers count for it',
  plugins: [rogue('timer', '(request, host, { query }) => query.wait === undefined ? new Response() : new Promise(() => { armed = true })', {
    before: `${EATS}\nlet armed = false\nsetInterval(() => { if (armed) eat() }, 1)`, limits: LIMITS, manifest: { isolation: 'plugin' },
  })],
  codes: ['HP_ERR_QUARANTINED'],
  async drive(ground) {
    const deadline = Date.now() + 45_000
    for (;;) {
      const waits = ground.ask({ path: '/attack?wait' })
      const outcomes = [...await Promise.all(Array.from({ length: 5 }, () => ground.ask())), await waits]
      const quarantined = outcomes.find(({ code }) => code === 'HP_ERR_QUARANTINED')
      if (quarantined !== undefined || Date.now() > deadline) return quarantined ?? ground.ask()
      for (const { code } of outcomes) assert.ok([undefined, 'HP_ERR_BACKOFF', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'].includes(code), String(code))
      await new Promise((resolve) => { setTimeout(resolve, 50) })
    }
  },
}
