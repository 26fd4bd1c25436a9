import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'calls of capabilities after the answer: from a timer, from a promise, in a later call by the host object of an earlier one',
  why: 'who it is for, and under which grant, was decided for a call that is over',
  plugins: [rogue('late', `async (request, host) => {
  kept.push(host)
  if (request.url.endsWith('again')) return Response.json({ late, borrowed: await kept[0].storage.set(['borrowed'], 1).then(() => 'DONE', ({ code }) => code), stored: (await host.storage.list({ prefix: [] })).entries.length })
  const act = (how) => host.storage.set([how], 1).then(() => { late.push('DONE ' + how) }, ({ code }) => { late.push(code) })
  setTimeout(() => act('timer'), 30)
  new Promise((resolve) => setTimeout(resolve, 40)).then(() => act('promise'))
  setInterval(() => { if (late.length < 6) act('interval') }, 10)
  return new Response()
}`, { before: 'const late = [], kept = []', manifest: { capabilities: { storage: {} } } })],
  codes: ['HP_ERR_STOPPED'],
  async drive(ground) {
    await ground.ask()
    await new Promise((resolve) => { setTimeout(resolve, 300) })
    const deadline = Date.now() + 5000
    let outcome = await ground.ask({ path: '/attack?again' })
    while ((outcome.body['late'] as unknown[]).length < 6 && Date.now() < deadline) outcome = await ground.ask({ path: '/attack?again' })
    return { ...outcome, code: (outcome.body['late'] as string[])[0] }
  },
  check({ body }) {
    assert.deepEqual([...new Set(body['late'] as string[])], ['HP_ERR_STOPPED'])
    assert.equal(body['borrowed'], 'HP_ERR_STOPPED')
    assert.equal(body['stored'], 0)
  },
}
