import { test } from 'tap'
import { committed } from '../../../host/storage/committed.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'

test('committed() answers the version, or throws and names the key that changed', async (t) => {
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  const commit = { checks: [{ key: ['sys', 'once'], version: null }], puts: [{ key: ['sys', 'once'], value: Buffer.from('x') }] }
  t.equal(await committed(store, commit), (await store.get(['sys', 'once']))?.version)
  await t.rejects(committed(store, commit), { code: 'HP_ERR_CONFLICT', message: /sys\/once/ })
})
