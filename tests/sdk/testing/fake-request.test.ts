import { test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { guestHeaders } from '../../../host/http/guest-headers.ts'
import { refuse } from '../../../sdk/mod.ts'
import { answerError, isRefusal, requestOf, type AcceptedRequest, type FakeRequest } from '../../../sdk/testing/fake-request.ts'

const MANIFEST: Manifest = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '^0.1.0' }, tier: 'free',
  contributes: { routes: [
    { id: 'open', method: 'GET', path: '/open/:name', access: 'public' },
    { id: 'list', method: 'GET', path: '/mails', query: { type: 'object', additionalProperties: false, properties: { limit: { type: 'string', maxLength: 3, pattern: '^[0-9]+$' } } } },
    { id: 'send', method: 'POST', path: '/mails', maxBodyBytes: 64, body: { type: 'object', additionalProperties: false, required: ['to'], properties: { to: { type: 'string', maxLength: 64 } } } },
    { id: 'hook', method: 'POST', path: '/hook', access: 'public', rawBody: true, maxBodyBytes: 64 },
    { id: 'purge', method: 'DELETE', path: '/mails', access: 'admin' },
  ] },
}

const MEMBER = { id: 'token:ann', roles: ['member'] } as const
const ADMIN = { id: 'token:admin', roles: ['member', 'admin'] } as const
const ANONYMOUS = { id: 'anonymous', roles: [] } as const

function send(method: string, path: string, changes: Partial<FakeRequest> = {}): AcceptedRequest {
  return requestOf(MANIFEST, { method, path, body: undefined, principal: MEMBER, options: {}, ...changes })
}

test('requestOf() makes the request that a handler sees', async (t) => {
  const { route, params, query, request } = send('POST', '/mails', { body: { to: 'bob' }, options: { headers: { 'X-Trace': '1' } } })
  t.match([route.id, params, query], ['send', {}, {}])
  t.strictSame([request.method, request.url, request.headers.get('content-type'), request.headers.get('x-trace')], ['POST', 'https://host/p/acme.mail/mails', 'application/json', '1'])
  t.strictSame(await request.json(), { to: 'bob' })
})

test('requestOf() shows HEAD to a handler as GET, and decodes parameters', async (t) => {
  const { request, params } = send('HEAD', '/open/Ada%20L')
  t.strictSame([request.method, params], ['GET', { name: 'Ada L' }])
  t.strictSame(send('GET', '/open/Ada Lövelace').params, { name: 'Ada Lövelace' }, 'a client would encode this')
})

test('requestOf() sends a text or bytes as they are', async (t) => {
  const bytes = new Uint8Array([0, 255, 1])
  t.strictSame(await send('POST', '/hook', { body: bytes }).request.bytes(), bytes)
  const { request } = send('POST', '/hook', { body: 'a=b' })
  t.strictSame([await request.text(), request.headers.get('content-type')], ['a=b', null])
  t.equal(await send('POST', '/hook').request.text(), '')
  const options = { headers: { 'content-type': 'application/vnd.mail+json; charset=UTF-8' } }
  t.strictSame(await send('POST', '/mails', { body: ' {"to":"bob"}', options }).request.text(), ' {"to":"bob"}')
})

const NAMES = [
  'accept', 'accept-language', 'content-type', 'content-encoding', 'idempotency-key', 'if-match', 'if-none-match', 'prefer', 'range', 'user-agent', 'dnt', 'x-custom', 'x-hub-signature-256',
  'stripe-signature', 'webhook-id', 'webhook-timestamp', 'authorization', 'cookie', 'forwarded', 'via', 'origin', 'referer', 'x-forwarded-for', 'x-real-ip', 'x-original-url', 'x-rewrite-url',
  'x-auth-request-user', 'x-amzn-oidc-data', 'x-goog-iap-jwt-assertion', 'x-pomerium-jwt-assertion', 'x-azure-clientip', 'x-client-ip', 'x-amz-security-token', 'x-ms-client-principal', 'x-client-cert', 'x-ssl-client-s-dn', 'x-envoy-peer', 'x-http-method-override', 'x-hardpoint-a',
  'x-token', 'x-access-token', 'x-remote-user', 'x-proxy-user', 'x-cdn-a', 'x-appengine-a', 'cf-connecting-ip', 'true-client-ip', 'webhook-other',
]

