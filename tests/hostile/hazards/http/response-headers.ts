import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

/** What belongs to the host, the browser's security, the login or a proxy that reads files by it. */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['set-cookie', 'session=1'], ['Set-Cookie', 'session=1'], ['set-cookie2', 'a=b'], ['www-authenticate', 'Basic realm="Hardpoint"'], ['proxy-authenticate', 'Basic'], ['content-security-policy', 'default-src *'],
  ['content-security-policy-report-only', 'x'], ['x-content-security-policy', 'x'], ['x-webkit-csp', 'x'], ['x-content-type-options', 'none'], ['x-frame-options', 'ALLOWALL'], ['x-xss-protection', '0'],
  ['referrer-policy', 'unsafe-url'], ['cross-origin-resource-policy', 'cross-origin'], ['cross-origin-opener-policy', 'unsafe-none'], ['access-control-allow-origin', '*'], ['access-control-allow-credentials', 'true'],
  ['strict-transport-security', 'max-age=0'], ['clear-site-data', '"*"'], ['service-worker-allowed', '/'], ['refresh', '0;url=javascript:alert(1)'], ['sourcemap', 'x'], ['nel', '{}'], ['report-to', '{}'],
  ['alt-svc', 'h2="evil.test:443"'], ['x-accel-redirect', '/etc/passwd'], ['x-sendfile', '/etc/passwd'], ['x-lighttpd-send-file', '/etc/passwd'], ['x-reproxy-url', 'http://127.0.0.1/'], ['x-archive-files', 'zip'],
  ['x-request-id', 'forged'], ['x-powered-by', 'x'], ['x-forwarded-for', '1.2.3.4'], ['status', '200'], [':status', '200'], ['permissions-policy', 'camera=*'], ['surrogate-control', 'max-age=1'], ['host', 'x'],
  // Names and values that are none.
  ['x a', 'b'], ['x-a:', 'b'], ['x-a\r\nset-cookie', 'b'], ['', 'b'], ['x-é', 'b'], ['x-a', 'b\r\nset-cookie: c=d'], ['x-a', 'b\nc'], ['x-a', 'b\u0000'], ['x-a', 'b\u010d\u010a'], ['location', '/\r\n\r\n<script>'],
  ['x-long', 'v'.repeat(9000)], [`x-${'n'.repeat(200)}`, 'v'], ['\u001b[2Jx', 'v'],
]

export const hazard: Hazard = {
  title: 'response headers that set cookies, weaken the browser\'s security, steer a proxy, or split the response',
  why: 'what a plugin answers comes from the host\'s own origin, and through the proxy before it',
  plugins: [rogue('headers', `(request, host, { query }) => answerAs(JSON.stringify({ status: 200, headers: [HEADERS[query.at]] }), 'x', 'text')`, {
    before: `${FORGE}\nconst HEADERS = ${JSON.stringify(HEADERS)}`,
  })],
  async drive(ground) {
    for (const [at, [name, value]] of HEADERS.entries()) {
      const { code, text } = await ground.ask({ path: `/attack?at=${at}` })
      assert.equal(code, 'HP_ERR_PLUGIN_ANSWER', `${JSON.stringify(name.slice(0, 40))}: ${JSON.stringify(value.slice(0, 40))}`)
      assert.match(text, /"x-content-type-options":"nosniff","content-security-policy":"default-src 'none'; frame-ancestors 'none'; sandbox"/)
      assert.doesNotMatch(text, /"set-cookie"|\\u001b|\u001b|"x-accel-redirect":/)
    }
    return ground.ask({ path: '/attack?at=0' })
  },
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
