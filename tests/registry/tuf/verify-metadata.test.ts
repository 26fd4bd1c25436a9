import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { NOW } from '../_fixtures.ts'
import { TufRepository, signed } from '../_tuf-repository.ts'
import { refusal, verify, verifyAfter } from './_verify.ts'

const DAY = 86_400_000

function repositoryOf(publisher = 'acme'): TufRepository {
  const repository = new TufRepository()
  repository.publish({ id: `${publisher}.mail` })
  return repository
}

test('verifyMetadata() tells what a registry says', async (t) => {
  const repository = repositoryOf()
  repository.register('silent')
  const found = await verify(repository, { publishers: ['acme', 'silent', 'nobody'] })
  t.same(found.publishers, ['acme', 'silent'])
  t.same(found.listed, ['acme'], 'who never published has no role yet')
  t.same(Object.keys(found.targets), ['publishers/acme.json', 'publishers/silent.json'])
  t.same([...found.namespaces.keys()], ['acme'])
  t.same(Object.keys(found.namespaces.get('acme')?.targets ?? {}), ['index/acme.mail.ndjson'])
  t.equal(found.roles.targets.version, 3)
  t.equal(found.stale, false)
  t.same([...found.files.keys()], ['root.json', 'timestamp.json', 'snapshot.json', 'targets.json', 'namespace.acme.json'])
  t.equal(found.refused.size, 0)
})

test('verifyMetadata() reads again only what is newer', async (t) => {
  const repository = repositoryOf()
  const before = await verify(repository, { publishers: ['acme'] })
  const source = repository.source()
  const same = await verifyAfter(before, Object.assign(repository.copy(), { source: () => source }), { publishers: ['acme'] })
  t.same(source.asked, ['metadata/2.root.json', 'metadata/timestamp.json'])
  t.same(same.files, before.files)
})

test('verifyMetadata() follows roots, and gives each away as soon as it holds', async (t) => {
  const repository = repositoryOf()
  repository.rotateRoot(() => { repository.keys['root'] = [generateKeyPair(), generateKeyPair(), generateKeyPair()] })
  repository.rotateRoot(() => { repository.keys['timestamp'] = [generateKeyPair()] })
  const kept: number[] = []
  const keepRoot = (bytes: Uint8Array): void => { kept.push((JSON.parse(String(bytes)) as { signed: { version: number } }).signed.version) }
  t.match(await refusal(verify(repository, { keepRoot })), { code: 'HP_ERR_REGISTRY_UNTRUSTED', details: { what: 'timestamp.json' } })
  t.same(kept, [2, 3])
  repository.release()
  t.equal((await verify(repository)).roles.root.version, 3)
})

