import { registryOver } from '@hardpoint/registry/client'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { memoryTrust } from '../../../registry/client/memory-trust.ts'
import { ADVISORY, NOW, codeOf, errorOf } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

const DAY = 86_400_000

function advised(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  repository.advise({ advisories: [ADVISORY] })
  return repository
}

function clientOf(repository: TufRepository, { trust = memoryTrust(), now = NOW } = {}) {
  return registryOver(repository.source(), trust, { clock: () => now })
}

test('advisories() gives what whoever answers for security signed, and nothing where nobody does', async (t) => {
  const repository = new TufRepository()
  repository.publish()
  t.same(await clientOf(repository).advisories(), [])
  t.same(await clientOf(advised()).advisories(), [ADVISORY])
})

test('advisories() follows a list to its next version', async (t) => {
  const repository = advised()
  const client = clientOf(repository)
  await client.refresh()
  repository.advise({ advisories: [ADVISORY, { ...ADVISORY, id: 'HPA-2' }] })
  await client.refresh()
  t.equal((await client.advisories()).length, 2)
})

const FORGED: readonly [string, (repository: TufRepository) => void, string][] = [
  ['signed by a stranger', (r) => { r.role('advisories').version++; r.write('advisories', [generateKeyPair()]); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['signed by a publisher', (r) => { r.role('advisories').version++; r.write('advisories', r.keys['namespace.acme']); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['signed by the online key', (r) => { r.role('advisories').version++; r.write('advisories', r.keys['snapshot']); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['signed by the targets key', (r) => { r.role('advisories').version++; r.write('advisories', r.keys['targets']); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['of an older version', (r) => { r.role('advisories').version -= 1; r.write('advisories'); r.release() }, 'HP_ERR_REGISTRY_ROLLBACK'],
  ['that its snapshot hides', (r) => { delete r.role('snapshot').meta?.['advisories.json']; r.release() }, 'HP_ERR_REGISTRY_ROLLBACK'],
  ['with a target more', (r) => { r.role('advisories').targets = { ...r.role('advisories').targets, 'index/acme.mail.ndjson': { length: 1, hashes: { sha256: 'a'.repeat(64) } } }; r.release('advisories') }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['without its target', (r) => { r.role('advisories').targets = {}; r.release('advisories') }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['with a target that nobody would read', (r) => { r.role('advisories').targets = { 'advisories.json': { length: 9e9, hashes: { sha256: 'a'.repeat(64) } } }; r.release('advisories') }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['that delegates on', (r) => { r.role('advisories').delegations = { keys: {}, roles: [] }; r.release('advisories') }, 'HP_ERR_REGISTRY_UNTRUSTED'],
  ['whose bytes are others', (r) => { for (const path of r.files.keys()) if (path.startsWith('targets/') && path.endsWith('.advisories.json')) r.files.set(path, Buffer.from('x'.repeat(r.files.get(path)?.length ?? 0))) }, 'HP_ERR_REGISTRY_DIGEST'],
  ['whose bytes are gone', (r) => { for (const path of [...r.files.keys()]) if (path.startsWith('targets/') && path.endsWith('.advisories.json')) r.files.delete(path) }, 'HP_ERR_REGISTRY_CORRUPT'],
  ['that is no list', (r) => { r.advise('{"advisories":{}}') }, 'HP_ERR_REGISTRY_CORRUPT'],
]

for (const [name, forge, code] of FORGED) {
  test(`advisories() refuses a list ${name}, for a host that knows the registry`, async (t) => {
    const repository = advised()
    repository.advise({ advisories: [ADVISORY, { ...ADVISORY, id: 'HPA-2' }] })
    const trust = memoryTrust()
    await clientOf(repository, { trust }).refresh()
    forge(repository)
    t.equal(await codeOf(clientOf(repository, { trust }).advisories()), code)
  })
}

test('advisories() refuses a list that its snapshot hides, for a host that comes new too', async (t) => {
  const repository = advised()
  delete repository.role('snapshot').meta?.['advisories.json']
  repository.release()
  t.match(await errorOf(clientOf(repository).advisories()), { code: 'HP_ERR_REGISTRY_MIXED', details: { what: 'advisories.json' } })
})

test('advisories() refuses a list that has run out, and what is published can still be had', async (t) => {
  const repository = advised()
  repository.role('advisories').expires = repository.time(-DAY)
  repository.release('advisories')
  const client = clientOf(repository)
  t.match(await errorOf(client.advisories()), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what: 'advisories.json' } })
  t.equal((await client.versions('acme.mail')).length, 1)
})

test('advisories() sees a registry that is frozen', async (t) => {
  t.equal(await codeOf(clientOf(advised(), { now: NOW + 2 * DAY }).advisories()), 'HP_ERR_REGISTRY_EXPIRED')
})
