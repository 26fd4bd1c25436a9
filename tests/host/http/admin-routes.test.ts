import { test } from 'tap'
import { createServer } from '../../../host/http/create-server.ts'
import { ADMIN, bearer, fakeParts, MEMBER } from './_fake-parts.ts'

const ROUTES = [
  'GET /status', 'GET /plugins', 'POST /plugins/plan', 'POST /plugins/install', 'GET /plugins/acme.mail', 'POST /plugins/acme.mail/enable',
  'POST /plugins/acme.mail/disable', 'DELETE /plugins/acme.mail', 'GET /plugins/acme.mail/grants', 'PUT /plugins/acme.mail/grants',
  'GET /plugins/acme.mail/config', 'PUT /plugins/acme.mail/config', 'GET /features', 'GET /features/acme.mail/send', 'PUT /features/acme.mail/send',
  'GET /features/acme.mail/send/explain', 'GET /license', 'PUT /license', 'GET /tokens', 'POST /tokens', 'DELETE /tokens/x', 'GET /logs', 'GET /logs?follow=1',
  'GET /search', 'POST /trust', 'POST /trust/remove', 'GET /plugins/acme.mail/downloads',
].map((route) => route.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string])

test('adminRoutes() lets admins alone in, on every route', async (t) => {
  const { parts, calls } = fakeParts()
  const app = createServer(parts)
  t.teardown(() => app.close())
  const cases: [string, Record<string, string>, number, string][] = [
    ['nobody', {}, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['a wrong token', bearer('hpt_wrong'), 401, 'HP_ERR_UNAUTHENTICATED'],
    ['a member', bearer(MEMBER), 403, 'HP_ERR_FORBIDDEN'],
    ['a cookie', { cookie: `token=${ADMIN}; authorization=Bearer ${ADMIN}` }, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['basic', { authorization: `Basic ${Buffer.from(`admin:${ADMIN}`).toString('base64')}` }, 401, 'HP_ERR_UNAUTHENTICATED'],
  ]
  for (const [method, url] of ROUTES) {
    for (const [who, headers, status, code] of cases) {
      const response = await app.inject({ method, url: `/api/v1${url}`, headers: { ...headers, 'content-type': 'application/json' }, ...(method === 'GET' ? {} : { body: '{"x":' }) })
      t.equal(response.statusCode, status, `${method} ${url} as ${who}`)
      t.equal((response.json() as { code: string }).code, code)
    }
    const inQuery = await app.inject({ method, url: `/api/v1${url}${url.includes('?') ? '&' : '?'}token=${ADMIN}&access_token=${ADMIN}` })
    t.equal(inQuery.statusCode, 401, `${method} ${url} with the token in the query`)
  }
  t.same(calls, [], 'nothing behind the guard was touched')
})

test('adminRoutes() accepts JSON alone', async (t) => {
  const app = createServer(fakeParts().parts)
  t.teardown(() => app.close())
  const send = (body: string | Buffer, type: string | undefined): Promise<{ statusCode: number; json(): unknown }> => app.inject({
    method: 'POST', url: '/api/v1/plugins/plan', body, headers: { ...bearer(ADMIN), ...(type === undefined ? {} : { 'content-type': type }) },
  })
  const cases: [string, string | Buffer, string | undefined, number, string][] = [
    ['what a form of another site can send', '{"specs":["a"]}', 'text/plain', 415, 'HP_ERR_MEDIA_TYPE'],
    ['a form', 'specs=a', 'application/x-www-form-urlencoded', 415, 'HP_ERR_MEDIA_TYPE'],
    ['no type', '{"specs":["a"]}', undefined, 415, 'HP_ERR_MEDIA_TYPE'],
    ['syntax', '{"specs":', 'application/json', 400, 'HP_ERR_BODY_SYNTAX'],
    ['__proto__', '{"specs":["a"],"__proto__":{"x":1}}', 'application/json', 400, 'HP_ERR_BODY_SYNTAX'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'application/json', 400, 'HP_ERR_BODY_SYNTAX'],
    ['too large', `"${'x'.repeat(4 * 1024 * 1024)}"`, 'application/json', 413, 'HP_ERR_BODY_TOO_LARGE'],
    ['an array', '[]', 'application/json', 422, 'HP_ERR_BODY_INVALID'],
    ['null', 'null', 'application/json', 422, 'HP_ERR_BODY_INVALID'],
  ]
  for (const [name, body, type, status, code] of cases) {
    const response = await send(body, type)
    t.equal(response.statusCode, status, name)
    t.match(response.json(), { code }, name)
  }
})
