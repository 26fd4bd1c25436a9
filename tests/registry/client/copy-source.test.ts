import { join } from 'node:path'
import { mirrorRegistry } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { openCopySource } from '../../../registry/client/copy-source.ts'
import { openRegistry } from '../../../registry/client/open-registry.ts'
import { NOW, errorOf, mirror } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

const clock = (): number => NOW

/** The repository over HTTP. */
function serve(t: { teardown(work: () => unknown): unknown }, repository: TufRepository): Promise<string> {
  return mirror(t, ({ url = '/' }, response) => {
    const bytes = repository.files.get(url.slice(1))
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  })
}

test('openCopySource() lets a registry be mirrored from its first root on, again and again', async (t) => {
  const repository = new TufRepository()
  repository.publish()
  repository.rotateRoot(() => { repository.keys['root'] = [...repository.keys['root'] ?? []].toSpliced(0, 1, generateKeyPair()) })
  const url = await serve(t, repository)
  const directory = t.testdir()
  const options = { clock, trustDirectory: join(directory, 'private', 'trust'), root: repository.fingerprint }
  for (const version of ['1.1.0', '1.2.0']) {
    repository.publish({ version })
    const source = await openCopySource(url, options)
    await mirrorRegistry(source.read, directory, source)
    const client = openRegistry(directory, { clock, root: repository.fingerprint })
    t.equal((await client.versions('acme.mail')).at(-1)?.version, version)
  }
})

test('openCopySource() does not follow a registry back behind its copy', async (t) => {
  const repository = new TufRepository()
  const older = repository.copy()
  repository.publish()
  const directory = t.testdir()
  const options = { clock, trustDirectory: join(directory, 'private', 'trust') }
  const source = await openCopySource(await serve(t, repository), options)
  await mirrorRegistry(source.read, directory, source)
  t.match(await errorOf(openCopySource(await serve(t, older), options)), { code: 'HP_ERR_REGISTRY_ROLLBACK' })
})

test('openCopySource() takes no other root than was named', async (t) => {
  const url = await serve(t, new TufRepository())
  t.match(await errorOf(openCopySource(url, { clock, root: new TufRepository().fingerprint })), { code: 'HP_ERR_REGISTRY_ROOT' })
})
