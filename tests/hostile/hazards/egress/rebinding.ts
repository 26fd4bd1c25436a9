import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PRIVATE, PUBLIC, withNames } from './_origin.ts'

const victim = await origin((_, response) => { response.end('INTERNAL') }, PRIVATE)

export const hazard: Hazard = {
  title: 'a name that leads to the internet when it is checked, and to the private network when it is connected to',
  why: 'two look-ups may have two answers, with a time to live of nothing',
  host: HOST,
  plugins: [rogue('rebinding', `async () => {
  const found = await Promise.all(Array.from({ length: 24 }, (_, at) => fetch('http://' + (at % 2 ? 'even' : 'odd') + '.evil.test:${victim.port}/' + at).then((response) => response.text(), (error) => error.code)))
  return Response.json({ found })
}`, { limits: { wallMs: 20_000 }, manifest: { capabilities: { 'http.fetch': { hosts: [`http://*.evil.test:${victim.port}`] } } } })],
  codes: ['HP_ERR_FETCH_URL'],
  async drive(ground) {
    const times = new Map<string, number>()
    const answer = (host: string): readonly string[] => {
      const nth = times.get(host) ?? 0
      times.set(host, nth + 1)
      return [(nth % 2 === 0) === host.startsWith('even') ? PUBLIC : PRIVATE]
    }
    const { result } = await withNames(answer, () => ground.ask())
    return { ...result, code: (result.body['found'] as string[]).find((code) => code === 'HP_ERR_FETCH_URL') }
  },
  check({ body }) {
    assert.deepEqual((body['found'] as string[]).filter((code) => code !== 'HP_ERR_FETCH_URL' && code !== 'HP_ERR_FETCH_FAILED'), [])
    assert.deepEqual(victim.seen, [])
  },
}
