import { connect } from 'node:net'
import type { RouteContribution } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { activePlugin, ADMIN, answer, bearer, fakeParts, MEMBER, sendRaw, sendTarget, startServer } from './_fake-parts.ts'

const ROUTES: RouteContribution[] = [
  { id: 'open', method: 'GET', path: '/open', access: 'public' },
  { id: 'list', method: 'GET', path: '/things', query: { type: 'object', additionalProperties: false, properties: { tag: { type: 'array', items: { type: 'string' } }, limit: { type: 'string', pattern: '^[0-9]+$' } } } },
  { id: 'make', method: 'POST', path: '/things', body: { type: 'object', required: ['name'], additionalProperties: false, properties: { name: { type: 'string' } } }, maxBodyBytes: 100 },
  { id: 'thing', method: 'GET', path: '/things/:thing', access: 'public' },
  { id: 'drop', method: 'DELETE', path: '/things/:thing', access: 'admin' },
  { id: 'hook', method: 'POST', path: '/hook', access: 'public', rawBody: true, maxBodyBytes: 100 },
]
const JSON_TYPE = { 'content-type': 'application/json' }

test('pluginRoutes() hands a plugin its head and the body as it came', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES, answer: () => answer({ status: 201, headers: [['content-type', 'application/json'], ['x-made', 'yes']] }, '{"id":1}') })
  const text = ' {"name": "\\u0061"} '
  const response = await fetch(`${url}/p/acme.mail/things?dry=1&dry=2`, { method: 'POST', headers: { ...bearer(MEMBER), ...JSON_TYPE, 'idempotency-key': 'k1', cookie: 'session=SECRET' }, body: text })
  t.equal(response.status, 201)
  t.equal(response.headers.get('x-made'), 'yes')
  t.equal(await response.text(), '{"id":1}')
  const [invocation] = invocations
  t.match(invocation, {
    plugin: 'acme.mail', kind: 'route', id: 'make', body: text, tenant: 'default', principal: { id: 'token:member' },
    head: {
      method: 'POST', url: 'https://host/p/acme.mail/things?dry=1&dry=2', query: { dry: ['1', '2'] }, headers: { 'idempotency-key': 'k1', 'content-type': 'application/json' },
      principal: { id: 'token:member', roles: ['member'] }, tenant: 'default', requestId: response.headers.get('x-request-id'),
    },
  })
  t.notMatch(JSON.stringify(invocation), /SECRET|hpt_|authorization|cookie/i, 'no credential reaches the runtime')
})

test('pluginRoutes() checks access before anything else of the request', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES })
  const cases: [string, string, string | undefined, number, string?][] = [
    ['GET', '/open', undefined, 200],
    ['GET', '/open', 'nonsense', 200],
    ['GET', '/things', undefined, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['GET', '/things', 'nonsense', 401, 'HP_ERR_UNAUTHENTICATED'],
    ['GET', '/things', MEMBER, 200],
    ['GET', '/things', ADMIN, 200],
    ['DELETE', '/things/1', undefined, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['DELETE', '/things/1', MEMBER, 403, 'HP_ERR_FORBIDDEN'],
    ['DELETE', '/things/1', ADMIN, 200],
    ['POST', '/things', undefined, 401, 'HP_ERR_UNAUTHENTICATED'],
  ]
  for (const [method, path, token, status, code] of cases) {
    const response = await fetch(`${url}/p/acme.mail${path}`, { method, headers: token === undefined ? {} : bearer(token) })
    t.equal(response.status, status, `${method} ${path} as ${token ?? 'nobody'}`)
    if (code === undefined) await response.text()
    else t.match(await response.json(), { code })
  }
  t.equal(invocations.length, 5, 'only what was allowed reached the plugin')
})

