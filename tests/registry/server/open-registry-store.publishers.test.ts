import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair, signEnvelope, type KeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { namespaceRole, parseRole, roleTime, signRole } from '../../../registry/roles/mod.ts'
import { inForce, publish } from '../_author.ts'
import { NOW, acmeStore, codeOf, errorOf, newOperator, newRegistry, packageOf, type Fixture } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'

const TYPE = 'application/vnd.hardpoint.key-rotation+json'

function statement(said: object, by: KeyPair, type = TYPE) {
  return signEnvelope(type, Buffer.from(JSON.stringify(said)), by) as never
}

/** acme's role under another key. */
async function roleBy({ directory }: Pick<Fixture, 'directory'>, keys: KeyPair, change: { version?: number; without?: boolean } = {}): Promise<string> {
  const { version, indexes } = await inForce(directory)
  const role = namespaceRole(change.without === true ? {} : indexes, { version: change.version ?? version + 1, expires: roleTime(NOW + 86_400_000) })
  return Buffer.from(await signRole(role, [keySigner(keys)])).toString('utf8')
}

async function rootOf(directory: string, version: number) {
  return parseRole('root', await readFile(join(directory, `metadata/${version}.root.json`)), 'root').signed
}

test('registerPublisher() gives a prefix away once, with the operator\'s key alone', async (t) => {
  const { directory, store, operator, keys } = await acmeStore(t)
  t.match(await store.registerPublisher('acme', keys.publicKey, operator.targets), { id: 'acme' }, 'again with the same key')
  t.equal(await codeOf(store.registerPublisher('acme', generateKeyPair().publicKey, operator.targets)), 'HP_ERR_PUBLISHER_EXISTS')
  const identity = Buffer.alloc(32)
  identity.writeUInt8(1, 0)
  t.equal(await codeOf(store.registerPublisher('evil', identity.toString('base64'), operator.targets)), 'HP_ERR_KEY_INVALID', 'a key for which anyone can sign')
  for (const id of ['../x', 'a/b', 'A', '', 'x.y', '__proto__', 'a'.repeat(65), 'a_b', 'acmé']) {
    t.equal(await codeOf(store.registerPublisher(id, keys.publicKey, operator.targets)), 'HP_ERR_DOCUMENT_INVALID', JSON.stringify(id))
  }
  const { timestamp } = await inForce(directory)
  for (const [name, signer] of [['a stranger\'s', keySigner(generateKeyPair())], ['a root key', operator.root[0]], ['the publisher\'s own', keySigner(keys)]] as const) {
    t.equal(await codeOf(store.registerPublisher('zeta', generateKeyPair().publicKey, signer)), 'HP_ERR_KEY_INVALID', name)
  }
  t.equal((await inForce(directory)).timestamp, timestamp, 'nothing was written')
})

test('registerPublisher() refuses names that are taken for others', async (t) => {
  const { store, operator } = await acmeStore(t)
  const register = (id: string, allowSimilar = false) => errorOf(store.registerPublisher(id, generateKeyPair().publicKey, operator.targets, { allowSimilar }))
  await register('hardpoint')
  const cases: readonly [id: string, existing: string][] = [
    ['ac-me', 'acme'], ['a-c-m-e', 'acme'], ['hard-point', 'hardpoint'], ['hardp0int', 'hardpoint'], ['hardpolnt', 'hardpoint'],
    ['acne', 'acme'], ['acmee', 'acme'], ['hardpoints', 'hardpoint'], ['acrne', 'acme'],
  ]
  for (const [id, existing] of cases) {
    t.match(await register(id), { code: 'HP_ERR_NAME_SIMILAR', details: { existing } }, id)
  }
  t.equal(await register('acme2-tools'), undefined, 'one that is merely alike in part')
  t.equal(await register('acne', true), undefined, 'the operator knows both')
  t.match(await register('hard-point', true), { code: 'HP_ERR_NAME_SIMILAR' }, 'hyphens are never a difference')
})

