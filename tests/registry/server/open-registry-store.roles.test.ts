import { readdir } from 'node:fs/promises'
import { OPERATOR, keySigner, openRegistryStore, type RoleChange, type Signer } from '@hardpoint/registry/server'
import { makeRotation, openRegistry } from '@hardpoint/registry/client'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test, type Test } from 'tap'
import { targetOf } from '../../../registry/roles/digest-of.ts'
import { digestOf, tufKey } from '../../../registry/roles/mod.ts'
import { inForce, publish } from '../_author.ts'
import { ADVISORY, NOW, acmeStore, codeOf, errorOf, newOperator, packageOf, type Fixture } from '../_fixtures.ts'
import { edited, madeBy, type RoleJson } from '../_operating.ts'

const DAY = 86_400_000

interface Site extends Fixture {
  readonly operating: string
  readonly security: Signer
}

/** acme has published, and the advisories have a key and one advisory. */
async function site(t: Test): Promise<Site> {
  const fixture = await acmeStore(t)
  const { store, operator, keys, token } = fixture
  await publish(store, packageOf(keys), { keys, token })
  const security = keySigner(generateKeyPair())
  await store.setAdvisoriesKey(security, operator.targets)
  await store.addAdvisory(ADVISORY, security)
  return { ...fixture, security, operating: (await store.createToken(OPERATOR, { expiresAt: '2099-01-01T00:00:00.000Z' })).token }
}

const zeta = generateKeyPair().publicKey
const registers = ({ directory, operator }: Site): Promise<RoleChange> => madeBy(directory, (one) => one.registerPublisher('zeta', zeta, operator.targets))

test('putRoles() puts in force what was signed elsewhere, and answers the same for the same', async (t) => {
  const fixture = await site(t)
  const { store, directory, operator, keys, operating, security } = fixture
  const read = openRegistry(directory, { clock: () => NOW })
  const change = await registers(fixture)
  for (const _ of [1, 2]) t.same(await store.putRoles(change, operating), { versions: { root: 1, targets: 4, advisories: 2 } })
  t.equal((await inForce(directory)).timestamp, 6, 'once')
  await store.putRoles(await madeBy(directory, (one) => one.addAdvisory({ ...ADVISORY, id: 'HPA-2' }, security)), operating)
  t.same((await read.advisories()).map(({ id }) => id), ['HPA-1', 'HPA-2'])
  await store.putRoles(await madeBy(directory, (one) => one.withdrawAdvisory('HPA-2', security)), operating)
  t.match(await store.advisories(), [{ id: 'HPA-1' }, { id: 'HPA-2', withdrawnAt: new Date(NOW).toISOString() }])
  const next = generateKeyPair()
  const rotation = await makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { from: keySigner(keys), to: keySigner(next), clock: () => NOW })
  const rotated = await madeBy(directory, (one) => one.rotateKey('acme', rotation, operator.targets))
  for (const _ of [1, 2]) await store.putRoles(rotated, operating)
  const fresh = openRegistry(directory, { clock: () => NOW })
  t.match((await fresh.publisher('acme')).keys, [{ publicKey: keys.publicKey, until: /Z$/ }, { publicKey: next.publicKey }])
  t.equal((await fresh.versions('acme.mail')).length, 1, 'what the old key signed can be had')
  const roots = [keySigner(generateKeyPair()), keySigner(generateKeyPair()), keySigner(generateKeyPair())] as const
  const another = keySigner(generateKeyPair())
  const root = await madeBy(directory, (one) => one.rotateRoot({
    signers: [...operator.root, ...roots], root: roots.map(({ publicKey }) => publicKey), targets: { publicKey: another.publicKey, signers: [operator.targets, another] },
  }))
  for (const _ of [1, 2]) t.match(await store.putRoles(root, operating), { versions: { root: 2 } })
  await store.putRoles(await madeBy(directory, (one) => one.renewTargets(another)), operating)
  t.match(await read.refresh(), { versions: { root: 2, targets: 7 } }, 'a host follows')
  await store.close()
  const again = await openRegistryStore(directory, { clock: () => NOW, checkManifest: () => undefined })
  t.teardown(() => again.close())
  t.equal((await again.advisories()).length, 2, 'and it opens again')
})

