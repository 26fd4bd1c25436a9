import { request as httpRequest, Agent } from 'node:http'
import { connect } from 'node:net'
import { test } from 'tap'
import { createServer } from '../../../host/http/create-server.ts'
import { ADMIN, answer, bearer, fakeParts, sendRaw, startServer } from './_fake-parts.ts'

test('createServer() answers health without touching a plugin', async (t) => {
  const { url, invocations } = await startServer(t)
  const alive = await fetch(`${url}/healthz`)
  t.equal(alive.status, 200)
  t.same(await alive.json(), { status: 'ok' })
  t.equal((await fetch(`${url}/readyz`)).status, 200)
  t.same(invocations, [])
})

test('createServer() sets the security headers on every answer, and no banner', async (t) => {
  const { url } = await startServer(t)
  for (const path of ['/healthz', '/nothing', '/api/v1/status', '/p/none']) {
    const { headers } = await fetch(url + path)
    t.match(Object.fromEntries(headers), {
      'x-content-type-options': 'nosniff', 'content-security-policy': /default-src 'none'.*sandbox/, 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer',
      'cache-control': 'no-store', 'x-request-id': /^[0-9a-f-]{36}$/,
    }, path)
    t.equal(headers.get('server') ?? headers.get('x-powered-by'), null)
    t.equal(headers.get('access-control-allow-origin'), null, 'no CORS')
  }
})

test('createServer() makes its own request ids', async (t) => {
  const { url } = await startServer(t)
  const { headers } = await fetch(`${url}/healthz`, { headers: { 'x-request-id': 'forged', 'request-id': 'forged' } })
  t.not(headers.get('x-request-id'), 'forged')
})

test('createServer() answers everything unknown in JSON, with the nearest name', async (t) => {
  const { url } = await startServer(t)
  const cases: [string, string, number, object][] = [
    ['GET', '/healtz', 404, { code: 'HP_ERR_ROUTE_UNKNOWN', nearest: '/healthz' }],
    ['POST', '/', 404, { code: 'HP_ERR_ROUTE_UNKNOWN' }],
    ['POST', '/healthz', 405, { code: 'HP_ERR_METHOD', allowed: 'GET, HEAD' }],
    ['GET', '/api/v1/plugin', 404, { code: 'HP_ERR_ROUTE_UNKNOWN', nearest: '/api/v1/plugins' }],
    ['PATCH', '/api/v1/plugins/x/grants', 405, { code: 'HP_ERR_METHOD', allowed: 'GET, HEAD, PUT' }],
    ['GET', `/${'x'.repeat(5000)}`, 404, { code: 'HP_ERR_ROUTE_UNKNOWN' }],
    ['GET', '/__proto__', 404, { code: 'HP_ERR_ROUTE_UNKNOWN' }],
  ]
  for (const [method, path, status, body] of cases) {
    const response = await fetch(url + path, { method, ...(method === 'POST' ? { body: 'not json' } : {}) })
    t.equal(response.status, status, `${method} ${path.slice(0, 40)}`)
    t.match(await response.json(), { ...body, message: String, fix: String, requestId: String })
  }
})

