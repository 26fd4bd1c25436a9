import { OPERATOR, keySigner } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { ADVISORY, acmeStore, codeOf } from '../_fixtures.ts'
import { Caught, madeBy } from '../_operating.ts'

test('an Operator makes the next version of what a change needs, and nothing besides', async (t) => {
  const { directory, store, operator } = await acmeStore(t)
  const security = keySigner(generateKeyPair())
  const { token } = await store.createToken(OPERATOR)
  const cases = [
    ['a publisher', (one: Caught) => one.registerPublisher('zeta', generateKeyPair().publicKey, operator.targets), ['targets'], ['publishers/zeta.json']],
    ['another key', (one: Caught) => one.rotateKey('acme', { publicKey: generateKeyPair().publicKey }, operator.targets), ['targets'], ['publishers/acme.json']],
    ['another year of the list', (one: Caught) => one.renewTargets(operator.targets), ['targets'], []],
    ['a key of the advisories', (one: Caught) => one.setAdvisoriesKey(security, operator.targets), ['advisories', 'targets'], ['advisories.json']],
    ['an advisory', (one: Caught) => one.addAdvisory(ADVISORY, security), ['advisories'], ['advisories.json']],
    ['its end', (one: Caught) => one.withdrawAdvisory('HPA-1', security), ['advisories'], ['advisories.json']],
    ['another year of the advisories', (one: Caught) => one.renewAdvisories(security), ['advisories'], ['advisories.json']],
    ['another year of the root', (one: Caught) => one.rotateRoot({ signers: operator.root }), ['root'], []],
  ] as const
  for (const [name, work, roles, files] of cases) {
    const change = await madeBy(directory, work as (one: unknown) => Promise<unknown>)
    t.same([Object.keys(change.roles).toSorted(), Object.keys(change.files)], [roles, files], name)
    t.match(await store.putRoles(change, token), { versions: {} }, name)
  }
})

test('an Operator makes nothing of what is so already: an answer may have been lost', async (t) => {
  const { directory, store, operator, keys } = await acmeStore(t)
  const security = keySigner(generateKeyPair())
  await store.setAdvisoriesKey(security, operator.targets)
  await store.addAdvisory(ADVISORY, security)
  await store.addAdvisory({ ...ADVISORY, id: 'HPA-2' }, security)
  await store.withdrawAdvisory('HPA-2', security)
  const nothing = async (work: (one: Caught) => Promise<unknown>): Promise<void> => {
    const caught = new Caught(directory)
    await work(caught)
    t.throws(() => caught.made, { message: 'nothing was made' })
  }
  await nothing((one) => one.registerPublisher('acme', keys.publicKey, operator.targets))
  await nothing((one) => one.rotateKey('acme', { publicKey: keys.publicKey }, operator.targets))
  await nothing((one) => one.addAdvisory({ ...ADVISORY, publishedAt: '2026-11-21T00:00:00.000Z' }, security))
  await nothing((one) => one.withdrawAdvisory('HPA-2', security))
})

test('an Operator refuses keys that are not for this', async (t) => {
  const { directory, store, operator, keys } = await acmeStore(t)
  const stranger = keySigner(generateKeyPair())
  const one = new Caught(directory)
  t.equal(await codeOf(one.registerPublisher('zeta', stranger.publicKey, stranger)), 'HP_ERR_KEY_INVALID')
  t.equal(await codeOf(one.addAdvisory(ADVISORY, stranger)), 'HP_ERR_KEY_INVALID', 'nobody answers for security')
  t.equal(await codeOf(one.setAdvisoriesKey(keySigner(keys), operator.targets)), 'HP_ERR_KEY_INVALID', 'a publisher\'s')
  await store.setAdvisoriesKey(stranger, operator.targets)
  t.equal(await codeOf(new Caught(directory).addAdvisory(ADVISORY, operator.targets)), 'HP_ERR_KEY_INVALID')
  t.equal(await codeOf(one.rotateRoot({ signers: operator.root.slice(0, 1) })), 'HP_ERR_KEY_INVALID')
  t.equal(await codeOf(one.rotateRoot({ signers: operator.root, online: true })), 'HP_ERR_ROLE_REFUSED', 'the server\'s key is replaced where it lies')
  t.equal(await codeOf(one.rotateKey('zeta', { publicKey: stranger.publicKey }, operator.targets)), 'HP_ERR_PUBLISHER_UNKNOWN')
})
