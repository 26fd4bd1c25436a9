import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { digestOf, roleTime } from '../../../registry/roles/mod.ts'
import { commitOf, inForce, publish } from '../_author.ts'
import { NOW, acmeStore, codeOf, errorOf, newRegistry, packageOf, temporaryDirectory } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'

const DAY = 86_400_000
const options = { clock: () => NOW, checkManifest: () => undefined }
const shaOf = (bytes: Uint8Array): string => digestOf(bytes).sha256
const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n').slice(0, -1).map((line) => JSON.parse(line))

test('createToken() keeps only a digest, readable by the owner alone', async (t) => {
  const { directory, store, token } = await acmeStore(t)
  t.match(token, /^hpp_[\w-]{43}$/)
  const path = join(directory, 'private/tokens.json')
  t.notMatch(await readFile(path, 'utf8'), token.slice(4))
  t.equal((await stat(path)).mode & 0o777, 0o600)
  t.equal((await stat(join(directory, 'private'))).mode & 0o777, 0o700)
  t.equal((await stat(join(directory, 'private/online.key.json'))).mode & 0o777, 0o600)
  t.match(store.authenticate(token), { publisher: 'acme', scopes: ['publish', 'yank'] })
  t.equal(await codeOf(store.createToken('nobody')), 'HP_ERR_PUBLISHER_UNKNOWN')
})

test('createToken() makes tokens that end, each by itself or at its time', async (t) => {
  const { directory, operator } = await newRegistry(t)
  let now = NOW
  const store = await openRegistryStore(directory, { ...options, clock: () => now })
  t.teardown(() => store.close())
  await store.registerPublisher('acme', generateKeyPair().publicKey, operator.targets)
  const [one, two] = [await store.createToken('acme', { expiresAt: new Date(NOW + 1000).toISOString() }), await store.createToken('acme', { scopes: ['publish'] })]
  t.match(store.tokens(), [{ id: one.id, publisher: 'acme', expiresAt: /./ }, { id: two.id, scopes: ['publish'] }])
  t.notMatch(JSON.stringify(store.tokens()), /sha256|hpp_/)
  t.equal(store.authenticate(one.token).id, one.id)
  now += 1000
  t.equal(await codeOf(() => store.authenticate(one.token)), 'HP_ERR_UNAUTHENTICATED')
  await store.revokeToken(two.id)
  t.equal(await codeOf(() => store.authenticate(two.token)), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await codeOf(store.revokeToken(two.id)), 'HP_ERR_TOKEN_UNKNOWN')
})

test('revokeTokens() ends them at the next call, also for what waits its turn', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  const second = (await store.createToken('acme')).token
  const bytes = packageOf(keys)
  const revoking = store.revokeTokens('acme')
  const staging = codeOf(store.stage(shaOf(bytes), bytes, second))
  t.equal(await revoking, 2)
  t.equal(await staging, 'HP_ERR_UNAUTHENTICATED')
  t.equal(await codeOf(() => store.authenticate(token)), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await store.revokeTokens('acme'), 0)
})

test('keepFresh() signs anew when half of a life is over, and not before', async (t) => {
  const { directory, operator } = await newRegistry(t)
  let now = NOW
  const store = await openRegistryStore(directory, { ...options, clock: () => now })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  await publish(store, packageOf(keys), { keys, token: (await store.createToken('acme')).token })
  t.equal(await store.keepFresh(), false)
  const { snapshot } = await inForce(directory)
  for (const [days, newer] of [[0.6, 0], [1.2, 0], [3.8, 1], [20, 2]] as const) {
    now = NOW + days * DAY
    t.equal(await store.keepFresh(), true, `after ${days} days`)
    t.equal((await inForce(directory)).snapshot, snapshot + newer, `after ${days} days`)
    await readsWhole(directory, now)
  }
})

test('keepFresh() is not stopped by a publisher whose own role has expired', async (t) => {
  const { directory, operator } = await newRegistry(t)
  let now = NOW
  const store = await openRegistryStore(directory, { ...options, clock: () => now })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  const { token } = await store.createToken('acme')
  const line = await publish(store, packageOf(keys), { keys, token })
  await store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': [line] }, expires: roleTime(NOW + DAY) }), token)
  now = NOW + 2 * DAY
  t.equal(await store.keepFresh(), true)
  const other = generateKeyPair()
  await store.registerPublisher('zeta', other.publicKey, operator.targets)
  await publish(store, packageOf(other, { id: 'zeta.mail' }), { keys: other, token: (await store.createToken('zeta')).token, at: now })
  t.equal(await codeOf(readsWhole(directory, now)), 'HP_ERR_REGISTRY_EXPIRED', 'of acme')
  await store.commit(await commitOf(directory, { keys, lines: {} }), token)
  t.same(await readsWhole(directory, now), { 'acme.mail': ['1.0.0'], 'zeta.mail': ['1.0.0'] }, 'until it signs again')
})

