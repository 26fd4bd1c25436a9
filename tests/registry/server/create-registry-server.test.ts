import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createRegistryServer, openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import type { FastifyInstance } from 'fastify'
import { test } from 'tap'
import { NOW, acmeStore, packageOf, temporaryDirectory, type Fixture } from '../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

async function acmeServer(t: Cleaner): Promise<Fixture & { readonly server: FastifyInstance }> {
  const fixture = await acmeStore(t)
  const server = await createRegistryServer(fixture.store)
  t.teardown(() => server.close())
  return { ...fixture, server }
}

const upload = (payload: Uint8Array, token: string, type = 'application/octet-stream') => ({
  method: 'POST', url: '/api/publish', payload: Buffer.from(payload), headers: { 'content-type': type, authorization: `Bearer ${token}` },
} as const)

const yankCall = (payload: object, token: string) => ({
  method: 'POST', url: '/api/yank', payload, headers: { authorization: `Bearer ${token}` },
} as const)

test('GET answers each file with its type and an ETag', async (t) => {
  const { directory, server, keys, token } = await acmeServer(t)
  const { sha256 } = (await server.inject(upload(packageOf(keys), token))).json()
  const cases = [
    ['catalog.ndjson', 'application/x-ndjson; charset=utf-8', 'public, max-age=0'],
    ['index/acme.mail.ndjson', 'application/x-ndjson; charset=utf-8', 'public, max-age=0'],
    ['publishers/acme.json', 'application/json; charset=utf-8', 'public, max-age=0'],
    [`packages/acme.mail/1.0.0-${sha256}.hpk`, 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ] as const
  for (const [path, type, caching] of cases) {
    const answer = await server.inject(`/${path}`)
    t.equal(answer.statusCode, 200, path)
    t.match(answer.headers, { 'content-type': type, 'cache-control': caching, 'x-content-type-options': 'nosniff' }, path)
    t.same(answer.rawPayload, await readFile(join(directory, path)), path)
    const etag = String(answer.headers.etag)
    t.equal((await server.inject({ url: `/${path}`, headers: { 'if-none-match': etag } })).statusCode, 304, path)
    t.equal((await server.inject({ method: 'HEAD', url: `/${path}` })).statusCode, 200, path)
  }
})

test('GET answers nothing else of the directory', async (t) => {
  const { directory, server, keys, token } = await acmeServer(t)
  const { sha256 } = (await server.inject(upload(packageOf(keys), token))).json()
  await writeFile(join(directory, 'index/.hidden.ndjson'), 'x')
  await writeFile(join(directory, 'index/notes.txt'), 'x')
  await writeFile(join(directory, '.env'), 'x')
  await writeFile(join(directory, 'index/backup.ndjson'), 'x')
  await writeFile(join(directory, 'packages/acme.mail/draft.hpk'), 'x')
  await mkdir(join(directory, 'packages/private'), { recursive: true })
  await symlink(join(directory, 'private'), join(directory, 'packages/acme.link'))
  const paths = [
    '/', '/index', '/index/', '/packages', '/packages/acme.mail', '/packages/acme.mail/', '/publishers/',
    '/private', '/private/', '/private/tokens.json', '/private/lock', '/%70rivate/tokens.json', '/PRIVATE/tokens.json', '//private/tokens.json',
    '/index/../private/tokens.json', '/index/..%2fprivate%2ftokens.json', '/index/%2e%2e/private/tokens.json', '/index/..%5cprivate%5ctokens.json',
    '/index/%2e%2e%2fprivate%2ftokens.json.ndjson', '/index/..%252fprivate%252ftokens.json', '/publishers/..%2fprivate%2ftokens.json',
    '/publishers/%2e%2e%2fprivate%2ftokens.json', '/packages/%2e%2e/private', '/packages/..%2fprivate/tokens.json', '/packages/acme.link/tokens.json',
    '/packages/acme.mail/..%2f..%2fprivate%2ftokens.json', '/packages/private/tokens.json',
    '/index/.hidden.ndjson', '/index/notes.txt', '/index/backup.ndjson', '/packages/acme.mail/draft.hpk', '/.env',
    '/index/acme.mail.ndjson%00.html', '/index/acme.mail.ndjson/', '/index/ACME.mail.ndjson',
    '/index/__proto__.ndjson', `/packages/acme.mail/1.0.0-${sha256}.hpk.bak`, `/packages/acme.mail/${sha256}.hpk`, `/packages/acme.other/1.0.0-${sha256}.hpk`,
    '/publishers/nobody.json', '/etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/index/%ff.ndjson',
  ]
  for (const url of paths) {
    const answer = await server.inject({ url })
    t.ok(answer.statusCode === 404 || answer.statusCode === 400, `${url}: ${answer.statusCode}`)
    t.match(answer.json().code, /^HP_ERR_(ROUTE_UNKNOWN|BODY_SYNTAX)$/, url)
    t.notMatch(answer.payload, 'sha256', url)
    t.notMatch(answer.payload, directory, `${url}: no path of this machine`)
  }
})

test('POST /api/publish publishes, and answers the same for the same bytes', async (t) => {
  const { server, keys, token } = await acmeServer(t)
  const bytes = packageOf(keys)
  const first = await server.inject(upload(bytes, token))
  t.equal(first.statusCode, 201)
  t.match(first.json(), { id: 'acme.mail', version: '1.0.0', size: bytes.length })
  t.same((await server.inject(upload(bytes, token))).json(), first.json())
  t.match((await server.inject('/api/search?q=mail')).json(), { plugins: [{ id: 'acme.mail' }] })
})

test('POST /api/publish refuses with a code', async (t) => {
  const { store, server, keys, token } = await acmeServer(t)
  const zetaKeys = generateKeyPair()
  await store.registerPublisher('zeta', zetaKeys.publicKey)
  const zeta = await store.createToken('zeta')
  const good = packageOf(keys)
  const cases = [
    ['no token', { ...upload(good, ''), headers: { 'content-type': 'application/octet-stream' } }, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['a wrong token', upload(good, 'hpp_wrong'), 401, 'HP_ERR_UNAUTHENTICATED'],
    ['basic instead of bearer', { ...upload(good, token), headers: { 'content-type': 'application/octet-stream', authorization: `Basic ${token}` } }, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['another type', upload(good, token, 'text/plain'), 415, 'HP_ERR_MEDIA_TYPE'],
    ['JSON', upload(Buffer.from('{}'), token, 'application/json'), 415, 'HP_ERR_MEDIA_TYPE'],
    ['no body', { method: 'POST', url: '/api/publish', headers: { authorization: `Bearer ${token}` } }, 415, 'HP_ERR_MEDIA_TYPE'],
    ['an empty body', upload(new Uint8Array(), token), 422, 'HP_ERR_PACKAGE_FORMAT'],
    ['another publisher\'s prefix', upload(packageOf(zetaKeys), zeta), 403, 'HP_ERR_PUBLISH_DENIED'],
    ['another publisher\'s package', upload(good, zeta), 422, 'HP_ERR_PACKAGE_SIGNATURE'],
    ['a truncated package', upload(good.subarray(0, -512), token), 422, /^HP_ERR_PACKAGE_/],
  ] as const
  for (const [name, call, status, code] of cases) {
    const answer = await server.inject(call)
    t.equal(answer.statusCode, status, name)
    t.match(answer.json(), { code, message: String, fix: String }, name)
  }
  t.equal((await server.inject(upload(good, token))).statusCode, 201)
  const replaced = await server.inject(upload(packageOf(keys, {}, { 'README.md': 'other' }), token))
  t.match([replaced.statusCode, replaced.json().code], [409, 'HP_ERR_PUBLISH_EXISTS'])
})

test('POST /api/publish refuses a body over the limit', async (t) => {
  const directory = await temporaryDirectory(t)
  const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined, maxPackageBytes: 10_000 })
  t.teardown(() => store.close())
  await store.registerPublisher('acme', generateKeyPair().publicKey)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const answer = await server.inject(upload(new Uint8Array(10_001), await store.createToken('acme')))
  t.equal(answer.statusCode, 413)
  t.match(answer.json(), { code: 'HP_ERR_BODY_TOO_LARGE', message: 'The body is larger than 10000 bytes.' })
})

test('POST /api/publish refuses a stranger before the body is sent', async (t) => {
  const { server } = await acmeServer(t)
  const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(address.port), address.hostname)
  t.teardown(() => socket.destroy())
  // 60 MB are promised and never sent: only an answer given at the headers can arrive.
  socket.write('POST /api/publish HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 60000000\r\nAuthorization: Bearer no\r\n\r\n')
  const answer = await new Promise<string>((resolve) => { socket.once('data', (data) => { resolve(data.toString()) }) })
  t.match(answer, /^HTTP\/1\.1 401 /)
})

