import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

export const hazard: Hazard = {
  title: 'ten thousand events in one call, one by one and by the hundred in a commit',
  why: 'each is written to disk, numbered, and taken to everybody who wants it',
  plugins: [
    rogue('flood', `async (request, { events, storage }) => {
  const counted = {}
  const count = (run) => run.then(() => 'published', ({ code }) => code).then((what) => { counted[what] = (counted[what] ?? 0) + 1 })
  for (let round = 0; round < 20; round++) {
    await Promise.all(Array.from({ length: 200 }, (_, at) => count(events.publish('flood', at))))
    await Promise.all(Array.from({ length: 30 }, () => count(storage.commit({ publish: Array.from({ length: 100 }, (_, at) => ({ topic: 'flood', data: at })) }))))
  }
  return Response.json(counted)
}`, { limits: { wallMs: 30_000, cpuMs: 5000 }, manifest: { capabilities: { storage: {}, 'events.publish': { topics: ['flood'] } } } }),
    listener('calm.flooded', 'rogue.flood/flood'),
    { manifest: { id: 'calm.news', capabilities: { 'events.publish': { topics: ['item'] } }, contributes: { routes: [{ id: 'tell', method: 'POST', path: '/tell' }] } }, main: `export default { routes: { tell: async (request, { events }) => { await events.publish('item', 1); return new Response() } } }` },
    listener('calm.reader', 'calm.news/item'),
  ],
  codes: ['HP_ERR_RATE'],
  async drive(ground) {
    const attack = ground.ask()
    await ground.ask({ plugin: 'calm.news', path: '/tell', method: 'POST' })
    assert.equal((await until(() => heard(ground, 'calm.reader'), (all) => all.length > 0)).length, 1, 'another publisher is heard meanwhile')
    const outcome = await attack
    return { ...outcome, code: Object.keys(outcome.body).find((what) => what === 'HP_ERR_RATE') }
  },
}
