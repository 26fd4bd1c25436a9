import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { TufRepository, keyObject, tufKeyid, type Delegation, type Meta } from '../_tuf-repository.ts'
import { refusal, verify } from './_verify.ts'

/** The neutral element: with it anyone signs anything. */
const SMALL_ORDER = `01${'00'.repeat(31)}`

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  return repository
}

function addRootKey(r: TufRepository, key: object, id = tufKeyid(key)): void {
  r.rotateRoot(() => undefined)
  const root = r.role('root')
  root.keys = { ...root.keys, [id]: key }
  root.roles?.['timestamp']?.keyids.push(id)
  r.write('root')
}

function delegation(r: TufRepository): Delegation {
  return r.delegations.roles?.[0] ?? { name: '', keyids: [], threshold: 0, terminating: false }
}

function snapshotMeta(r: TufRepository, change: (meta: Record<string, Meta>) => void): void {
  const meta = structuredClone(r.role('snapshot').meta ?? {})
  change(meta)
  r.role('snapshot').version++
  r.role('snapshot').meta = meta
  r.write('snapshot')
  r.role('timestamp').version++
  r.write('timestamp')
}

test('soundness() refuses what signed roles must not say', async (t) => {
  const key = keyObject(generateKeyPair())
  const hex = key.keyval.public
  const listed = { length: 1, hashes: { sha256: 'a'.repeat(64) } }
  const cases: readonly [string, string, (repository: TufRepository) => void, RegExp][] = [
    ['a key in capitals, which has an id of its own', 'root.json', (r) => { addRootKey(r, { ...key, keyval: { public: hex.toUpperCase() } }) }, /not written as an Ed25519 key/],
    ['a key with a field more', 'root.json', (r) => { addRootKey(r, { ...key, note: 'x' }) }, /not written as/],
    ['a key with a value more', 'root.json', (r) => { addRootKey(r, { ...key, keyval: { public: hex, note: 'x' } }) }, /not written as/],
    ['a key of another kind', 'root.json', (r) => { addRootKey(r, { ...key, keytype: 'rsa' }) }, /not written as/],
    ['a key of another scheme', 'root.json', (r) => { addRootKey(r, { ...key, scheme: 'rsassa-pss-sha256' }) }, /not written as/],
    ['a key under another id', 'root.json', (r) => { addRootKey(r, key, 'a'.repeat(64)) }, /not the key of that id/],
    ['a key for which anyone can sign', 'root.json', (r) => { addRootKey(r, { ...key, keyval: { public: SMALL_ORDER } }) }, /small order/],
    ['a fifth role', 'root.json', (r) => { r.rotateRoot(() => undefined); r.role('root').roles = { ...r.role('root').roles, mirrors: { keyids: [], threshold: 1 } }; r.write('root') }, /has a role mirrors/],
    ['a threshold above its keys', 'root.json', (r) => { r.rotateRoot(() => undefined); r.role('root').roles = { ...r.role('root').roles, targets: { keyids: [], threshold: 1 } }; r.write('root') }, /targets needs 1 of 0 keys/],
    ['a key that is not there', 'root.json', (r) => { r.rotateRoot(() => undefined); r.role('root').roles?.['targets']?.keyids.push('b'.repeat(64)); r.write('root') }, /which is not there/],
    ['a version of nothing', 'timestamp.json', (r) => { r.role('timestamp').version = 0; r.write('timestamp') }, /version is 0/],
    ['a time in other words', 'timestamp.json', (r) => { r.role('timestamp').expires = '9999'; r.write('timestamp') }, /no time of TUF/],
    ['a snapshot without a digest', 'timestamp.json', (r) => { r.role('timestamp').meta = { 'snapshot.json': { version: 3 } }; r.write('timestamp') }, /without a length/],
    ['a snapshot with another digest', 'timestamp.json', (r) => { r.role('timestamp').meta = { 'snapshot.json': { version: 3, length: 9, hashes: { sha512: 'a' } } }; r.write('timestamp') }, /without a SHA-256/],
    ['a snapshot too long to read', 'timestamp.json', (r) => { r.role('timestamp').meta = { 'snapshot.json': { ...listed, version: 3, length: 9e9 } }; r.write('timestamp') }, /at most 2097152 are read/],
    ['a role without a length', 'snapshot.json', (r) => { snapshotMeta(r, (meta) => { delete meta['namespace.acme.json']?.length }) }, /namespace\.acme\.json without a length/],
    ['a role without a digest', 'snapshot.json', (r) => { snapshotMeta(r, (meta) => { delete meta['targets.json']?.hashes }) }, /targets\.json without a SHA-256/],
    ['a role of no publisher', 'snapshot.json', (r) => { snapshotMeta(r, (meta) => { meta['../x.json'] = { ...listed, version: 1 } }) }, /lists \.\.\/x\.json/],
    ['a target that is no record', 'targets.json', (r) => { r.role('targets').targets = { ...r.role('targets').targets, 'index/acme.mail.ndjson': listed }; r.release('targets') }, /no publisher's record/],
    ['a record without a length', 'targets.json', (r) => { r.role('targets').targets = { 'publishers/acme.json': { ...listed, length: -1 } }; r.release('targets') }, /Length must be/],
    ['a delegation to no publisher', 'targets.json', (r) => { delegation(r).name = 'acme'; r.release('targets') }, /no publisher's role/],
    ['a delegation of another\'s paths', 'targets.json', (r) => { delegation(r).paths = ['index/acme.*', 'index/evil.*']; r.release('targets') }, /it delegates \["index/],
    ['a delegation of everything', 'targets.json', (r) => { delegation(r).paths = ['index/*']; r.release('targets') }, /it delegates \["index/],
    ['a delegation by digest', 'targets.json', (r) => { delete delegation(r).paths; delegation(r).path_hash_prefixes = ['']; r.release('targets') }, /it delegates undefined/],
    ['a delegation that goes on', 'targets.json', (r) => { delegation(r).terminating = false; r.release('targets') }, /does not end the search/],
    ['a delegation without keys', 'targets.json', (r) => { delegation(r).keyids = []; r.release('targets') }, /needs 1 of 0 keys/],
    ['roles by digest', 'targets.json', (r) => { delete r.delegations.roles; r.delegations.succinct_roles = { keyids: [], threshold: 1, bit_length: 4, name_prefix: 'b' }; r.release('targets') }, /by the hash of a path/],
    ['a delegate\'s key in capitals', 'targets.json', (r) => { const other = { ...key, keyval: { public: hex.toUpperCase() } }; r.delegations.keys[tufKeyid(other)] = other; r.release('targets') }, /not written as/],
  ]
  for (const [name, what, spoil, problem] of cases) {
    const repository = repositoryOf()
    spoil(repository)
    t.match(await refusal(verify(repository)), { code: 'HP_ERR_REGISTRY_UNTRUSTED', details: { what, problem } }, name)
  }
})

test('soundness() refuses what a publisher\'s role must not say', async (t) => {
  const listed = { length: 1, hashes: { sha256: 'a'.repeat(64) } }
  const evil = { 'index/evil.mail.ndjson': listed }
  const cases: readonly [string, (repository: TufRepository) => void, RegExp][] = [
    ['another publisher\'s plugin', (r) => { r.role('namespace.acme').targets = evil }, /no index of acme's/],
    ['another publisher\'s plugin, by the way of a folder', (r) => { r.role('namespace.acme').targets = { 'index/acme.x/../evil.mail.ndjson': listed } }, /no index of acme's/],
    ['what is no plugin', (r) => { r.role('namespace.acme').targets = { 'index/acme..ndjson': listed } }, /no index of acme's/],
    ['a publisher\'s record', (r) => { r.role('namespace.acme').targets = { 'publishers/acme.json': listed } }, /no index of acme's/],
    ['a role of its own', (r) => { r.role('namespace.acme').delegations = { keys: {}, roles: [] } }, /must not delegate on/],
    ['an index without a digest', (r) => { r.role('namespace.acme').targets = { 'index/acme.mail.ndjson': { length: 1, hashes: {} } } }, /without a SHA-256/],
    ['an index that nobody would read', (r) => { r.role('namespace.acme').targets = { 'index/acme.mail.ndjson': { ...listed, length: 9e9 } } }, /at most 8388608/],
  ]
  for (const [name, spoil, problem] of cases) {
    const repository = repositoryOf()
    spoil(repository)
    repository.release('namespace.acme')
    const { refused } = await verify(repository, { publishers: ['acme'] })
    t.match(refused.get('acme'), { code: 'HP_ERR_REGISTRY_UNTRUSTED', details: { what: 'namespace.acme.json', problem } }, name)
  }
})

test('soundness() refuses a publisher\'s key for which anyone can sign, beside a good one too', async (t) => {
  const repository = repositoryOf()
  const key = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: SMALL_ORDER } }
  repository.delegations.keys[tufKeyid(key)] = key
  delegation(repository).keyids.push(tufKeyid(key))
  repository.release('targets')
  const { refused } = await verify(repository, { publishers: ['acme'] })
  t.match(refused.get('acme'), { code: 'HP_ERR_REGISTRY_UNTRUSTED', details: { problem: /small order/ } })
})

test('soundness() lets signatures by unknown keys be: a key is on its way in or out', async (t) => {
  const repository = repositoryOf()
  repository.write('namespace.acme', [...repository.keys['namespace.acme'] ?? [], generateKeyPair()])
  repository.release()
  t.equal((await verify(repository, { publishers: ['acme'] })).refused.size, 0)
})
