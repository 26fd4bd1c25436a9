import { test } from 'tap'
import { fakeFetch, type FetchStub } from '../../../sdk/testing/fake-fetch.ts'

const OPTIONS = { plugin: 'acme.mail', version: '1.2.0', hosts: ['api.example.com', 'other.example.com'] }

/** Fetches over a stub, and keeps what the stub saw. */
function fetching(stub: FetchStub = () => new Response('ok')) {
  const seen: Request[] = []
  const fetch: FetchStub = (request) => {
    seen.push(request)
    return stub(request)
  }
  return { seen, fetch: (url: string, init?: RequestInit) => fakeFetch(new Request(url, init), { ...OPTIONS, fetch }) }
}

/** Redirects from /0 to /1 and so on; /end answers what came. */
const redirecting = (status: number, to: string): FetchStub => async (request) =>
  request.url.endsWith('/start') ? new Response(null, { status, headers: { location: to } }) : Response.json({ method: request.method, body: await request.text(), headers: [...request.headers] })

test('fakeFetch() answers what the stub answers, with the URL it came from', async (t) => {
  const { seen, fetch } = fetching(() => new Response('hello', { status: 201, statusText: 'Made', headers: { 'x-a': '1', 'transfer-encoding': 'chunked', 'alt-svc': 'h3' } }))
  const response = await fetch('https://api.example.com/a?b=c#d', { method: 'POST', body: 'x', headers: { 'x-b': '2' } })
  t.strictSame([response.status, response.statusText, response.url, response.redirected, await response.text()], [201, 'Made', 'https://api.example.com/a?b=c', false, 'hello'])
  t.strictSame([response.headers.get('x-a'), response.headers.get('transfer-encoding'), response.headers.get('alt-svc')], ['1', null, null], 'headers of the connection are not the plugin\'s')
  t.strictSame([seen[0]?.method, seen[0]?.url, seen[0]?.headers.get('x-b'), seen[0]?.headers.get('user-agent')], ['POST', 'https://api.example.com/a?b=c', '2', 'Hardpoint (acme.mail/1.2.0)'])
  t.equal(await seen[0]?.text(), 'x')
})

test('fakeFetch() keeps a user agent that the plugin names', async (t) => {
  const { seen, fetch } = fetching()
  await fetch('https://api.example.com/', { headers: { 'user-agent': 'Mine' } })
  t.equal(seen[0]?.headers.get('user-agent'), 'Mine')
})

for (const status of [204, 304]) {
  test(`fakeFetch() passes a ${status}, which has no body`, async (t) => {
    const { fetch } = fetching(() => new Response(null, { status }))
    t.equal((await fetch('https://api.example.com/')).status, status)
  })
}

for (const name of ['host', 'via', 'x-forwarded-for', 'x-real-ip', 'proxy-authorization', 'sec-fetch-mode', 'transfer-encoding']) {
  test(`fakeFetch() refuses the header ${name}, which is the host's to set`, async (t) => {
    const { seen, fetch } = fetching()
    await t.rejects(fetch('https://api.example.com/', { headers: { [name]: 'x' } }), { code: 'HP_ERR_PARAMS', details: { pointer: '/init/headers/0' } })
    t.strictSame(seen, [])
  })
}

test('fakeFetch() asks the stub for nothing outside the grant', async (t) => {
  const { seen, fetch } = fetching()
  await t.rejects(fetch('https://evil.example/'), { code: 'HP_ERR_GRANT_SCOPE' })
  await t.rejects(fetch('http://api.example.com/'), { code: 'HP_ERR_GRANT_SCOPE' })
  t.strictSame(seen, [])
})

test('fakeFetch() checks every redirect anew', async (t) => {
  for (const [to, code] of [['https://evil.example/', 'HP_ERR_GRANT_SCOPE'], ['http://api.example.com/', 'HP_ERR_GRANT_SCOPE'], ['file:///etc/passwd', 'HP_ERR_FETCH_URL'], ['https://[', 'HP_ERR_FETCH_URL']] as const) {
    const { seen, fetch } = fetching(redirecting(302, to))
    await t.rejects(fetch('https://api.example.com/start'), { code }, to)
    t.equal(seen.length, 1)
  }
})

