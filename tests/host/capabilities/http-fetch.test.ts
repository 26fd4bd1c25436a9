import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { test } from 'tap'
import { httpFetch } from '../../../host/capabilities/http-fetch.ts'
import { fetching, LOOPBACK, origin } from './_origin.ts'
import { callerOf } from './_world.ts'

test('http.fetch sends method, path, query, headers and body, and answers status, headers and body', async (t) => {
  const { port, seen } = await origin(t, (_, response) => {
    response.writeHead(201, 'Made', [['X-A', '1'], ['X-A', '2'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']]).end('answer ü')
  })
  const { fetch } = await fetching(t, [`http://api.test:${port}`])
  const answer = await fetch(`http://api.test:${port}/a%20b?c=d#fragment`, { method: 'POST', headers: [['X-Token', 'secret'], ['content-type', 'text/plain']] }, 'body ü')
  t.match(seen, [{ method: 'POST', path: '/a%20b?c=d', host: `api.test:${port}`, body: 'body ü', headers: { 'x-token': 'secret', 'content-type': 'text/plain', 'user-agent': 'Hardpoint (acme.mail/1.2.0)' } }])
  t.match(answer, { status: 201, statusText: 'Made', body: 'answer ü', url: `http://api.test:${port}/a%20b?c=d`, redirected: false })
  t.strictSame(answer.headers.filter(([name]) => name === 'x-a' || name === 'set-cookie'), [['x-a', '1'], ['x-a', '2'], ['set-cookie', 'a=1'], ['set-cookie', 'b=2']])
})

test('http.fetch passes bytes unchanged', async (t) => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at))
  const { port } = await origin(t, (_, response) => { response.end(bytes) })
  const { gate } = await fetching(t, [`http://api.test:${port}`])
  const reply = await gate.call({ method: 'http.fetch', params: JSON.stringify({ url: `http://api.test:${port}/` }) }, callerOf({ 'http.fetch': { hosts: [`http://api.test:${port}`] } }), new AbortController().signal)
  t.ok(reply.ok && Buffer.compare(Buffer.from(reply.body ?? ''), bytes) === 0)
})

const ENCODED = [['gzip', gzipSync], ['deflate', deflateSync], ['br', brotliCompressSync]] as const

for (const [encoding, compress] of ENCODED) {
  test(`http.fetch takes the encoding ${encoding} off`, async (t) => {
    const { port } = await origin(t, (_, response) => { response.setHeader('content-encoding', encoding).end(compress('plain text')) })
    const { fetch } = await fetching(t, [`http://api.test:${port}`])
    const answer = await fetch(`http://api.test:${port}/`)
    t.equal(answer.body, 'plain text')
    t.notOk(answer.headers.some(([name]) => name === 'content-encoding' || name === 'content-length'))
  })

  test(`http.fetch ends a bomb in ${encoding} at its limit`, async (t) => {
    const { port } = await origin(t, (_, response) => { response.setHeader('content-encoding', encoding).end(compress(Buffer.alloc(64 * 1024 * 1024))) })
    const { refusal } = await fetching(t, [`http://api.test:${port}`])
    t.match(await refusal(`http://api.test:${port}/`), { code: 'HP_ERR_FETCH_FAILED', message: /larger than 8388608 bytes/ })
  })
}

test('http.fetch of a plugin whose license lapsed reads, and sends nothing that could change anything', async (t) => {
  const { port, seen } = await origin(t, (_, response) => { response.end('read') })
  const hosts = [`http://api.test:${port}`]
  const { gate } = await fetching(t, hosts)
  const lapsed = { ...callerOf({ 'http.fetch': { hosts } }), readOnly: true }
  const ask = (method: string) => gate.call({ method: 'http.fetch', params: JSON.stringify({ url: `http://api.test:${port}/`, init: { method } }) }, lapsed, new AbortController().signal)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) t.match(await ask(method), { ok: false, error: { code: 'HP_ERR_READ_ONLY' } }, method)
  t.same(seen, [])
  t.match(await ask('GET'), { ok: true })
})

