import { join } from 'node:path'
import { test } from 'tap'
import { syncFolder } from '../../../registry/layout/sync-folder.ts'

test('syncFolder() is done with a folder that is there, and tells of one that is not', async (t) => {
  const directory = t.testdir()
  t.equal(await syncFolder(directory), undefined)
  await t.rejects(syncFolder(join(directory, 'none')), { code: 'ENOENT' })
})