test('rotateKey() lets the new key publish, and the old one not any more', async (t) => {
  const fixture = await acmeStore(t)
  const { directory, store, operator, keys, token } = fixture
  await publish(store, packageOf(keys), { keys, token })
  const next = generateKeyPair()
  const said = { publisher: 'acme', from: keys.publicKey, to: next.publicKey, at: '2026-11-20T12:00:00.000Z' }
  const record = await store.rotateKey('acme', { publicKey: next.publicKey, statement: statement(said, keys), role: await roleBy(fixture, next) }, operator.targets)
  t.match(record.keys, [{ publicKey: keys.publicKey, until: '2026-11-20T12:00:00.000Z' }, { publicKey: next.publicKey, statement: { payloadType: TYPE } }])
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] }, 'what the old key signed can be read')
  t.equal(await codeOf(publish(store, packageOf(keys, { version: '2.0.0' }), { keys, token })), 'HP_ERR_PACKAGE_SIGNATURE')
  await publish(store, packageOf(next, { version: '2.0.0' }), { keys: next, token })
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0', '2.0.0'] })
  t.equal(await codeOf(store.rotateKey('acme', { publicKey: keys.publicKey, role: await roleBy(fixture, keys) }, operator.targets)), 'HP_ERR_KEY_INVALID', 'a key that was ended does not come back')
})

test('rotateKey() of a publisher that has published nothing needs the key alone', async (t) => {
  const { directory, store, operator, token } = await acmeStore(t)
  const next = generateKeyPair()
  await store.rotateKey('acme', { publicKey: next.publicKey }, operator.targets)
  await publish(store, packageOf(next), { keys: next, token })
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
  t.equal(await codeOf(store.rotateKey('nobody', { publicKey: generateKeyPair().publicKey }, operator.targets)), 'HP_ERR_PUBLISHER_UNKNOWN')
})

test('rotateKey() refuses', async (t) => {
  const fixture = await acmeStore(t)
  const { directory, store, operator, keys, token } = fixture
  await publish(store, packageOf(keys), { keys, token })
  const [next, other] = [generateKeyPair(), generateKeyPair()]
  const said = { publisher: 'acme', from: keys.publicKey, to: next.publicKey, at: '2026-11-20T12:00:00.000Z' }
  const { publicKey } = next
  const role = await roleBy(fixture, next)
  const cases: readonly [string, Parameters<typeof store.rotateKey>[1], string][] = [
    ['no role', { publicKey }, 'HP_ERR_PUBLISH_DENIED'],
    ['a role under the old key', { publicKey, role: await roleBy(fixture, keys) }, 'HP_ERR_PUBLISH_DENIED'],
    ['a role that drops plugins', { publicKey, role: await roleBy(fixture, next, { without: true }) }, 'HP_ERR_ROLE_REFUSED'],
    ['a role of another version', { publicKey, role: await roleBy(fixture, next, { version: 1 }) }, 'HP_ERR_ROLE_REFUSED'],
    ['a statement by another key', { publicKey, role, statement: statement(said, other) }, 'HP_ERR_PACKAGE_SIGNATURE'],
    ['a statement about another publisher', { publicKey, role, statement: statement({ ...said, publisher: 'zeta' }, keys) }, 'HP_ERR_KEY_INVALID'],
    ['a statement about another key', { publicKey, role, statement: statement({ ...said, to: other.publicKey }, keys) }, 'HP_ERR_KEY_INVALID'],
    ['a statement of a time to come', { publicKey, role, statement: statement({ ...said, at: '2026-11-20T12:00:00.001Z' }, keys) }, 'HP_ERR_KEY_INVALID'],
    ['a statement without a time', { publicKey, role, statement: statement({ ...said, at: undefined }, keys) }, 'HP_ERR_KEY_INVALID'],
    ['a signed package for a statement', { publicKey, role, statement: statement(said, keys, 'application/vnd.hardpoint.package+json') }, 'HP_ERR_PACKAGE_SIGNATURE'],
  ]
  const { timestamp } = await inForce(directory)
  for (const [name, rotation, code] of cases) t.equal(await codeOf(store.rotateKey('acme', rotation, operator.targets)), code, name)
  t.equal(await codeOf(store.rotateKey('acme', { publicKey, role }, keySigner(keys))), 'HP_ERR_KEY_INVALID', 'the publisher\'s own key is not the operator\'s')
  t.equal((await inForce(directory)).timestamp, timestamp, 'nothing was written')
})