test('downloads() counts, and keeps the counts', async (t) => {
  const { directory, store } = await acmeStore(t)
  t.same(store.downloads('acme.mail'), { total: 0, versions: {} })
  for (const version of ['1.0.0', '1.0.0', '2.0.0']) store.noteDownload('acme.mail', version)
  await store.close()
  const again = await openRegistryStore(directory, options)
  t.same(again.downloads('acme.mail'), { total: 3, versions: { '1.0.0': 2, '2.0.0': 1 } })
  await again.close()
  await writeFile(join(directory, 'private/downloads.json'), 'damaged')
  const third = await openRegistryStore(directory, options)
  t.same(third.downloads('acme.mail'), { total: 0, versions: {} }, 'a damaged file keeps nothing from starting')
  await third.close()
})

test('openRegistryStore() reads what was written before', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const line = await publish(store, packageOf(keys), { keys, token })
  await store.close()
  const again = await openRegistryStore(directory, options)
  t.teardown(() => again.close())
  t.same(again.search('mail'), [line])
  t.equal(again.authenticate(token).publisher, 'acme')
})

test('openRegistryStore() makes the catalog anew', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const line = await publish(store, packageOf(keys), { keys, token })
  await store.close()
  for (const [name, content] of [['an old', ''], ['no', undefined], ['a damaged', 'nonsense']] as const) {
    await (content === undefined ? rm(join(directory, 'catalog.ndjson')) : writeFile(join(directory, 'catalog.ndjson'), content))
    const again = await openRegistryStore(directory, options)
    t.same(await linesOf(join(directory, 'catalog.ndjson')), [line], `${name} catalog`)
    await again.close()
  }
})

test('openRegistryStore() refuses a damaged directory and says where', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  await publish(store, packageOf(keys), { keys, token })
  await store.close()
  const { indexes } = await inForce(directory)
  const paths = [
    'metadata/timestamp.json', 'metadata/1.root.json', 'metadata/3.snapshot.json', 'metadata/2.targets.json', 'metadata/1.namespace.acme.json',
    `targets/index/${indexes['index/acme.mail.ndjson']?.sha256}.acme.mail.ndjson`,
  ]
  for (const path of paths) {
    const whole = await readFile(join(directory, path))
    await writeFile(join(directory, path), whole.subarray(0, -5))
    t.match(await errorOf(openRegistryStore(directory, options)), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: path } }, path)
    await writeFile(join(directory, path), whole)
  }
  await writeFile(join(directory, 'private/tokens.json'), '[{"publisher":"acme","sha256":"short"}]')
  t.equal(await codeOf(openRegistryStore(directory, options)), 'HP_ERR_DATA_CORRUPT')
  await rm(join(directory, 'private/tokens.json'))
  await writeFile(join(directory, 'private/online.key.json'), '{"keys":[{"publicKey":"x","privateKey":')
  const error = await errorOf(openRegistryStore(directory, options))
  t.equal(error?.code, 'HP_ERR_DATA_CORRUPT')
  t.notMatch(error?.message, 'privateKey')
})

test('openRegistryStore() says that a folder is no registry', async (t) => {
  t.match(await errorOf(openRegistryStore(await temporaryDirectory(t), options)), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: 'metadata/timestamp.json' } })
})

test('openRegistryStore() lets one writer in', async (t) => {
  const { directory, store } = await acmeStore(t)
  t.match(await errorOf(openRegistryStore(directory, options)), { code: 'HP_ERR_REGISTRY_LOCKED', details: { pid: String(process.pid) } })
  await store.close()
  const next = await openRegistryStore(directory, options)
  await next.close()
  t.notOk(existsSync(join(directory, 'private/lock')))
})

test('openRegistryStore() takes over the lock of a process that was killed', async (t) => {
  const { directory } = await newRegistry(t)
  for (const [name, content] of [
    ['no such pid', '999999999 1 x\n'], ['a pid that another process has now', `${process.pid} 1 x\n`],
    ['empty, as a power cut leaves it', ''], ['cut off', '1'], ['zeros', '\0\0\0\0'],
  ] as const) {
    await writeFile(join(directory, 'private/lock'), content)
    const store = await openRegistryStore(directory, options)
    t.notSame(await readFile(join(directory, 'private/lock'), 'utf8'), content, name)
    await store.close()
  }
})

test('openRegistryStore() says of a lock that cannot be read that it cannot, and does not ask for ever', async (t) => {
  const directory = await temporaryDirectory(t)
  await mkdir(join(directory, 'private/lock'), { recursive: true })
  await t.rejects(openRegistryStore(directory, options), { code: 'EISDIR' })
})

test('openRegistryStore() names a directory that cannot be written', async (t) => {
  const directory = await temporaryDirectory(t)
  await writeFile(join(directory, 'file'), '')
  t.equal(await codeOf(openRegistryStore(join(directory, 'file'), options)), 'HP_ERR_DATA_READ_ONLY')
  const locked = join(directory, 'locked')
  await mkdir(locked)
  await chmod(locked, 0o500)
  // root writes everywhere, so this half shows something only for other users.
  if (process.getuid?.() !== 0) t.equal(await codeOf(openRegistryStore(locked, options)), 'HP_ERR_DATA_READ_ONLY')
})
