import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { openRegistry } from '@hardpoint/registry/client'
import { npmFolderWriter } from '../../../registry/client/npm-folder-writer.ts'

test('npmFolderWriter() leaves what a publish would send in a folder', async (t) => {
  const folder = join(t.testdir({ registry: {} }), 'npm', 'mail')
  const writer = npmFolderWriter(openRegistry(t.testdirName), folder)
  await writer.stage('ab', Buffer.from('package'))
  await writer.commit({ publisher: 'acme', role: '{}', indexes: { 'acme.mail': 'line\n' } })
  t.equal(await readFile(join(folder, 'plugin.hpk'), 'utf8'), 'package')
  t.same(JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')), { publisher: 'acme', role: '{}', indexes: { 'acme.mail': 'line\n' } })
})

test('npmFolderWriter() leaves no release beside a package that it is not about', async (t) => {
  const folder = t.testdir({ 'release.json': 'of another', 'plugin.hpk': 'another' })
  await npmFolderWriter(openRegistry(folder), folder).stage('ab', Buffer.from('package'))
  t.same(await readdir(folder), ['plugin.hpk'])
})
