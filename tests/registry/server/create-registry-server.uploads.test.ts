import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRegistryServer, openRegistryStore, type RegistryServerOptions, type RegistryStoreOptions } from '@hardpoint/registry/server'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { httpWriter } from '../../../registry/client/http-writer.ts'
import { digestOf } from '../../../registry/roles/mod.ts'
import { commitOf } from '../_author.ts'
import { NOW, errorOf, newRegistry, packageOf } from '../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

/** Of one publisher, once it has one: half of it. */
const MAX_SENT_BYTES = 100_000

interface Who { readonly keys: KeyPair; readonly token: string; readonly second: string }

interface Upload { readonly sha256?: string; readonly length?: number }

async function listening(t: Cleaner, options: RegistryServerOptions = {}, { preflight }: Pick<RegistryStoreOptions, 'preflight'> = {}) {
  const { directory, operator } = await newRegistry(t)
  const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined, maxPackageBytes: 60_000, ...(preflight === undefined ? {} : { preflight }) })
  t.teardown(() => store.close())
  const who = async (publisher: string): Promise<Who> => {
    const keys = generateKeyPair()
    await store.registerPublisher(publisher, keys.publicKey, operator.targets)
    const [{ token }, { token: second }] = [await store.createToken(publisher), await store.createToken(publisher)]
    return { keys, token, second }
  }
  const server = await createRegistryServer(store, { writesAMinute: 100_000, maxSentBytes: MAX_SENT_BYTES, ...options })
  t.teardown(() => server.close())
  const tellers: (() => void)[] = []
  server.addHook('preParsing', async () => { tellers.shift()?.() })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  /** Once the body of the next request is about to be read. */
  const taken = () => new Promise<void>((resolve) => { tellers.push(resolve) })
  /** Begins an upload, and sends what is given of it. */
  const begun = (token: string, body: Uint8Array, { sha256 = digestOf(body).sha256, length }: Upload = {}): Socket => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    t.teardown(() => socket.destroy())
    const size = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
    socket.write(`PUT /api/packages/${sha256} HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nAuthorization: Bearer ${token}\r\n${size}\r\n\r\n`)
    if (length === undefined) socket.write(`${body.length.toString(16)}\r\n`)
    socket.write(body)
    return socket
  }
  const sent = async (token: string, body: Uint8Array): Promise<number> => (await server.inject({
    method: 'PUT', url: `/api/packages/${digestOf(body).sha256}`, payload: Buffer.from(body), headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` },
  })).statusCode
  /** Sends the same until it is answered so. */
  const until = async (status: number, token: string, body: Uint8Array): Promise<void> => { while (await sent(token, body) !== status) await sleep(5) }
  return { directory, server, url, acme: await who('acme'), zeta: await who('zeta'), begun, taken, sent, until }
}

const HALF = Buffer.alloc(10_000)

async function answerOn(socket: Socket): Promise<string> {
  const [data] = await once(socket, 'data') as [Buffer]
  return data.toString()
}

test('uploads that are half sent fill no more than their publisher\'s place, with whichever token, and nobody else\'s', async (t) => {
  const { server, directory, acme, zeta, begun, taken, sent, until } = await listening(t)
  const [small, other] = [packageOf(acme.keys), packageOf(zeta.keys, { id: 'zeta.mail' })]
  const both = Promise.all([taken(), taken()])
  const halves = [1, 2].map(() => begun(acme.token, HALF, { sha256: 'a'.repeat(64), length: 25_000 }))
  await both
  t.same([await sent(acme.token, small), await sent(acme.second, small)], [503, 503], 'with this token and with another')
  const more = Array.from({ length: 20 }, () => begun(acme.token, HALF, { sha256: 'a'.repeat(64), length: 25_000 }))
  for (const answer of await Promise.all(more.map(answerOn))) {
    t.match(answer, /^HTTP\/1\.1 503 [^]*retry-after: 15\r\n[^]*"HP_ERR_REGISTRY_BUSY"/, 'answered before its body came')
  }
  t.match(await answerOn(begun(acme.token, HALF)), /^HTTP\/1\.1 503 /, 'nor one that does not say how long it is')
  t.equal(await sent(zeta.token, other), 201, 'another publisher\'s')
  t.match(await server.inject({ method: 'POST', url: '/api/commit', payload: await commitOf(directory, { keys: acme.keys }), headers: { authorization: `Bearer ${acme.token}` } }), { statusCode: 200 }, 'a commit has place of its own')
  for (const half of halves) half.destroy()
  await until(201, acme.token, small)
})

test('an upload that does not say how long it is takes the place of the largest', async (t) => {
  const { acme, zeta, begun, taken, sent } = await listening(t)
  const first = taken()
  begun(acme.token, HALF)
  await first
  // 60,000 of 100,000 are taken: there is place for one of zeta's that is small, and for no second one of acme's.
  t.equal(await sent(acme.token, packageOf(acme.keys)), 503)
  t.match(await answerOn(begun(zeta.token, HALF)), /^HTTP\/1\.1 503 /)
  t.equal(await sent(zeta.token, packageOf(zeta.keys, { id: 'zeta.mail' })), 201)
})

test('an upload that stands still or drips is cut, and gives its place back; one that came is not, however long it is tried', async (t) => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const { acme, zeta, begun, until } = await listening(t, { lookMs: 50 }, { preflight: async (_files, { id }) => { if (id === 'zeta.mail') await promise } })
  const good = packageOf(zeta.keys, { id: 'zeta.mail' })
  const tried = answerOn(begun(zeta.token, good, { length: good.length }))
  for (const drips of [false, true]) {
    const socket = begun(acme.token, HALF, { sha256: 'a'.repeat(64), length: 60_000 })
    const dripping = setInterval(() => { if (drips && socket.writable) socket.write('x') }, 5)
    const answer = await text(socket)
    clearInterval(dripping)
    t.match(answer, /^HTTP\/1\.1 408 [^]*"HP_ERR_REQUEST_TIMEOUT"/, drips ? 'drips' : 'stands still')
    await until(201, acme.token, packageOf(acme.keys))
  }
  resolve(undefined)
  t.match(await tried, /^HTTP\/1\.1 201 /)
})

test('a package whose sender has left keeps its place while it is tried', async (t) => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const begins: (() => void)[] = []
  const { acme, begun, sent, until } = await listening(t, {}, { preflight: async () => { begins.shift()?.(); await promise } })
  const large = packageOf(acme.keys, {}, { 'README.md': 'x'.repeat(40_000) })
  const trial = new Promise<void>((begin) => { begins.push(begin) })
  const socket = begun(acme.token, large, { length: large.length })
  await trial
  socket.resetAndDestroy()
  // Two would be more than half of all.
  for (let n = 0; n < 20; n++) {
    t.equal(await sent(acme.token, large), 503)
    await sleep(1)
  }
  resolve(undefined)
  await until(201, acme.token, large)
})

test('what is refused gives its place back', async (t) => {
  const { server, acme, sent } = await listening(t)
  const large = packageOf(acme.keys, {}, { 'README.md': 'x'.repeat(40_000) })
  for (const [what, status, url, type, body] of [
    ['another digest', 403, 'a'.repeat(64), 'application/octet-stream', large], ['no digest', 404, 'x', 'application/octet-stream', large],
    ['another type', 415, digestOf(large).sha256, 'text/plain', large], ['too large', 413, digestOf(large).sha256, 'application/octet-stream', Buffer.alloc(60_001)],
  ] as const) {
    for (const _ of [1, 2, 3]) {
      const answer = await server.inject({ method: 'PUT', url: `/api/packages/${url}`, payload: Buffer.from(body), headers: { 'content-type': type, authorization: `Bearer ${acme.token}` } })
      t.equal(answer.statusCode, status, what)
    }
  }
  t.equal(await sent(acme.token, large), 201)
})

test('who publishes hears that there is no place, though the package is not sent whole', async (t) => {
  const { url, acme, begun, taken } = await listening(t)
  const first = taken()
  begun(acme.token, HALF)
  await first
  const writer = httpWriter(url, acme.token)
  for (const bytes of [1, 8_000_000]) t.match(await errorOf(writer.stage('a'.repeat(64), Buffer.alloc(bytes))), { code: 'HP_ERR_REGISTRY_BUSY' }, `${bytes} bytes`)
})