test('requestOf() passes on the headers that the host passes on, and no credentials', async (t) => {
  const given = Object.fromEntries(NAMES.map((name) => [name, 'x']))
  const { request } = send('GET', '/open/a', { options: { headers: given } })
  t.strictSame([...request.headers.keys()].toSorted(), Object.keys(guestHeaders(given)).toSorted())
  t.notOk(request.headers.has('authorization'))
})

const REFUSED: readonly (readonly [name: string, method: string, path: string, changes: Partial<FakeRequest>, code: string, details?: Readonly<Record<string, unknown>>])[] = [
  ['an unknown path', 'GET', '/nothing', {}, 'HP_ERR_ROUTE_UNKNOWN'],
  ['a method that the path does not have', 'PUT', '/mails', {}, 'HP_ERR_METHOD', { allowed: 'GET, HEAD, POST, DELETE' }],
  ['dot segments', 'GET', '/open/../mails', {}, 'HP_ERR_REQUEST_INVALID'],
  ['encoded dot segments', 'GET', '/open/%2e%2E/mails', {}, 'HP_ERR_REQUEST_INVALID'],
  ['an empty segment', 'GET', '//mails', {}, 'HP_ERR_REQUEST_INVALID'],
  ['a percent sign that is no UTF-8', 'GET', '/open/%zz', {}, 'HP_ERR_REQUEST_INVALID'],
  ['a backslash', 'GET', '/open\\a', {}, 'HP_ERR_REQUEST_INVALID'],
  ['an encoded line break', 'GET', '/open/a%0ab', {}, 'HP_ERR_REQUEST_INVALID'],
  ['a path that begins with nothing', 'GET', 'mails', {}, 'HP_ERR_REQUEST_INVALID'],
  ['nobody, on a route of members', 'GET', '/mails', { principal: ANONYMOUS }, 'HP_ERR_UNAUTHENTICATED'],
  ['a member, on a route of admins', 'DELETE', '/mails', {}, 'HP_ERR_FORBIDDEN', { needs: 'admin' }],
  ['an unknown parameter', 'GET', '/mails?page=2', {}, 'HP_ERR_BODY_INVALID', { part: 'query', pointer: '/page' }],
  ['a parameter that comes twice', 'GET', '/mails?limit=1&limit=2', {}, 'HP_ERR_BODY_INVALID', { part: 'query', pointer: '/limit' }],
  ['a parameter that reaches a prototype', 'GET', '/open/a?__proto__=1', {}, 'HP_ERR_BODY_INVALID', { pointer: '/__proto__' }],
  ['129 parameters', 'GET', `/open/a?${'a=1&'.repeat(129)}`, {}, 'HP_ERR_BODY_INVALID', { pointer: '/' }],
  ['a body where none is declared', 'DELETE', '/mails', { principal: ADMIN, body: {} }, 'HP_ERR_BODY_UNEXPECTED'],
  ['no body where one is declared', 'POST', '/mails', {}, 'HP_ERR_BODY_SYNTAX', { problem: 'it is empty' }],
  ['a text without a media type', 'POST', '/mails', { body: '{"to":"bob"}' }, 'HP_ERR_MEDIA_TYPE', { found: 'none' }],
  ['a form', 'POST', '/mails', { body: 'to=bob', options: { headers: { 'content-type': 'application/x-www-form-urlencoded' } } }, 'HP_ERR_MEDIA_TYPE'],
  ['a compressed body', 'POST', '/mails', { body: { to: 'bob' }, options: { headers: { 'content-encoding': 'gzip' } } }, 'HP_ERR_MEDIA_TYPE'],
  ['another charset', 'POST', '/mails', { body: { to: 'bob' }, options: { headers: { 'content-type': 'application/json; charset=latin1' } } }, 'HP_ERR_MEDIA_TYPE'],
  ['no JSON', 'POST', '/mails', { body: '{"to":', options: { headers: { 'content-type': 'application/json' } } }, 'HP_ERR_BODY_SYNTAX', { problem: 'it is no JSON text' }],
  ['bytes that are no UTF-8', 'POST', '/mails', { body: new Uint8Array([34, 255, 34]), options: { headers: { 'content-type': 'application/json' } } }, 'HP_ERR_BODY_SYNTAX', { problem: 'it is not UTF-8' }],
  ['a member named __proto__', 'POST', '/mails', { body: JSON.parse('{"to":"bob","__proto__":{}}') as unknown }, 'HP_ERR_BODY_SYNTAX', { problem: /__proto__/ }],
  ['a body that is too large', 'POST', '/mails', { body: { to: 'x'.repeat(60) } }, 'HP_ERR_BODY_TOO_LARGE', { limit: 64 }],
  ['a raw body that is too large', 'POST', '/hook', { body: 'x'.repeat(65) }, 'HP_ERR_BODY_TOO_LARGE', { limit: 64 }],
  ['a body that is not valid', 'POST', '/mails', { body: { to: 1 } }, 'HP_ERR_BODY_INVALID', { part: 'body', pointer: '/to' }],
]

