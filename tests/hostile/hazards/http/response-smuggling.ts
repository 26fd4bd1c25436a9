import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'
import { request, responses, send } from './_raw.ts'

const BODY = 'HTTP/1.1 200 OK\\r\\ncontent-length: 8\\r\\nx-smuggled: 1\\r\\n\\r\\nSMUGGLED'
const STATUS = [200, 204, 205, 206, 301, 304, 404, 416, 500]

export const hazard: Hazard = {
  title: 'bodies where none may be (204, 205, 304, HEAD) that look like the next response',
  why: 'a client that expects no body takes it for the answer to its next request',
  plugins: [rogue('smuggling', `(request, host, { query }) => answerAs(JSON.stringify({ status: Number(query.status), headers: [] }), '${BODY}', 'text')`, { before: FORGE })],
  async drive(ground) {
    for (const method of ['GET', 'HEAD']) {
      for (const status of STATUS) {
        const target = `/p/rogue.smuggling/attack?status=${status}`
        const text = await send(ground, request(target, { method, headers: [] }) + request('/healthz'))
        const found = responses(text, [method, 'GET'])
        assert.deepEqual(found.map((each) => each.status), [status, 200], `${method} ${status}`)
        assert.equal(found[1]?.body, '{"status":"ok"}', `${method} ${status}`)
        assert.doesNotMatch(found[1]?.head ?? '', /x-smuggled/)
      }
    }
    return ground.ask({ path: '/attack?status=204' }).then((outcome) => ({ ...outcome, status: outcome.status === 204 && outcome.text.endsWith('}') ? 200 : outcome.status }))
  },
  codes: ['answered'],
}
