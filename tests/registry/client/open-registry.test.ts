import { pathToFileURL } from 'node:url'
import { openRegistry, registryOver } from '@hardpoint/registry/client'
import { createRegistryServer } from '@hardpoint/registry/server'
import { test } from 'tap'
import { ENTRY, acmeStore, codeOf, errorOf, memorySource, mirror, packageOf, temporaryDirectory } from '../_fixtures.ts'

const LINE = `${JSON.stringify(ENTRY)}\n`
const PATHS = ['', '..', '../../etc/passwd', 'acme.mail/../../x', '/etc/passwd', 'acme.mail\0', 'http://evil.example/x', '%2e%2e', '__proto__', 'acme.mail?x', 'acme.mail#x', '\\..\\x']

test('openRegistry() reads the same from a server, a directory and a file: URL', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  const entry = await store.publish(bytes, token)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  for (const location of [url, directory, pathToFileURL(directory).href]) {
    const registry = openRegistry(location)
    await registry.ping()
    t.same(await registry.versions('acme.mail'), [entry], location)
    const { id, keys: published } = await registry.publisher('acme')
    t.equal(id, 'acme')
    t.same(published.map(({ publicKey }) => publicKey), [keys.publicKey])
    t.same(await registry.search('mail'), [entry])
    const found = await registry.download(entry, { publicKeys: [keys.publicKey] })
    t.equal(found.manifest.id, 'acme.mail')
    t.same(Buffer.from(found.bytes), Buffer.from(bytes))
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

test('versions() and publisher() ask for nothing that is no name', async (t) => {
  const source = memorySource({ 'catalog.ndjson': LINE })
  const registry = registryOver(source)
  for (const path of PATHS) {
    t.equal(await codeOf(registry.versions(path)), 'HP_ERR_PLUGIN_UNKNOWN', JSON.stringify(path))
    t.equal(await codeOf(registry.publisher(path)), 'HP_ERR_PUBLISHER_UNKNOWN', JSON.stringify(path))
  }
  t.same([...new Set(source.asked)], ['catalog.ndjson'])
})

test('versions() refuses an index that lies or is no index', async (t) => {
  const cases: readonly [string, string][] = [
    ['another plugin', LINE.replace('acme.mail', 'evil.mail')],
    ['a version twice', LINE + LINE],
    ['HTML with status 200', '<!doctype html><title>Sign in</title>\n'],
    ['one bad line among good ones', `${LINE}{}\n`],
    ['__proto__', `{"__proto__":{"yanked":"x"},${LINE.slice(1)}`],
    ['a huge line', `{"description":"${'x'.repeat(100_000)}"}\n`],
    ['a file cut off', LINE.trimEnd()],
  ]
  for (const [name, content] of cases) {
    t.equal(await codeOf(registryOver(memorySource({ 'index/acme.mail.ndjson': content })).versions('acme.mail')), 'HP_ERR_REGISTRY_CORRUPT', name)
  }
})

test('versions() calls an empty index an unknown plugin', async (t) => {
  t.equal(await codeOf(registryOver(memorySource({ 'index/acme.mail.ndjson': '' })).versions('acme.mail')), 'HP_ERR_PLUGIN_UNKNOWN')
})

test('versions() of an unknown plugin says so whatever the catalog is', async (t) => {
  for (const files of [{}, { 'catalog.ndjson': '' }, { 'catalog.ndjson': '<html>' }] as const) {
    t.match(await errorOf(registryOver(memorySource(files)).versions('acme.mail')), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { nearest: 'another one' } })
  }
})

test('versions() keeps an outage apart from an unknown plugin', async (t) => {
  const location = await mirror(t, (_request, response) => { response.writeHead(503).end() })
  t.equal(await codeOf(openRegistry(location).versions('acme.mail')), 'HP_ERR_REGISTRY_UNREACHABLE')
})

test('publisher() refuses another publisher\'s record', async (t) => {
  const record = JSON.stringify({ id: 'evil', keys: [{ publicKey: `${'A'.repeat(43)}=`, since: '2026-01-01T00:00:00Z' }] })
  t.equal(await codeOf(registryOver(memorySource({ 'publishers/acme.json': record })).publisher('acme')), 'HP_ERR_REGISTRY_CORRUPT')
})

test('ping() tells a registry from anything else', async (t) => {
  await registryOver(memorySource({ 'catalog.ndjson': '' })).ping()
  t.equal(await codeOf(openRegistry(await temporaryDirectory(t)).ping()), 'HP_ERR_REGISTRY_CORRUPT', 'an empty directory')
  t.equal(await codeOf(openRegistry('/nowhere/at/all').ping()), 'HP_ERR_REGISTRY_UNREACHABLE', 'no directory')
  const website = await mirror(t, (_request, response) => { response.end('<html>') })
  t.equal(await codeOf(openRegistry(website).ping()), 'HP_ERR_REGISTRY_CORRUPT', 'a website')
})