test('putRoles() takes a list of publishers that another root key signs only along with that root', async (t) => {
  const fixture = await site(t)
  const { store, directory, operator, operating } = fixture
  const another = keySigner(generateKeyPair())
  const change = await madeBy(directory, (one) => one.rotateRoot({ signers: operator.root, targets: { publicKey: another.publicKey, signers: [operator.targets, another] } }))
  const { root = '', targets = '' } = change.roles
  t.equal(await codeOf(store.putRoles({ roles: { root }, files: {} }, operating)), 'HP_ERR_ROLE_REFUSED', 'a root whose targets nobody signed')
  await store.putRoles({ roles: { targets }, files: {} }, operating)
  t.equal(await codeOf(store.putRoles(change, operating)), 'HP_ERR_CONFLICT', 'the same list again, as the next one')
  await store.putRoles({ roles: { root }, files: {} }, operating)
})

type Attempt = (site: Site) => RoleChange | Promise<RoleChange>

/** A change that registers zeta, with its list of publishers edited and signed by the right key. */
const listed = (edit: (role: RoleJson) => void): Attempt => async (fixture) => edited(await registers(fixture), 'targets', edit, [fixture.operator.targets])
const advised = (edit: (role: RoleJson) => void): Attempt => async (fixture) =>
  edited(await madeBy(fixture.directory, (one) => one.renewAdvisories(fixture.security)), 'advisories', edit, [fixture.security])
const rooted = (edit: (role: RoleJson) => void): Attempt => async (fixture) =>
  edited(await madeBy(fixture.directory, (one) => one.rotateRoot({ signers: fixture.operator.root })), 'root', edit, fixture.operator.root)
const signedBy = (name: string, signers: (fixture: Site) => readonly Signer[]): Attempt => async (fixture) => {
  const change = name === 'targets' ? await registers(fixture) : name === 'root'
    ? await madeBy(fixture.directory, (one) => one.rotateRoot({ signers: fixture.operator.root })) : await madeBy(fixture.directory, (one) => one.renewAdvisories(fixture.security))
  return edited(change, name, () => undefined, signers(fixture))
}
const stranger = keySigner(generateKeyPair())
const delegationOf = ({ delegations }: RoleJson, name: string) => delegations?.roles.find((role) => role.name === name)

/** The record of zeta as it was sent, with a part of it changed, and the list naming what it is then. */
const recorded = (edit: (record: { id: string; keys: Record<string, unknown>[] }) => void, publisher = 'zeta'): Attempt => async (fixture) => {
  const change = await registers(fixture)
  const path = `publishers/${publisher}.json`
  const record = JSON.parse(change.files['publishers/zeta.json'] ?? '') as { id: string; keys: Record<string, unknown>[] }
  edit(record)
  const text = `${JSON.stringify(record, null, 2)}\n`
  const next = await edited(change, 'targets', ({ targets = {} }) => {
    if (publisher !== 'zeta') delete targets['publishers/zeta.json']
    targets[path] = targetOf(digestOf(Buffer.from(text)))
  }, [fixture.operator.targets])
  return { ...next, files: { [path]: text } }
}