test('http.fetch gives up the connection of an answer that it does not read', async (t) => {
  const { port } = await origin(t, (_, response) => { response.setHeader('content-encoding', 'zstd').write('without end') })
  const { refusal } = await fetching(t, [`http://api.test:${port}`])
  // One more than there are connections to an origin.
  const answers = await Promise.all(Array.from({ length: 17 }, () => refusal(`http://api.test:${port}/`)))
  t.same(answers.filter((error) => !/not asked for/.test(error?.message ?? '')), [])
})

test('http.fetch refuses an encoding it did not ask for, and one that does not decode', async (t) => {
  const { port } = await origin(t, (request, response) => { response.setHeader('content-encoding', request.url === '/a' ? 'zstd' : 'gzip').end('not gzip') })
  const { refusal } = await fetching(t, [`http://api.test:${port}`])
  t.match(await refusal(`http://api.test:${port}/a`), { code: 'HP_ERR_FETCH_FAILED', message: /not asked for/ })
  t.match(await refusal(`http://api.test:${port}/b`), { code: 'HP_ERR_FETCH_FAILED', message: /cannot be decoded/ })
})

test('http.fetch ends an answer that never ends', async (t) => {
  const { port } = await origin(t, (_, response) => {
    const pump = (): void => { while (!response.destroyed && response.write(Buffer.alloc(65_536))); }
    response.on('drain', pump)
    pump()
  })
  const { refusal } = await fetching(t, [`http://api.test:${port}`])
  t.match(await refusal(`http://api.test:${port}/`), { code: 'HP_ERR_FETCH_FAILED', message: /larger than/ })
})

test('http.fetch gives up on a server that does not answer', async (t) => {
  const { port } = await origin(t, () => {})
  const { refusal } = await fetching(t, [`http://api.test:${port}`])
  t.match(await refusal(`http://api.test:${port}/`, { timeoutMs: 50 }), { code: 'HP_ERR_FETCH_FAILED', message: /did not answer within 50 ms/ })
})

test('http.fetch gives up on a server that sends its body a byte at a time', async (t) => {
  const { port } = await origin(t, (_, response) => { const timer = setInterval(() => response.write('x'), 10); response.on('close', () => clearInterval(timer)) })
  const { refusal } = await fetching(t, [`http://api.test:${port}`])
  t.match(await refusal(`http://api.test:${port}/`, { timeoutMs: 100 }), { code: 'HP_ERR_FETCH_FAILED', message: /did not answer within 100 ms/ })
})

test('http.fetch names a refused connection without its address', async (t) => {
  const { port } = await origin(t, () => {})
  const { refusal } = await fetching(t, ['http://api.test:1'])
  const error = await refusal('http://api.test:1/')
  t.match(error, { code: 'HP_ERR_FETCH_FAILED', message: /refuses connections/ })
  t.notMatch(JSON.stringify(error), '127.0.0.1')
  t.ok(port > 0)
})

test('http.fetch names a name that does not resolve', async (t) => {
  const { refusal } = await fetching(t, ['gone.test'], { network: { resolve: async () => { throw Object.assign(new Error('x'), { code: 'ENOTFOUND' }) } } })
  t.match(await refusal('https://gone.test/'), { code: 'HP_ERR_FETCH_FAILED', message: /does not resolve/ })
})

test('http.fetch ends with the call that made it', async (t) => {
  const { port } = await origin(t, () => controller.abort())
  const controller = new AbortController()
  const { gate } = await fetching(t, [])
  const reply = await gate.call({ method: 'http.fetch', params: JSON.stringify({ url: `http://api.test:${port}/` }) }, callerOf({ 'http.fetch': { hosts: [`http://api.test:${port}`] } }), controller.signal)
  t.match(reply, { ok: false, error: { code: 'HP_ERR_FETCH_FAILED', message: /nobody waits/ } })
})

