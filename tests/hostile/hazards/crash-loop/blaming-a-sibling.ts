import assert from 'node:assert/strict'
import type { PluginInfo } from '../../../../host/lifecycle/lifecycle.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { afterPause, untilQuarantined } from './_crash.ts'

export const hazard: Hazard = {
  title: 'a plugin that crashes its cell while calls of a sibling wait in it, so that the sibling is blamed, or runs twice',
  why: 'the cell says nothing any more, and several plugins had work in it',
  plugins: [
    rogue('blamer', '() => { let n = 3n ** 400000n; for (;;) n *= n }', { limits: { cpuMs: 300, wallMs: 10_000, memoryMb: 32 } }),
    rogue('blamed', `async (request, { storage }) => { await storage.set(['ran', request.headers.get('x-nth')], 1); return Response.json({ ran: (await storage.list({ prefix: ['ran'] })).entries.length }) }`, { manifest: { capabilities: { storage: {} } } }),
  ],
  // Where V8 ends the product by itself, the plugin is told, and nobody crashes.
  codes: ['HP_ERR_QUARANTINED', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_THREW'],
  async drive(ground) {
    let nth = 0
    let last = await ground.ask()
    for (let round = 0; round < 3 && last.code !== 'HP_ERR_QUARANTINED'; round++) {
      await afterPause(ground, { plugin: 'rogue.blamed', headers: { 'x-nth': `${nth++}` } })
      const attack = untilQuarantined(ground, 1)
      const siblings = Array.from({ length: 5 }, () => ground.ask({ plugin: 'rogue.blamed', headers: { 'x-nth': `${nth++}` } }))
      last = (await attack).last
      for (const { code } of await Promise.all(siblings)) assert.ok(code === undefined || code === 'HP_ERR_CRASH', String(code))
    }
    return last
  },
  async check(_, ground) {
    const { status, body } = await afterPause(ground, { plugin: 'rogue.blamed', headers: { 'x-nth': 'last' } })
    assert.equal(status, 200, 'the sibling runs')
    assert.ok(Number(body['ran']) > 0)
    const info = (await ground.system.call('GET', '/api/v1/plugins/rogue.blamed')).body as PluginInfo
    assert.deepEqual(info.state?.crashes ?? [], [], 'and no crash is its own')
  },
}