test('rotateRoot() replaces every key of the registry; who knows the first root follows', async (t) => {
  const { directory, store, operator, keys, token } = await acmeStore(t)
  await publish(store, packageOf(keys), { keys, token })
  const next = newOperator()
  const before = await rootOf(directory, 1)
  t.equal(await store.rotateRoot({
    signers: [operator.root[0], operator.root[2], ...next.root], root: next.root.map(({ publicKey }) => publicKey), online: true,
    targets: { publicKey: next.targets.publicKey, signers: [operator.targets, next.targets] },
  }), 2)
  const after = await rootOf(directory, 2)
  t.same(Object.keys(after.keys).filter((id) => Object.hasOwn(before.keys, id)), [], 'no key stays')
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
  t.equal(await codeOf(store.registerPublisher('zeta', generateKeyPair().publicKey, operator.targets)), 'HP_ERR_KEY_INVALID', 'the old targets key')
  await store.registerPublisher('zeta', generateKeyPair().publicKey, next.targets)
  await publish(store, packageOf(keys, { version: '2.0.0' }), { keys, token })
  await store.close()
  const again = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
  await publish(again, packageOf(keys, { version: '3.0.0' }), { keys, token })
  await again.close()
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0', '2.0.0', '3.0.0'] })
})

test('rotateRoot() refuses what hosts would not follow', async (t) => {
  const { directory, store, operator, keys } = await acmeStore(t)
  const next = newOperator()
  const root = next.root.map(({ publicKey }) => publicKey)
  const cases: readonly [string, Parameters<typeof store.rotateRoot>[0]][] = [
    ['one key of the old root', { signers: [operator.root[0], ...next.root], root }],
    ['one key of the old root, twice', { signers: [operator.root[0], operator.root[0], ...next.root], root }],
    ['one key of the new root', { signers: [...operator.root, next.root[0]], root }],
    ['strangers', { signers: next.root }],
    ['a targets key that nobody signed for', { signers: operator.root, targets: { publicKey: next.targets.publicKey, signers: [next.targets] } }],
  ]
  for (const [name, change] of cases) t.equal(await codeOf(store.rotateRoot(change)), 'HP_ERR_KEY_INVALID', name)
  t.match(await codeOf(store.rotateRoot({ signers: operator.root, targets: { publicKey: next.targets.publicKey, signers: [operator.targets] } })), /^HP_ERR_REGISTRY_/, 'a targets key that did not sign')
  const online = JSON.parse(await readFile(join(directory, 'private/online.key.json'), 'utf8')) as { keys: { publicKey: string }[] }
  await store.setAdvisoriesKey(next.targets, operator.targets)
  const overlaps: readonly [string, readonly string[]][] = [
    ['twice', [root[0] ?? '', root[0] ?? '', root[1] ?? '']], ['the targets key', [root[0] ?? '', root[1] ?? '', operator.targets.publicKey]],
    ['the online key', [root[0] ?? '', root[1] ?? '', online.keys[0]?.publicKey ?? '']], ['the key of the advisories', [root[0] ?? '', root[1] ?? '', next.targets.publicKey]],
    ['a publisher\'s key', [root[0] ?? '', root[1] ?? '', keys.publicKey]],
  ]
  for (const [name, overlap] of overlaps) {
    t.match(await errorOf(store.rotateRoot({ signers: [...operator.root, ...next.root], root: overlap })), { code: 'HP_ERR_KEY_INVALID', message: /for the root and for/ }, name)
  }
  t.match(await errorOf(store.rotateRoot({ signers: operator.root, targets: { publicKey: operator.root[0].publicKey, signers: [operator.targets, operator.root[0]] } })),
    { code: 'HP_ERR_KEY_INVALID', message: /for the root and for the list of publishers/ })
  await t.rejects(readFile(join(directory, 'metadata/2.root.json')), { code: 'ENOENT' })
  await readsWhole(directory, NOW)
})

