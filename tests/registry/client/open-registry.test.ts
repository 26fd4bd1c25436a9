import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openRegistry, registryOver, type RegistryClient, type RegistryOptions, type RegistryState } from '@hardpoint/registry/client'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { indexPath, packagePath, publisherPath } from '../../../registry/layout/mod.ts'
import { writeBundle } from '../../../registry/server/write-bundle.ts'
import { ENTRY, NOW, codeOf, errorOf, memorySource, mirror, temporaryDirectory } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

const LINE = `${JSON.stringify(ENTRY)}\n`
const PATHS = ['', '..', '../../etc/passwd', 'acme.mail/../../x', '/etc/passwd', 'acme.mail\0', 'http://evil.example/x', '%2e%2e', '__proto__', 'acme.mail?x', 'acme.mail#x', '\\..\\x']
const clock = (): number => NOW

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  return repository
}

function clientOf(repository: TufRepository, options: RegistryOptions = {}): RegistryClient {
  return registryOver(repository.source(), undefined, { clock, ...options })
}

/** A repository whose index of acme.mail is any text, signed by its publisher all the same. */
function withIndex(text: string): TufRepository {
  const repository = repositoryOf()
  repository.list('acme.mail', text)
  repository.release('namespace.acme')
  return repository
}

test('openRegistry() reads the same from a server, a directory and a file: URL', async (t) => {
  const repository = new TufRepository()
  const keys = repository.register('acme')
  const entry = repository.publish()
  repository.files.set('catalog.ndjson', Buffer.from(`${JSON.stringify(entry)}\n`))
  const directory = await temporaryDirectory(t)
  for (const [path, bytes] of repository.files) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), bytes)
  }
  const url = await mirror(t, (request, response) => {
    const bytes = repository.files.get((request.url ?? '').slice(1))
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  })
  for (const location of [url, directory, pathToFileURL(directory).href]) {
    const registry = openRegistry(location, { clock })
    await registry.ping()
    t.same(await registry.versions('acme.mail'), [entry], location)
    const { id, keys: published } = await registry.publisher('acme')
    t.equal(id, 'acme')
    t.same(published.map(({ publicKey }) => publicKey), [keys.publicKey])
    t.same(await registry.search('mail'), [entry])
    const found = await registry.download(entry, { publicKeys: [keys.publicKey] })
    t.equal(found.manifest.id, 'acme.mail')
    t.same(Buffer.from(found.bytes), Buffer.from(repository.files.get(packagePath(entry)) ?? []))
    t.match(await errorOf(registry.versions('acme.mial')), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { nearest: 'acme.mail' } })
    t.equal(await codeOf(registry.publisher('nobody')), 'HP_ERR_PUBLISHER_UNKNOWN')
  }
})

test('openRegistry() asks nothing yet', (t) => {
  t.equal(openRegistry('http://127.0.0.1:1').location, 'http://127.0.0.1:1/')
  t.end()
})

