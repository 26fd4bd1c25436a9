import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { directorySource } from '../../../registry/client/directory-source.ts'
import { mirrorRegistry } from '../../../registry/server/mirror-registry.ts'
import { verifyRepository, type Read, type VerifiedMetadata } from '../../../registry/tuf/mod.ts'
import { verifyMetadata } from '../../../registry/tuf/verify-metadata.ts'
import { errorOf } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  repository.publish({ version: '1.1.0' })
  repository.publish({ id: 'other.mail' })
  repository.register('silent')
  return repository
}

function first(repository: TufRepository): Map<string, Uint8Array> {
  return new Map([['root.json', repository.files.get('metadata/1.root.json') ?? new Uint8Array()]])
}

/** Reads a copy as a host does that knows the registry by its first root alone. */
function verified(directory: string, repository: TufRepository): Promise<VerifiedMetadata> {
  return verifyRepository(directorySource(directory).read, { registry: directory, trusted: first(repository), now: repository.now, publishers: 'all' })
}

function optionsFor(repository: TufRepository, trusted = first(repository)): { registry: string; trusted: Map<string, Uint8Array>; now: number } {
  return { registry: 'upstream', trusted, now: repository.now }
}

async function filesBelow(directory: string): Promise<string[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true })
  return found.flatMap((entry) => entry.isFile() ? [join(entry.parentPath, entry.name).slice(directory.length + 1)] : []).filter((path) => !path.startsWith('private/')).toSorted()
}

test('mirrorRegistry() makes a copy that a host takes for the registry', async (t) => {
  const repository = repositoryOf()
  repository.rotateRoot(() => { repository.keys['root'] = [...repository.keys['root'] ?? []].toSpliced(0, 1, generateKeyPair()) })
  const directory = t.testdir()
  const report = await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  t.equal(report.kept, 0)
  const found = await verified(directory, repository)
  t.same([...found.namespaces.keys()], ['acme', 'other'])
  t.equal(found.roles.root.version, 2)
  const files = await filesBelow(directory)
  t.equal(files.length, report.written)
  t.equal(files.filter((path) => path.startsWith('packages/')).length, 3)
  for (const path of files.filter((name) => name.startsWith('packages/'))) {
    const bytes = await directorySource(directory).read(path, { maxBytes: 1e6 })
    t.ok(Buffer.from(repository.files.get(path) ?? '').equals(bytes ?? new Uint8Array()), path)
  }
})

test('mirrorRegistry() takes over only what is new', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  const before = await verified(directory, repository)
  repository.publish({ version: '1.2.0' })
  const source = repository.source()
  const report = await mirrorRegistry(source.read, directory, optionsFor(repository, new Map([...before.files, ...first(repository)])))
  t.equal(report.kept, 3)
  t.equal(source.asked.filter((path) => path.startsWith('packages/')).length, 1)
  t.equal((await verified(directory, repository)).roles.snapshot.version, before.roles.snapshot.version + 1)
})

test('mirrorRegistry() keeps what the registry lost', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  const before = await filesBelow(directory)
  repository.publish({ version: '1.2.0' })
  for (const path of [...repository.files.keys()].filter((name) => /^packages\/.*1\.0\.0/.test(name) && name.includes('acme'))) repository.files.delete(path)
  await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  const after = await filesBelow(directory)
  t.same(before.filter((path) => !after.includes(path)), [])
})

test('mirrorRegistry() leaves a whole copy wherever it is interrupted', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  const before = await verified(directory, repository)
  repository.publish({ version: '1.2.0' })
  repository.publish({ id: 'third.mail' })
  let reads = 0
  for (let at = 0, done = false; !done; at++) {
    const { read } = repository.source()
    let left = at
    const cut: Read = async (path, options) => {
      if (left-- === 0) throw new TypeError('cut')
      return read(path, options)
    }
    done = await mirrorRegistry(cut, directory, optionsFor(repository)).then(() => true, () => false)
    const found = await verified(directory, repository)
    t.equal(found.roles.timestamp.version, done ? before.roles.timestamp.version + 3 : before.roles.timestamp.version, `cut at read ${at}`)
    reads = at
  }
  t.ok(reads > 10, `${reads} reads`)
})

