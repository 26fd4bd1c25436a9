import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRegistryServer, openRegistryStore, openRegistryTokens } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { TIMESTAMP_PATH } from '../../../registry/layout/mod.ts'
import { digestOf } from '../../../registry/roles/mod.ts'
import { durableFiles } from '../../../registry/server/_durable-files.ts'
import { readState } from '../../../registry/server/_state.ts'
import { publish } from '../_author.ts'
import { NOW, acmeStore, codeOf, packageOf } from '../_fixtures.ts'

const clock = () => NOW
const DAY = 86_400_000

test('openRegistryTokens() makes, lists and ends tokens while a server has the folder', async (t) => {
  const { directory, store, keys } = await acmeStore(t)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const bytes = Buffer.from(packageOf(keys))
  const call = (token: string) => server.inject({
    method: 'PUT', url: `/api/packages/${digestOf(bytes).sha256}`, payload: bytes, headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` },
  })
  const tokens = openRegistryTokens(directory, { clock })
  const { id, token } = await tokens.create('acme')
  t.equal((await call(token)).statusCode, 201, 'it is known at once')
  t.match(tokens.list(), [{ publisher: 'acme' }, { id }])
  t.same(tokens.list(), store.tokens())
  await tokens.revoke(id)
  t.match((await call(token)).json(), { code: 'HP_ERR_UNAUTHENTICATED' }, 'the very next call')
  t.equal(await codeOf(tokens.revoke(id)), 'HP_ERR_TOKEN_UNKNOWN')
  // What each wrote the other has not lost.
  const own = await store.createToken('acme')
  t.equal((await tokens.create('acme')).publisher, 'acme')
  t.equal(store.authenticate(own.token).id, own.id)
  t.equal(tokens.list().length, 3)
})

test('openRegistryTokens() gives a token the least power and an end, where nothing is said', async (t) => {
  const { directory, store } = await acmeStore(t)
  const tokens = openRegistryTokens(directory, { clock })
  for (const made of [await tokens.create('acme'), await store.createToken('acme')]) {
    t.match(made, { scopes: ['publish'], expiresAt: new Date(NOW + 90 * DAY).toISOString() })
    t.equal(await codeOf(() => store.authenticate(made.token, 'yank')), 'HP_ERR_TOKEN_SCOPE')
  }
  t.match(await tokens.create('acme', { scopes: ['yank'], expiresAt: '2027-01-01T00:00:00.000Z' }), { scopes: ['yank'], expiresAt: '2027-01-01T00:00:00.000Z' })
  t.equal(await codeOf(tokens.create('nobody')), 'HP_ERR_PUBLISHER_UNKNOWN')
})

test('openRegistryTokens() loses no change of many at once', async (t) => {
  const { directory, store } = await acmeStore(t)
  const made = await Promise.all(Array.from({ length: 12 }, (_, n) => n % 2 === 0 ? openRegistryTokens(directory, { clock }).create('acme') : store.createToken('acme')))
  t.equal(store.tokens().length, 13)
  await Promise.all(made.map(({ id }) => openRegistryTokens(directory, { clock }).revoke(id)))
  t.equal(store.tokens().length, 1)
  t.equal((await stat(join(directory, 'private/tokens.json'))).mode & 0o777, 0o600)
  t.same((await readdir(join(directory, 'private'))).filter((file) => file.startsWith('tokens.json.')), [], 'no lock is left')
})

test('who reads a served folder without its lock, as openRegistryTokens() does, finds a state whole that a commit replaces meanwhile', async (t) => {
  const { directory, store, operator, keys, token } = await acmeStore(t)
  await publish(store, packageOf(keys), { keys, token })
  const files = durableFiles(directory, '')
  let reads = 0
  const { publishers, namespaces } = await readState({
    ...files,
    // Before each file, all that can change does.
    async read(path) {
      const version = `1.${++reads}.0`
      if (path === TIMESTAMP_PATH) return files.read(path)
      await publish(store, packageOf(keys, { version }), { keys, token })
      await store.registerPublisher(`p${'abcdefghijklmnop'.charAt(reads)}xyz`, generateKeyPair().publicKey, operator.targets, { allowSimilar: true })
      return files.read(path)
    },
  })
  t.ok(reads >= 6, 'timestamp, snapshot, targets, record, root, role')
  t.same([[...publishers.keys()], namespaces.get('acme')?.role.version], [['acme'], 1], 'as it was when it began')
  t.match(await openRegistryTokens(directory, { clock }).create('pdxyz'), { publisher: 'pdxyz' })
})

test('openRegistryTokens() keeps nothing of what a start of the registry throws away, nor throws away what a server writes', async (t) => {
  const { directory, store } = await acmeStore(t)
  await writeFile(join(directory, 'private/tmp/half-written'), 'by the server')
  await openRegistryTokens(directory, { clock }).create('acme')
  t.same(await readdir(join(directory, 'private/tmp')), ['half-written'])
  t.equal(store.tokens().length, 2)
})

test('a server refuses every token where their file is damaged or gone, until it is whole again', async (t) => {
  const { directory, store, token } = await acmeStore(t)
  const path = join(directory, 'private/tokens.json')
  const whole = await readFile(path)
  await writeFile(path, '[{"publisher":"acme"')
  t.equal(await codeOf(() => store.authenticate(token)), 'HP_ERR_DATA_CORRUPT')
  t.equal(await codeOf(() => store.authenticate(token)), 'HP_ERR_DATA_CORRUPT', 'again')
  await rm(path)
  t.equal(await codeOf(() => store.authenticate(token)), 'HP_ERR_UNAUTHENTICATED')
  await writeFile(path, whole)
  t.equal(store.authenticate(token).publisher, 'acme')
})

test('a token that never ends, of an older release, holds until it is ended', async (t) => {
  const { directory, store, token } = await acmeStore(t)
  const path = join(directory, 'private/tokens.json')
  const [old] = JSON.parse(await readFile(path, 'utf8')) as { expiresAt?: string }[]
  delete old?.expiresAt
  await writeFile(path, JSON.stringify([old]))
  t.equal(store.authenticate(token).expiresAt, undefined)
  await store.close()
  const later = await openRegistryStore(directory, { clock: () => NOW + 10_000 * DAY, checkManifest: () => undefined })
  t.teardown(() => later.close())
  t.equal(later.authenticate(token).publisher, 'acme')
})
