import type { ServerResponse } from 'node:http'
import { test } from 'tap'
import { fetching, LOOPBACK, origin } from './_origin.ts'

function to(response: ServerResponse, location: string, status = 302): void {
  response.writeHead(status, { location }).end('moved')
}

const METHODS: readonly (readonly [status: number, method: string, then: string, body: string])[] = [
  [301, 'POST', 'GET', ''], [302, 'POST', 'GET', ''], [303, 'POST', 'GET', ''], [303, 'PUT', 'GET', ''], [307, 'POST', 'POST', 'data'], [308, 'PUT', 'PUT', 'data'],
  [301, 'PUT', 'PUT', 'data'], [302, 'GET', 'GET', ''], [303, 'HEAD', 'HEAD', ''],
]

for (const [status, method, then, body] of METHODS) {
  test(`http.fetch follows ${status} to a ${method} with a ${then}`, async (t) => {
    const { port, seen } = await origin(t, (request, response) => { if (request.url === '/a') to(response, '/b', status); else response.end('there') })
    const { fetch } = await fetching(t, [`http://api.test:${port}`])
    const answer = await fetch(`http://api.test:${port}/a`, { method, headers: method === 'GET' || method === 'HEAD' ? [] : [['content-type', 'text/plain'], ['x-a', '1']] }, method === 'GET' || method === 'HEAD' ? undefined : 'data')
    t.match(answer, { status: 200, redirected: true, url: `http://api.test:${port}/b` })
    t.match(seen[1], { method: then, path: '/b', body })
    t.equal('content-type' in (seen[1]?.headers ?? {}), body !== '')
  })
}

test('http.fetch drops Authorization and Cookie on the way to another origin, and keeps them within one', async (t) => {
  const { port, seen } = await origin(t, (request, response) => {
    if (request.url === '/a') to(response, '/b')
    else if (request.url === '/b') to(response, `http://other.test:${port}/c`)
    else response.end()
  })
  const { fetch } = await fetching(t, [`http://api.test:${port}`, `http://other.test:${port}`])
  await fetch(`http://api.test:${port}/a`, { headers: [['Authorization', 'Bearer x'], ['Cookie', 'a=1'], ['x-a', '1']] })
  t.strictSame(seen.map(({ headers }) => [headers.authorization, headers.cookie, headers['x-a']]), [['Bearer x', 'a=1', '1'], ['Bearer x', 'a=1', '1'], [undefined, undefined, '1']])
})

test('http.fetch does not bring the secrets back when the way leads back', async (t) => {
  const { port, seen } = await origin(t, (request, response) => {
    if (request.url === '/a') to(response, `http://other.test:${port}/b`)
    else if (request.url === '/b') to(response, `http://api.test:${port}/c`)
    else response.end()
  })
  const { fetch } = await fetching(t, [`http://api.test:${port}`, `http://other.test:${port}`])
  await fetch(`http://api.test:${port}/a`, { headers: [['Authorization', 'Bearer x']] })
  t.equal(seen[2]?.headers.authorization, undefined)
})

const TRAPS: readonly (readonly [name: string, location: (port: number) => string, code: string])[] = [
  ['a host outside the grant', () => 'http://evil.test/', 'HP_ERR_GRANT_SCOPE'],
  ['another port of the host', () => 'http://api.test:1/', 'HP_ERR_GRANT_SCOPE'],
  ['https where only http is granted', (port) => `https://api.test:${port}/`, 'HP_ERR_GRANT_SCOPE'],
  ['the metadata service', () => 'http://169.254.169.254/latest/meta-data/', 'HP_ERR_GRANT_SCOPE'],
  ['a granted address that is private', (port) => `http://10.0.0.1:${port}/`, 'HP_ERR_FETCH_URL'],
  ['a granted name that resolves inside', (port) => `http://inside.test:${port}/`, 'HP_ERR_FETCH_URL'],
  ['user information', (port) => `http://u:p@api.test:${port}/`, 'HP_ERR_FETCH_URL'],
  ['a file', () => 'file:///etc/passwd', 'HP_ERR_FETCH_URL'],
  ['a network path', () => '//evil.test/', 'HP_ERR_GRANT_SCOPE'],
  ['backslashes', () => '\\\\evil.test/', 'HP_ERR_FETCH_URL'],
  ['what is no URL', () => 'http://[', 'HP_ERR_FETCH_URL'],
]

for (const [name, location, code] of TRAPS) {
  test(`http.fetch does not follow a redirect to ${name}`, async (t) => {
    const { port, seen } = await origin(t, (_, response) => to(response, location(port)))
    const resolve = async (host: string) => [{ address: host === 'inside.test' ? '10.0.0.1' : '127.0.0.1', family: 4 }]
    const { refusal } = await fetching(t, [`http://api.test:${port}`, `http://10.0.0.1:${port}`, `http://inside.test:${port}`], { ...LOOPBACK, network: { resolve } })
    t.equal((await refusal(`http://api.test:${port}/`))?.code, code)
    t.equal(seen.length, 1)
  })
}

test('http.fetch follows five redirects and no sixth', async (t) => {
  const { port, seen } = await origin(t, (request, response) => {
    const left = Number(request.url?.slice(1))
    if (left > 0) to(response, `/${left - 1}`)
    else response.end('there')
  })
  const { fetch, refusal } = await fetching(t, [`http://api.test:${port}`])
  t.match(await fetch(`http://api.test:${port}/5`), { status: 200, body: 'there' })
  seen.length = 0
  t.match(await refusal(`http://api.test:${port}/6`), { code: 'HP_ERR_FETCH_FAILED', message: /more than 5 times/ })
  t.equal(seen.length, 6)
})

test('http.fetch hands a redirect out, or fails, as it is asked', async (t) => {
  const { port } = await origin(t, (_, response) => to(response, 'http://evil.test/', 307))
  const { fetch, refusal } = await fetching(t, [`http://api.test:${port}`])
  const answer = await fetch(`http://api.test:${port}/`, { redirect: 'manual' })
  t.match(answer, { status: 307, redirected: false })
  t.ok(answer.headers.some(([name, value]) => name === 'location' && value === 'http://evil.test/'))
  t.match(await refusal(`http://api.test:${port}/`, { redirect: 'error' }), { code: 'HP_ERR_FETCH_FAILED' })
})

test('http.fetch answers a redirect without a place to go to', async (t) => {
  const { port } = await origin(t, (_, response) => { response.writeHead(302).end('where?') })
  const { fetch } = await fetching(t, [`http://api.test:${port}`])
  t.match(await fetch(`http://api.test:${port}/`), { status: 302, body: 'where?' })
})