test('registerPublisher() and rotateKey() take no key that has a task in the registry, so that its root can always be replaced', async (t) => {
  const { directory, store, operator, keys } = await acmeStore(t)
  const security = keySigner(generateKeyPair())
  await store.setAdvisoriesKey(security, operator.targets)
  const online = JSON.parse(await readFile(join(directory, 'private/online.key.json'), 'utf8')) as { keys: { publicKey: string }[] }
  const { timestamp } = await inForce(directory)
  const tasks = [['advisories', security.publicKey], ['online', online.keys[0]?.publicKey ?? ''], ['targets', operator.targets.publicKey], ['root', operator.root[1].publicKey]] as const
  for (const [name, publicKey] of tasks) {
    const refused = { code: 'HP_ERR_KEY_INVALID', message: /it stands for a publisher and for / }
    t.match(await errorOf(store.registerPublisher('zeta', publicKey, operator.targets)), refused, `registered with the key of ${name}`)
    t.match(await errorOf(store.rotateKey('acme', { publicKey }, operator.targets)), refused, `rotated to the key of ${name}`)
  }
  t.equal((await inForce(directory)).timestamp, timestamp, 'nothing was written')
  t.equal(await store.rotateRoot({ signers: operator.root }), 2)
  await readsWhole(directory, NOW)
  t.match(await store.registerPublisher('zeta', keys.publicKey, operator.targets), { id: 'zeta' }, 'one company may have two names')
})

test('rotateRoot() saves a registry in which everything has expired', async (t) => {
  const { directory, operator } = await newRegistry(t)
  let now = NOW
  const store = await openRegistryStore(directory, { clock: () => now, checkManifest: () => undefined })
  t.teardown(() => store.close())
  now += 400 * 86_400_000
  t.equal(await codeOf(store.keepFresh()), 'HP_ERR_REGISTRY_EXPIRED')
  t.equal(await codeOf(store.renewTargets(operator.targets)), 'HP_ERR_REGISTRY_EXPIRED')
  t.equal(await codeOf(store.rotateRoot({ signers: operator.root })), 'HP_ERR_REGISTRY_EXPIRED', 'the list of publishers')
  await store.rotateRoot({ signers: operator.root, targets: { publicKey: operator.targets.publicKey, signers: [operator.targets] } })
  t.same(await readsWhole(directory, now), {})
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  await publish(store, packageOf(keys), { keys, token: (await store.createToken('acme')).token, at: now })
  t.same(await readsWhole(directory, now), { 'acme.mail': ['1.0.0'] })
})

test('renewTargets() gives the list of publishers another year', async (t) => {
  const { directory, store, operator, keys } = await acmeStore(t)
  await store.renewTargets(operator.targets)
  const role = parseRole('targets', await readFile(join(directory, 'metadata/3.targets.json')), 'targets').signed
  t.equal(role.expires, '2027-11-20T12:00:00Z')
  t.equal(await codeOf(store.renewTargets(keySigner(keys))), 'HP_ERR_KEY_INVALID')
})

test('roleEnds() says until when each role holds that a person must sign anew, and which end within 30 days', async (t) => {
  const { directory, operator, store, keys, token } = await acmeStore(t)
  await publish(store, packageOf(keys), { keys, token })
  const security = keySigner(generateKeyPair())
  await store.setAdvisoriesKey(security, operator.targets)
  const year = '2027-11-20T12:00:00Z'
  t.same(await store.roleEnds(), [
    { role: 'advisories', expires: '2027-02-18T12:00:00Z', isNear: false }, { role: 'namespace.acme', expires: '2027-02-18T12:00:00Z', isNear: false },
    { role: 'root', expires: year, isNear: false }, { role: 'targets', expires: year, isNear: false },
  ])
  await store.close()
  const later = await openRegistryStore(directory, { clock: () => NOW + 61 * 86_400_000, checkManifest: () => undefined })
  t.teardown(() => later.close())
  t.same((await later.roleEnds()).filter(({ isNear }) => isNear).map(({ role }) => role), ['advisories', 'namespace.acme'])
})

test('registerPublisher() among many is verified in a thread of its own, and holds', { timeout: 120_000 }, async (t) => {
  const { directory, store, operator, keys, token } = await acmeStore(t)
  const key = generateKeyPair().publicKey
  for (let n = 0; n < 101; n++) await store.registerPublisher(`many-${'abcdefghij'[Math.floor(n / 10) % 10]}x${'klmnopqrst'[n % 10]}${n > 99 ? 'z' : ''}`, key, operator.targets, { allowSimilar: true })
  await publish(store, packageOf(keys), { keys, token })
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
  const { timestamp } = await inForce(directory)
  t.match(await codeOf(store.rotateRoot({ signers: operator.root, targets: { publicKey: generateKeyPair().publicKey, signers: [operator.targets] } })), /^HP_ERR_REGISTRY_/)
  t.equal((await inForce(directory)).timestamp, timestamp, 'what the verifier refuses is not written')
})
