import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { OPERATOR, createRegistryServer, openRegistryStore, type Commit, type RegistryServerOptions } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import type { FastifyInstance } from 'fastify'
import { test } from 'tap'
import { digestOf } from '../../../registry/roles/mod.ts'
import { commitOf, inForce, lineOf } from '../_author.ts'
import { NOW, acmeStore, newRegistry, packageOf, type Fixture } from '../_fixtures.ts'
import { madeBy } from '../_operating.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

async function acmeServer(t: Cleaner, options: RegistryServerOptions = {}): Promise<Fixture & { readonly server: FastifyInstance }> {
  const fixture = await acmeStore(t)
  const server = await createRegistryServer(fixture.store, options)
  t.teardown(() => server.close())
  return { ...fixture, server }
}

const upload = (payload: Uint8Array, token: string, type = 'application/octet-stream') => ({
  method: 'PUT', url: `/api/packages/${digestOf(payload).sha256}`, payload: Buffer.from(payload), headers: { 'content-type': type, authorization: `Bearer ${token}` },
} as const)

const commitCall = (payload: object, token: string) => ({
  method: 'POST', url: '/api/commit', payload, headers: { authorization: `Bearer ${token}` },
} as const)

/** Publishes over HTTP. */
async function publish({ server, directory, keys, token }: Fixture & { readonly server: FastifyInstance }, version = '1.0.0') {
  const bytes = packageOf(keys, { version })
  const line = lineOf(bytes, keys)
  await server.inject(upload(bytes, token))
  const answer = await server.inject(commitCall(await commitOf(directory, { keys, lines: { 'acme.mail': [...await (await inForce(directory)).lines('acme.mail'), line] } }), token))
  return { line, answer }
}