const REFUSED: readonly (readonly [name: string, attempt: Attempt, code: string, says?: RegExp])[] = [
  ['no role at all', () => ({ roles: {}, files: {} }), 'HP_ERR_ROLE_REFUSED'],
  ['a snapshot', async (s) => ({ roles: { snapshot: (await registers(s)).roles['targets'] ?? '' }, files: {} }), 'HP_ERR_ROLE_REFUSED', /none that is sent here/],
  ['a timestamp', async (s) => ({ roles: { timestamp: (await registers(s)).roles['targets'] ?? '' }, files: {} }), 'HP_ERR_ROLE_REFUSED', /none that is sent here/],
  ['a role called as a path', async (s) => ({ roles: { 'namespace.../../private': (await registers(s)).roles['targets'] ?? '' }, files: {} }), 'HP_ERR_ROLE_REFUSED', /none that is sent here/],
  ['a publisher\'s role by itself', async (s) => ({ roles: { 'namespace.acme': (await registers(s)).roles['targets'] ?? '' }, files: {} }), 'HP_ERR_ROLE_REFUSED', /its publisher commits it/],
  ['a list of another form', async (s) => ({ ...await registers(s), roles: { targets: ` ${(await registers(s)).roles['targets']}` } }), 'HP_ERR_DOCUMENT_INVALID'],
  ['a list that a stranger signed', signedBy('targets', () => [stranger]), 'HP_ERR_ROLE_REFUSED', /not signed with the targets key/],
  ['a list that nobody signed', signedBy('targets', () => []), 'HP_ERR_ROLE_REFUSED', /not signed with the targets key/],
  ['a list that root keys signed', signedBy('targets', ({ operator }) => operator.root), 'HP_ERR_ROLE_REFUSED', /not signed with the targets key/],
  ['a list that a publisher signed', signedBy('targets', ({ keys }) => [keySigner(keys)]), 'HP_ERR_ROLE_REFUSED', /not signed with the targets key/],
  ['a list that skips a version', listed((role) => { role.version += 1 }), 'HP_ERR_CONFLICT'],
  ['a list of this version again', listed((role) => { role.version -= 1 }), 'HP_ERR_CONFLICT'],
  ['an older list', listed((role) => { role.version = 1 }), 'HP_ERR_CONFLICT'],
  ['a list for ever', listed((role) => { role.expires = '2999-01-01T00:00:00Z' }), 'HP_ERR_ROLE_REFUSED', /expires at/],
  ['a list that has run out', listed((role) => { role.expires = '2026-11-20T12:00:00Z' }), 'HP_ERR_ROLE_REFUSED', /expires at/],
  ['a list that leaves a publisher out', listed((role) => {
    delete role.targets?.['publishers/acme.json']
    const [gone] = role.delegations?.roles.splice(0, 1) ?? []
    delete role.delegations?.keys[gone?.keyids[0] ?? '']
  }), 'HP_ERR_ROLE_REFUSED', /leaves out acme/],
  ['a list that gives a publisher a key of the sender\'s, with its record as it is', listed((role) => {
    const delegation = delegationOf(role, 'namespace.acme')
    if (delegation !== undefined) delegation.keyids = delegationOf(role, 'namespace.zeta')?.keyids ?? []
  }), 'HP_ERR_ROLE_REFUSED'],
  ['a list that registers the advisories\' key as a publisher\'s', async (s) => {
    const change = await registers(s)
    const text = (change.files['publishers/zeta.json'] ?? '').replace(zeta, s.security.publicKey)
    const next = await edited(change, 'targets', (role) => {
      role.targets = { ...role.targets, 'publishers/zeta.json': targetOf(digestOf(Buffer.from(text))) }
      const delegation = delegationOf(role, 'namespace.zeta')
      if (delegation !== undefined) delegation.keyids = [tufKey(s.security.publicKey).keyID]
      if (role.delegations !== undefined) delete role.delegations.keys[tufKey(zeta).keyID]
    }, [s.operator.targets])
    return { ...next, files: { 'publishers/zeta.json': text } }
  }, 'HP_ERR_KEY_INVALID', /it stands for a publisher and for the advisories/],
  ['a list that takes two keys for one publisher', listed((role) => {
    const key = tufKey(stranger.publicKey)
    if (role.delegations !== undefined) role.delegations.keys[key.keyID] = key.toJSON()
    delegationOf(role, 'namespace.zeta')?.keyids.push(key.keyID)
  }), 'HP_ERR_ROLE_REFUSED', /another key than its record/],
  ['a list that delegates everything', listed((role) => {
    const delegation = delegationOf(role, 'namespace.zeta')
    if (delegation !== undefined) delegation.paths = ['*']
  }), 'HP_ERR_ROLE_REFUSED', /holds more/],
  ['a list with a field of its own', listed((role) => { role['more'] = true }), 'HP_ERR_ROLE_REFUSED', /holds more/],
  ['a list with a target that is no record', listed(({ targets = {} }) => { targets['index/acme.mail.ndjson'] = targetOf(digestOf(Buffer.from('x'))) }), 'HP_ERR_ROLE_REFUSED', /holds more/],
  ['a list that gives the advisories to another key alone', listed((role) => {
    const key = tufKey(stranger.publicKey)
    if (role.delegations !== undefined) role.delegations.keys[key.keyID] = key.toJSON()
    const delegation = delegationOf(role, 'advisories')
    if (delegation !== undefined) delegation.keyids = [key.keyID]
  }), 'HP_ERR_ROLE_REFUSED'],
  ['a list that ends the advisories', listed((role) => { role.delegations?.roles.pop() }), 'HP_ERR_ROLE_REFUSED'],
  ['a record that was not sent', async (s) => ({ ...await registers(s), files: {} }), 'HP_ERR_ROLE_REFUSED', /another record of zeta/],
  ['another record than the list names', async (s) => ({ ...await registers(s), files: { 'publishers/zeta.json': '{}' } }), 'HP_ERR_ROLE_REFUSED', /another record of zeta/],
  ['a file more', async (s) => { const change = await registers(s); return { ...change, files: { ...change.files, 'advisories.json': '{}' } } }, 'HP_ERR_ROLE_REFUSED', /no role names/],
  ['a new publisher with a key that has ended', recorded(({ keys: [key] }) => { if (key !== undefined) key['until'] = '2026-11-20T12:00:00.000Z' }), 'HP_ERR_ROLE_REFUSED', /more than its key/],
  ['a new publisher with two keys', recorded(({ keys }) => { keys.unshift({ publicKey: stranger.publicKey, since: '2026-11-20T12:00:00.000Z' }) }), 'HP_ERR_ROLE_REFUSED', /more than its key/],
  ['a new publisher of last year', recorded(({ keys: [key] }) => { if (key !== undefined) key['since'] = '2025-11-20T12:00:00.000Z' }), 'HP_ERR_ROLE_REFUSED', /here it is/],
  ['a new publisher of tomorrow', recorded(({ keys: [key] }) => { if (key !== undefined) key['since'] = '2026-11-21T12:00:00.000Z' }), 'HP_ERR_ROLE_REFUSED', /here it is/],
  ['the record of one publisher for another', recorded((record) => { record.id = 'acme' }), 'HP_ERR_ROLE_REFUSED', /it is about acme/],
  ['a new record for a publisher who is there', recorded((record) => { record.id = 'acme' }, 'acme'), 'HP_ERR_ROLE_REFUSED'],
  ['a publisher called like another but for a hyphen', async ({ directory, operator }) => {
    const change = await madeBy(directory, (one) => one.registerPublisher('ac-ne', zeta, operator.targets, { allowSimilar: true }))
    const text = (change.files['publishers/ac-ne.json'] ?? '').replace('ac-ne', 'ac-me')
    const next = await edited(change, 'targets', (role) => {
      delete role.targets?.['publishers/ac-ne.json']
      role.targets = { ...role.targets, 'publishers/ac-me.json': targetOf(digestOf(Buffer.from(text))) }
      const delegation = delegationOf(role, 'namespace.ac-ne')
      if (delegation !== undefined) Object.assign(delegation, { name: 'namespace.ac-me', paths: ['index/ac-me.*'] })
    }, [operator.targets])
    return { ...next, files: { 'publishers/ac-me.json': text } }
  }, 'HP_ERR_NAME_SIMILAR'],
  ['another key for a publisher without its role', async ({ directory, operator }) =>
    madeBy(directory, (one) => one.rotateKey('acme', { publicKey: stranger.publicKey }, operator.targets)), 'HP_ERR_PUBLISH_DENIED'],
  ['another key for a publisher with its role as it is', async ({ directory, operator, keys }) => {
    const { role } = await makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { to: keySigner(keys), clock: () => NOW })
    return madeBy(directory, (one) => one.rotateKey('acme', { publicKey: stranger.publicKey, ...(role === undefined ? {} : { role }) }, operator.targets))
  }, 'HP_ERR_PUBLISH_DENIED'],
  ['another key for a publisher with its role for ever', async ({ directory, operator, keys }) => {
    const to = keySigner(generateKeyPair())
    const { role = '', ...rotation } = await makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { from: keySigner(keys), to, clock: () => NOW })
    const { roles } = await edited({ roles: { role }, files: {} }, 'role', (json) => { json.expires = '2999-01-01T00:00:00Z' }, [to])
    return madeBy(directory, (one) => one.rotateKey('acme', { ...rotation, role: roles['role'] ?? '' }, operator.targets))
  }, 'HP_ERR_ROLE_REFUSED', /expires at/],
  ['another key for a publisher with a role that is over', async ({ directory, operator, keys }) => {
    const to = keySigner(generateKeyPair())
    const { role = '', ...rotation } = await makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { from: keySigner(keys), to, clock: () => NOW })
    const { roles } = await edited({ roles: { role }, files: {} }, 'role', (json) => { json.expires = '2026-11-20T12:00:00Z' }, [to])
    return madeBy(directory, (one) => one.rotateKey('acme', { ...rotation, role: roles['role'] ?? '' }, operator.targets))
  }, 'HP_ERR_ROLE_REFUSED', /expires at/],
  ['another key for a publisher with a role of less than a day', async ({ directory, operator, keys }) => {
    const to = keySigner(generateKeyPair())
    const { role = '', ...rotation } = await makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { from: keySigner(keys), to, clock: () => NOW })
    const { roles } = await edited({ roles: { role }, files: {} }, 'role', (json) => { json.expires = '2026-11-21T11:59:59Z' }, [to])
    return madeBy(directory, (one) => one.rotateKey('acme', { ...rotation, role: roles['role'] ?? '' }, operator.targets))
  }, 'HP_ERR_ROLE_REFUSED', /for 1 to 100 days: .*plugin rotate-key/],
  ['another key for a publisher with more in its role', async ({ directory, operator, keys }) => {
    const to = keySigner(generateKeyPair())
    const { role = '', ...rotation } = await makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { from: keySigner(keys), to, clock: () => NOW })
    const { roles } = await edited({ roles: { role }, files: {} }, 'role', (json) => { json['more'] = true }, [to])
    return madeBy(directory, (one) => one.rotateKey('acme', { ...rotation, role: roles['role'] ?? '' }, operator.targets))
  }, 'HP_ERR_ROLE_REFUSED', /holds more/],
  ['advisories that a stranger signed', signedBy('advisories', () => [stranger]), 'HP_ERR_ROLE_REFUSED', /not signed with the key/],
  ['advisories that the targets key signed', signedBy('advisories', ({ operator }) => [operator.targets]), 'HP_ERR_ROLE_REFUSED', /not signed with the key/],
  ['advisories that skip a version', advised((role) => { role.version += 1 }), 'HP_ERR_CONFLICT'],
  ['older advisories', advised((role) => { role.version = 1 }), 'HP_ERR_CONFLICT'],
  ['advisories for ever', advised((role) => { role.expires = '2999-01-01T00:00:00Z' }), 'HP_ERR_ROLE_REFUSED', /expires at/],
  ['advisories that name another file', advised((role) => { role.targets = { 'index/acme.mail.ndjson': targetOf(digestOf(Buffer.from('x'))) } }), 'HP_ERR_ROLE_REFUSED', /holds more/],
  ['advisories without their file', async (s) => ({ ...await advised(() => undefined)(s), files: {} }), 'HP_ERR_ROLE_REFUSED'],
  ['advisories that leave one out', async (s) => listOf(s, []), 'HP_ERR_ROLE_REFUSED', /leaves out HPA-1/],
  ['advisories that say something else of one', async (s) => listOf(s, [{ ...ADVISORY, action: 'warn' }]), 'HP_ERR_ROLE_REFUSED', /something else of HPA-1/],
  ['advisories that hosts would not read', async (s) => listOf(s, [ADVISORY, { ...ADVISORY, id: 'HPA-2', title: '\u001B[2J' }]), 'HP_ERR_ROLE_REFUSED'],
  ['a root of one key', signedBy('root', ({ operator }) => operator.root.slice(0, 1)), 'HP_ERR_ROLE_REFUSED', /1 of the 2 keys/],
  ['a root of strangers', signedBy('root', () => newOperator().root), 'HP_ERR_ROLE_REFUSED', /0 of the 2 keys/],
  ['a root that skips a version', rooted((role) => { role.version += 1 }), 'HP_ERR_CONFLICT'],
  ['another root of this version', rooted((role) => { Object.assign(role, { version: 1, expires: '2027-06-01T00:00:00Z' }) }), 'HP_ERR_CONFLICT'],
  ['a root for ever', rooted((role) => { role.expires = '2999-01-01T00:00:00Z' }), 'HP_ERR_ROLE_REFUSED', /expires at/],
  ['a root of one key\'s threshold', rooted(({ roles = {} }) => { if (roles['root'] !== undefined) roles['root'].threshold = 1 }), 'HP_ERR_ROLE_REFUSED', /holds more/],
  ['a root with another key for the server', rooted(({ keys = {}, roles = {} }) => {
    const key = tufKey(stranger.publicKey)
    keys[key.keyID] = key.toJSON()
    for (const name of ['snapshot', 'timestamp']) roles[name] = { keyids: [key.keyID], threshold: 1 }
  }), 'HP_ERR_ROLE_REFUSED'],
  ['a root that comes along with the advisories\' next key, which is one of its own', async ({ directory, operator }) => {
    const [first, second] = operator.root
    const root = await madeBy(directory, (one) => one.rotateRoot({ signers: operator.root, root: [first.publicKey, second.publicKey, stranger.publicKey] }))
    const advisories = await madeBy(directory, (one) => one.setAdvisoriesKey(stranger, operator.targets))
    return { roles: { ...advisories.roles, ...root.roles }, files: advisories.files }
  }, 'HP_ERR_KEY_INVALID', /it stands for the advisories and for the root/],
  ['a root whose next keys did not sign', rooted(({ keys = {}, roles = {} }) => {
    const next = newOperator().root.map(({ publicKey }) => tufKey(publicKey))
    for (const key of next) keys[key.keyID] = key.toJSON()
    roles['root'] = { keyids: next.map(({ keyID }) => keyID), threshold: 2 }
  }), 'HP_ERR_ROLE_REFUSED'],
]

