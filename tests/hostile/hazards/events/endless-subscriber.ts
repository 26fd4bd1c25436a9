import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

export const hazard: Hazard = {
  title: 'a subscriber that never ends its handling, and one that spins in it',
  why: 'events are taken in order, one at a time: behind one that is not taken the others wait',
  plugins: [
    rogue('teller', `async (request, { events }) => { for (let at = 0; at < 20; at++) await events.publish('news', at); return new Response() }`, { manifest: { capabilities: { 'events.publish': { topics: ['news'] } } } }),
    ...['never', 'spins'].map((id) => ({
      manifest: {
        id: `${id}.ends`, limits: { cpuMs: 300, wallMs: 600, memoryMb: 32 }, optionalDependencies: { 'rogue.teller': '*' }, capabilities: { 'events.subscribe': { topics: ['rogue.teller/news'] as [string] } },
        contributes: { events: [{ id: 'told', topic: 'rogue.teller/news' }] },
      },
      main: `export default { events: { told: () => ${id === 'never' ? 'new Promise(() => {})' : '{ for (;;) {} }'} } }`,
    })),
    listener('calm.quick', 'rogue.teller/news'),
  ],
  codes: ['answered'],
  async check(_, ground) {
    const all = await until(() => heard(ground, 'calm.quick'), (each) => each.length >= 20)
    assert.deepEqual(all.map(([, data]) => data), Array.from({ length: 20 }, (_none, at) => at), 'all of them, in order')
    const logs = await until(() => ground.logs(), (text) => /never\.ends.*HP_ERR_TIMEOUT_WALL/.test(text) && /spins\.ends.*HP_ERR_TIMEOUT_CPU/.test(text))
    assert.match(logs, /never\.ends.*HP_ERR_TIMEOUT_WALL/)
    assert.match(logs, /spins\.ends.*HP_ERR_TIMEOUT_CPU/)
  },
}
