import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

/** As the runtime would not send them: kind, body as an expression, content type, encoding. */
const BODIES: readonly (readonly [kind: string, body: string, type: string, encoding?: string])[] = [
  ['text', `'<script>alert(1)</script>'`, 'text/html'], ['text', `'<svg onload=alert(1)>'`, 'image/svg+xml'], ['text', `'+ADw-script+AD4-'`, 'text/html; charset=utf-7'], ['text', `'alert(1)'`, 'text/javascript'],
  ['text', `'no gzip'`, 'text/plain', 'gzip'], ['text', `'no brotli'`, 'text/plain', 'br, gzip, identity, x'], ['bytes', 'new Uint8Array([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80])', 'text/plain'], ['text', `'\\ud800\\udfff\\udc00'`, 'application/json'],
  ['text', `'{'`, 'application/json'], ['text', `''`, 'application/octet-stream'], ['bytes', 'new Uint8Array()', 'multipart/x-mixed-replace; boundary=a'], ['text', `'x'`, 'text/plain, text/html'],
]

export const hazard: Hazard = {
  title: 'bodies that lie about their type, encoding or bytes, and pages with scripts',
  why: 'a browser that guesses runs them, on the origin of the host',
  plugins: [rogue('bodies', `(request, host, { query }) => {
  const { type, encoding, kind, body } = BODIES[query.at]
  if (kind === 'bytes') return new Response(body, { headers: { 'content-type': type } })
  return answerAs(JSON.stringify({ status: 200, headers: [['content-type', type], ...encoding === undefined ? [] : [['content-encoding', encoding]]] }), body, kind)
}`, { before: `${FORGE}\nconst BODIES = [${BODIES.map(([kind, body, type, encoding]) => `{ kind: '${kind}', type: '${type}', encoding: ${JSON.stringify(encoding)}, body: ${body} }`).join(', ')}]` })],
  async drive(ground) {
    for (const at of BODIES.keys()) {
      const { status, text } = await ground.ask({ path: `/attack?at=${at}`, as: 'stranger' })
      assert.equal(status, 200, String(at))
      assert.match(text, /"x-content-type-options":"nosniff","content-security-policy":"default-src 'none'; frame-ancestors 'none'; sandbox"/)
      assert.match(text, /"x-frame-options":"DENY"/)
    }
    return ground.ask({ path: '/attack?at=0' })
  },
  codes: ['answered'],
}
