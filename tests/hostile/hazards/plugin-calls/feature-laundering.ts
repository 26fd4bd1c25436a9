import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { calling } from './_vault.ts'

export const hazard: Hazard = {
  title: 'a feature that was killed, reached by an export of its plugin, under a feature of the caller\'s own, and from a call that began before',
  why: 'features of a tier are switches that an admin throws, and there are more ways in than the one with the switch',
  plugins: [
    rogue('features', `async (request, { plugins, storage }, context) => {
  const attempt = (run) => run().then(() => 'DONE', ({ code }) => code)
  const before = await attempt(() => plugins.call('calm.features', 'paid'))
  began = true
  while (!(await storage.get(['go'])).value) await new Promise((resolve) => setTimeout(resolve, 20))
  return Response.json({ before, after: await attempt(() => plugins.call('calm.features', 'paid')), mine: await attempt(() => plugins.call('calm.features', 'free')) })
}`, {
      routes: `go: async (request, { storage }) => { await storage.set(['go'], true); return new Response() }, began: () => Response.json({ began })`,
      before: 'let began = false',
      manifest: {
        ...calling({ 'calm.features': ['paid', 'free'] }), capabilities: { storage: {}, ...calling({ 'calm.features': ['paid', 'free'] }).capabilities },
        contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }, { id: 'go', method: 'POST', path: '/go' }, { id: 'began', method: 'GET', path: '/began' }] },
      },
    }),
    {
      manifest: { id: 'calm.features', features: { more: { title: 'More', tier: 'pro' } }, contributes: { exports: [{ id: 'paid', feature: 'more' }, { id: 'free' }] } },
      main: `export default { exports: { paid: () => 'PAID', free: () => 'free' } }`,
    },
  ],
  codes: ['HP_ERR_FEATURE_KILLED'],
  async drive(ground) {
    const attack = ground.ask()
    while ((await ground.ask({ path: '/began' })).body['began'] !== true) continue
    const killed = await ground.system.call('PUT', '/api/v1/features/calm.features/more', { kill: 'it is attacked' })
    assert.equal(killed.status, 200, killed.text)
    await ground.ask({ method: 'POST', path: '/go' })
    const outcome = await attack
    return { ...outcome, code: String(outcome.body['after']) }
  },
  check({ body }) {
    assert.deepEqual(body, { before: 'DONE', after: 'HP_ERR_FEATURE_KILLED', mine: 'DONE' })
  },
}
