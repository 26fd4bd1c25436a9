import { openPublisherReader } from '@hardpoint/registry/client'
import { test } from 'tap'
import { NOW, codeOf, mirror } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

const DAY = 86_400_000

test('openPublisherReader() reads what has run out as well, but nothing older than it saw', async (t) => {
  const repository = new TufRepository()
  repository.publish()
  const older = repository.copy()
  repository.publish({ version: '1.1.0' })
  let shown = repository
  const location = await mirror(t, (request, response) => {
    const bytes = shown.files.get((request.url ?? '').slice(1))
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes)
  })
  const { client, past } = openPublisherReader(location, { clock: () => NOW })
  await client.refresh()
  shown = older
  t.equal(await codeOf(past.refresh()), 'HP_ERR_REGISTRY_ROLLBACK', 'one trust for both, also where nothing is kept')
  shown = repository
  t.match(await past.namespace('acme'), { version: 2 })
  t.equal(await codeOf(openPublisherReader(location, { clock: () => NOW + 2 * DAY }).client.refresh()), 'HP_ERR_REGISTRY_EXPIRED')
})
