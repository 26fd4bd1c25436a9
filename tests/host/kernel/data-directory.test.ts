import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'tap'
import { dataDirectory, prepareDataDirectory } from '../../../host/kernel/data-directory.ts'

test('prepareDataDirectory() makes folders for their owner alone, and leaves no probe', async (t) => {
  const directory = dataDirectory(join(t.testdir(), 'new/data'))
  await prepareDataDirectory(directory)
  await prepareDataDirectory(directory)
  for (const folder of [directory.root, directory.keys, directory.logs]) t.equal((await stat(folder)).mode & 0o777, 0o700, folder)
})

test('prepareDataDirectory() says that a path cannot be a directory', async (t) => {
  const root = t.testdir()
  await writeFile(join(root, 'file'), '')
  await t.rejects(prepareDataDirectory(dataDirectory(join(root, 'file'))), { code: 'HP_ERR_DATA_READ_ONLY', details: { directory: join(root, 'file') } })
})

test('prepareDataDirectory() ends where no folder can be made in one that is there', { skip: process.platform === 'linux' ? false : 'needs /proc' }, async (t) => {
  await t.rejects(prepareDataDirectory(dataDirectory('/proc/hardpoint/data')), { code: 'HP_ERR_DATA_READ_ONLY' })
})

test('dataDirectory() keeps everything below its root', (t) => {
  const { root, ...rest } = dataDirectory('/srv/../srv/hardpoint')
  t.equal(root, '/srv/hardpoint')
  for (const path of Object.values(rest)) t.ok(path.startsWith('/srv/hardpoint/'), path)
  t.end()
})