test('GET answers each file with its type, an ETag, and for how long it holds', async (t) => {
  const fixture = await acmeServer(t)
  const { directory, server } = fixture
  const { line } = await publish(fixture)
  const { indexes } = await inForce(directory)
  const record = (await server.inject('/metadata/2.targets.json')).json().signed.targets['publishers/acme.json'].hashes.sha256
  const [revalidated, short, immutable] = ['public, max-age=0', 'public, max-age=60', 'public, max-age=31536000, immutable']
  const [ndjson, json] = ['application/x-ndjson; charset=utf-8', 'application/json; charset=utf-8']
  const cases = [
    ['catalog.ndjson', ndjson, revalidated], ['metadata/timestamp.json', json, revalidated],
    ['metadata/1.root.json', json, short], ['metadata/3.snapshot.json', json, short], ['metadata/2.targets.json', json, short], ['metadata/1.namespace.acme.json', json, short],
    [`targets/index/${indexes['index/acme.mail.ndjson']?.sha256}.acme.mail.ndjson`, ndjson, immutable], [`targets/publishers/${record}.acme.json`, json, immutable],
    [`packages/acme.mail/1.0.0-${line.sha256}.hpk`, 'application/octet-stream', immutable],
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
  const fixture = await acmeServer(t)
  const { directory, server } = fixture
  const { line: { sha256 } } = await publish(fixture)
  for (const path of ['targets/index/.hidden.ndjson', 'targets/index/notes.txt', '.env', 'targets/index/acme.mail.ndjson', 'metadata/root.json', 'metadata/1.online.json', 'packages/acme.mail/draft.hpk']) {
    await writeFile(join(directory, path), 'x')
  }
  await mkdir(join(directory, 'packages/private'), { recursive: true })
  await symlink(join(directory, 'private'), join(directory, 'packages/acme.link'))
  const paths = [
    '/', '/index', '/metadata', '/metadata/', '/targets', '/targets/index/', '/packages', '/packages/acme.mail', '/packages/acme.mail/',
    '/private', '/private/', '/private/tokens.json', '/private/online.key.json', '/private/lock', '/%70rivate/tokens.json', '/PRIVATE/tokens.json', '//private/tokens.json',
    '/metadata/../private/tokens.json', '/metadata/..%2fprivate%2ftokens.json', '/metadata/%2e%2e/private/online.key.json', '/metadata/..%5cprivate%5ctokens.json',
    '/metadata/1.namespace.%2e%2e%2fprivate%2ftokens.json', '/metadata/1.namespace...json', '/metadata/01.root.json', '/metadata/0.root.json', '/metadata/-1.root.json',
    '/metadata/1.timestamp.json', '/metadata/root.json', '/metadata/1.online.json', '/metadata/1.root.json%00', '/metadata/1.root.json/', '/metadata/1.ROOT.json', '/metadata/9.root.json',
    '/targets/index/%2e%2e%2fprivate%2ftokens.json.ndjson', '/targets/index/..%252fprivate%252ftokens.json', '/targets/publishers/..%2fprivate%2ftokens.json',
    '/packages/%2e%2e/private', '/packages/..%2fprivate/tokens.json', '/packages/acme.link/tokens.json', '/packages/acme.link/online.key.json',
    '/packages/acme.mail/..%2f..%2fprivate%2ftokens.json', '/packages/private/tokens.json',
    '/targets/index/.hidden.ndjson', '/targets/index/notes.txt', '/targets/index/acme.mail.ndjson', '/packages/acme.mail/draft.hpk', '/.env',
    `/targets/index/${sha256}.acme.mail.ndjson`, `/targets/index/${sha256}.ACME.mail.ndjson`, `/targets/index/${sha256}.__proto__.ndjson`,
    `/packages/acme.mail/1.0.0-${sha256}.hpk.bak`, `/packages/acme.mail/${sha256}.hpk`, `/packages/acme.other/1.0.0-${sha256}.hpk`,
    `/private/staged/acme/${sha256}.hpk`, '/etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/targets/index/%ff.ndjson', '/api/downloads/..%2fx',
  ]
  for (const url of paths) {
    const answer = await server.inject({ url })
    t.ok(answer.statusCode === 404 || answer.statusCode === 400, `${url}: ${answer.statusCode}`)
    t.match(answer.json().code, /^HP_ERR_(ROUTE_UNKNOWN|BODY_SYNTAX)$/, url)
    t.notMatch(answer.payload, /privateKey|sha256/, url)
    t.notMatch(answer.payload, directory, `${url}: no path of this machine`)
  }
})

test('PUT /api/packages and POST /api/commit publish, and answer the same for the same', async (t) => {
  const { directory, server, keys, token } = await acmeServer(t)
  const bytes = packageOf(keys)
  for (const _ of [1, 2]) t.equal((await server.inject(upload(bytes, token))).statusCode, 201)
  const commit = await commitOf(directory, { keys, lines: { 'acme.mail': [lineOf(bytes, keys)] } })
  for (const _ of [1, 2]) {
    const answer = await server.inject(commitCall(commit, token))
    t.equal(answer.statusCode, 200)
    t.same(answer.json(), { publisher: 'acme', version: 1 })
  }
  t.match((await server.inject('/api/search?q=mail')).json(), { plugins: [{ id: 'acme.mail' }] })
})

test('PUT /api/packages refuses with a code', async (t) => {
  const { store, operator, server, keys, token } = await acmeServer(t)
  const zetaKeys = generateKeyPair()
  await store.registerPublisher('zeta', zetaKeys.publicKey, operator.targets)
  const zeta = (await store.createToken('zeta')).token
  const yanks = (await store.createToken('acme', { scopes: ['yank'] })).token
  const good = packageOf(keys)
  const cases = [
    ['no token', { ...upload(good, ''), headers: { 'content-type': 'application/octet-stream' } }, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['a wrong token', upload(good, 'hpp_wrong'), 401, 'HP_ERR_UNAUTHENTICATED'],
    ['a token for something else', upload(good, yanks), 403, 'HP_ERR_TOKEN_SCOPE'],
    ['basic instead of bearer', { ...upload(good, token), headers: { 'content-type': 'application/octet-stream', authorization: `Basic ${token}` } }, 401, 'HP_ERR_UNAUTHENTICATED'],
    ['another type', upload(good, token, 'text/plain'), 415, 'HP_ERR_MEDIA_TYPE'],
    ['JSON', upload(Buffer.from('{}'), token, 'application/json'), 415, 'HP_ERR_MEDIA_TYPE'],
    ['no body', { method: 'PUT', url: upload(good, token).url, headers: { authorization: `Bearer ${token}` } }, 415, 'HP_ERR_MEDIA_TYPE'],
    ['no digest', { ...upload(good, token), url: '/api/packages/x' }, 404, 'HP_ERR_ROUTE_UNKNOWN'],
    ['another digest', { ...upload(good, token), url: `/api/packages/${'a'.repeat(64)}` }, 403, 'HP_ERR_PUBLISH_DENIED'],
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
})

test('PUT /api/packages says when to come again, where as many packages wait as are held', async (t) => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const { store, keys, token } = await acmeStore(t, { preflight: () => promise })
  t.teardown(() => { resolve(undefined) })
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const [last = new Uint8Array(), ...held] = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map((version) => packageOf(keys, { version }))
  const staged = held.map((bytes) => store.stage(digestOf(bytes).sha256, bytes, token))
  const refused = await server.inject(upload(last, token))
  t.match([refused.statusCode, refused.headers['retry-after'], refused.json()], [503, '15', { code: 'HP_ERR_REGISTRY_BUSY', seconds: 15 }])
  resolve(undefined)
  await Promise.all(staged)
  t.equal((await server.inject(upload(last, token))).statusCode, 201, 'the very same, once there is place')
})

test('PUT /api/packages refuses a body over the limit', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined, maxPackageBytes: 10_000 })
  t.teardown(() => store.close())
  await store.registerPublisher('acme', generateKeyPair().publicKey, operator.targets)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const answer = await server.inject(upload(new Uint8Array(10_001), (await store.createToken('acme')).token))
  t.equal(answer.statusCode, 413)
  t.match(answer.json(), { code: 'HP_ERR_BODY_TOO_LARGE', message: 'The body is larger than 10000 bytes.' })
})

