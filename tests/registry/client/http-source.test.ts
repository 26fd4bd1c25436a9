import { createServer } from 'node:net'
import type { RequestListener } from 'node:http'
import { test } from 'tap'
import { httpSource, type HttpSourceOptions } from '../../../registry/client/http-source.ts'
import { errorOf, mirror } from '../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

async function read(t: Cleaner, answer: RequestListener, { timeoutMs = 10_000, maxBytes = 1000 } = {}): Promise<Uint8Array | undefined> {
  return httpSource(new URL(await mirror(t, answer)), { timeoutMs }).read('index/a.b.ndjson', { maxBytes })
}

test('httpSource() reads below its base', async (t) => {
  const asked: unknown[] = []
  const base = await mirror(t, (request, response) => { asked.push(request.url, request.headers.authorization); response.end('text') })
  const source = httpSource(new URL('deep/', base), { timeoutMs: 10_000 })
  t.equal(String(await source.read('index/a.b.ndjson', { maxBytes: 4 })), 'text')
  t.same(asked, ['/deep/index/a.b.ndjson', undefined])
})

test('httpSource() tells an absent file from an absent registry', async (t) => {
  for (const status of [404, 410]) {
    t.equal(await read(t, (_request, response) => { response.writeHead(status).end('<html>') }), undefined, `${status}`)
  }
  for (const status of [204, 206, 400, 401, 403, 429, 500, 502, 503]) {
    t.match(await errorOf(read(t, (_request, response) => { response.writeHead(status).end() })),
      { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: `HTTP ${status}` } }, `${status}`)
  }
})

test('httpSource() stops a body at its limit', async (t) => {
  const cases: readonly [string, RequestListener][] = [
    ['that says its length', (_request, response) => { response.writeHead(200, { 'content-length': 1001 }).end('x'.repeat(1001)) }],
    ['that promises more than it will send', (_request, response) => { response.writeHead(200, { 'content-length': 1e12 }).write('x') }],
    ['that never ends', (_request, response) => {
      const pump = (): void => { while (!response.destroyed && response.write('x'.repeat(500))); }
      response.on('drain', pump)
      pump()
    }],
  ]
  for (const [name, answer] of cases) {
    t.match(await errorOf(read(t, answer)), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: 'it is longer than 1000 bytes' } }, name)
  }
})

test('httpSource() gives up after its time, wherever the mirror stalls', async (t) => {
  const timers: NodeJS.Timeout[] = []
  t.teardown(() => { timers.forEach(clearInterval) })
  const cases: readonly [string, RequestListener][] = [
    ['before the headers', () => undefined],
    ['in the body', (_request, response) => { response.writeHead(200).write('x') }],
    ['dripping', (_request, response) => { timers.push(setInterval(() => response.write('x'), 10)) }],
    ['in a chain of redirects', (_request, response) => { timers.push(setTimeout(() => response.writeHead(302, { location: '/next' }).end(), 60)) }],
  ]
  for (const [name, answer] of cases) {
    t.match(await errorOf(read(t, answer, { timeoutMs: 100 })),
      { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: 'no complete answer came within 100 ms' } }, name)
  }
})

test('httpSource() does not take a part for the whole', async (t) => {
  const cases: readonly [string, RequestListener][] = [
    ['fewer bytes than promised', (_request, response) => { response.writeHead(200, { 'content-length': 10 }).write('text', () => response.destroy()) }],
    ['chunks without an end', (_request, response) => { response.writeHead(200).write('text', () => response.destroy()) }],
    ['nothing', (request) => { request.destroy() }],
  ]
  for (const [name, answer] of cases) {
    t.match(await errorOf(read(t, answer)), { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: /the connection was cut|the answer was cut off/ } }, name)
  }
})

test('httpSource() calls what is no HTTP at all unreachable', async (t) => {
  const server = createServer((socket) => { socket.on('error', () => undefined).end('220 mail.example ESMTP\r\n') })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  t.match(await errorOf(httpSource(new URL(`http://127.0.0.1:${port}/`), { timeoutMs: 5000 }).read('x', { maxBytes: 10 })), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
})

test('httpSource() names a refused connection', async (t) => {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await new Promise((resolve) => { server.close(resolve) })
  t.match(await errorOf(httpSource(new URL(`http://127.0.0.1:${port}/`), { timeoutMs: 5000 }).read('x', { maxBytes: 10 })),
    { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: 'the connection was refused' } })
})

test('httpSource() follows redirects within its origin alone', async (t) => {
  const other: string[] = []
  const elsewhere = await mirror(t, (request, response) => { other.push(String(request.url)); response.end('stolen') })
  t.equal(String(await read(t, (request, response) => {
    if (request.url === '/moved') response.end('text')
    else response.writeHead(307, { location: '/moved' }).end()
  })), 'text')
  const cases: readonly [string, string | undefined, RegExp][] = [
    ['another port', elsewhere, /another origin/],
    ['another scheme', 'https://127.0.0.1/', /another origin/],
    ['a network-path reference', '//169.254.169.254/latest/meta-data', /another origin/],
    ['a file', 'file:///etc/passwd', /another origin/],
    ['nowhere', 'http://', /to nowhere/],
    ['itself', '/again', /too often/],
  ]
  for (const [name, location, problem] of cases) {
    const error = await errorOf(read(t, (_request, response) => { response.writeHead(302, location === undefined ? {} : { location }).end() }))
    t.match(error, { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem } }, name)
  }
  t.same(other, [], 'the other origin was never asked')
})

test('httpSource() goes through the dispatcher it is given', async (t) => {
  const asked: string[] = []
  const dispatcher = {
    dispatch: ({ origin, path }: { origin: string; path: string }): never => {
      asked.push(`${origin}${path}`)
      throw new TypeError('the dispatcher refused it')
    },
  } as unknown as NonNullable<HttpSourceOptions['dispatcher']>
  const source = httpSource(new URL('https://registry.example/'), { timeoutMs: 5000, dispatcher })
  t.match(await errorOf(source.read('catalog.ndjson', { maxBytes: 10 })),
    { code: 'HP_ERR_REGISTRY_UNREACHABLE', details: { problem: 'the dispatcher refused it' } })
  t.same(asked, ['https://registry.example/catalog.ndjson'])
})