test('verifyMetadata() says what is wrong with a top-level role', async (t) => {
  const stranger = generateKeyPair()
  const cases: readonly [string, (repository: TufRepository) => void, string, string][] = [
    ['a timestamp of a stranger\'s', (r) => { r.write('timestamp', [stranger]) }, 'HP_ERR_REGISTRY_UNTRUSTED', 'timestamp.json'],
    ['a snapshot of a stranger\'s', (r) => { r.write('snapshot', [stranger]); r.write('timestamp') }, 'HP_ERR_REGISTRY_UNTRUSTED', 'snapshot.json'],
    ['targets of a stranger\'s', (r) => { r.write('targets', [stranger]); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED', 'targets.json'],
    ['a root that one of two signed', (r) => { r.rotateRoot(() => undefined, r.keys['root']?.slice(0, 1)) }, 'HP_ERR_REGISTRY_UNTRUSTED', 'root.json'],
    ['the first root once more', (r) => { r.files.set('metadata/2.root.json', r.files.get('metadata/1.root.json') ?? new Uint8Array()) }, 'HP_ERR_REGISTRY_ROLLBACK', 'root.json'],
    ['a root that skips a version', (r) => { r.role('root').version = 3; r.files.set('metadata/2.root.json', r.write('root')) }, 'HP_ERR_REGISTRY_MIXED', 'root.json'],
    ['a snapshot with other bytes', (r) => { r.files.set('metadata/3.snapshot.json', signed({ ...r.role('snapshot'), x: 1 }, r.keys['snapshot'] ?? [])) }, 'HP_ERR_REGISTRY_MIXED', 'snapshot.json'],
    ['targets with other bytes', (r) => { r.files.set('metadata/2.targets.json', signed({ ...r.role('targets'), x: 1 }, r.keys['targets'] ?? [])) }, 'HP_ERR_REGISTRY_MIXED', 'targets.json'],
    ['a snapshot of another version', (r) => { r.role('timestamp').meta = { 'snapshot.json': { ...r.role('timestamp').meta?.['snapshot.json'], version: 2 } }; r.files.set('metadata/2.snapshot.json', r.files.get('metadata/3.snapshot.json') ?? new Uint8Array()); r.write('timestamp') }, 'HP_ERR_REGISTRY_MIXED', 'snapshot.json'],
    ['a snapshot in the timestamp\'s place', (r) => { r.files.set('metadata/timestamp.json', r.files.get('metadata/3.snapshot.json') ?? new Uint8Array()) }, 'HP_ERR_REGISTRY_UNTRUSTED', 'timestamp.json'],
    ['a page in the timestamp\'s place', (r) => { r.files.set('metadata/timestamp.json', Buffer.from('<html>')) }, 'HP_ERR_REGISTRY_CORRUPT', 'timestamp.json'],
    ['a list in the timestamp\'s place', (r) => { r.files.set('metadata/timestamp.json', Buffer.from('[]')) }, 'HP_ERR_REGISTRY_CORRUPT', 'timestamp.json'],
    ['a name twice', (r) => { r.files.set('metadata/timestamp.json', Buffer.from('{"signed":{},"signed":{},"signatures":[]}')) }, 'HP_ERR_REGISTRY_CORRUPT', 'timestamp.json'],
    ['no timestamp', (r) => { r.files.delete('metadata/timestamp.json') }, 'HP_ERR_REGISTRY_CORRUPT', 'metadata/timestamp.json'],
    ['no snapshot', (r) => { r.files.delete('metadata/3.snapshot.json') }, 'HP_ERR_REGISTRY_CORRUPT', 'metadata/3.snapshot.json'],
    ['what is not listed', (r) => { r.role('snapshot').meta = { 'namespace.acme.json': r.role('snapshot').meta?.['namespace.acme.json'] ?? {} }; r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED', 'snapshot.json'],
  ]
  for (const [name, spoil, code, what] of cases) {
    const repository = repositoryOf()
    spoil(repository)
    t.match(await refusal(verify(repository)), { code, details: { registry: 'memory', what } }, name)
  }
})

test('verifyMetadata() takes no older role than before', async (t) => {
  const repository = repositoryOf()
  const old = repository.copy()
  repository.publish({ version: '1.1.0' })
  const before = await verify(repository, { publishers: ['acme'] })
  const cases: readonly [string, (r: TufRepository) => void, string][] = [
    ['timestamp', () => undefined, 'timestamp.json'],
    ['snapshot', (r) => { r.role('timestamp').version = 9; r.write('timestamp') }, 'timestamp.json'],
    ['a publisher\'s role', (r) => { r.role('snapshot').version = 9; r.role('timestamp').version = 9; r.release() }, 'snapshot.json'],
    ['a publisher that is gone', (r) => { r.role('snapshot').meta = { 'targets.json': r.role('snapshot').meta?.['targets.json'] ?? {} }; r.role('snapshot').version = 9; r.role('timestamp').version = 9; r.release() }, 'snapshot.json'],
  ]
  for (const [name, spoil, what] of cases) {
    const spoiled = old.copy()
    spoil(spoiled)
    t.match(await refusal(verifyAfter(before, spoiled)), { code: 'HP_ERR_REGISTRY_ROLLBACK', details: { what } }, name)
  }
})

test('verifyMetadata() takes a version once: other bytes under the same number are fetched, and must be the timestamp\'s', async (t) => {
  const repository = repositoryOf()
  const before = await verify(repository)
  repository.role('snapshot')['x'] = 'y'
  repository.write('snapshot')
  repository.role('timestamp').version++
  repository.write('timestamp')
  const after = await verifyAfter(before, repository)
  t.not(String(after.files.get('snapshot.json')), String(before.files.get('snapshot.json')))
  repository.role('timestamp').version++
  repository.write('timestamp')
  repository.files.set('metadata/3.snapshot.json', before.files.get('snapshot.json') ?? new Uint8Array())
  t.match(await refusal(verifyAfter(before, repository)), { code: 'HP_ERR_REGISTRY_MIXED', details: { what: 'snapshot.json' } })
})

test('verifyMetadata() says what expired, and when', async (t) => {
  for (const role of ['root', 'timestamp', 'snapshot', 'targets']) {
    const repository = repositoryOf()
    const expires = repository.time(-DAY)
    repository.role(role).expires = expires
    if (role === 'root') repository.rotateRoot(() => undefined)
    else repository.release(...role === 'targets' ? ['targets'] : [])
    t.match(await refusal(verify(repository)), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what: `${role}.json`, expires, now: '2026-11-20T12:00:00.000Z' } }, role)
  }
})

test('verifyMetadata() takes a stale timestamp and snapshot where told to, and never longer, nor another role', async (t) => {
  const repository = repositoryOf()
  const now = NOW + 8 * DAY
  t.match(await verify(repository, { now, maxStaleMs: 8 * DAY }), { stale: true })
  t.match(await refusal(verify(repository, { now, maxStaleMs: 6 * DAY })), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what: 'timestamp.json' } })
  t.equal((await verify(repository, { maxStaleMs: 8 * DAY })).stale, false)
  for (const [role, what] of [['root', 'root.json'], ['targets', 'targets.json']] as const) {
    const other = repositoryOf()
    other.role(role).expires = other.time(DAY)
    if (role === 'root') other.rotateRoot(() => undefined)
    else other.release('targets')
    t.match(await refusal(verify(other, { now, maxStaleMs: 100 * DAY })), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what } }, role)
  }
})

