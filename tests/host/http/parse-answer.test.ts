import { test } from 'tap'
import { parseAnswer } from '../../../host/http/parse-answer.ts'
import { answer } from './_fake-parts.ts'

const CONTEXT = { plugin: 'acme.mail', what: 'GET /', shared: false }
const parse = (head: unknown, body?: string | Uint8Array, shared = false): ReturnType<typeof parseAnswer> => parseAnswer(answer(head, body), { ...CONTEXT, shared })

test('parseAnswer() passes an honest answer', async (t) => {
  t.same(parse({ status: 201, headers: [['Content-Type', 'application/json'], ['x-total', '3'], ['Vary', 'accept'], ['vary', 'accept-language']] }, '{}'), {
    status: 201, headers: [['content-type', 'application/json'], ['x-total', '3'], ['vary', 'accept, accept-language']], body: '{}',
  })
  t.same(parse({ status: 200 }), { status: 200, headers: [], body: undefined }, 'no headers at all')
})

test('parseAnswer() refuses heads that are no heads', async (t) => {
  for (const head of [undefined, null, 'x', 5, [], [200], {}, Object.create({ status: 200 })]) {
    t.throws(() => parse(head), { code: 'HP_ERR_PLUGIN_ANSWER' }, JSON.stringify(head) ?? 'undefined')
  }
})

test('parseAnswer() refuses every status that is not 200 to 599', async (t) => {
  for (const status of [0, -1, 100, 101, 103, 199, 600, 999, 1e9, 200.5, Number.NaN, Infinity, 'abc', '200', null, true, [200], { valueOf: 200 }]) {
    t.throws(() => parse({ status, headers: [] }), { code: 'HP_ERR_PLUGIN_ANSWER', message: /status/ }, String(status))
  }
  for (const status of [200, 204, 301, 404, 599]) t.equal(parse({ status, headers: [] }).status, status)
})

test('parseAnswer() refuses headers that split, smuggle or steer', async (t) => {
  const cases: [string, unknown][] = [
    ['CR LF in a value', ['x-a', 'b\r\nset-cookie: s=1']],
    ['LF alone', ['x-a', 'b\nset-cookie: s=1']],
    ['CR alone', ['x-a', 'b\rc']],
    ['NUL', ['x-a', 'b\0c']],
    ['beyond latin 1, which would be cut to CR LF bytes', ['x-a', 'b\u010d\u010a']],
    ['CR LF in a name', ['x-a\r\nset-cookie', 's=1']],
    ['colon in a name', ['x-a: b', 'c']],
    ['space in a name', ['transfer-encoding ', 'chunked']],
    ['empty name', ['', 'b']],
    ['transfer-encoding', ['Transfer-Encoding', 'chunked']],
    ['content-length', ['CONTENT-LENGTH', '5']],
    ['connection', ['connection', 'upgrade']],
    ['upgrade', ['upgrade', 'websocket']],
    ['keep-alive', ['keep-alive', 'timeout=9999']],
    ['trailer', ['trailer', 'x-a']],
    ['te', ['te', 'trailers']],
    ['proxy-authenticate', ['proxy-authenticate', 'Basic']],
    ['set-cookie', ['Set-Cookie', 's=1']],
    ['HSTS', ['strict-transport-security', 'max-age=0']],
    ['CSP', ['content-security-policy', 'default-src *']],
    ['nosniff', ['x-content-type-options', 'sniff']],
    ['frames', ['x-frame-options', 'ALLOWALL']],
    ['CORS', ['access-control-allow-origin', '*']],
    ['password prompt', ['www-authenticate', 'Basic realm="log in"']],
    ['clear-site-data', ['clear-site-data', '"*"']],
    ['service workers', ['service-worker-allowed', '/']],
    ['proxy file access', ['X-Accel-Redirect', '/etc/passwd']],
    ['proxy file access, lighttpd', ['x-sendfile', '/etc/passwd']],
    ['proxy file access, mod_zip', ['x-archive-files', 'zip']],
    ['server', ['server', 'nginx']],
    ['request id', ['x-request-id', 'forged']],
    ['prototype name', ['__proto__', 'x']],
    ['constructor', ['constructor', 'x']],
    ['long value', ['x-a', 'v'.repeat(8193)]],
    ['long name', [`x-${'n'.repeat(127)}`, 'v']],
    ['number value', ['x-a', 5]],
    ['array value', ['x-a', ['b']]],
    ['not a pair', ['x-a']],
    ['three', ['x-a', 'b', 'c']],
    ['text', 'x-a: b'],
    ['object', { 0: 'x-a', 1: 'b', length: 2 }],
  ]
  for (const [name, header] of cases) t.throws(() => parse({ status: 200, headers: [header] }), { code: 'HP_ERR_PLUGIN_ANSWER' }, name)
})

test('parseAnswer() lets nobody be sent to scripts, data, files, or with a password', async (t) => {
  const redirect = (location: string): ReturnType<typeof parseAnswer> => parse({ status: 302, headers: [['location', location]] })
  for (const location of ['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'java\tscript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://ann:secret@example.org/', 'http://[']) {
    t.throws(() => redirect(location), { code: 'HP_ERR_PLUGIN_ANSWER', message: /location/ }, location)
  }
  for (const location of ['/p/acme.mail/x', 'x?page=2', '?page=2', '#top', '//example.org/x', 'https://example.org/x', 'http://example.org:8080/']) t.equal(redirect(location).status, 302, location)
})

test('parseAnswer() bounds headers together and the body', async (t) => {
  const many = (count: number, size: number): [string, string][] => Array.from({ length: count }, (_, index) => [`x-h${index}`, 'v'.repeat(size)])
  t.throws(() => parse({ status: 200, headers: many(65, 1) }), { message: /more than 64/ })
  t.throws(() => parse({ status: 200, headers: many(10, 4000) }), { message: /larger than 32768/ })
  t.equal(parse({ status: 200, headers: many(64, 1) }).headers.length, 64)
  t.throws(() => parse({ status: 200, headers: [] }, new Uint8Array(16 * 1024 * 1024 + 1)), { message: /body is larger/ })
  t.throws(() => parse({ status: 200, headers: [] }, 'ü'.repeat(8 * 1024 * 1024 + 1)), { message: /body is larger/ }, 'bytes are counted, not characters')
})

test('parseAnswer() refuses two of what may be one', async (t) => {
  t.throws(() => parse({ status: 200, headers: [['content-type', 'text/plain'], ['Content-Type', 'text/html']] }), { message: /twice/ })
  t.throws(() => parse({ status: 302, headers: [['location', '/a'], ['location', '/b']] }), { message: /twice/ })
})

test('parseAnswer() keeps members\' answers out of shared caches', async (t) => {
  for (const value of ['public', 'max-age=5, PUBLIC', 's-maxage=60']) {
    t.throws(() => parse({ status: 200, headers: [['cache-control', value]] }), { message: /shared caches/ }, value)
    t.ok(parse({ status: 200, headers: [['cache-control', value]] }, undefined, true), `${value} on a public route`)
  }
  t.ok(parse({ status: 200, headers: [['cache-control', 'private, max-age=60']] }))
})

test('parseAnswer() drops the body where there can be none', async (t) => {
  for (const status of [204, 205, 304]) t.equal(parse({ status, headers: [] }, 'HTTP/1.1 200 OK').body, undefined, String(status))
})