test('POST /api/yank yanks, or refuses with a code', async (t) => {
  const { store, server, keys, token } = await acmeServer(t)
  await server.inject(upload(packageOf(keys), token))
  await store.registerPublisher('zeta', generateKeyPair().publicKey)
  const good = { id: 'acme.mail', version: '1.0.0', reason: 'loses mail' }
  const cases = [
    ['another publisher', yankCall(good, await store.createToken('zeta')), 403, 'HP_ERR_PUBLISH_DENIED'],
    ['no token', yankCall(good, ''), 401, 'HP_ERR_UNAUTHENTICATED'],
    ['no reason', yankCall({ id: 'acme.mail', version: '1.0.0' }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['an empty reason', yankCall({ ...good, reason: '' }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['a number for a version', yankCall({ ...good, version: 1 }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['a property too many', yankCall({ ...good, force: true }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['an unknown version', yankCall({ ...good, version: '2.0.0' }, token), 404, 'HP_ERR_VERSION_UNKNOWN'],
    ['an unknown plugin', yankCall({ ...good, id: 'acme.mial' }, token), 404, 'HP_ERR_PLUGIN_UNKNOWN'],
  ] as const
  for (const [name, call, status, code] of cases) {
    const answer = await server.inject(call)
    t.equal(answer.statusCode, status, name)
    t.match(answer.json(), { code }, name)
  }
  const text = { method: 'POST', url: '/api/yank', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } } as const
  t.match((await server.inject({ ...text, payload: '{"id":' })).json(), { code: 'HP_ERR_BODY_SYNTAX' }, 'half a JSON text')
  t.match((await server.inject({ ...text, payload: '{"__proto__":{"id":"x"}}' })).json(), { code: /^HP_ERR_BODY_/ }, '__proto__')
  t.match((await server.inject({ ...text, payload: 'x'.repeat(9000) })).json(), { code: 'HP_ERR_BODY_TOO_LARGE', message: 'The body is larger than 8192 bytes.' })
  t.match((await server.inject(yankCall(good, token))).json(), { id: 'acme.mail', yanked: 'loses mail' })
})

test('GET /api/search finds; GET /healthz answers', async (t) => {
  const { server, keys, token } = await acmeServer(t)
  await server.inject(upload(packageOf(keys), token))
  t.match((await server.inject('/api/search')).json(), { plugins: [{ id: 'acme.mail' }] })
  t.same((await server.inject('/api/search?q=nothing+like+it')).json(), { plugins: [] })
  t.equal((await server.inject(`/api/search?q=${'x'.repeat(201)}`)).statusCode, 422)
  t.equal((await server.inject('/api/search?q=a&q=b')).statusCode, 422)
  t.same((await server.inject('/healthz')).json(), { ok: true })
})

test('errors of the operator\'s side are not told to callers', async (t) => {
  const { directory, server, keys, token } = await acmeServer(t)
  await server.inject(upload(packageOf(keys), token))
  await writeFile(join(directory, 'index/acme.mail.ndjson'), 'damaged')
  const answer = await server.inject(upload(packageOf(keys, { version: '1.1.0' }), token))
  t.equal(answer.statusCode, 500)
  t.match(answer.json(), { code: 'HP_ERR_INTERNAL', reference: /^[0-9a-f-]{36}$/ })
  t.notMatch(answer.payload, directory)
})

test('close() does not wait for keep-alive clients', async (t) => {
  const { server } = await acmeServer(t)
  const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(address.port), address.hostname)
  t.teardown(() => socket.destroy())
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n')
  await new Promise((resolve) => { socket.once('data', resolve) })
  const ended = new Promise((resolve) => { socket.once('close', resolve) })
  await server.close()
  await ended
  t.pass('both ended')
})
