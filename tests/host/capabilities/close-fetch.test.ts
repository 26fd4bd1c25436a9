import { test } from 'tap'
import { closeFetch } from '../../../host/capabilities/close-fetch.ts'
import { fetching, origin } from './_origin.ts'

test('closeFetch() ends the connections that are kept, and those in use', async (t) => {
  const { port } = await origin(t, (request, response) => { if (request.url === '/now') response.end() })
  const { fetch, refusal, services } = await fetching(t, [`http://api.test:${port}`])
  await fetch(`http://api.test:${port}/now`)
  const hanging = refusal(`http://api.test:${port}/never`)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await closeFetch(services)
  t.match(await hanging, { code: 'HP_ERR_FETCH_FAILED' })
})

test('closeFetch() does nothing where nothing was fetched', async (t) => {
  const { services } = await fetching(t, [])
  await t.resolves(closeFetch(services))
})