test('verifyMetadata() leaves a bad role of one publisher to that publisher', async (t) => {
  const stranger = generateKeyPair()
  const cases: readonly [string, (repository: TufRepository) => void, string][] = [
    ['signed by a stranger', (r) => { r.write('namespace.evil', [stranger]); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
    ['expired', (r) => { r.role('namespace.evil').expires = r.time(-1000); r.release('namespace.evil') }, 'HP_ERR_REGISTRY_EXPIRED'],
    ['other bytes', (r) => { r.files.set('metadata/1.namespace.evil.json', Buffer.from('{}')) }, 'HP_ERR_REGISTRY_MIXED'],
    ['not there', (r) => { r.files.delete('metadata/1.namespace.evil.json') }, 'HP_ERR_REGISTRY_CORRUPT'],
    ['a target of another\'s', (r) => { r.role('namespace.evil').targets = r.role('namespace.acme').targets ?? {}; r.release('namespace.evil') }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ]
  for (const [name, spoil, code] of cases) {
    const repository = repositoryOf()
    repository.publish({ id: 'evil.mail' })
    spoil(repository)
    const found = await verify(repository, { publishers: ['acme', 'evil'] })
    t.same([...found.namespaces.keys()], ['acme'], name)
    t.match(found.refused.get('evil'), { code }, name)
  }
})

test('verifyMetadata() begins only with a root that holds', async (t) => {
  const cases: readonly [string, (repository: TufRepository) => Uint8Array, string][] = [
    ['cut off', (r) => r.files.get('metadata/1.root.json')?.subarray(0, 100) ?? new Uint8Array(), 'HP_ERR_REGISTRY_CORRUPT'],
    ['signed by one', (r) => r.write('root', r.keys['root']?.slice(0, 1)), 'HP_ERR_REGISTRY_UNTRUSTED'],
    ['with files that change in place', (r) => { r.role('root').consistent_snapshot = false; return r.write('root') }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ]
  for (const [name, make, code] of cases) {
    const repository = repositoryOf()
    const source = repository.source()
    t.match(await refusal(verify(Object.assign(repository, { source: () => source }), { trusted: new Map([['root.json', make(repository)]]) })), { code, details: { what: 'root.json' } }, name)
    t.same(source.asked, [], 'nothing is asked')
  }
})

test('verifyMetadata() takes no second role of a version that it knows, whoever signed it', async (t) => {
  const repository = new TufRepository()
  repository.publish()
  const older = repository.copy()
  repository.publish({ version: '1.1.0' })
  const before = await verify(repository, { publishers: 'all' })
  // The publisher was shown the older state, and signed something else on top of it.
  older.publish({ version: '2.0.0' })
  older.release('snapshot')
  t.equal(older.role('namespace.acme').version, repository.role('namespace.acme').version)
  t.match(await refusal(verifyAfter(before, older, { publishers: 'all' })), { code: 'HP_ERR_REGISTRY_MIXED', details: { problem: /other bytes for version 2 of namespace\.acme/ } })
})