const REDIRECTS: readonly (readonly [status: number, method: string, then: string, body: string])[] = [
  [301, 'POST', 'GET', ''], [302, 'POST', 'GET', ''], [303, 'POST', 'GET', ''], [303, 'PUT', 'GET', ''],
  [301, 'PUT', 'PUT', 'x'], [302, 'DELETE', 'DELETE', 'x'], [307, 'POST', 'POST', 'x'], [308, 'POST', 'POST', 'x'],
]

for (const [status, method, then, body] of REDIRECTS) {
  test(`fakeFetch() follows a ${status} of a ${method} with a ${then}`, async (t) => {
    const { fetch } = fetching(redirecting(status, '/end'))
    const response = await fetch('https://api.example.com/start', { method, body: 'x', headers: { 'content-type': 'text/x', authorization: 'Bearer x' } })
    const saw = await response.json() as { method: string; body: string; headers: [string, string][] }
    t.strictSame([saw.method, saw.body, response.url, response.redirected], [then, body, 'https://api.example.com/end', true])
    t.equal(saw.headers.some(([name]) => name === 'content-type'), body !== '')
    t.ok(saw.headers.some(([name]) => name === 'authorization'), 'the same origin')
  })
}

test('fakeFetch() takes secrets to no other origin', async (t) => {
  const { fetch } = fetching(redirecting(307, 'https://other.example.com/end'))
  const { headers } = await (await fetch('https://api.example.com/start', { headers: { authorization: 'Bearer x', cookie: 'a=b', 'x-kept': '1' } })).json() as { headers: [string, string][] }
  t.strictSame(headers.map(([name]) => name).filter((name) => ['authorization', 'cookie', 'x-kept'].includes(name)), ['x-kept'])
})

test('fakeFetch() follows five redirects, and no sixth', async (t) => {
  const chain = (length: number): FetchStub => ({ url }) => {
    const at = Number(new URL(url).pathname.slice(1))
    return at === length ? new Response('end') : new Response(null, { status: 302, headers: { location: `/${at + 1}` } })
  }
  t.equal(await (await fetching(chain(5)).fetch('https://api.example.com/0')).text(), 'end')
  await t.rejects(fetching(chain(6)).fetch('https://api.example.com/0'), { code: 'HP_ERR_FETCH_FAILED', message: /redirected more than 5 times/ })
})

test('fakeFetch() leaves a redirect to the plugin, or refuses it, where the plugin says so', async (t) => {
  const { fetch } = fetching(redirecting(302, 'https://evil.example/'))
  t.match(await fetch('https://api.example.com/start', { redirect: 'manual' }), { status: 302 })
  await t.rejects(fetch('https://api.example.com/start', { redirect: 'error' }), { code: 'HP_ERR_FETCH_FAILED', message: /redirect/ })
})

test('fakeFetch() takes a mebibyte out and eight back', async (t) => {
  const { fetch } = fetching(({ method }) => new Response(method === 'GET' ? 'x'.repeat(8_388_609) : 'ok'))
  t.match(await fetch('https://api.example.com/', { method: 'POST', body: 'x'.repeat(1_048_576) }), { status: 200 })
  await t.rejects(fetch('https://api.example.com/', { method: 'POST', body: 'x'.repeat(1_048_577) }), { code: 'HP_ERR_PARAMS', details: { pointer: '/body' } })
  await t.rejects(fetch('https://api.example.com/'), { code: 'HP_ERR_FETCH_FAILED', message: /larger than 8388608 bytes/ })
})

test('fakeFetch() fails as a network does where the stub throws, answers an error, or is not there', async (t) => {
  const refused = fetching(() => { throw new RangeError('it refuses connections') })
  await t.rejects(refused.fetch('https://api.example.com/'), { code: 'HP_ERR_FETCH_FAILED', details: { host: 'api.example.com', problem: 'it refuses connections' } })
  await t.rejects(fetching(() => Response.error()).fetch('https://api.example.com/'), { code: 'HP_ERR_FETCH_FAILED' })
  await t.rejects(fakeFetch(new Request('https://api.example.com/'), { ...OPTIONS, fetch: undefined }), { code: 'HP_ERR_FETCH_FAILED', message: /give createFakeHost\(\) a fetch/ })
})
