import { openRegistry } from '@hardpoint/registry/client'
import { keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { inForce, publish } from '../_author.ts'
import { ADVISORY, NOW, acmeStore, codeOf, packageOf, type Fixture } from '../_fixtures.ts'

const DAY = 86_400_000

function read({ directory }: Pick<Fixture, 'directory'>, now = NOW) {
  return openRegistry(directory, { clock: () => now }).advisories()
}

test('setAdvisoriesKey() gives the advisories to a key that has no other task, with the operator\'s key alone', async (t) => {
  const fixture = await acmeStore(t)
  const { store, operator, keys, directory } = fixture
  const security = keySigner(generateKeyPair())
  t.equal(await codeOf(store.addAdvisory(ADVISORY, security)), 'HP_ERR_KEY_INVALID', 'there is none yet')
  const { timestamp } = await inForce(directory)
  for (const [name, signer, targets] of [
    ['the publisher\'s own word', security, keySigner(keys)], ['a root key', security, operator.root[0]],
    ['a publisher\'s key', keySigner(keys), operator.targets], ['the targets key', operator.targets, operator.targets],
  ] as const) t.equal(await codeOf(store.setAdvisoriesKey(signer, targets)), 'HP_ERR_KEY_INVALID', name)
  t.equal((await inForce(directory)).timestamp, timestamp, 'nothing was written')
  await store.setAdvisoriesKey(security, operator.targets)
  t.same(await read(fixture), [])
  await store.addAdvisory(ADVISORY, security)
  t.same(await read(fixture), [ADVISORY])
})

test('setAdvisoriesKey() replaces the key, which signs the list as it is; the old one says nothing any more', async (t) => {
  const fixture = await acmeStore(t)
  const { store, operator } = fixture
  const [old, next] = [keySigner(generateKeyPair()), keySigner(generateKeyPair())]
  await store.setAdvisoriesKey(old, operator.targets)
  await store.addAdvisory(ADVISORY, old)
  const known = openRegistry(fixture.directory, { clock: () => NOW })
  await known.advisories()
  await store.setAdvisoriesKey(next, operator.targets)
  await known.refresh()
  t.same(await known.advisories(), [ADVISORY], 'hosts follow')
  t.equal(await codeOf(store.withdrawAdvisory(ADVISORY.id, old)), 'HP_ERR_KEY_INVALID')
  await store.withdrawAdvisory(ADVISORY.id, next)
  t.match(await read(fixture), [{ id: ADVISORY.id, withdrawnAt: new Date(NOW).toISOString() }])
})

test('addAdvisory() takes what hosts will read, and nothing else', async (t) => {
  const fixture = await acmeStore(t)
  const { store, operator, directory } = fixture
  const security = keySigner(generateKeyPair())
  await store.setAdvisoriesKey(security, operator.targets)
  await store.addAdvisory(ADVISORY, security)
  const { timestamp } = await inForce(directory)
  await store.addAdvisory({ ...ADVISORY, publishedAt: '2026-11-21T00:00:00.000Z' }, security)
  t.equal(await codeOf(store.addAdvisory({ ...ADVISORY, action: 'warn' }, security)), 'HP_ERR_REGISTRY_CORRUPT', 'an id twice')
  t.equal(await codeOf(store.addAdvisory({ ...ADVISORY, id: 'B', title: '\u001B[2J' }, security)), 'HP_ERR_REGISTRY_CORRUPT', 'an escape')
  t.equal(await codeOf(store.addAdvisory({ ...ADVISORY, id: 'B', range: 'x y z' }, security)), 'HP_ERR_REGISTRY_CORRUPT', 'no range')
  t.equal(await codeOf(store.addAdvisory({ ...ADVISORY, id: 'B' }, operator.targets)), 'HP_ERR_KEY_INVALID', 'another key')
  t.equal(await codeOf(store.withdrawAdvisory('nothing', security)), 'HP_ERR_ADVISORY_UNKNOWN')
  t.equal((await inForce(directory)).timestamp, timestamp, 'nothing was written')
})

test('the advisories stay through what others do, and a start', async (t) => {
  const fixture = await acmeStore(t)
  const { store, operator, directory, keys, token } = fixture
  const security = keySigner(generateKeyPair())
  await store.setAdvisoriesKey(security, operator.targets)
  await store.addAdvisory(ADVISORY, security)
  await publish(store, packageOf(keys), { keys, token })
  await store.registerPublisher('zeta', generateKeyPair().publicKey, operator.targets)
  await store.renewTargets(operator.targets)
  await store.rotateRoot({ signers: operator.root, online: true })
  await store.close()
  const again = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
  t.teardown(() => again.close())
  t.same(await again.advisories(), [ADVISORY])
  t.same(await read(fixture), [ADVISORY])
})

test('renewAdvisories() signs for another year; a list that has run out stops nobody else', async (t) => {
  let now = NOW
  const { directory, store: first, operator, keys, token } = await acmeStore(t)
  const security = keySigner(generateKeyPair())
  await first.setAdvisoriesKey(security, operator.targets)
  await first.close()
  const store = await openRegistryStore(directory, { clock: () => now, checkManifest: () => undefined })
  t.teardown(() => store.close())
  now = NOW + 300 * DAY
  await store.renewTargets(operator.targets)
  await store.rotateRoot({ signers: operator.root })
  now = NOW + 366 * DAY
  await publish(store, packageOf(keys), { keys, token, at: now })
  t.equal(await codeOf(read({ directory }, now)), 'HP_ERR_REGISTRY_EXPIRED')
  await store.renewAdvisories(security)
  t.same(await read({ directory }, now), [])
})
