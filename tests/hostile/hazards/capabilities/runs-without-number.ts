import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'runs without number, and one that is moved a thousand times',
  why: 'each is kept on disk until its time has come, which may be in years',
  plugins: [rogue('runs', `async (request, { schedule }) => {
  const counted = {}
  const count = (run) => run.then(() => 'scheduled', ({ code }) => code).then((what) => { counted[what] = (counted[what] ?? 0) + 1 })
  for (let round = 0; round < 12; round++) await Promise.all(Array.from({ length: 25 }, (_, at) => count(schedule.after('tick', 86400000 + at, 'x'.repeat(1000)))))
  for (let at = 0; at < 500; at++) await count(schedule.after('tick', 86400000 + at * 1000, null, { id: 'moved' }))
  return Response.json(counted)
}`, {
    rest: 'jobs: { tick: () => {} }', limits: { wallMs: 20_000 },
    manifest: { capabilities: { schedule: { maxPending: 50 } }, contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }], jobs: [{ id: 'tick' }] } },
  })],
  codes: ['HP_ERR_QUOTA'],
  async drive(ground) {
    const outcome = await ground.ask()
    return { ...outcome, code: Object.keys(outcome.body).find((code) => code === 'HP_ERR_QUOTA') }
  },
  check({ body }) {
    // Calls at once may each see the last free place.
    assert.ok(Number(body['scheduled']) <= 50 + 32, `${String(body['scheduled'])} are kept`)
  },
}
