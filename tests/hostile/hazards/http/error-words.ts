import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

const THROWN = [
  `new Error('SECRET of the plugin')`, `Object.assign(new Error('SECRET'), { code: 'HP_ERR_TIER', details: { needs: 'SECRET' } })`, `'SECRET'`, `{ message: 'SECRET', stack: 'SECRET', plugin: 'SECRET' }`,
  `Object.assign(new Error('<script>SECRET</script>'), { name: '\\u001b[2JSECRET' })`, `Object.assign(new Error('x'), { cause: 'SECRET', requestId: 'SECRET', fix: 'SECRET' })`, `{ refusal: true, status: 200, code: 'SECRET', message: 'SECRET' }`,
]

export const hazard: Hazard = {
  title: 'errors whose words pass for the host\'s, hold secrets of the plugin, or paint a terminal',
  why: 'a stranger is told why a call failed, and an admin reads it in a terminal',
  plugins: [rogue('words', `(request, host, { query }) => { throw [${THROWN.map((text) => `() => (${text})`).join(', ')}][query.at]() }`)],
  async drive(ground) {
    for (const [at, thrown] of THROWN.entries()) {
      const stranger = await ground.ask({ path: `/attack?at=${at}`, as: 'stranger' })
      assert.equal(stranger.code, 'HP_ERR_PLUGIN_THREW', thrown)
      assert.doesNotMatch(stranger.text, /SECRET/, thrown)
      assert.equal((await ground.ask({ path: `/attack?at=${at}` })).code, 'HP_ERR_PLUGIN_THREW', thrown)
    }
    assert.doesNotMatch(await ground.logs(), /\u001b|\[2JSECRET.*\n.*forged/)
    return ground.ask({ path: '/attack?at=0' })
  },
  codes: ['HP_ERR_PLUGIN_THREW'],
}
