import { buffer } from 'node:stream/consumers'
import { httpOperator, makeRotation, openRegistry } from '@hardpoint/registry/client'
import { OPERATOR, createRegistryServer, keySigner } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test, type Test } from 'tap'
import { publish } from '../_author.ts'
import { ADVISORY, NOW, acmeStore, codeOf, errorOf, mirror, packageOf, temporaryDirectory, type Fixture } from '../_fixtures.ts'

async function served(t: Test): Promise<Fixture & { readonly address: string; readonly operating: string }> {
  const fixture = await acmeStore(t)
  const server = await createRegistryServer(fixture.store)
  t.teardown(() => server.close())
  return { ...fixture, address: await server.listen({ host: '127.0.0.1', port: 0 }), operating: (await fixture.store.createToken(OPERATOR)).token }
}

test('httpOperator() does through a server all that is done in its folder', async (t) => {
  const { address, operating, operator, store } = await served(t)
  const one = httpOperator(address, operating, { clock: () => NOW, trustDirectory: await temporaryDirectory(t) })
  const [security, zeta, next] = [keySigner(generateKeyPair()), generateKeyPair(), generateKeyPair()]
  t.match(await one.registerPublisher('zeta', zeta.publicKey, operator.targets), { id: 'zeta' })
  t.match(await one.registerPublisher('zeta', zeta.publicKey, operator.targets), { id: 'zeta' }, 'again: nothing')
  t.match(await one.rotateKey('zeta', { publicKey: next.publicKey }, operator.targets), { keys: [{}, { publicKey: next.publicKey }] })
  await one.setAdvisoriesKey(security, operator.targets)
  await one.addAdvisory(ADVISORY, security)
  t.same(await one.advisories(), [ADVISORY])
  await one.withdrawAdvisory(ADVISORY.id, security)
  await one.renewAdvisories(security)
  await one.renewTargets(operator.targets)
  t.equal(await one.rotateRoot({ signers: operator.root }), 2)
  t.match(await openRegistry(store.directory, { clock: () => NOW }).refresh(), { versions: { root: 2, targets: 6 } })
})

test('httpOperator() makes it anew where another came first', async (t) => {
  const { address, operating, operator, store } = await served(t)
  const ids = ['beta', 'gamma', 'delta', 'omega']
  await Promise.all(ids.map((id) => httpOperator(address, operating, { clock: () => NOW }).registerPublisher(id, generateKeyPair().publicKey, operator.targets)))
  const { publishers } = await openRegistry(store.directory, { clock: () => NOW }).verified()
  t.same(publishers, ['acme', ...ids].toSorted())
})

test('httpOperator() gives up at once where a publisher published after it had asked for another key, and says who can mend it', async (t) => {
  const { address, operating, operator, store, directory, keys, token } = await served(t)
  const clock = () => NOW
  const to = keySigner(generateKeyPair())
  const made = () => makeRotation(openRegistry(directory, { clock }), 'acme', { from: keySigner(keys), to, clock })
  const early = await made()
  await publish(store, packageOf(keys), { keys, token })
  const late = await made()
  await publish(store, packageOf(keys, { version: '1.1.0' }), { keys, token })
  const sent: string[] = []
  const between = await mirror(t, async (request, response) => {
    const body = request.method === 'POST' ? { body: await buffer(request), method: 'POST', headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' } } : {}
    if (request.method === 'POST') sent.push(request.url ?? '')
    const answer = await fetch(new URL(request.url ?? '', address), body)
    response.statusCode = answer.status
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  const one = httpOperator(between, operating, { clock })
  t.match(await errorOf(one.rotateKey('acme', early, operator.targets)), { code: 'HP_ERR_PUBLISH_DENIED', message: /have acme make the file again/ }, 'made before it published anything')
  t.match(await errorOf(one.rotateKey('acme', late, operator.targets)),
    { code: 'HP_ERR_ROLE_REFUSED', message: /is version 2, and version 2 is in force, .*: have acme make the file again \(hardpoint plugin rotate-key\)/ })
  t.same(sent, ['/api/roles', '/api/roles'], 'each was sent once')
  t.match(await one.rotateKey('acme', await made(), operator.targets), { keys: [{}, { publicKey: to.publicKey }] })
})

test('httpOperator() signs nothing on top of an older state than it saw, or under another root', async (t) => {
  const { address, operating, operator } = await served(t)
  const bytesAt = async (path: string): Promise<Response> => fetch(new URL(path, address))
  const old = Buffer.from(await (await bytesAt('/metadata/timestamp.json')).arrayBuffer())
  const sent: string[] = []
  let isOld = false
  const between = await mirror(t, (request, response) => {
    const path = request.url ?? ''
    if (request.method === 'POST') sent.push(path)
    if (isOld && path === '/metadata/timestamp.json') return response.end(old)
    void bytesAt(path).then(async (answer) => {
      response.statusCode = answer.status
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await httpOperator(address, operating, { clock: () => NOW }).renewTargets(operator.targets)
  const options = { clock: () => NOW, trustDirectory: await temporaryDirectory(t) }
  t.same(await httpOperator(between, operating, options).advisories(), [], 'it sees the newer state')
  isOld = true
  t.equal(await codeOf(httpOperator(between, operating, options).renewTargets(operator.targets)), 'HP_ERR_REGISTRY_ROLLBACK')
  t.equal(await codeOf(httpOperator(between, operating, { clock: () => NOW, root: `sha256:${'0'.repeat(64)}` }).renewTargets(operator.targets)), 'HP_ERR_REGISTRY_ROOT')
  t.same(sent, [], 'nothing was sent')
})

test('httpOperator() is refused without the operator\'s token, and sends it nowhere in the clear', async (t) => {
  const { address, token, operator } = await served(t)
  for (const [wrong, code] of [['hpp_wrong', 'HP_ERR_UNAUTHENTICATED'], [token, 'HP_ERR_TOKEN_SCOPE']] as const) {
    t.equal(await codeOf(httpOperator(address, wrong, { clock: () => NOW }).renewTargets(operator.targets)), code)
  }
  const answers = await mirror(t, (_request, response) => response.end('{"versions":1}'))
  t.equal(await codeOf(httpOperator(answers, 'x', { clock: () => NOW }).renewTargets(operator.targets)), 'HP_ERR_REGISTRY_CORRUPT')
})