test('openRegistry() hands its time limit on', async (t) => {
  const location = await mirror(t, () => undefined)
  t.match(await errorOf(openRegistry(location, { timeoutMs: 50 }).ping()), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
})

test('openRegistry() keeps trust in a folder an address, and takes it along to another address of the same registry', async (t) => {
  const served: Record<string, TufRepository> = {}
  const url = await mirror(t, (request, response) => {
    const [, name = '', path = ''] = /^\/(\w+)\/(.*)$/.exec(request.url ?? '') ?? []
    const bytes = served[name]?.files.get(path)
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  })
  const trustDirectory = await temporaryDirectory(t)
  const told: unknown[] = []
  const open = (name: string): RegistryClient => openRegistry(new URL(name, url).href, { clock, trustDirectory, onFirstUse: (...found) => { told.push(found) } })
  const repository = repositoryOf()
  const [older, other] = [repository.copy(), repositoryOf()]
  repository.publish({ version: '1.1.0' })
  Object.assign(served, { one: repository, two: repository.copy(), old: older, other })
  t.equal((await open('one').refresh()).firstUse, true)
  t.equal((await open('one').refresh()).firstUse, false)
  t.equal((await open('two').refresh()).firstUse, false)
  t.equal(await codeOf(open('old').refresh()), 'HP_ERR_REGISTRY_ROLLBACK', 'a mirror that lags cannot go back behind what another address showed')
  t.match(told, [[{ rootFingerprint: repository.fingerprint }, []]], 'told once')
  t.equal((await open('other').refresh()).firstUse, true, 'another registry')
  t.match(told[1], [{ rootFingerprint: other.fingerprint }, [repository.fingerprint, repository.fingerprint]], 'and that it is none of those known before')
})

test('openRegistry() begins at another address with the newest that it knows of the registry, newer roots first', async (t) => {
  const repository = repositoryOf()
  const trustDirectory = await temporaryDirectory(t)
  const at = async (place: string): Promise<RegistryState> => {
    const directory = await temporaryDirectory(t)
    for (const [path, bytes] of repository.files) {
      await mkdir(dirname(join(directory, place, path)), { recursive: true })
      await writeFile(join(directory, place, path), bytes)
    }
    return openRegistry(join(directory, place), { clock, trustDirectory }).refresh()
  }
  await at('a')
  const before = repository.copy()
  repository.release()
  await at('b')
  repository.rotateRoot(() => { repository.keys['timestamp'] = repository.keys['snapshot'] = [generateKeyPair()] })
  Object.assign(repository.role('timestamp'), { version: 0 })
  repository.release()
  t.equal((await at('c')).versions.root, 2)
  t.equal((await at('d')).firstUse, false)
  repository.files.clear()
  for (const [path, bytes] of before.files) repository.files.set(path, bytes)
  t.equal(await codeOf(at('e')), 'HP_ERR_REGISTRY_UNTRUSTED', 'the key that the second root gave up')
})

test('find() answers for many in one go, and looks for no likeness of what there is not', async (t) => {
  const repository = repositoryOf()
  const ids = Array.from({ length: 20 }, (_, at) => `p${at}x.mail`)
  for (const id of ids) repository.publish({ id })
  repository.role('namespace.p3x').expires = repository.time(-1000)
  repository.release('namespace.p3x')
  const source = repository.source()
  const registry = registryOver(source, undefined, { clock })
  await registry.refresh()
  const before = source.asked.length
  const found = await registry.find([...ids, ...ids, 'nobody.at', 'p1x.other', '../x', 'acme.mail'])
  t.same([...found.keys()].toSorted(), [...ids, 'acme.mail'].toSorted())
  t.match(found.get('p3x.mail'), { code: 'HP_ERR_REGISTRY_EXPIRED' })
  t.match(found.get('p4x.mail'), [{ id: 'p4x.mail', version: '1.0.0' }])
  const asked = source.asked.slice(before)
  t.equal(asked.length, 21 + 20, 'each role, and each index, once')
  t.notOk(asked.includes('catalog.ndjson'))
  await registry.find(ids)
  t.equal(source.asked.length, before + 41 + 19, 'the roles are known')
})

test('find() ends where it is told to', async (t) => {
  const repository = repositoryOf()
  const ended = new AbortController()
  const ids = Array.from({ length: 30 }, (_, at) => `acme.n${at}`)
  for (const id of ids) repository.publish({ id })
  const source = repository.source()
  const registry = registryOver({
    ...source,
    read: (path, options) => {
      if (path.endsWith('.acme.n9.ndjson')) ended.abort(new RangeError('late'))
      return source.read(path, options)
    },
  }, undefined, { clock })
  await t.rejects(registry.find(ids, ended.signal), { message: 'late' })
  t.equal(source.asked.filter((path) => path.includes('/index/')).length, 16, 'what was being read is read to its end')
})

test('versions() and publisher() ask for nothing that is no name', async (t) => {
  const repository = repositoryOf()
  const source = repository.source()
  const registry = registryOver(source, undefined, { clock })
  await registry.refresh()
  const before = source.asked.length
  for (const path of PATHS) {
    t.equal(await codeOf(registry.versions(path)), 'HP_ERR_PLUGIN_UNKNOWN', JSON.stringify(path))
    t.equal(await codeOf(registry.publisher(path)), 'HP_ERR_PUBLISHER_UNKNOWN', JSON.stringify(path))
    t.equal(await registry.namespace(path), undefined)
  }
  t.same([...new Set(source.asked.slice(before))], ['catalog.ndjson'])
})

test('versions() refuses an index that lies or is no index, whoever signed it', async (t) => {
  const cases: readonly [string, string][] = [
    ['another plugin', LINE.replace('acme.mail', 'evil.mail')],
    ['a version twice', LINE + LINE],
    ['HTML', '<!doctype html><title>Sign in</title>\n'],
    ['one bad line among good ones', `${LINE}{}\n`],
    ['__proto__', `{"__proto__":{"yanked":"x"},${LINE.slice(1)}`],
    ['a huge line', `{"description":"${'x'.repeat(100_000)}"}\n`],
    ['a file cut off', LINE.trimEnd()],
  ]
  for (const [name, content] of cases) t.equal(await codeOf(clientOf(withIndex(content)).versions('acme.mail')), 'HP_ERR_REGISTRY_CORRUPT', name)
})

test('versions() refuses an index other than the publisher signed', async (t) => {
  const path = (repository: TufRepository): string => [...repository.files.keys()].find((name) => name.endsWith('.acme.mail.ndjson')) ?? ''
  const [changed, cut, gone] = [repositoryOf(), repositoryOf(), repositoryOf()]
  changed.files.set(path(changed), Buffer.from(String(changed.files.get(path(changed))).replace('"Mail"', '"Mial"')))
  cut.files.set(path(cut), new Uint8Array())
  gone.files.delete(path(gone))
  t.match(await errorOf(clientOf(changed).versions('acme.mail')), { code: 'HP_ERR_REGISTRY_DIGEST', details: { what: path(changed) } })
  t.match(await errorOf(clientOf(cut).versions('acme.mail')), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: /it has 0 bytes/ } })
  t.match(await errorOf(clientOf(gone).versions('acme.mail')), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: /not there/ } })
})