async function listOf({ directory, security }: Site, advisories: readonly unknown[]): Promise<RoleChange> {
  const change = await madeBy(directory, (one) => one.renewAdvisories(security))
  const text = `${JSON.stringify({ advisories }, null, 2)}\n`
  const next = await edited(change, 'advisories', (role) => { role.targets = { 'advisories.json': targetOf(digestOf(Buffer.from(text))) } }, [security])
  return { ...next, files: { 'advisories.json': text } }
}

test('putRoles() refuses, and changes nothing', async (t) => {
  const fixture = await site(t)
  const { store, directory, operating } = fixture
  const files = async (): Promise<string[]> => (await readdir(directory, { recursive: true })).toSorted()
  const before = { files: await files(), now: (await inForce(directory)).timestamp }
  for (const [name, attempt, code, says = /./] of REFUSED) {
    const error = await errorOf(store.putRoles(await attempt(fixture), operating))
    t.equal(error?.code ?? 'no error', code, name)
    t.match(error?.message, says, name)
    t.notMatch(error?.message, directory, `${name}: no path of this machine`)
  }
  t.same({ files: await files(), now: (await inForce(directory)).timestamp }, before)
  await store.putRoles(await registers(fixture), operating)
})

test('putRoles() needs the operator\'s token, and that one does nothing else', async (t) => {
  const fixture = await site(t)
  const { store, directory, keys, token, operating } = fixture
  const change = await registers(fixture)
  t.equal(await codeOf(store.putRoles(change, token)), 'HP_ERR_TOKEN_SCOPE', 'a publisher\'s')
  t.equal(await codeOf(store.putRoles(change, '')), 'HP_ERR_UNAUTHENTICATED')
  const bytes = packageOf(keys, { version: '2.0.0' })
  t.equal(await codeOf(store.stage(digestOf(bytes).sha256, bytes, operating)), 'HP_ERR_TOKEN_SCOPE')
  const before = (await inForce(directory)).timestamp
  for (const publisher of ['acme', OPERATOR]) t.equal(await codeOf(store.commit({ publisher, role: '{}', indexes: {} }, operating)), publisher === OPERATOR ? 'HP_ERR_DOCUMENT_INVALID' : 'HP_ERR_PUBLISH_DENIED')
  t.equal((await inForce(directory)).timestamp, before)
  t.match(store.tokens().find(({ publisher }) => publisher === OPERATOR), { scopes: ['operate'] })
  await store.revokeTokens(OPERATOR)
  t.equal(await codeOf(store.putRoles(change, operating)), 'HP_ERR_UNAUTHENTICATED', 'one that was ended')
})

