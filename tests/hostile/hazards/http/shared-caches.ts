import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

const CONTROLS = ['public', 'public, max-age=31536000', 'PUBLIC', 's-maxage=9', 'private, S-MaxAge=1', 'max-age=1,public', 'no-store, public', '"public"', 'max-age=0;public']

export const hazard: Hazard = {
  title: 'a member\'s answer that shared caches are told to keep',
  why: 'the next stranger who asks the cache gets it, without any check',
  plugins: [rogue('caches', `(request, host, { query }) => answerAs(JSON.stringify({ status: 200, headers: [['cache-control', query.control], ['vary', 'x']] }), 'of members', 'text')`, {
    before: FORGE, manifest: { contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'member' }] } },
  })],
  async drive(ground) {
    for (const control of CONTROLS) assert.equal((await ground.ask({ path: `/attack?control=${encodeURIComponent(control)}` })).code, 'HP_ERR_PLUGIN_ANSWER', control)
    const { text } = await ground.ask({ path: '/attack?control=max-age%3D60' })
    assert.match(text, /"vary":"x, authorization"/, 'a cache that keeps it must not mix people up')
    return ground.ask({ path: '/attack?control=public' })
  },
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
