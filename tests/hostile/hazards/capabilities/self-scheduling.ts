import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a job that schedules itself twice, at once, for ever',
  why: 'it needs nobody to call it, and there are more of it each time',
  alone: true,
  plugins: [
    rogue('selfish', `async (request, { schedule }) => { await schedule.after('again', 0); return Response.json({ ran }) }`, {
      before: 'let ran = 0', routes: 'count: () => Response.json({ ran })',
      rest: `jobs: { again: async (run, { schedule }) => { ran++; await schedule.after('again', 0).catch(() => {}); await schedule.after('again', 0).catch(() => {}) } }`,
      manifest: { capabilities: { schedule: { maxPending: 10_000 } }, contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }, { id: 'count', method: 'GET', path: '/count', access: 'public' }], jobs: [{ id: 'again' }] } },
    }),
    {
      manifest: { id: 'calm.worker', capabilities: { schedule: {} }, contributes: { routes: [{ id: 'plan', method: 'POST', path: '/plan' }, { id: 'done', method: 'GET', path: '/done' }], jobs: [{ id: 'work' }] } },
      main: `let done = 0; export default { jobs: { work: () => { done++ } }, routes: { plan: async (request, { schedule }) => { await schedule.after('work', 0); return new Response() }, done: () => Response.json({ done }) } }`,
    },
  ],
  codes: ['HP_ERR_NOT_ENABLED'],
  async drive(ground) {
    await ground.ask()
    while (Number((await ground.ask({ path: '/count' })).body['ran']) < 50) await new Promise((resolve) => { setTimeout(resolve, 20) })
    await ground.ask({ plugin: 'calm.worker', path: '/plan', method: 'POST' })
    const deadline = Date.now() + 10_000
    let done = 0
    while (done === 0 && Date.now() < deadline) done = Number((await ground.ask({ plugin: 'calm.worker', path: '/done' })).body['done'])
    assert.equal(done, 1, 'another plugin\'s job runs meanwhile')
    assert.equal((await ground.system.call('POST', '/api/v1/plugins/rogue.selfish/disable', {})).status, 200)
    return ground.ask()
  },
}
