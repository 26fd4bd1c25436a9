import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { verifyRepository } from '../../../registry/tuf/verify-repository.ts'
import { errorOf } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'
import { optionsFor } from './_verify.ts'

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  repository.publish({ id: 'other.mail' })
  repository.register('silent')
  return repository
}

function change(repository: TufRepository, part: string, bytes?: Uint8Array): void {
  for (const path of [...repository.files.keys()].filter((name) => name.includes(part))) {
    if (bytes === undefined) repository.files.delete(path)
    else repository.files.set(path, bytes)
  }
}

test('verifyRepository() takes a whole registry', async (t) => {
  const repository = repositoryOf()
  const source = repository.source()
  const found = await verifyRepository(source.read, optionsFor(repository))
  t.same([...found.namespaces.keys()], ['acme', 'other'])
  t.equal(source.asked.filter((path) => path.startsWith('targets/')).length, 5, 'three records and two indexes')
})

test('verifyRepository() refuses what a reader of any part would', async (t) => {
  const cases: readonly [string, (repository: TufRepository) => void, string][] = [
    ['an index that is not there', (r) => { change(r, '.other.mail.ndjson') }, 'HP_ERR_REGISTRY_CORRUPT'],
    ['a record that was changed', (r) => { change(r, '.silent.json', Buffer.from('{}')) }, 'HP_ERR_REGISTRY_CORRUPT'],
    ['a role by a stranger', (r) => { r.write('namespace.other', [generateKeyPair()]); r.release() }, 'HP_ERR_REGISTRY_UNTRUSTED'],
    ['an old time', (r) => { r.role('timestamp').expires = r.time(-1000); r.write('timestamp') }, 'HP_ERR_REGISTRY_EXPIRED'],
  ]
  for (const [name, spoil, code] of cases) {
    const repository = repositoryOf()
    spoil(repository)
    t.match(await errorOf(verifyRepository(repository.source().read, optionsFor(repository))), { code }, name)
  }
  const repository = repositoryOf()
  change(repository, '.other.mail.ndjson')
  await verifyRepository(repository.source().read, optionsFor(repository, { publishers: ['acme'] }))
})
