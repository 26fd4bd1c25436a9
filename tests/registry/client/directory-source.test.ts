import { execFileSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { directorySource } from '../../../registry/client/directory-source.ts'
import { errorOf, temporaryDirectory } from '../_fixtures.ts'

test('directorySource() reads whole files, and undefined where there is none', async (t) => {
  const directory = await temporaryDirectory(t)
  await mkdir(join(directory, 'index'))
  await writeFile(join(directory, 'index/a.ndjson'), 'text')
  const source = directorySource(directory)
  t.equal(source.location, directory)
  t.equal(String(await source.read('index/a.ndjson', { maxBytes: 4 })), 'text')
  t.equal(await source.read('index/b.ndjson', { maxBytes: 4 }), undefined)
  t.equal(await source.read('publishers/b.json', { maxBytes: 4 }), undefined)
})

test('directorySource() refuses what a copied mirror may hold', async (t) => {
  const directory = await temporaryDirectory(t)
  await writeFile(join(directory, 'secret'), 'SECRET')
  await symlink(join(directory, 'secret'), join(directory, 'link'))
  await mkdir(join(directory, 'folder'))
  execFileSync('mkfifo', [join(directory, 'pipe')])
  const source = directorySource(directory)
  const cases: readonly [string, string][] = [
    ['link', 'it is a link'], ['folder', 'it is not a regular file'], ['pipe', 'it is not a regular file'], ['secret', 'it is longer than 5 bytes'],
  ]
  for (const [path, problem] of cases) {
    t.match(await errorOf(source.read(path, { maxBytes: 5 })), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: path, problem } }, path)
  }
})

test('directorySource() calls a missing directory unreachable', async (t) => {
  const directory = await temporaryDirectory(t)
  await writeFile(join(directory, 'file'), '')
  for (const place of ['nowhere', 'file']) {
    t.match(await errorOf(directorySource(join(directory, place)).read('catalog.ndjson', { maxBytes: 5 })), { code: 'HP_ERR_REGISTRY_UNREACHABLE' }, place)
  }
})
