import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { request, responses, send } from './_raw.ts'

const HEADERS = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'upgrade', 'trailer', 'te', 'proxy-connection', 'date', 'server']

export const hazard: Hazard = {
  title: 'responses that lie about their length, encoding and connection',
  why: 'who believes the head reads the next response, for somebody else, at the wrong place',
  plugins: [rogue('framing', `(request, host, { query }) => answerAs(JSON.stringify({ status: 200, headers: [[query.name, '0']] }), 'HTTP/1.1 200 OK\\r\\nx-smuggled: 1\\r\\n\\r\\n', 'text')`, { before: FORGE })],
  async drive(ground) {
    for (const name of HEADERS) {
      const target = `/p/rogue.framing/attack?name=${name}`
      const text = await send(ground, request(target, { headers: [] }) + request(target))
      const found = responses(text, ['GET', 'GET'])
      assert.deepEqual(found.map(({ status }) => status), [502, 502], name)
      assert.doesNotMatch(text, /x-smuggled/, name)
    }
    return ground.ask({ path: '/attack?name=transfer-encoding' })
  },
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
