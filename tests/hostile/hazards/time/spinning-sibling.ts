import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a plugin whose every call spins for as long as it may, dozens of them, while the calls of a sibling wait',
  why: 'they share a cell, which does one thing at a time',
  plugins: [
    rogue('spinner', '() => { const until = Date.now() + 90; while (Date.now() < until) {} return new Response() }', { limits: { cpuMs: 150, wallMs: 8000, concurrency: 16 } }),
    rogue('patient', '() => Response.json({ ran: ++ran })', { before: 'let ran = 0', limits: { cpuMs: 100, wallMs: 300 } }),
  ],
  codes: ['answered', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_QUEUE_WAIT', 'HP_ERR_QUEUE_FULL'],
  async drive(ground) {
    const spinning = Array.from({ length: 48 }, () => ground.ask())
    let over = false
    const all = Promise.all(spinning).finally(() => { over = true })
    let ran = 0
    while (!over) {
      const outcome = await ground.ask({ plugin: 'rogue.patient' })
      assert.equal(outcome.status, 200, outcome.text)
      assert.equal(outcome.body['ran'], ++ran)
    }
    assert.ok(ran >= 3, `the sibling had ${ran} turns`)
    return (await all)[0] ?? ground.ask()
  },
}
