import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

const TOPIC = 'calm.secrets/told'

export const hazard: Hazard = {
  title: 'a plugin that is told of what it was granted once, and no more',
  why: 'an event that waits was meant for whoever was subscribed when it came, and is delivered later',
  plugins: [
    rogue('curious', '() => Response.json({ all })', {
      before: 'const all = []', rest: 'events: { told: ({ data }) => { all.push(data) } }',
      manifest: {
        optionalDependencies: { 'calm.secrets': '*' }, capabilities: { 'events.subscribe': { topics: [TOPIC] } },
        contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }], events: [{ id: 'told', topic: TOPIC }] },
      },
    }),
    {
      manifest: { id: 'calm.secrets', capabilities: { 'events.publish': { topics: ['told'] } }, contributes: { routes: [{ id: 'tell', method: 'POST', path: '/tell/:what' }] } },
      main: `export default { routes: { tell: async (request, { events }, { params }) => { await events.publish('told', params.what); return new Response() } } }`,
    },
    listener('calm.confidant', TOPIC),
  ],
  codes: ['answered'],
  async drive(ground) {
    await ground.ask({ plugin: 'calm.secrets', path: '/tell/first', method: 'POST' })
    await until(() => ground.ask(), ({ body }) => (body['all'] as unknown[]).length === 1)
    await ground.system.call('PUT', '/api/v1/plugins/rogue.curious/grants', { capabilities: {} })
    for (const what of ['second', 'third']) await ground.ask({ plugin: 'calm.secrets', path: `/tell/${what}`, method: 'POST' })
    assert.equal((await until(() => heard(ground, 'calm.confidant'), (all) => all.length === 3)).length, 3)
    return ground.ask()
  },
  check({ body }) {
    assert.deepEqual(body['all'], ['first'])
  },
}
