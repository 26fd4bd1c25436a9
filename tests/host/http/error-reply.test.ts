import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { toHardpointError } from '../../../host/http/error-reply.ts'
import { ADMIN, bearer, MEMBER, startServer } from './_fake-parts.ts'

const REQUEST = { id: 'r1', raw: { headers: { 'content-type': 'x/y' } } }

test('toHardpointError() makes any thrown value one of ours', async (t) => {
  const own = new HardpointError('HP_ERR_CONFLICT', { what: 'x' })
  t.equal(toHardpointError(own, REQUEST), own)
  const coded = (code: string): Error => Object.assign(new TypeError('x'), { code })
  t.match(toHardpointError(coded('FST_ERR_CTP_INVALID_MEDIA_TYPE'), REQUEST), { code: 'HP_ERR_MEDIA_TYPE', details: { found: 'x/y' } })
  t.match(toHardpointError(coded('FST_ERR_CTP_BODY_TOO_LARGE'), REQUEST), { code: 'HP_ERR_BODY_TOO_LARGE' })
  t.match(toHardpointError(coded('FST_ERR_BAD_URL'), REQUEST), { code: 'HP_ERR_REQUEST_INVALID' })
  for (const thrown of [coded('OTHER'), 'text', undefined, null, 5, { code: 'HP_ERR_CONFLICT', http: 200 }]) {
    const error = toHardpointError(thrown, REQUEST)
    t.match(error, { code: 'HP_ERR_INTERNAL', details: { reference: 'r1' } })
    t.equal(error.cause, thrown)
    t.notMatch(JSON.stringify(error), /text/)
  }
})

test('sendError() shows a plugin\'s own words to admins alone', async (t) => {
  const thrown = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'GET /open', problem: 'S3CRET of the author', stack: 'S3CRET at main.js', pluginCode: 'S3CRET' })
  const { url, parts } = await startServer(t, { routes: [{ id: 'open', method: 'GET', path: '/open', access: 'public' }], answer: () => { throw thrown } })
  const ask = async (headers: Record<string, string>): Promise<{ status: number; body: string }> => {
    const response = await fetch(`${url}/p/acme.mail/open`, { headers })
    return { status: response.status, body: await response.text() }
  }
  for (const headers of [{}, bearer(MEMBER)]) {
    const { status, body } = await ask(headers)
    t.equal(status, 500)
    t.match(JSON.parse(body), { code: 'HP_ERR_PLUGIN_THREW', plugin: 'acme.mail', fix: /logs/ })
    t.notMatch(body, /S3CRET/)
  }
  t.match((await ask(bearer(ADMIN))).body, /S3CRET of the author/)
  t.match(parts.logs.recent({ plugin: 'acme.mail' }).at(-1), { level: 'warn', message: /S3CRET/, fields: { code: 'HP_ERR_PLUGIN_THREW', stack: 'S3CRET at main.js' } })
})

test('sendError() names the scheme on 401 and a pause on 503', async (t) => {
  const { url } = await startServer(t, {
    routes: [{ id: 'open', method: 'GET', path: '/open', access: 'public' }],
    answer: () => { throw new HardpointError('HP_ERR_QUEUE_FULL', { plugin: 'acme.mail', limit: 1 }) },
  })
  t.equal((await fetch(`${url}/api/v1/status`)).headers.get('www-authenticate'), 'Bearer')
  const busy = await fetch(`${url}/p/acme.mail/open`)
  t.equal(busy.status, 503)
  t.equal(busy.headers.get('retry-after'), '1')
})
