import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

export const hazard: Hazard = {
  title: 'events that are published at once, in commits and one by one, so that later ones come first',
  why: 'a refusal that overtakes the order it refuses is money twice',
  plugins: [
    rogue('order', `async (request, { events, storage }) => {
  let at = 0
  for (let round = 0; round < 10; round++) {
    await storage.commit({ set: [{ key: ['at'], value: at }], publish: Array.from({ length: 10 }, () => ({ topic: 'step', data: at++ })) })
    await events.publish('step', at++)
    const both = [at++, at++]
    await events.publish('step', both[0])
    await storage.commit({ publish: [{ topic: 'step', data: both[1] }] })
  }
  return Response.json({ at })
}`, { manifest: { capabilities: { storage: {}, 'events.publish': { topics: ['step'] } } } }),
    listener('calm.ordered', 'rogue.order/step'),
  ],
  codes: ['answered'],
  async check({ body }, ground) {
    const at = Number(body['at'])
    const all = await until(() => heard(ground, 'calm.ordered'), (each) => each.length >= at)
    assert.deepEqual(all.map(([, data]) => data), Array.from({ length: at }, (_, nth) => nth))
  },
}
