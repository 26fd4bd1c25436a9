import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a call that goes on under a grant that an admin has narrowed meanwhile, with methods it took out of the host object before',
  why: 'what was looked up when the call began is old by the time it is used',
  plugins: [rogue('narrowed', `async (request, host) => {
  const { storage: { get, set }, log: { info } } = host
  await set(['a'], 'before')
  began = true
  const deadline = Date.now() + 8000
  for (;;) {
    const [read, logged] = await Promise.all([get(['a']).then(() => 'read', ({ code }) => code), info('still').then(() => 'logged', ({ code }) => code)])
    if (read !== 'read' || Date.now() > deadline) return Response.json({ read, logged, wrote: await set(['a'], 'after').then(() => 'wrote', ({ code }) => code) })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}`, {
    before: 'let began = false', routes: 'began: () => Response.json({ began })',
    manifest: { capabilities: { storage: {}, log: {} }, contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }, { id: 'began', method: 'GET', path: '/began' }] } },
  })],
  codes: ['HP_ERR_NOT_GRANTED'],
  async drive(ground) {
    const attack = ground.ask()
    while ((await ground.ask({ path: '/began' })).body['began'] !== true) continue
    assert.equal((await ground.system.call('PUT', '/api/v1/plugins/rogue.narrowed/grants', { capabilities: { log: {} } })).status, 200)
    const outcome = await attack
    return { ...outcome, code: String(outcome.body['read']) }
  },
  check({ body }) {
    assert.deepEqual(body, { read: 'HP_ERR_NOT_GRANTED', logged: 'logged', wrote: 'HP_ERR_NOT_GRANTED' })
  },
}