const BAD_REQUESTS: readonly (readonly [name: string, init: object, body?: string])[] = [
  ['a body over 1 MiB', { method: 'POST' }, 'x'.repeat(1_048_577)],
  ['a GET with a body', { method: 'GET' }, 'x'],
  ['the method CONNECT', { method: 'CONNECT' }], ['the method TRACE', { method: 'TRACE' }], ['a method with a line break', { method: 'GET / HTTP/1.1\r\nHost: evil' }],
  ['a Host header', { headers: [['Host', 'evil.test']] }], ['Transfer-Encoding', { headers: [['transfer-encoding', 'chunked']] }],
  ['X-Forwarded-For', { headers: [['X-Forwarded-For', '127.0.0.1']] }], ['Proxy-Authorization', { headers: [['Proxy-Authorization', 'Basic x']] }],
  ['a header with a line break', { headers: [['x-a', 'a\r\nHost: evil']] }], ['a header name with a line break', { headers: [['x-a\r\nHost', 'evil']] }],
  ['an empty header name', { headers: [['', 'x']] }], ['a header value beyond Latin-1', { headers: [['x-a', '\u0100']] }],
  ['a header of three', { headers: [['a', 'b', 'c']] }], ['65 headers', { headers: Array.from({ length: 65 }, (_, at) => [`x-${at}`, '1']) }],
  ['a timeout of an hour', { timeoutMs: 3_600_000 }], ['an unknown option', { dispatcher: {} }],
]

for (const [name, init, body] of BAD_REQUESTS) {
  test(`http.fetch refuses ${name}, and sends nothing`, async (t) => {
    const { port, seen } = await origin(t, (_, response) => { response.end() })
    const { refusal } = await fetching(t, [`http://api.test:${port}`])
    t.match(await refusal(`http://api.test:${port}/`, init, body), { code: 'HP_ERR_PARAMS' })
    t.strictSame(seen, [])
  })
}

test('http.fetch leaves out the headers of the connection', async (t) => {
  const { port, seen } = await origin(t, (_, response) => { response.end() })
  const { fetch } = await fetching(t, [`http://api.test:${port}`])
  await fetch(`http://api.test:${port}/`, { headers: [['connection', 'x-b'], ['keep-alive', '1'], ['content-length', '99'], ['te', 'trailers'], ['x-b', '1']] })
  t.match(seen, [{ headers: { 'x-b': '1' } }])
  t.notOk('te' in (seen[0]?.headers ?? {}) || seen[0]?.headers['content-length'] === '99')
})

const WIDER: readonly (readonly [granted: string, requested: string, wider: boolean])[] = [
  ['api.example.com', 'api.example.com', false], ['api.example.com', '*.example.com', false], ['*.example.com', '*.example.com', false],
  ['*.example.com', 'api.example.com', true], ['b.example.com', 'a.example.com', true], ['http://a.example.com', 'a.example.com', true],
  ['a.example.com', 'http://a.example.com', true], ['a.example.com:8443', 'a.example.com', true], ['a.b.example.com', '*.example.com', true], ['example.com', '*.example.com', true],
]

for (const [granted, requested, wider] of WIDER) {
  test(`http.fetch: ${granted} is ${wider ? '' : 'not '}wider than ${requested}`, async (t) => {
    t.equal(httpFetch.wider({ hosts: [granted] }, { hosts: [requested] }) !== undefined, wider)
  })
}

test('http.fetch keeps connections for the next request', async (t) => {
  const ports = new Set<number | undefined>()
  const { port } = await origin(t, (request, response) => { ports.add(request.socket.remotePort); response.end() })
  const { fetch } = await fetching(t, [`http://api.test:${port}`], LOOPBACK)
  for (let at = 0; at < 5; at++) await fetch(`http://api.test:${port}/`)
  t.ok(ports.size < 5, `${ports.size} connections for five requests`)
})

test('http.fetch gives each plugin connections of its own: one whose requests hang leaves another\'s alone', async (t) => {
  const { port, seen } = await origin(t, (request, response) => { if (request.url === '/quick') response.end('quick') })
  const { gate } = await fetching(t, [`http://api.test:${port}`])
  const capabilities = { 'http.fetch': { hosts: [`http://api.test:${port}`] } }
  const over = new AbortController()
  const ask = (plugin: string, path: string) => gate.call({ method: 'http.fetch', params: JSON.stringify({ url: `http://api.test:${port}${path}` }) }, callerOf(capabilities, { manifestMore: { id: plugin } }), over.signal)
  const hanging = Array.from({ length: 32 }, (_, at) => ask('acme.mail', `/${at}`))
  while (seen.length < 16) await new Promise((resolve) => { setTimeout(resolve, 5) })
  t.match(await ask('other.one', '/quick'), { ok: true })
  over.abort()
  t.match(await Promise.all(hanging), Array.from({ length: 32 }, () => ({ ok: false })))
})