test('createServer() answers what is no HTTP with our body, and closes', async (t) => {
  const { port } = await startServer(t)
  const cases: [string, string, number, string][] = [
    ['no HTTP', 'NONSENSE\r\n\r\n', 400, 'HP_ERR_REQUEST_INVALID'],
    ['huge header', `GET / HTTP/1.1\r\nhost: h\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'HP_ERR_HEADERS_TOO_LARGE'],
    ['bare LF smuggling', 'GET / HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n1\n', 400, 'HP_ERR_REQUEST_INVALID'],
    ['control byte', 'GET /\u0001 HTTP/1.1\r\nhost: h\r\n\r\n', 400, 'HP_ERR_REQUEST_INVALID'],
    ['no host', 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'no Host'],
    ['bad percent', 'GET /%zz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n', 400, 'HP_ERR_REQUEST_INVALID'],
  ]
  for (const [name, bytes, status, code] of cases) {
    const text = await sendRaw(port, bytes)
    t.match(text, new RegExp(`^HTTP/1\\.1 ${status} `), name)
    t.match(text, /connection: close/i, name)
    t.match(text, code, name)
  }
})

test('createServer() hides what went wrong inside, and logs it', async (t) => {
  const { url, parts } = await startServer(t, {
    routes: [{ id: 'open', method: 'GET', path: '/open', access: 'public' }],
    answer: () => { throw new TypeError('S3CRET path /etc/x') },
  })
  const response = await fetch(`${url}/p/acme.mail/open`)
  t.equal(response.status, 500)
  const body = await response.json() as Record<string, unknown>
  t.match(body, { code: 'HP_ERR_INTERNAL', reference: response.headers.get('x-request-id') })
  t.notMatch(JSON.stringify(body), /S3CRET|TypeError/)
  t.match(parts.logs.recent({ level: 'error' }), [{ requestId: body['reference'], fields: { cause: /S3CRET/ } }])
})

test('createServer() drains: requests in flight finish, new ones are refused, idle connections close', async (t) => {
  const entered = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const { app, url } = await startServer(t, {
    routes: [{ id: 'open', method: 'GET', path: '/open', access: 'public' }],
    answer: async () => { entered.resolve(); await leave.promise; return answer({ status: 200, headers: [] }, 'late') },
  })
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  const get = (path: string): Promise<{ status: number | undefined; connection: string | undefined; text: string }> => new Promise((resolve, reject) => {
    httpRequest(url + path, { agent }, (response) => {
      let text = ''
      response.on('data', (chunk) => { text += String(chunk) }).on('end', () => resolve({ status: response.statusCode, connection: response.headers.connection, text }))
    }).on('error', reject).end()
  })
  t.equal((await get('/healthz')).connection, 'keep-alive')
  const late = get('/p/acme.mail/open')
  await entered.promise
  const closed = app.close()
  // preClose runs in the next ticks; a request through inject sees what one on an open connection would.
  await new Promise((resolve) => { setImmediate(resolve) })
  leave.resolve()
  t.match(await late, { status: 200, connection: 'close', text: 'late' })
  await closed
  t.pass('closed though the client keeps its connections alive')
})

test('createServer() refuses what comes on an open connection while it closes', async (t) => {
  const entered = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const { app, port } = await startServer(t, {
    routes: [{ id: 'open', method: 'GET', path: '/open', access: 'public' }],
    answer: async () => { entered.resolve(); await leave.promise; return answer({ status: 200, headers: [] }, 'late') },
  })
  const closed = Promise.withResolvers<string>()
  let text = ''
  const other = connect(port, '127.0.0.1')
  other.on('data', (chunk) => { text += String(chunk) }).on('close', () => closed.resolve(text))
  // Half a request: the connection is busy, so closing does not cut it.
  other.write('GET /readyz HTTP/1.1\r\nhost: h\r\n')
  const first = sendRaw(port, 'GET /p/acme.mail/open HTTP/1.1\r\nhost: h\r\n\r\n')
  await entered.promise
  const closing = app.close()
  await new Promise((resolve) => { setImmediate(resolve) })
  other.write('\r\n')
  t.match(await closed.promise, /^HTTP\/1\.1 503 [\s\S]*connection: close[\s\S]*HP_ERR_SHUTTING_DOWN/i)
  leave.resolve()
  t.match(await first, /connection: close[\s\S]*late/i)
  await closing
})

test('createServer() believes X-Forwarded-For from the proxies named alone', async (t) => {
  const ipOf = async (trustProxy: string[] | undefined): Promise<string> => {
    const app = createServer(fakeParts({ parts: { config: trustProxy === undefined ? {} : { trustProxy } } }).parts)
    app.get('/ip', async (request) => ({ ip: request.ip }))
    const response = await app.inject({ url: '/ip', headers: { 'x-forwarded-for': '203.0.113.9' }, remoteAddress: '10.0.0.1' })
    await app.close()
    return (response.json() as { ip: string }).ip
  }
  t.equal(await ipOf(undefined), '10.0.0.1')
  t.equal(await ipOf([]), '10.0.0.1')
  t.equal(await ipOf(['192.0.2.0/24']), '10.0.0.1')
  t.equal(await ipOf(['10.0.0.0/8']), '203.0.113.9')
})

test('createServer() serves by inject without listening', async (t) => {
  const app = createServer(fakeParts().parts)
  t.teardown(() => app.close())
  const response = await app.inject({ url: '/api/v1/status', headers: bearer(ADMIN) })
  t.equal(response.statusCode, 200)
})