for (const [name, method, path, changes, code, details] of REFUSED) {
  test(`requestOf() refuses ${name}`, async (t) => {
    t.throws(() => send(method, path, changes), { code, ...(details === undefined ? {} : { details }) })
  })
}

test('requestOf() asks whether the route may be used after access and before query and body', async (t) => {
  const admit = () => { throw new HardpointError('HP_ERR_FEATURE_OFF', { feature: 'x', tier: 'free', needs: 'free', reason: 'r' }) }
  t.throws(() => send('GET', '/mails?page=2', { admit }), { code: 'HP_ERR_FEATURE_OFF' })
  t.throws(() => send('POST', '/mails', { admit, body: 'nonsense' }), { code: 'HP_ERR_FEATURE_OFF' })
  t.throws(() => send('DELETE', '/mails', { admit }), { code: 'HP_ERR_FORBIDDEN' })
})

const WHO = { requestId: 'r-1', principal: MEMBER }

test('answerError() answers a refusal in the plugin\'s words, which cannot hide its code', async (t) => {
  const response = answerError(refuse(422, 'ACME_NO', 'No.', { id: 'a', code: 'OTHER', message: 'Other.' }), WHO)
  t.equal(response.status, 422)
  t.strictSame(await response.json(), { id: 'a', code: 'ACME_NO', message: 'No.' })
})

test('answerError() answers an error of the host by its table, with the request\'s id', async (t) => {
  const response = answerError(new HardpointError('HP_ERR_FORBIDDEN', { needs: 'admin' }), WHO)
  t.equal(response.status, 403)
  t.match(await response.json(), { code: 'HP_ERR_FORBIDDEN', needs: 'admin', fix: String, requestId: 'r-1' })
  t.equal(answerError(new HardpointError('HP_ERR_UNAUTHENTICATED', {}), WHO).headers.get('www-authenticate'), 'Bearer')
  t.equal(answerError(new HardpointError('HP_ERR_METHOD', { method: 'PUT', path: '/', allowed: 'GET, HEAD' }), WHO).headers.get('allow'), 'GET, HEAD')
})

test('answerError() tells what a plugin threw to admins alone', async (t) => {
  const error = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'GET /', problem: 'TypeError: secret' })
  const shown = await answerError(error, WHO).text()
  t.notMatch(shown, /secret/)
  t.match(JSON.parse(shown), { code: 'HP_ERR_PLUGIN_THREW', message: 'Plugin acme.mail failed.', plugin: 'acme.mail', requestId: 'r-1' })
  t.match(await answerError(error, { ...WHO, principal: ADMIN }).text(), /secret/)
})

test('answerError() throws on what is neither', async (t) => {
  const error = new RangeError('a bug in the fake')
  t.throws(() => answerError(error, WHO), error)
})

test('isRefusal() knows a refusal by its mark, of whichever SDK', async (t) => {
  t.equal(isRefusal(refuse(400, 'ACME_NO', 'No.')), true)
  t.equal(isRefusal(Object.assign(new RangeError('other'), { refusal: true })), true)
  for (const other of [new RangeError('x'), { refusal: true }, null, undefined, 'x']) t.equal(isRefusal(other), false)
})