test('pluginRoutes() answers for a plugin that an advisory stops with that', async (t) => {
  const { parts } = fakeParts()
  const refusal = new HardpointError('HP_ERR_REVOKED', { plugin: 'acme.mail', version: '1.0.0', advisory: 'HPA-1', severity: 'high', title: 'Bad', remedy: '' })
  const { url } = await startServer(t, { routes: ROUTES, parts: { lifecycle: { ...parts.lifecycle, get: () => undefined, refusal: () => refusal } } })
  const response = await fetch(`${url}/p/acme.mail/open`, { headers: bearer(ADMIN) })
  t.equal(response.status, 503)
  t.match(await response.json(), { code: 'HP_ERR_REVOKED' })
})

test('pluginRoutes() answers unknown plugins, paths and methods', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES })
  const cases: [string, string, number, string, RegExp][] = [
    ['GET', '/p/acme.mial/open', 404, 'HP_ERR_NOT_INSTALLED', /acme\.mail/],
    ['GET', '/p/__proto__/open', 404, 'HP_ERR_NOT_INSTALLED', /hardpoint list/],
    ['GET', '/p/constructor', 404, 'HP_ERR_NOT_INSTALLED', /./],
    ['GET', '/p/', 404, 'HP_ERR_NOT_INSTALLED', /./],
    ['GET', '/p/acme.mail/opne', 404, 'HP_ERR_ROUTE_UNKNOWN', /\/p\/acme\.mail\/open/],
    ['GET', '/p/acme.mail', 404, 'HP_ERR_ROUTE_UNKNOWN', /./],
    ['GET', '/p/acme.mail/OPEN', 404, 'HP_ERR_ROUTE_UNKNOWN', /./],
    ['GET', '/p/acme.mail/open/', 404, 'HP_ERR_ROUTE_UNKNOWN', /./],
    ['GET', '/p/acme.mail/things/', 404, 'HP_ERR_ROUTE_UNKNOWN', /./],
    ['PATCH', '/p/acme.mail/things', 405, 'HP_ERR_METHOD', /GET, HEAD, POST/],
    ['OPTIONS', '/p/acme.mail/open', 405, 'HP_ERR_METHOD', /GET, HEAD/],
    ['POST', '/p/acme.mail/open', 405, 'HP_ERR_METHOD', /GET, HEAD/],
  ]
  for (const [method, path, status, code, fix] of cases) {
    const response = await fetch(url + path, { method, headers: bearer(ADMIN) })
    t.equal(response.status, status, `${method} ${path}`)
    t.match(await response.json(), { code, fix })
    if (status === 405) t.match(response.headers.get('allow'), fix)
  }
  t.same(invocations, [])
})

test('pluginRoutes() lets no path trick reach another route or plugin', async (t) => {
  const { port, invocations } = await startServer(t, { routes: ROUTES })
  const tricks = [
    '/p/acme.mail/../../api/v1/status', '/p/acme.mail/./open', '/p/acme.mail/%2e%2e/open', '/p/other.one/..%2facme.mail/open', '/p//acme.mail/open', '//p/acme.mail/open',
    '/p/acme.mail//open', '/p/acme.mail\\open', '/p/acme.mail/%5copen', '/p/acme.mail/open%00', '/p/acme.mail/open#x', 'http://evil/p/acme.mail/open', '/p/acme.mail/%',
    '/p%2facme.mail/open', '/%70/acme.mail/..', '/p/acme%2email%2fopen', '/p/acme.mail%2fopen',
  ]
  for (const target of tricks) {
    const { status, body } = await sendTarget(port, target)
    t.ok(status === 400 || status === 404, `${target}: ${status}`)
    t.match(body, { code: /^HP_ERR_(REQUEST_INVALID|ROUTE_UNKNOWN|NOT_INSTALLED)$/ }, target)
  }
  t.same(invocations, [], 'nothing reached the plugin')
  await sendTarget(port, '/p/acme.mail/things/a%2Fb%3Fc')
  t.match(invocations[0], { head: { params: { thing: 'a/b?c' }, url: 'https://host/p/acme.mail/things/a%2Fb%3Fc' } }, 'an encoded slash stays within its segment')
})