test('writes refuse a stranger before the body is sent', async (t) => {
  const { server } = await acmeServer(t)
  const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  for (const head of [`PUT /api/packages/${'a'.repeat(64)} HTTP/1.1\r\nContent-Type: application/octet-stream`, 'POST /api/commit HTTP/1.1\r\nContent-Type: application/json', 'POST /api/roles HTTP/1.1\r\nContent-Type: application/json']) {
    const socket = connect(Number(address.port), address.hostname)
    t.teardown(() => socket.destroy())
    // Megabytes are promised and never sent: only an answer given at the headers can arrive.
    socket.write(`${head}\r\nHost: x\r\nContent-Length: 9000000\r\nAuthorization: Bearer no\r\n\r\n`)
    const answer = await new Promise<string>((resolve) => { socket.once('data', (data) => { resolve(data.toString()) }) })
    t.match(answer, /^HTTP\/1\.1 401 /, head)
  }
})

test('what cannot be read as a request, or does not arrive, is answered with a code', async (t) => {
  const { server } = await acmeServer(t, { requestTimeoutMs: 100 })
  const address = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const cases = [
    ['no HTTP', 'hello\r\n\r\n', 400, 'HP_ERR_REQUEST_INVALID'],
    ['two lengths', 'POST /api/commit HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400, 'HP_ERR_REQUEST_INVALID'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'HP_ERR_HEADERS_TOO_LARGE'],
    ['half a request', 'GET / HTTP/1.1\r\nHost:', 408, 'HP_ERR_REQUEST_TIMEOUT'],
  ] as const
  for (const [name, request, status, code] of cases) {
    const socket = connect(Number(address.port), address.hostname)
    t.teardown(() => socket.destroy())
    socket.write(request)
    const answer = await new Promise<string>((resolve) => { socket.once('data', (data) => { resolve(data.toString()) }) })
    t.match(answer, new RegExp(`^HTTP/1.1 ${status} `), name)
    t.match(JSON.parse(answer.slice(answer.indexOf('{'))), { code, message: String, fix: String }, name)
  }
})

test('writes are limited for each token', async (t) => {
  const { store, server, keys, token } = await acmeServer(t, { writesAMinute: 3 })
  const second = (await store.createToken('acme')).token
  const bytes = packageOf(keys)
  for (let n = 0; n < 3; n++) t.equal((await server.inject(upload(bytes, token))).statusCode, 201)
  for (const call of [upload(bytes, token), commitCall({ publisher: 'acme', role: '{}', indexes: {} }, token)]) {
    const refused = await server.inject(call)
    t.equal(refused.statusCode, 429)
    t.match(refused.json(), { code: 'HP_ERR_WRITE_RATE', limit: 3 })
    t.match(refused.headers['retry-after'], /^\d+$/)
  }
  t.equal((await server.inject(upload(bytes, second))).statusCode, 201, 'another token')
  t.equal((await server.inject(upload(bytes, 'hpp_wrong'))).statusCode, 401, 'a stranger')
  t.equal((await server.inject('/metadata/timestamp.json')).statusCode, 200, 'reading')
})

test('questions are limited for each address, and files are not', async (t) => {
  const { server } = await acmeServer(t, { readsAMinute: 4, trustProxy: ['10.0.0.0/8'] })
  const one = { remoteAddress: '192.0.2.1' }
  for (const url of ['/api/downloads/acme.mail', '/api/downloads/acme.mail', '/npm/@acme%2fmail', '/npm/-/ping']) t.not((await server.inject({ url, ...one })).statusCode, 429, url)
  for (const url of ['/api/downloads/acme.mail', '/npm/-/ping', '/npm/-/v1/search', '/npm/@acme/mail', '/npm/@acme/mail/-/mail-1.0.0.tgz', '/npm/-/package/@acme%2fmail/dist-tags']) {
    const refused = await server.inject({ url, ...one })
    t.equal(refused.statusCode, 429, url)
    t.match(refused.json(), { code: 'HP_ERR_READ_RATE', limit: 4 }, url)
    t.match(refused.headers['retry-after'], /^\d+$/, url)
  }
  t.equal((await server.inject({ url: '/metadata/timestamp.json', ...one })).statusCode, 200, 'a file')
  const ask = async (remoteAddress: string, forwarded?: string) =>
    (await server.inject({ url: '/api/downloads/acme.mail', remoteAddress, ...(forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }) })).statusCode
  t.equal(await ask('192.0.2.2'), 200, 'another address')
  t.equal(await ask('192.0.2.1', '192.0.2.3'), 429, 'a stranger is not believed whom it asks for')
  for (const proxy of ['127.0.0.1', '::1', '10.1.2.3']) {
    t.equal(await ask(proxy, '192.0.2.1'), 429, `${proxy} says who asks`)
    t.equal(await ask(proxy, '192.0.2.1, 192.0.2.9'), 200, `${proxy}: whom the stranger named before it is not asked about`)
  }
})

