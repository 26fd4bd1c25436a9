import { createHash, randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { createRegistryServer, openRegistryStore } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import { test } from 'tap'
import { packagePath } from '../../../../registry/layout/mod.ts'
import { publish } from '../../_author.ts'
import { NOW, acmeStore, packageOf, type Fixture } from '../../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

/** A file of a package that no compression makes small, so that bytes are bytes. */
const MANY = 12_000_000

async function served(t: Cleaner, { store }: Pick<Fixture, 'store'>): Promise<{ readonly server: FastifyInstance; readonly url: string }> {
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  return { server, url: `${await server.listen({ host: '127.0.0.1', port: 0 })}/npm/` }
}

function ask(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => { get(url, { agent: false }, resolve).on('error', reject) })
}

/** Reads to the end. @returns the digest as npm writes it, and how many bytes; 'broken off' where it does not come whole */
async function digestOf(url: string): Promise<string> {
  const hash = createHash('sha512')
  try {
    for await (const piece of await ask(url)) hash.update(piece as Buffer)
    return `sha512-${hash.digest('base64')}`
  } catch {
    return 'broken off'
  }
}

test('serveNpm() sends many large tarballs at once, and holds none of them for who reads slowly', async (t) => {
  const fixture = await acmeStore(t)
  const { store, keys, token } = fixture
  await publish(store, packageOf(keys, {}, { 'ui/data.txt': randomBytes(MANY / 2).toString('hex') }), { keys, token })
  const { url } = await served(t, fixture)
  const { dist } = (await (await fetch(`${url}@acme/mail`)).json() as { versions: Record<string, { dist: { integrity: string; tarball: string } }> }).versions['1.0.0'] ?? {}
  if (dist === undefined) return t.fail('npm is told of it')
  t.same(await Promise.all(Array.from({ length: 4 }, () => digestOf(dist.tarball))), Array.from({ length: 4 }, () => dist.integrity))

  const before = process.memoryUsage().arrayBuffers
  const slow = await Promise.all(Array.from({ length: 16 }, () => ask(dist.tarball)))
  t.teardown(() => { for (const answer of slow) answer.destroy() })
  // Each has its headers and the first bytes. Sixteen of them, whole, would be 190 MB.
  t.equal(Number(slow[0]?.headers['content-length']) > MANY, true)
  t.ok(process.memoryUsage().arrayBuffers - before < 4 * MANY, 'a few pieces each')
  t.equal(await digestOf(dist.tarball), dist.integrity, 'and others are served')
})

test('serveNpm() never sends a damaged package whole, and tells what it knew of it', async (t) => {
  const fixture = await acmeStore(t)
  const { directory, store, keys, token } = fixture
  const line = await publish(store, packageOf(keys), { keys, token })
  const { server, url } = await served(t, fixture)
  const before = (await server.inject('/npm/@acme%2fmail')).json()
  const path = join(directory, packagePath(line))
  const bytes = await readFile(path)
  await writeFile(path, Buffer.from(bytes).fill(7, 600, 700))
  t.equal(await digestOf(`${url}@acme/mail/-/mail-1.0.0.tgz`), 'broken off')
  t.same((await server.inject('/npm/@acme%2fmail')).json(), before, 'its digests are read from no package')
  await writeFile(path, bytes.subarray(1))
  t.match((await server.inject('/npm/@acme/mail/-/mail-1.0.0.tgz')).json(), { code: 'HP_ERR_INTERNAL' }, 'of another length')
  await rm(path)
  t.match((await server.inject('/npm/@acme/mail/-/mail-1.0.0.tgz')).json(), { code: 'HP_ERR_INTERNAL' }, 'gone')
})

test('serveNpm() finds the digests that were kept at a publish, and makes lost ones anew', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const line = await publish(store, packageOf(keys), { keys, token })
  await store.close()
  const path = join(directory, packagePath(line))
  const bytes = await readFile(path)
  await rm(path)
  const answers: object[] = []
  for (const [name, prepare] of [
    ['kept', async () => undefined], ['lost', async () => { await rm(join(directory, 'private/npm'), { recursive: true }); await writeFile(path, bytes) }],
  ] as const) {
    await prepare()
    const again = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
    const server = await createRegistryServer(again)
    const crowd = await Promise.all(Array.from({ length: 40 }, () => server.inject('/npm/@acme%2fmail')))
    for (const { statusCode } of crowd) t.equal(statusCode, 200, name)
    answers.push(crowd[39]?.json() as object)
    await server.close()
    await again.close()
  }
  t.same(answers[1], answers[0])
  t.match(answers[0], { versions: { '1.0.0': { dist: { integrity: /^sha512-/, shasum: /^[0-9a-f]{40}$/ } } } })
})

test('serveNpm() tells who comes when too many wait to come back, and when', async (t) => {
  const fixture = await acmeStore(t)
  const busy = Object.assign(Object.create(fixture.store) as typeof fixture.store, {
    maxPackageBytes: fixture.store.maxPackageBytes, directory: fixture.directory, releases: async () => { throw new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: 2 }) },
  })
  const server = await createRegistryServer(busy)
  t.teardown(() => server.close())
  for (const path of ['@acme%2fmail', '@acme/mail/-/mail-1.0.0.tgz', '-/package/@acme%2fmail/dist-tags']) {
    const answer = await server.inject(`/npm/${path}`)
    t.equal(answer.statusCode, 503, path)
    t.equal(answer.headers['retry-after'], '2', path)
    t.match(answer.json(), { code: 'HP_ERR_REGISTRY_BUSY', error: /./ }, path)
  }
})

test('serveNpm() tells of a plugin with many versions in pieces, whole', async (t) => {
  const fixture = await acmeStore(t)
  const { store, keys, token } = fixture
  const line = await publish(store, packageOf(keys), { keys, token })
  const [release] = await store.releases('acme.mail')
  if (release === undefined) return t.fail('there is one')
  const many = Array.from({ length: 5000 }, (_, n) => ({ ...release, entry: { ...line, version: `1.${n}.0`, ...(n === 7 ? { yanked: 'loses mail "at night"' } : {}) } }))
  const crowded = Object.assign(Object.create(store) as typeof store, { maxPackageBytes: store.maxPackageBytes, directory: store.directory, releases: async () => many })
  const { url } = await served(t, { store: crowded })
  const told = await (await fetch(`${url}@acme/mail`)).json() as { versions: Record<string, unknown>; time: object }
  t.equal(Object.keys(told.versions).length, 5000)
  t.equal(Object.keys(told.time).length, 5000)
  t.match(told, { name: '@acme/mail', 'dist-tags': { latest: '1.4999.0' }, versions: { '1.7.0': { deprecated: 'withdrawn: loses mail "at night"', dist: release.dist } } })
})
