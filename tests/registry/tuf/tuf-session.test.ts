import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { TufSession } from '../../../registry/tuf/tuf-session.ts'
import { NOW, errorOf } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

interface Place { testdir(): string }

async function sessionOf(t: Place, repository: TufRepository, now: number = NOW): Promise<{ session: TufSession; directory: string }> {
  const directory = t.testdir()
  await writeFile(join(directory, 'root.json'), repository.files.get('metadata/1.root.json') ?? '')
  return { directory, session: new TufSession({ registry: 'memory', read: repository.source().read, directory, now }) }
}

test('TufSession reaches in tuf-js what it must: its time decides, its own clock does not', async (t) => {
  const repository = new TufRepository({ now: Date.parse('2001-01-01T00:00:00Z') })
  const { session } = await sessionOf(t, repository, repository.now)
  t.type(session.store.referenceTime, Date)
  await session.refresh()
  t.equal(session.store.timestamp?.signed.version, 1)
  const later = await sessionOf(t, repository, NOW)
  t.match(await errorOf(later.session.refresh()), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what: 'root.json', now: '2026-11-20T12:00:00.000Z' } })
})

test('TufSession keeps what held in its directory', async (t) => {
  const repository = new TufRepository()
  const { session, directory } = await sessionOf(t, repository)
  await session.refresh()
  t.same((await readdir(directory)).toSorted(), ['root.json', 'snapshot.json', 'targets.json', 'timestamp.json'])
  t.same(await readFile(join(directory, 'timestamp.json')), repository.files.get('metadata/timestamp.json'))
})

test('TufSession downloads a target that a role names', async (t) => {
  const repository = new TufRepository()
  repository.register('acme')
  const { session, directory } = await sessionOf(t, repository)
  const info = await session.targetInfo('publishers/acme.json')
  t.equal(await session.targetInfo('publishers/nobody.json'), undefined)
  if (info === undefined) throw t.fail('not found')
  const file = join(directory, 'record')
  await session.download(info, file)
  t.match(JSON.parse(String(await readFile(file))), { id: 'acme' })
  t.notOk((await readdir(directory)).includes('.download'))
  for (const path of repository.files.keys()) if (path.endsWith('.acme.json')) repository.files.set(path, Buffer.alloc(info.length))
  t.match(await errorOf(session.download(info, join(directory, 'other'))), { code: 'HP_ERR_REGISTRY_MIXED' })
  t.notOk((await readdir(directory)).includes('other'))
})

test('TufSession says of a missing file that it is missing, and of a file it cannot take what is wrong with it', async (t) => {
  const repository = new TufRepository()
  repository.files.delete('metadata/1.targets.json')
  const { session } = await sessionOf(t, repository)
  t.match(await errorOf(session.refresh()), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: 'metadata/1.targets.json', problem: 'it is missing; is this a registry?' } })
})