test('versions() calls an empty index, and a publisher who never published, an unknown plugin', async (t) => {
  t.equal(await codeOf(clientOf(withIndex('')).versions('acme.mail')), 'HP_ERR_PLUGIN_UNKNOWN')
  const repository = new TufRepository()
  repository.register('acme')
  const registry = clientOf(repository)
  t.equal(await codeOf(registry.versions('acme.mail')), 'HP_ERR_PLUGIN_UNKNOWN')
  t.equal(await registry.namespace('acme'), undefined)
  t.equal((await registry.publisher('acme')).id, 'acme')
})

test('versions() of an unknown plugin says so whatever the catalog is', async (t) => {
  for (const catalog of [undefined, '', '<html>']) {
    const repository = repositoryOf()
    if (catalog === undefined) repository.files.delete('catalog.ndjson')
    else repository.files.set('catalog.ndjson', Buffer.from(catalog))
    t.match(await errorOf(clientOf(repository).versions('acme.post')), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { nearest: 'another one' } })
  }
})

test('versions() keeps an outage apart from an unknown plugin', async (t) => {
  const location = await mirror(t, (_request, response) => { response.writeHead(503).end() })
  t.equal(await codeOf(openRegistry(location).versions('acme.mail')), 'HP_ERR_REGISTRY_UNREACHABLE')
})