test('pluginRoutes() gives HEAD the head of GET', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES })
  const response = await fetch(`${url}/p/acme.mail/open`, { method: 'HEAD' })
  t.equal(response.status, 200)
  t.equal(await response.text(), '')
  t.match(invocations, [{ id: 'open', head: { method: 'GET' } }])
})

test('pluginRoutes() refuses bodies by the route\'s declaration', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES })
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
  const cases: [string, string, RequestInit, number, object][] = [
    ['delete with body', '/things/1', { method: 'DELETE', body: '{}', headers: JSON_TYPE }, 400, { code: 'HP_ERR_BODY_UNEXPECTED' }],
    ['wrong type', '/things', { method: 'POST', body: '{"name":"a"}', headers: { 'content-type': 'text/plain' } }, 415, { code: 'HP_ERR_MEDIA_TYPE' }],
    ['form', '/things', { method: 'POST', body: new URLSearchParams('name=a') }, 415, { code: 'HP_ERR_MEDIA_TYPE' }],
    ['no type', '/things', { method: 'POST', body: bytes(0x7b, 0x7d) }, 415, { code: 'HP_ERR_MEDIA_TYPE' }],
    ['compressed', '/things', { method: 'POST', body: '{}', headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }, 415, { code: 'HP_ERR_MEDIA_TYPE' }],
    ['no body', '/things', { method: 'POST', headers: JSON_TYPE }, 400, { code: 'HP_ERR_BODY_SYNTAX' }],
    ['syntax', '/things', { method: 'POST', body: '{"name":', headers: JSON_TYPE }, 400, { code: 'HP_ERR_BODY_SYNTAX' }],
    ['not UTF-8', '/things', { method: 'POST', body: bytes(0x7b, 0x22, 0xff, 0x22, 0x7d), headers: JSON_TYPE }, 400, { code: 'HP_ERR_BODY_SYNTAX' }],
    ['__proto__', '/things', { method: 'POST', body: '{"name":"a","__proto__":{}}', headers: JSON_TYPE }, 400, { code: 'HP_ERR_BODY_SYNTAX' }],
    ['missing', '/things', { method: 'POST', body: '{}', headers: JSON_TYPE }, 422, { code: 'HP_ERR_BODY_INVALID', part: 'body', pointer: '/name' }],
    ['wrong', '/things', { method: 'POST', body: '{"name":5}', headers: JSON_TYPE }, 422, { code: 'HP_ERR_BODY_INVALID', pointer: '/name' }],
    ['too large', '/things', { method: 'POST', body: JSON.stringify({ name: 'x'.repeat(100) }), headers: JSON_TYPE }, 413, { code: 'HP_ERR_BODY_TOO_LARGE', limit: 100 }],
    ['raw, too large', '/hook', { method: 'POST', body: 'x'.repeat(101) }, 413, { code: 'HP_ERR_BODY_TOO_LARGE' }],
  ]
  for (const [name, path, init, status, body] of cases) {
    const response = await fetch(`${url}/p/acme.mail${path}`, { ...init, headers: { ...bearer(ADMIN), ...init.headers as Record<string, string> } })
    t.equal(response.status, status, name)
    t.match(await response.json(), body, name)
  }
  t.same(invocations, [], 'nothing reached the plugin')
})

test('pluginRoutes() counts a chunked body, which announces nothing', async (t) => {
  const { port, invocations } = await startServer(t, { routes: ROUTES })
  const chunk = `a\r\n${'x'.repeat(10)}\r\n`
  const { status, body, text } = await sendTarget(port, '/p/acme.mail/hook', { method: 'POST', headers: ['transfer-encoding: chunked'], body: `${chunk.repeat(11)}0\r\n\r\n` })
  t.equal(status, 413)
  t.match(body, { code: 'HP_ERR_BODY_TOO_LARGE', limit: 100 })
  t.match(text, /connection: close/i, 'what is left of the body is not taken for a request')
  const get = await sendTarget(port, '/p/acme.mail/open', { headers: ['content-length: 2'], body: '{}' })
  t.match(get, { status: 400, body: { code: 'HP_ERR_BODY_UNEXPECTED' } })
  t.same(invocations, [])
  await sendTarget(port, '/p/acme.mail/hook', { method: 'POST', headers: ['transfer-encoding: chunked'], body: `${chunk}0\r\n\r\n` })
  t.equal(Buffer.from(invocations[0]?.body ?? '').toString(), 'x'.repeat(10))
})

