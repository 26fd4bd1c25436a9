import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { bundleSource } from '../../../registry/client/bundle-source.ts'
import { packagePath } from '../../../registry/layout/mod.ts'
import { writeBundle } from '../../../registry/server/write-bundle.ts'
import { verifyRepository } from '../../../registry/tuf/mod.ts'
import { verifyMetadata } from '../../../registry/tuf/verify-metadata.ts'
import { errorOf } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  repository.publish({ version: '1.1.0' })
  repository.publish({ id: 'other.mail' })
  repository.publish({ id: 'third.mail' })
  return repository
}

function optionsFor(repository: TufRepository): { registry: string; trusted: Map<string, Uint8Array>; now: number } {
  return { registry: 'upstream', trusted: new Map([['root.json', repository.files.get('metadata/1.root.json') ?? new Uint8Array()]]), now: repository.now }
}

test('writeBundle() puts a part of a registry into one file, from which it verifies without the rest', async (t) => {
  const repository = repositoryOf()
  repository.rotateRoot(() => undefined)
  const file = join(t.testdir(), 'two.hpb')
  const report = await writeBundle(repository.source().read, file, { ...optionsFor(repository), plugins: ['acme.mail', 'other.mail'], choose: (entries) => entries.slice(-1) })
  const bundle = bundleSource(file)
  const paths = await bundle.paths?.()
  const found = await verifyRepository(bundle.read, { ...optionsFor(repository), registry: file, publishers: ['acme', 'other'] })
  t.same([...found.namespaces.keys()], ['acme', 'other'])
  t.equal(found.roles.root.version, 2)
  const [old, chosen] = repository.entries.get('acme.mail') ?? []
  t.ok(old !== undefined && paths?.has(packagePath(old)) === false, 'a version that was not chosen')
  const bytes = chosen === undefined ? undefined : await bundle.read(packagePath(chosen), { maxBytes: chosen.size })
  t.ok(chosen !== undefined && Buffer.from(repository.files.get(packagePath(chosen)) ?? '').equals(bytes ?? new Uint8Array()))
  t.ok((await stat(file)).size > report.bytes)
  t.equal(await bundle.read('metadata/1.namespace.third.json', { maxBytes: 1e6 }), undefined, 'nothing of others but whose name is whose')
})

test('writeBundle() makes the same bytes of the same registry', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  for (const name of ['a.hpb', 'b.hpb']) await writeBundle(repository.source().read, join(directory, name), optionsFor(repository))
  t.ok((await readFile(join(directory, 'a.hpb'))).equals(await readFile(join(directory, 'b.hpb'))))
})

test('writeBundle() leaves what was there where the registry is refused', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir({ 'old.hpb': 'old' })
  const [entry] = repository.entries.get('third.mail') ?? []
  repository.files.set(entry === undefined ? '' : packagePath(entry), Buffer.alloc(entry?.size ?? 0))
  t.match(await errorOf(writeBundle(repository.source().read, join(directory, 'old.hpb'), optionsFor(repository))), { code: 'HP_ERR_REGISTRY_DIGEST' })
  t.equal(await readFile(join(directory, 'old.hpb'), 'utf8'), 'old')
  t.same(await readdir(directory), ['old.hpb'])
})

test('writeBundle() is not stopped by advisories whose time is over, and makes none of a publisher whose is', async (t) => {
  const repository = repositoryOf()
  repository.advise({ advisories: [] })
  for (const name of ['namespace.other', 'advisories']) repository.role(name).expires = repository.time(-1000)
  repository.release('namespace.other', 'advisories')
  const file = join(t.testdir(), 'one.hpb')
  await writeBundle(repository.source().read, file, { ...optionsFor(repository), plugins: ['acme.mail'] })
  const { namespaces, refused } = await verifyMetadata(bundleSource(file).read, { ...optionsFor(repository), publishers: ['acme'] })
  t.same([...namespaces.keys()], ['acme'])
  t.match(refused.get('advisories.json'), { code: 'HP_ERR_REGISTRY_EXPIRED' }, 'hosts are told')
  const other = writeBundle(repository.source().read, file, { ...optionsFor(repository), plugins: ['acme.mail', 'other.mail'] })
  t.match(await errorOf(other), { code: 'HP_ERR_REGISTRY_EXPIRED' })
})

test('writeBundle() names a plugin that the registry does not have', async (t) => {
  const repository = repositoryOf()
  repository.register('silent')
  for (const plugin of ['acme.nothing', 'nobody.mail', 'silent.mail']) {
    const work = writeBundle(repository.source().read, join(t.testdir(), 'a.hpb'), { ...optionsFor(repository), plugins: [plugin] })
    t.match(await errorOf(work), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { plugin } }, plugin)
  }
})

test('writeBundle() says where it cannot write', async (t) => {
  const repository = repositoryOf()
  t.match(await errorOf(writeBundle(repository.source().read, join(t.testdir(), 'nowhere', 'a.hpb'), optionsFor(repository))), { code: 'HP_ERR_FILE_MISSING' })
})
