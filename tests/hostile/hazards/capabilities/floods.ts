import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'thousands of calls in one turn, granted and not, to be refused one by one',
  why: 'a refusal costs the kernel too, and each is to be told in the log',
  plugins: [rogue('floods', `async (request, host) => {
  const counted = {}
  const count = (run) => run.then(() => 'done', ({ code }) => code).then((what) => { counted[what] = (counted[what] ?? 0) + 1 })
  for (let round = 0; round < 4; round++) {
    await Promise.all(Array.from({ length: 900 }, (_, at) => count(at % 3 !== 0 ? host.log.info('x'.repeat(8000), { a: 'y'.repeat(4000) }) : at % 2 === 0 ? say(host, 'storage.get', '{"key":["a"]}') : say(host, 'no.such' + at, '{}'))))
  }
  return Response.json(counted)
}`, { before: FORGE, limits: { memoryMb: 64 }, manifest: { capabilities: { config: {}, log: {} } } })],
  codes: ['HP_ERR_RATE'],
  async drive(ground) {
    const outcome = await ground.ask()
    return { ...outcome, code: Object.keys(outcome.body).find((code) => code === 'HP_ERR_RATE') }
  },
  async check({ body }, ground) {
    assert.ok(Number(body['done']) >= 100, 'what is within the rate is done')
    assert.equal(Number(body['HP_ERR_NOT_REQUESTED']), 600)
    assert.equal(Number(body['HP_ERR_CAPABILITY_UNKNOWN']), 600)
    const denials = (await ground.logs()).split('\n').filter((line) => line.includes('capability denied') && line.includes('rogue.floods'))
    assert.ok(denials.length > 0 && denials.length < 60, `${denials.length} lines tell of them`)
  },
}