test('pluginRoutes() passes a raw body as bytes', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES })
  await fetch(`${url}/p/acme.mail/hook`, { method: 'POST', body: Uint8Array.of(0, 255, 10) })
  t.same([...Buffer.from(invocations[0]?.body ?? '')], [0, 255, 10])
  await fetch(`${url}/p/acme.mail/hook`, { method: 'POST' })
  t.equal(invocations[1]?.body, undefined)
})

test('pluginRoutes() validates the query', async (t) => {
  const { url, invocations } = await startServer(t, { routes: ROUTES })
  const ask = (query: string): Promise<Response> => fetch(`${url}/p/acme.mail/things?${query}`, { headers: bearer(MEMBER) })
  t.match(await (await ask('limit=x')).json(), { code: 'HP_ERR_BODY_INVALID', part: 'query', pointer: '/limit' })
  t.match(await (await ask('limit=1&limit=2')).json(), { code: 'HP_ERR_BODY_INVALID', pointer: '/limit' }, 'a repeated name is an array')
  t.match(await (await ask('other=1')).json(), { code: 'HP_ERR_BODY_INVALID', pointer: '/other' })
  t.match(await (await ask('__proto__=1')).json(), { code: 'HP_ERR_BODY_INVALID' })
  t.same(invocations, [])
  await ask('tag=a&tag=b&limit=5')
  t.match(invocations[0], { head: { query: { tag: ['a', 'b'], limit: '5' } } })
})

test('pluginRoutes() answers 502 where the plugin\'s answer cannot be sent, and splits nothing', async (t) => {
  const heads: unknown[] = [
    { status: 101, headers: [] }, { status: 0, headers: [] }, { status: 'abc', headers: [] }, { status: 200, headers: [['x-a', 'b\r\nx-injected: 1\r\n\r\nHTTP/1.1 200 OK']] },
    { status: 200, headers: [['content-length', '0']] }, { status: 200, headers: [['transfer-encoding', 'chunked']] }, { status: 200, headers: [['set-cookie', 'a=b']] },
    { status: 200, headers: [['x-a', 'v'.repeat(100_000)]] }, null,
  ]
  let next = 0
  const { port, parts } = await startServer(t, { routes: ROUTES, answer: () => answer(heads[next++], 'HTTP/1.1 200 OK\r\n\r\nsmuggled') })
  for (const head of heads) {
    const { status, body, text } = await sendTarget(port, '/p/acme.mail/open')
    t.equal(status, 502, JSON.stringify(head)?.slice(0, 60))
    t.match(body, { code: 'HP_ERR_PLUGIN_ANSWER', plugin: 'acme.mail' })
    t.notMatch(text, /x-injected|smuggled/)
  }
  t.equal(parts.logs.recent({ plugin: 'acme.mail', level: 'warn' }).length, heads.length, 'each stands in the plugin\'s log')
})

test('pluginRoutes() sends what the plugin says, with the host\'s security headers', async (t) => {
  const { url } = await startServer(t, { routes: ROUTES, answer: ({ id }) => answer({ status: 200, headers: [['content-type', 'text/html'], ['vary', 'accept'], ...(id === 'open' ? [['cache-control', 'max-age=5']] : [])] }, Uint8Array.of(60, 98, 62)) })
  const open = await fetch(`${url}/p/acme.mail/open`)
  t.match(Object.fromEntries(open.headers), {
    'content-type': 'text/html', 'x-content-type-options': 'nosniff', 'content-security-policy': /sandbox/, 'cache-control': 'max-age=5', vary: 'accept', 'content-length': '3',
  })
  t.equal(await open.text(), '<b>')
  const members = await fetch(`${url}/p/acme.mail/things`, { headers: bearer(MEMBER) })
  t.match(Object.fromEntries(members.headers), { 'cache-control': 'no-store', vary: 'accept, authorization' })
  await members.text()
})