test('searches are limited for themselves', async (t) => {
  const { server } = await acmeServer(t, { searchesAMinute: 2 })
  for (const [url, status] of [['/api/search', 200], ['/npm/-/v1/search', 200], ['/api/search', 429], ['/npm/-/v1/search', 429], ['/npm/-/ping', 200], ['/api/downloads/acme.mail', 200]] as const) {
    t.equal((await server.inject(url)).statusCode, status, url)
  }
})

test('an IPv6 network counts as one address', async (t) => {
  const { server } = await acmeServer(t, { readsAMinute: 2 })
  const ask = async (remoteAddress: string) => (await server.inject({ url: '/api/downloads/acme.mail', remoteAddress })).statusCode
  t.same([await ask('2001:db8:1:1::1'), await ask('2001:db8:1:1::2'), await ask('2001:db8:1:1:ffff::3'), await ask('2001:db8:1:2::1')], [200, 200, 429, 200])
})

test('POST /api/commit refuses with a code', async (t) => {
  const { store, operator, directory, server, keys, token } = await acmeServer(t)
  await store.registerPublisher('zeta', generateKeyPair().publicKey, operator.targets)
  const good: Commit = await commitOf(directory, { keys })
  const cases = [
    ['another publisher', commitCall(good, (await store.createToken('zeta')).token), 403, 'HP_ERR_PUBLISH_DENIED'],
    ['no token', commitCall(good, ''), 401, 'HP_ERR_UNAUTHENTICATED'],
    ['no role', commitCall({ publisher: 'acme', indexes: {} }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['a number for a role', commitCall({ ...good, role: 1 }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['a list of indexes', commitCall({ ...good, indexes: [] }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['a property too many', commitCall({ ...good, force: true }, token), 422, 'HP_ERR_BODY_INVALID'],
    ['a role that is none', commitCall({ ...good, role: '{}' }, token), 422, 'HP_ERR_DOCUMENT_INVALID'],
    ['an index of nothing', commitCall({ ...good, indexes: { '../x': '' } }, token), 403, 'HP_ERR_PUBLISH_DENIED'],
    ['another version', commitCall(await commitOf(directory, { keys, version: 3 }), token), 409, 'HP_ERR_CONFLICT'],
  ] as const
  for (const [name, call, status, code] of cases) {
    const answer = await server.inject(call)
    t.match(answer.json(), { code, message: String, fix: String }, name)
    t.equal(answer.statusCode, status, name)
  }
  const text = { method: 'POST', url: '/api/commit', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } } as const
  t.match((await server.inject({ ...text, payload: '{"publisher":' })).json(), { code: 'HP_ERR_BODY_SYNTAX' }, 'half a JSON text')
  t.match((await server.inject({ ...text, payload: '{"__proto__":{"publisher":"x"}}' })).json(), { code: /^HP_ERR_BODY_/ }, '__proto__')
  t.match((await server.inject(commitCall(good, token))).json(), { version: 1 }, 'a role without plugins')
})

test('POST /api/roles takes what the operator\'s keys signed, and is limited like any write', async (t) => {
  const { store, operator, directory, server, token } = await acmeServer(t, { writesAMinute: 3 })
  const operating = (await store.createToken(OPERATOR)).token
  const change = await madeBy(directory, (one) => one.registerPublisher('zeta', generateKeyPair().publicKey, operator.targets))
  const send = (payload: object, as = operating) => server.inject({ method: 'POST', url: '/api/roles', payload, headers: { authorization: `Bearer ${as}` } })
  t.match((await send(change, token)).json(), { code: 'HP_ERR_TOKEN_SCOPE', publisher: 'acme', scope: 'operate' })
  t.match(await send({ roles: {}, files: {} }), { statusCode: 422 })
  for (const _ of [1, 2]) t.same((await send(change)).json(), { versions: { root: 1, targets: 3 } })
  t.match((await send(change)).json(), { code: 'HP_ERR_WRITE_RATE' })
  t.match((await server.inject('/metadata/3.targets.json')).json(), { signed: { targets: { 'publishers/zeta.json': {} } } })
})

test('GET /api/search finds; GET /api/downloads counts; GET /healthz answers', async (t) => {
  const fixture = await acmeServer(t)
  const { server } = fixture
  const { line } = await publish(fixture)
  t.match((await server.inject('/api/search')).json(), { plugins: [{ id: 'acme.mail' }] })
  t.same((await server.inject('/api/search?q=nothing+like+it')).json(), { plugins: [] })
  t.equal((await server.inject(`/api/search?q=${'x'.repeat(201)}`)).statusCode, 422)
  t.equal((await server.inject('/api/search?q=a&q=b')).statusCode, 422)
  const url = `/packages/acme.mail/1.0.0-${line.sha256}.hpk`
  for (const call of [{ url }, { url }, { url, method: 'HEAD' }, { url: url.replace('1.0.0', '1.0.1') }] as const) await server.inject(call)
  t.same((await server.inject('/api/downloads/acme.mail')).json(), { id: 'acme.mail', total: 2, versions: { '1.0.0': 2 } })
  t.same((await server.inject('/healthz')).json(), { ok: true })
})

test('errors of the operator\'s side are not told to callers', async (t) => {
  const fixture = await acmeServer(t)
  const { directory, server } = fixture
  await publish(fixture)
  await writeFile(join(directory, 'packages/acme.other'), 'in the way of the folder')
  const bytes = packageOf(fixture.keys, { id: 'acme.other' })
  await server.inject(upload(bytes, fixture.token))
  const answer = await server.inject(commitCall(await commitOf(directory, { keys: fixture.keys, lines: { 'acme.other': [lineOf(bytes, fixture.keys)] } }), fixture.token))
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
