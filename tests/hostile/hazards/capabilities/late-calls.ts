import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'calls of capabilities after the answer: by a promise that a later call settles, a timer of the module, the host object of an earlier call, its number forged',
  why: 'who it is for, and under which grant, was decided for a call that is over',
  plugins: [rogue('late', `async (request, host) => {
  if (!request.url.endsWith('again')) {
    kept.push(host)
    const act = (how) => host.storage.set([how], 1).then(() => { late.push('DONE ' + how) }, ({ code }) => { late.push(code) })
    setTimeout(() => act('timer'), 30)
    setInterval(() => act('interval'), 10)
    new Promise((resolve) => wake.push(resolve)).then(() => act('promise'))
    request.signal.addEventListener('abort', () => act('signal'))
    console.debug('whose number it is')
    ended.push(state.call)
    return new Response()
  }
  wake.forEach((resolve) => resolve())
  for (let n = 0; n < 50 && (n === 0 || late.length < 2); n++) await new Promise((resolve) => setTimeout(resolve, 100))
  const borrowed = await kept[0].storage.set(['borrowed'], 1).then(() => 'DONE', ({ code }) => code)
  // What the runtime refuses, the kernel must refuse by itself.
  const id = 2e9
  utter(() => 'request ' + id + ' ' + ended[0] + ' storage.set 28 0 none\\n{"key":["forged"],"value":1}')
  const forged = await new Promise((resolve) => apply(set, state.waiting, [id, { owner: state.call, resolve: () => resolve('DONE'), reject: ({ code }) => resolve(code) }]))
  return Response.json({ late, borrowed, forged, stored: (await host.storage.list({ prefix: [] })).entries.length })
}`, {
    before: `${FORGE}\nconst late = [], kept = [], wake = [], ended = []
setInterval(() => { if (late.length < 6) kept[0]?.storage.set(['module'], 1).then(() => { late.push('DONE module') }, ({ code }) => { late.push(code) }) }, 300)`,
    manifest: { capabilities: { storage: {} } },
  })],
  codes: ['HP_ERR_STOPPED'],
  async drive(ground) {
    await ground.ask()
    const outcome = await ground.ask({ path: '/attack?again' })
    return { ...outcome, code: (outcome.body['late'] as string[] | undefined)?.[0] }
  },
  check({ body }) {
    assert.deepEqual([...new Set(body['late'] as string[])], ['HP_ERR_STOPPED'])
    assert.ok((body['late'] as string[]).length > 1, 'the promise and the timer of the module have tried')
    assert.equal(body['borrowed'], 'HP_ERR_STOPPED')
    assert.equal(body['forged'], 'HP_ERR_STOPPED')
    assert.equal(body['stored'], 0)
  },
}
