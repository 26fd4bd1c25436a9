import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'entries without number and of nearly no size',
  why: 'what the store keeps for each entry may be more than what the entry counts',
  plugins: [rogue('many-small', `async (request, { storage }) => {
  let written = 0
  for (;;) {
    const set = Array.from({ length: 100 }, (_, at) => ({ key: [written + at], value: 0 }))
    const { ok } = await storage.commit({ set })
    if (ok) written += 100
    if (written > 5000) return Response.json({ written })
  }
}`, { manifest: { capabilities: { storage: { quotaBytes: 65_536 } } } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
  check({ body }) {
    assert.equal(body['pluginCode'], 'HP_ERR_QUOTA')
  },
}
