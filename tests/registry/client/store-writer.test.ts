import { storeWriter } from '@hardpoint/registry/client'
import { test } from 'tap'
import { digestOf } from '../../../registry/roles/mod.ts'
import { codeOf, packageOf } from '../_fixtures.ts'
import { publishing } from './_publishing.ts'

test('storeWriter() takes its token along, and reads where it writes', async (t) => {
  const { directory, store, keys, writer } = await publishing(t)
  const bytes = packageOf(keys)
  await writer.stage(digestOf(bytes).sha256, bytes)
  t.equal(writer.client.location, directory)
  t.equal(await codeOf(storeWriter(store, 'hpp_wrong').stage(digestOf(bytes).sha256, bytes)), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await codeOf(storeWriter(store, 'hpp_wrong').commit({ publisher: 'acme', role: '{}', indexes: {} })), 'HP_ERR_UNAUTHENTICATED')
})
