import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

export const hazard: Hazard = {
  title: 'an event that crashes whoever handles it, and is delivered again',
  why: 'what is delivered at least once is delivered until it is taken: each attempt is a crash',
  alone: true,
  plugins: [
    { manifest: { id: 'rogue.poisoner', capabilities: { 'events.publish': { topics: ['poison'] } }, contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }] } }, main: `export default { routes: { attack: async (request, { events }) => { await events.publish('poison', 1); return new Response() } } }` },
    rogue('eater', '() => new Response()', {
      rest: 'events: { eaten: () => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) } }', limits: { memoryMb: 16, cpuMs: 5000 },
      manifest: {
        isolation: 'plugin', optionalDependencies: { 'rogue.poisoner': '*' }, capabilities: { 'events.subscribe': { topics: ['rogue.poisoner/poison'] } },
        contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }], events: [{ id: 'eaten', topic: 'rogue.poisoner/poison' }] },
      },
    }),
    listener('calm.taster', 'rogue.poisoner/poison'),
  ],
  codes: ['HP_ERR_BACKOFF', 'HP_ERR_QUARANTINED'],
  async drive(ground) {
    await ground.ask()
    assert.equal((await until(() => heard(ground, 'calm.taster'), (all) => all.length > 0)).length, 1, 'who can handle it has it')
    return until(() => ground.ask({ plugin: 'rogue.eater' }), ({ code }) => code === 'HP_ERR_BACKOFF' || code === 'HP_ERR_QUARANTINED')
  },
  async check(_, ground) {
    assert.match(await ground.logs(), /The event rogue\.poisoner\/poison failed/)
  },
}
