import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openRegistry, type RegistryWriter } from '@hardpoint/registry/client'
import { test } from 'tap'
import { npmFolderWriter, writeNpmManifest } from '../../../registry/client/npm-folder-writer.ts'
import { ENTRY } from '../_fixtures.ts'

const readerOf = (location: string): Pick<RegistryWriter, 'client' | 'past'> => ({ client: openRegistry(location), past: openRegistry(location) })

test('npmFolderWriter() leaves what a publish would send in a folder', async (t) => {
  const folder = join(t.testdir({ registry: {} }), 'npm', 'mail')
  const writer = npmFolderWriter(readerOf(t.testdirName), folder)
  await writer.stage('ab', Buffer.from('package'))
  await writer.commit({ publisher: 'acme', role: '{}', indexes: { 'acme.mail': 'line\n' } })
  t.equal(await readFile(join(folder, 'plugin.hpk'), 'utf8'), 'package')
  t.same(JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')), { publisher: 'acme', role: '{}', indexes: { 'acme.mail': 'line\n' } })
})

test('npmFolderWriter() leaves no release beside a package that it is not about', async (t) => {
  const folder = t.testdir({ 'release.json': 'of another', 'plugin.hpk': 'another' })
  await npmFolderWriter(readerOf(folder), folder).stage('ab', Buffer.from('package'))
  t.same(await readdir(folder), ['plugin.hpk'])
})

test('writeNpmManifest() says what npm carries', async (t) => {
  const folder = t.testdir()
  await writeNpmManifest(folder, ENTRY)
  t.match(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')), { name: '@acme/mail', version: '1.0.0', hardpoint: { id: 'acme.mail' }, publishConfig: { tag: 'latest' } })
  await writeNpmManifest(folder, { ...ENTRY, channel: 'beta' })
  t.match(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')), { publishConfig: { tag: 'beta' } })
})