test('mirrorRegistry() refuses what a host would, and writes no timestamp', async (t) => {
  const cases: readonly [string, (repository: TufRepository) => void, string][] = [
    ['a changed package', (r) => { change(r, 'packages/acme.mail/1.1.0', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from('x')])) }, 'HP_ERR_REGISTRY_DIGEST'],
    ['a package that is cut off', (r) => { change(r, 'packages/acme.mail/1.1.0', (bytes) => bytes.subarray(0, -1)) }, 'HP_ERR_REGISTRY_CORRUPT'],
    ['a changed index', (r) => { change(r, '.other.mail.ndjson', (bytes) => Buffer.from(bytes).reverse()) }, 'HP_ERR_REGISTRY_DIGEST'],
    ['a role by a stranger', (r) => { r.write('namespace.other', [generateKeyPair()]); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
    ['an old time', (r) => { r.role('timestamp').expires = r.time(-1000); r.write('timestamp') }, 'HP_ERR_REGISTRY_EXPIRED'],
  ]
  for (const [name, spoil, code] of cases) {
    const repository = repositoryOf()
    spoil(repository)
    const directory = t.testdir({})
    t.match(await errorOf(mirrorRegistry(repository.source().read, directory, optionsFor(repository))), { code }, name)
    t.notOk((await filesBelow(directory)).includes('metadata/timestamp.json'), name)
  }
})

test('mirrorRegistry() copies roles whose time is over as they are, and everybody else\'s with them', async (t) => {
  const repository = repositoryOf()
  repository.advise({ advisories: [] })
  for (const name of ['namespace.other', 'advisories']) repository.role(name).expires = repository.time(-1000)
  repository.release('namespace.other', 'advisories')
  const directory = t.testdir()
  await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  const { namespaces, refused } = await verifyMetadata(directorySource(directory).read, { ...optionsFor(repository), publishers: 'all' })
  t.same([...namespaces.keys()], ['acme'])
  t.same([...refused].map(([name, { code }]) => [name, code]).toSorted(), [['advisories.json', 'HP_ERR_REGISTRY_EXPIRED'], ['other', 'HP_ERR_REGISTRY_EXPIRED']])
  t.same((await filesBelow(directory)).filter((path) => path.startsWith('packages/other')).length, 1)

  repository.write('namespace.other', [generateKeyPair()])
  repository.release()
  t.match(await errorOf(mirrorRegistry(repository.source().read, directory, optionsFor(repository))), { code: 'HP_ERR_REGISTRY_UNTRUSTED' }, 'late, and forged as well')
})

test('mirrorRegistry() refuses a registry that goes back behind the copy', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  const older = repository.copy()
  repository.publish({ version: '1.2.0' })
  await mirrorRegistry(repository.source().read, directory, optionsFor(repository))
  const trusted = new Map([...(await verified(directory, repository)).files, ...first(repository)])
  t.match(await errorOf(mirrorRegistry(older.source().read, directory, optionsFor(older, trusted))), { code: 'HP_ERR_REGISTRY_ROLLBACK' })
})

test('mirrorRegistry() lets one writer in', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  const { read } = repository.source()
  let second: Promise<unknown> | undefined
  await mirrorRegistry(async (path, options) => {
    second ??= errorOf(mirrorRegistry(read, directory, optionsFor(repository)))
    await second
    return read(path, options)
  }, directory, optionsFor(repository))
  t.match(await second, { code: 'HP_ERR_REGISTRY_LOCKED' })
})

function change(repository: TufRepository, part: string, to: (bytes: Uint8Array) => Uint8Array): void {
  for (const [path, bytes] of [...repository.files].filter(([name]) => name.includes(part))) repository.files.set(path, to(bytes))
}