test('pluginRoutes() passes on the runtime\'s denial, with its details', async (t) => {
  const denial = new HardpointError('HP_ERR_TIER', { subject: 'Approvals', needs: 'enterprise', tier: 'pro', reason: 'FEATURE_TIER', feature: 'acme.mail/send' })
  const { url } = await startServer(t, { routes: ROUTES, answer: () => { throw denial } })
  const response = await fetch(`${url}/p/acme.mail/open`)
  t.equal(response.status, 402)
  t.match(await response.json(), { code: 'HP_ERR_TIER', feature: 'acme.mail/send', tier: 'pro', needs: 'enterprise', fix: /license set/ })
})

test('pluginRoutes() asks for the entitlement before it looks at the body, and after who it is', async (t) => {
  const refusal = new HardpointError('HP_ERR_TIER', { subject: 'Approvals', needs: 'enterprise', tier: 'pro', reason: 'FEATURE_TIER', feature: 'acme.mail/send' })
  const { url, invocations } = await startServer(t, { routes: ROUTES, refusal })
  t.match(await (await fetch(`${url}/p/acme.mail/things`, { method: 'POST', headers: bearer(MEMBER), body: 'no JSON' })).json(), { code: 'HP_ERR_TIER' })
  t.match(await (await fetch(`${url}/p/acme.mail/things`, { method: 'POST', body: 'no JSON' })).json(), { code: 'HP_ERR_UNAUTHENTICATED' })
  t.same(invocations, [])
})

test('pluginRoutes() aborts the invocation when the client goes away', async (t) => {
  const started = Promise.withResolvers<AbortSignal>()
  const aborted = Promise.withResolvers<void>()
  const { port } = await startServer(t, {
    routes: ROUTES,
    answer: async ({ signal }) => {
      if (signal === undefined) return answer({ status: 200, headers: [] })
      signal.addEventListener('abort', () => aborted.resolve())
      started.resolve(signal)
      await aborted.promise
      return answer({ status: 200, headers: [] })
    },
  })
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /p/acme.mail/open HTTP/1.1\r\nhost: h\r\n\r\n'))
  t.equal((await started.promise).aborted, false)
  socket.destroy()
  await aborted.promise
  t.pass('the signal aborted')
})

test('pluginRoutes() follows a new version of a plugin', async (t) => {
  const { url, setPlugin } = await startServer(t, { routes: ROUTES })
  t.equal((await fetch(`${url}/p/acme.mail/open`)).status, 200)
  setPlugin(activePlugin([{ id: 'fresh', method: 'GET', path: '/fresh', access: 'public' }], { digest: 'b'.repeat(64) }))
  t.equal((await fetch(`${url}/p/acme.mail/open`)).status, 404)
  t.equal((await fetch(`${url}/p/acme.mail/fresh`)).status, 200)
})

test('pluginRoutes() is not fooled by two lengths', async (t) => {
  const { port, invocations } = await startServer(t, { routes: ROUTES })
  const smuggled = 'GET /p/acme.mail/open HTTP/1.1\r\nhost: h\r\n\r\n'
  const headers = ['content-length: 6\r\ntransfer-encoding: chunked', 'content-length: 6\r\ncontent-length: 0', 'transfer-encoding: xchunked', 'transfer-encoding : chunked', 'content-length: +6', 'content-length: 0x6']
  for (const header of headers) {
    const text = await sendRaw(port, `POST /p/acme.mail/hook HTTP/1.1\r\nhost: h\r\n${header}\r\n\r\n0\r\n\r\n${smuggled}`)
    t.match(text, /^HTTP\/1\.1 400 /, header)
    t.notMatch(text, /HTTP\/1\.1 200/, header)
  }
  t.same(invocations, [])
})