test('versions() of one publisher are not spoiled by another\'s role', async (t) => {
  const repository = repositoryOf()
  repository.publish({ id: 'evil.mail' })
  repository.role('namespace.evil').expires = repository.time(-1000)
  repository.release('namespace.evil')
  const registry = clientOf(repository)
  t.match(await errorOf(registry.versions('evil.mail')), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what: 'namespace.evil.json' } })
  t.equal((await registry.versions('acme.mail')).length, 1)
})

test('namespace() gives the role as its publisher signed it', async (t) => {
  const repository = repositoryOf()
  const found = await clientOf(repository).namespace('acme')
  t.equal(found?.version, 1)
  t.same(Buffer.from(found?.role ?? []), repository.files.get('metadata/1.namespace.acme.json'))
  t.same(Object.keys(found?.targets ?? {}), [indexPath('acme.mail')])
})

test('publisher() refuses another publisher\'s record', async (t) => {
  const repository = repositoryOf()
  const record = Buffer.from(JSON.stringify({ id: 'evil', keys: [{ publicKey: `${'A'.repeat(43)}=`, since: '2026-01-01T00:00:00Z' }] }))
  repository.role('targets').targets = { [publisherPath('acme')]: repository.serve(publisherPath('acme'), record) }
  repository.release('targets')
  t.equal(await codeOf(clientOf(repository).publisher('acme')), 'HP_ERR_REGISTRY_CORRUPT')
})

test('ping() tells a registry from anything else', async (t) => {
  await clientOf(repositoryOf()).ping()
  t.equal(await codeOf(openRegistry(await temporaryDirectory(t)).ping()), 'HP_ERR_REGISTRY_CORRUPT', 'an empty directory')
  t.equal(await codeOf(openRegistry('/nowhere/at/all').ping()), 'HP_ERR_REGISTRY_UNREACHABLE', 'no directory')
  t.equal(await codeOf(registryOver(memorySource({ 'catalog.ndjson': LINE })).ping()), 'HP_ERR_REGISTRY_CORRUPT', 'an unsigned registry')
  const website = await mirror(t, (_request, response) => { response.end('<html>') })
  t.equal(await codeOf(openRegistry(website).ping()), 'HP_ERR_REGISTRY_CORRUPT', 'a website')
})

test('openRegistry() takes a bundle for the registry it is a part of, and offers what is in it', async (t) => {
  const repository = new TufRepository()
  repository.publish()
  repository.publish({ version: '1.1.0' })
  repository.publish({ id: 'other.mail' })
  repository.publish({ id: 'acme.other' })
  const file = join(t.testdir(), 'part.hpb')
  const trusted = new Map([['root.json', repository.files.get('metadata/1.root.json') ?? new Uint8Array()]])
  await writeBundle(repository.source().read, file, { registry: 'upstream', trusted, now: NOW, plugins: ['acme.mail'], choose: (entries) => entries.slice(-1) })
  const client = openRegistry(file, { clock: () => NOW, root: repository.fingerprint })
  const [entry, ...others] = await client.versions('acme.mail')
  t.match(entry, { version: '1.1.0' })
  t.same(others, [])
  const [key] = (await client.publisher('acme')).keys
  t.ok(entry !== undefined && key !== undefined && (await client.download(entry, { publicKeys: [key.publicKey] })).manifest.version === '1.1.0')
  for (const id of ['other.mail', 'acme.other']) t.match(await errorOf(client.versions(id)), { code: 'HP_ERR_PLUGIN_UNKNOWN' }, 'nothing is wrong with a part of a registry')
  t.match(await errorOf(openRegistry(file, { clock: () => NOW, root: `sha256:${'0'.repeat(64)}` }).refresh()), { code: 'HP_ERR_REGISTRY_ROOT' })
  t.match(await errorOf(openRegistry(file, { clock: () => NOW + 90 * 86_400_000 }).refresh()), { code: 'HP_ERR_REGISTRY_EXPIRED' })
  t.match(await openRegistry(file, { clock: () => NOW + 5 * 86_400_000, freshness: { maxStaleMs: 30 * 86_400_000 } }).refresh(), { stale: true })
})
