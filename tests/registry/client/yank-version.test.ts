import { yankVersion } from '@hardpoint/registry/client'
import { createRegistryServer } from '@hardpoint/registry/server'
import { test } from 'tap'
import { acmeStore, codeOf, errorOf, packageOf } from '../_fixtures.ts'

test('yankVersion() yanks, and passes the server\'s refusals on', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  await store.publish(packageOf(keys), token)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const yank = { id: 'acme.mail', version: '1.0.0', reason: 'loses mail' }
  t.equal(await codeOf(yankVersion(url, yank, 'hpp_wrong')), 'HP_ERR_UNAUTHENTICATED')
  t.match(await errorOf(yankVersion(url, { ...yank, version: '2.0.0' }, token)), { code: 'HP_ERR_VERSION_UNKNOWN' })
  t.match(await errorOf(yankVersion(url, { ...yank, reason: '' }, token)), { code: 'HP_ERR_BODY_INVALID' })
  t.match(await yankVersion(url, yank, token), { id: 'acme.mail', version: '1.0.0', yanked: 'loses mail' })
})
