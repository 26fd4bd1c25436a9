import assert from 'node:assert/strict'
import { ATTACK, rogue, type Hazard } from '../../_hazard.ts'

const ROUTES = [ATTACK, { id: 'names', method: 'GET', path: '/names/:constructor/:toString', access: 'public' }] as const

export const hazard: Hazard = {
  title: '`__proto__` and other names that every object has, in a query, in path parameters, without number',
  why: 'a table that is filled with a stranger\'s names is an object with a prototype, unless it has none',
  plugins: [rogue('query', `(request, host, { query, params }) => Response.json({ query, params, polluted: 'polluted' in {}, own: Object.keys(query) })`, {
    manifest: { contributes: { routes: [...ROUTES] } }, routes: `names: (request, host, { params }) => Response.json({ params, polluted: 'polluted' in {} })`,
  })],
  async drive(ground) {
    for (const query of ['__proto__[polluted]=1', '__proto__.polluted=1', 'constructor[prototype][polluted]=1', 'constructor=1&toString=2&hasOwnProperty=3&valueOf=4']) {
      const { status, body } = await ground.ask({ path: `/attack?${query}` })
      assert.deepEqual([status, body['polluted']], [200, false], query)
    }
    for (const query of ['__proto__=1', '%5f%5fproto%5f%5f=1', 'a=1&__proto__=polluted', Array.from({ length: 200 }, (_, at) => `a${at}=1`).join('&'), Array.from({ length: 500 }, () => 'a=1').join('&')]) {
      assert.equal((await ground.ask({ path: `/attack?${query}` })).code, 'HP_ERR_BODY_INVALID', query.slice(0, 40))
    }
    assert.deepEqual((await ground.ask({ path: '/names/__proto__/polluted' })).body, { params: { constructor: '__proto__', toString: 'polluted' }, polluted: false })
    return ground.ask({ path: '/attack?__proto__=1' })
  },
  codes: ['HP_ERR_BODY_INVALID'],
}
