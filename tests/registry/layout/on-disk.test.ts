import { readdir } from 'node:fs/promises'
import { test } from 'tap'
import { onDisk } from '../../../registry/layout/on-disk.ts'
import { HardpointError } from '@hardpoint/schemas/errors'

function failing(code: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new HardpointError('HP_ERR_INTERNAL', { reference: 'a disk' }), { code }))
}

test('onDisk() words a full or read-only disk, and nothing else', async (t) => {
  t.equal(await onDisk('/data', async () => 7), 7)
  for (const code of ['ENOSPC', 'EDQUOT']) await t.rejects(onDisk('/data', failing(code)), { code: 'HP_ERR_DATA_FULL', details: { directory: '/data' } }, code)
  for (const code of ['EROFS', 'EACCES', 'EPERM']) await t.rejects(onDisk('/data', failing(code)), { code: 'HP_ERR_DATA_READ_ONLY', details: { problem: code } }, code)
  await t.rejects(onDisk('/data', () => readdir('/nowhere/at/all')), { code: 'ENOENT' })
})
