import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

const STATUS = ['100', '101', '102', '103', '199', '600', '999', '1000', '-200', '0', '200.5', '2e2000', 'null', 'true', '"200"', '[200]', '{"valueOf":200}', '"NaN"']

export const hazard: Hazard = {
  title: 'a status that is interim, beyond all classes, no integer or no number',
  why: '101 gives the connection away, 1xx makes the client wait for another answer, and Node throws at the rest',
  plugins: [rogue('status', `(request, host, { query }) => answerAs('{"status":' + query.status + ',"headers":[]}', 'x', 'text')`, { before: FORGE })],
  async drive(ground) {
    for (const status of STATUS) {
      const { code } = await ground.ask({ path: `/attack?status=${encodeURIComponent(status)}` })
      assert.equal(code, 'HP_ERR_PLUGIN_ANSWER', status)
    }
    return ground.ask({ path: '/attack' })
  },
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