test('putRoles() refuses a list that a former targets key signed', async (t) => {
  const fixture = await site(t)
  const { store, directory, operator, operating } = fixture
  const another = keySigner(generateKeyPair())
  await store.rotateRoot({ signers: operator.root, targets: { publicKey: another.publicKey, signers: [operator.targets, another] } })
  const change = await madeBy(directory, (one) => one.registerPublisher('zeta', zeta, another))
  t.equal(await codeOf(store.putRoles(await edited(change, 'targets', () => undefined, [operator.targets]), operating)), 'HP_ERR_ROLE_REFUSED')
  await store.putRoles(change, operating)
})

test('putRoles() takes one of several that were made at once, and a publish stays whatever comes with it', async (t) => {
  const fixture = await site(t)
  const { store, directory, operator, operating, keys, token } = fixture
  const changes = await Promise.all(['beta', 'gamma', 'delta'].map((id) => madeBy(directory, (one) => one.registerPublisher(id, generateKeyPair().publicKey, operator.targets))))
  const [published, ...answers] = await Promise.allSettled([publish(store, packageOf(keys, { version: '2.0.0' }), { keys, token }), ...changes.map((change) => store.putRoles(change, operating))])
  t.equal(published.status, 'fulfilled')
  t.same(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected', 'rejected'])
  for (const answer of answers) if (answer.status === 'rejected') t.match(answer.reason, { code: 'HP_ERR_CONFLICT' })
  t.same((await openRegistry(directory, { clock: () => NOW }).versions('acme.mail')).map(({ version }) => version), ['1.0.0', '2.0.0'])
})

test('putRoles() signs anew what has run out', async (t) => {
  const { directory, store: first, operator, operating, security } = await site(t)
  await first.close()
  const now = NOW + 366 * DAY
  const store = await openRegistryStore(directory, { clock: () => now, checkManifest: () => undefined })
  t.teardown(() => store.close())
  // What is signed is made with a clock that reads it; its times are of now.
  const later = (change: RoleChange, name: string, signers: readonly Signer[]): Promise<RoleChange> =>
    edited(change, name, (role) => { role.expires = new Date(now + (name === 'advisories' ? 90 : 365) * DAY).toISOString().replace('.000', '') }, signers)
  const root = await madeBy(directory, (one) => one.rotateRoot({ signers: operator.root, targets: { publicKey: operator.targets.publicKey, signers: [operator.targets] } }))
  await store.putRoles(await later(await later(root, 'root', operator.root), 'targets', [operator.targets]), operating)
  await store.putRoles(await later(await madeBy(directory, (one) => one.renewAdvisories(security)), 'advisories', [security]), operating)
  t.match(await openRegistry(directory, { clock: () => now }).refresh(), { versions: { root: 2 } })
  t.same(await openRegistry(directory, { clock: () => now }).advisories(), [ADVISORY])
})
