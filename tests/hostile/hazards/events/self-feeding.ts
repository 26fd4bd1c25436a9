import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

export const hazard: Hazard = {
  title: 'an event whose handler publishes two of the same',
  why: 'it has no end, and doubles: nobody has to call the plugin ever again',
  alone: true,
  plugins: [
    rogue('feeding', `async (request, { events }) => { await events.publish('again', 0); return Response.json({ told }) }`, {
      before: 'let told = 0', routes: 'count: () => Response.json({ told })', rest: `events: { again: async ({ data }, { events }) => { told++; await events.publish('again', data + 1); await events.publish('again', data + 1) } }`,
      manifest: {
        capabilities: { 'events.publish': { topics: ['again'] }, 'events.subscribe': { topics: ['rogue.feeding/again'] } },
        contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }, { id: 'count', method: 'GET', path: '/count', access: 'public' }], events: [{ id: 'again', topic: 'rogue.feeding/again' }] },
      },
    }),
    { manifest: { id: 'calm.press', capabilities: { 'events.publish': { topics: ['item'] } }, contributes: { routes: [{ id: 'tell', method: 'POST', path: '/tell' }] } }, main: `export default { routes: { tell: async (request, { events }) => { await events.publish('item', 1); return new Response() } } }` },
    listener('calm.subscriber', 'calm.press/item'),
  ],
  codes: ['HP_ERR_NOT_ENABLED'],
  async drive(ground) {
    await ground.ask()
    await until(() => ground.ask({ path: '/count' }), ({ body }) => Number(body['told']) > 100)
    await ground.ask({ plugin: 'calm.press', path: '/tell', method: 'POST' })
    assert.equal((await until(() => heard(ground, 'calm.subscriber'), (all) => all.length > 0)).length, 1, 'another publisher is heard meanwhile')
    assert.equal((await ground.system.call('POST', '/api/v1/plugins/rogue.feeding/disable', {})).status, 200)
    return ground.ask()
  },
}
