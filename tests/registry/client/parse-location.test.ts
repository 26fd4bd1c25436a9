import { resolve } from 'node:path'
import { test } from 'tap'
import { parseLocation } from '../../../registry/client/parse-location.ts'
import { errorOf } from '../_fixtures.ts'

test('parseLocation() takes URLs and directories', (t) => {
  const cases: readonly [string, string][] = [
    ['https://registry.example', 'https://registry.example/'],
    ['https://registry.example/hp', 'https://registry.example/hp/'],
    ['http://127.0.0.1:4873/', 'http://127.0.0.1:4873/'],
    ['HTTPS://Registry.Example/', 'https://registry.example/'],
    ['file:///srv/registry', '/srv/registry'],
    ['/srv/registry/', '/srv/registry'],
    ['./registry', resolve('registry')],
  ]
  for (const [location, expected] of cases) {
    const place = parseLocation(location)
    t.equal('url' in place ? place.url.href : 'directory' in place ? place.directory : undefined, expected, location)
  }
  t.end()
})

test('parseLocation() knows a bundle by its name', (t) => {
  t.same(parseLocation('/srv/two.hpb'), { bundle: '/srv/two.hpb' })
  t.same(parseLocation('file:///srv/two.HPB'), { bundle: '/srv/two.HPB' })
  t.match(parseLocation('https://registry.example/two.hpb'), { url: URL })
  t.end()
})

test('parseLocation() refuses', async (t) => {
  for (const location of ['', 'ftp://registry.example/', 'data:,x', 'javascript:0', 'https://registry.example/?a=b', 'https://registry.example/#a', 'a\0b', 'file://other-host/x']) {
    t.match(await errorOf(() => parseLocation(location)), { code: 'HP_ERR_REGISTRY_LOCATION' }, JSON.stringify(location))
  }
})

test('parseLocation() refuses a password without showing it', async (t) => {
  for (const location of ['https://me:hunter2@registry.example/', 'https://hunter2@registry.example/']) {
    const error = await errorOf(() => parseLocation(location))
    t.equal(error?.code, 'HP_ERR_REGISTRY_LOCATION')
    t.notMatch(JSON.stringify(error), 'hunter2')
  }
})
