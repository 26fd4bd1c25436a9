import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexEntry } from '@hardpoint/schemas'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { digestOf, roleTime } from '../../../registry/roles/mod.ts'
import { commitOf, inForce, lineOf, publish } from '../_author.ts'
import { NOW, acmeStore, codeOf, errorOf, packageOf } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'

const DAY = 86_400_000
const shaOf = (bytes: Uint8Array): string => digestOf(bytes).sha256
const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n').slice(0, -1).map((line) => JSON.parse(line))

test('stage() and commit() publish: the package, its line under the publisher\'s role, and the catalog', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys, { tier: 'pro', dependencies: { 'acme.base': '^1.0.0' } })
  const line = await publish(store, bytes, { keys, token })
  t.match(line, { id: 'acme.mail', version: '1.0.0', size: bytes.length, tier: 'pro', dependencies: { 'acme.base': '^1.0.0' }, publishedAt: '2026-11-20T12:00:00.000Z' })
  t.same(await (await inForce(directory)).lines('acme.mail'), [line])
  t.same(await linesOf(join(directory, 'catalog.ndjson')), [line])
  t.same(await readFile(join(directory, `packages/acme.mail/1.0.0-${line.sha256}.hpk`)), Buffer.from(bytes))
  t.same(await readdir(join(directory, 'private/staged/acme')), [], 'nothing waits any more')
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
})

test('commit() keeps the order of publishing; the catalog shows the highest release', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  for (const version of ['1.0.0', '2.0.0', '1.0.1', '3.0.0-beta.1']) await publish(store, packageOf(keys, { version }), { keys, token })
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0', '2.0.0', '1.0.1', '3.0.0-beta.1'] })
  t.same((await linesOf(join(directory, 'catalog.ndjson'))).map((line) => line.version), ['2.0.0'])
  t.same(store.search('mail').map(({ version }) => version), ['2.0.0'])
})

test('commit() answers the very same again with the same', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  await store.stage(shaOf(bytes), bytes, token)
  const commit = await commitOf(directory, { keys, lines: { 'acme.mail': [lineOf(bytes, keys)] } })
  t.same(await store.commit(commit, token), { publisher: 'acme', version: 1 })
  const { timestamp } = await inForce(directory)
  t.same(await store.commit(commit, token), { publisher: 'acme', version: 1 })
  t.equal((await inForce(directory)).timestamp, timestamp, 'and writes nothing')
})

test('commit() of many at once takes one of each version, and tells the others to read again', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const packages = Array.from({ length: 6 }, (_, n) => packageOf(keys, {}, { 'README.md': `${n}` }))
  for (const bytes of packages) await store.stage(shaOf(bytes), bytes, token)
  const commits = await Promise.all(packages.map((bytes) => commitOf(directory, { keys, lines: { 'acme.mail': [lineOf(bytes, keys)] } })))
  const codes = await Promise.all(commits.map((commit) => codeOf(store.commit(commit, token))))
  t.same(codes.toSorted(), [...Array.from({ length: 5 }, () => 'HP_ERR_CONFLICT'), 'no error'])
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
})

test('commit() never replaces a version, also one that was yanked or whose package is lost', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const line = await publish(store, packageOf(keys), { keys, token })
  const other = packageOf(keys, {}, { 'README.md': 'other' })
  await store.stage(shaOf(other), other, token)
  const replacing = async () => codeOf(store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': [lineOf(other, keys)] } }), token))
  t.equal(await replacing(), 'HP_ERR_PUBLISH_EXISTS')
  await store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': [{ ...line, yanked: 'loses mail', yankKind: 'broken' }] } }), token)
  t.equal(await replacing(), 'HP_ERR_PUBLISH_EXISTS', 'yanked')
  await rm(join(directory, `packages/acme.mail/1.0.0-${line.sha256}.hpk`))
  t.equal(await replacing(), 'HP_ERR_PUBLISH_EXISTS', 'lost')
  t.match(await (await inForce(directory)).lines('acme.mail'), [{ sha256: line.sha256, yankKind: 'broken' }])
})

test('commit() refuses', async (t) => {
  const { directory, store, operator, keys, token } = await acmeStore(t)
  const zetaKeys = generateKeyPair()
  await store.registerPublisher('zeta', zetaKeys.publicKey, operator.targets)
  const zeta = (await store.createToken('zeta')).token
  const [first, second] = [await publish(store, packageOf(keys), { keys, token }), await publish(store, packageOf(keys, { version: '1.1.0' }), { keys, token })]
  const bytes = packageOf(keys, { version: '2.0.0' })
  await store.stage(shaOf(bytes), bytes, token)
  const line = lineOf(bytes, keys)
  const good = { 'acme.mail': [first, second, line] }
  const { indexes } = await inForce(directory)
  const digest = { length: 3, sha256: 'a'.repeat(64) }
  const make = (parts: Partial<Parameters<typeof commitOf>[1]>) => commitOf(directory, { keys, lines: good, ...parts })
  const cases: readonly [string, Promise<Parameters<typeof store.commit>[0]>, string, string?][] = [
    ['no token', make({}), 'HP_ERR_UNAUTHENTICATED', ''],
    ['another publisher\'s token', make({}), 'HP_ERR_PUBLISH_DENIED', zeta],
    ['another publisher\'s key', make({ keys: zetaKeys }), 'HP_ERR_PUBLISH_DENIED'],
    ['a version that was there', make({ version: 2 }), 'HP_ERR_CONFLICT'],
    ['a version too far', make({ version: 9 }), 'HP_ERR_CONFLICT'],
    ['one that holds for ever', make({ expires: roleTime(NOW + 500 * DAY) }), 'HP_ERR_PUBLISH_DENIED'],
    ['one that does not hold any more', make({ expires: roleTime(NOW - DAY) }), 'HP_ERR_PUBLISH_DENIED'],
    ['one that holds for less than a day', make({ expires: roleTime(NOW + DAY - 1000) }), 'HP_ERR_PUBLISH_DENIED'],
    ['a plugin of another\'s namespace', make({ indexes: { ...indexes, 'index/zeta.mail.ndjson': digest } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a publisher\'s record', make({ indexes: { ...indexes, 'publishers/acme.json': digest } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a path', make({ indexes: { ...indexes, 'index/acme.../../x.ndjson': digest } }), 'HP_ERR_PUBLISH_DENIED'],
    ['an index that was not sent', make({ lines: {}, indexes: { 'index/acme.mail.ndjson': digest } }), 'HP_ERR_PUBLISH_DENIED'],
    ['an index that the role does not name', make({ indexes }), 'HP_ERR_PUBLISH_DENIED'],
    ['a plugin left out', make({ lines: {}, indexes: {} }), 'HP_ERR_PUBLISH_DENIED'],
    ['an empty index', make({ lines: { 'acme.mail': [] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a version left out', make({ lines: { 'acme.mail': [first, line] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['versions in another order', make({ lines: { 'acme.mail': [second, first, line] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a version twice', make({ lines: { 'acme.mail': [first, second, line, line] } }), 'HP_ERR_BODY_INVALID'],
    ['another tier for an old version', make({ lines: { 'acme.mail': [{ ...first, tier: 'pro' }, second] } }), 'HP_ERR_PUBLISH_EXISTS'],
    ['another time for an old version', make({ lines: { 'acme.mail': [{ ...first, publishedAt: '2026-11-20T11:00:00.000Z' }, second] } }), 'HP_ERR_PUBLISH_EXISTS'],
    ['a line that says more than its package', make({ lines: { 'acme.mail': [first, second, { ...line, tier: 'enterprise' }] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a line that was yanked at birth', make({ lines: { 'acme.mail': [first, second, { ...line, yanked: 'x' }] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a share that is none', make({ lines: { 'acme.mail': [{ ...first, rollout: 0 }, second] } }), 'HP_ERR_BODY_INVALID'],
    ['a share, and another tier with it', make({ lines: { 'acme.mail': [{ ...first, rollout: 5, tier: 'pro' }, second] } }), 'HP_ERR_PUBLISH_EXISTS'],
    ['a line of yesterday', make({ lines: { 'acme.mail': [first, second, lineOf(bytes, keys, NOW - DAY)] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a line of tomorrow', make({ lines: { 'acme.mail': [first, second, lineOf(bytes, keys, NOW + DAY)] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a package that was never sent', make({ lines: { 'acme.mail': [first, second, lineOf(packageOf(keys, { version: '3.0.0' }), keys)] } }), 'HP_ERR_PUBLISH_DENIED'],
    ['a plugin that reads like another', make({ lines: { 'acme.ma-il': [{ ...line, id: 'acme.ma-il' }] } }), 'HP_ERR_NAME_SIMILAR'],
    ['a plugin that looks like another', make({ lines: { 'acme.mai1': [{ ...line, id: 'acme.mai1' }] } }), 'HP_ERR_NAME_SIMILAR'],
    ['text that is no role', make({}).then((commit) => ({ ...commit, role: '{}' })), 'HP_ERR_DOCUMENT_INVALID'],
    ['a role with a line break more', make({}).then((commit) => ({ ...commit, role: `${commit.role}\n` })), 'HP_ERR_DOCUMENT_INVALID'],
    ['a role with delegations', make({}).then((commit) => ({ ...commit, role: commit.role.replace('"targets":{', '"delegations":{"keys":{},"roles":[]},"targets":{') })), 'HP_ERR_DOCUMENT_INVALID'],
    ['a role with a signature changed', make({}).then((commit) => ({ ...commit, role: commit.role.replace(/"sig":"../, '"sig":"00') })), 'HP_ERR_PUBLISH_DENIED'],
  ]
  const before = await readsWhole(directory, NOW)
  const { timestamp } = await inForce(directory)
  for (const [name, commit, code, withToken = token] of cases) t.equal(await codeOf(store.commit(await commit, withToken)), code, name)
  t.same(await readsWhole(directory, NOW), before)
  t.equal((await inForce(directory)).timestamp, timestamp, 'nothing was written')
  t.match(await store.commit(await make({}), token), { version: 3 }, 'and the one that is right is taken')
})

test('commit() adds with the scope publish, and withdraws with the scope yank', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const line = await publish(store, packageOf(keys), { keys, token })
  const [publishes, yanks] = [(await store.createToken('acme', { scopes: ['publish'] })).token, (await store.createToken('acme', { scopes: ['yank'] })).token]
  const yank = () => commitOf(directory, { keys, lines: { 'acme.mail': [{ ...line, yanked: 'a hole', yankKind: 'security' }] } })
  t.match(await errorOf(store.commit(await yank(), publishes)), { code: 'HP_ERR_TOKEN_SCOPE', details: { scope: 'yank' } })
  await store.commit(await yank(), yanks)
  t.same(store.search(''), [], 'what is yanked is not found')
  t.ok(existsSync(join(directory, `packages/acme.mail/1.0.0-${line.sha256}.hpk`)), 'its package stays')
  await store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': [{ ...line, deprecated: 'old', replacement: 'acme.chat' }] } }), yanks)
  t.match(await (await inForce(directory)).lines('acme.mail'), [{ yanked: undefined, replacement: 'acme.chat' }], 'and can be given back, by its publisher')
  const bytes = packageOf(keys, { version: '2.0.0' })
  await store.stage(shaOf(bytes), bytes, publishes)
  const commit = await commitOf(directory, { keys, lines: { 'acme.mail': [...await (await inForce(directory)).lines('acme.mail'), lineOf(bytes, keys)] } })
  t.match(await errorOf(store.commit(commit, yanks)), { code: 'HP_ERR_TOKEN_SCOPE', details: { scope: 'publish' } })
  t.match(await store.commit(commit, publishes), { version: 4 })
})

test('commit() begins and changes a share of hosts with the scope publish', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  await store.stage(shaOf(bytes), bytes, token)
  const line = lineOf(bytes, keys)
  const [publishes, yanks] = [(await store.createToken('acme', { scopes: ['publish'] })).token, (await store.createToken('acme', { scopes: ['yank'] })).token]
  const share = (change: { readonly rollout?: number; readonly yanked?: string }) => commitOf(directory, { keys, lines: { 'acme.mail': [{ ...line, ...change }] } })
  await store.commit(await share({ rollout: 5 }), publishes)
  for (const change of [{ rollout: 50 }, {}]) {
    t.match(await errorOf(store.commit(await share(change), yanks)), { code: 'HP_ERR_TOKEN_SCOPE', details: { scope: 'publish' } })
    await store.commit(await share(change), publishes)
    t.equal((await (await inForce(directory)).lines('acme.mail'))[0]?.rollout, change.rollout)
  }
  t.equal(await codeOf(store.commit(await share({ rollout: 5, yanked: 'x' }), publishes)), 'HP_ERR_TOKEN_SCOPE', 'a withdrawal beside it takes its own')
})

test('commit() may be repeated where the catalog could not be written', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  await store.stage(shaOf(bytes), bytes, token)
  const commit = await commitOf(directory, { keys, lines: { 'acme.mail': [lineOf(bytes, keys)] } })
  await rm(join(directory, 'catalog.ndjson'))
  await mkdir(join(directory, 'catalog.ndjson/in-the-way'), { recursive: true })
  await t.rejects(store.commit(commit, token))
  await rm(join(directory, 'catalog.ndjson'), { recursive: true })
  await store.commit(commit, token)
  t.same(await linesOf(join(directory, 'catalog.ndjson')), [lineOf(bytes, keys)])
})

test('commit() goes on after a step that failed, as if there had been none', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  await writeFile(join(directory, 'packages/acme.mail'), 'in the way of the folder')
  t.equal(await codeOf(publish(store, packageOf(keys), { keys, token })), 'HP_ERR_DATA_READ_ONLY')
  t.same(await readsWhole(directory, NOW), {})
  t.same(store.search(''), [])
  t.same(await readdir(join(directory, 'private/tmp')), [], 'nothing half-written stays')
  await rm(join(directory, 'packages/acme.mail'))
  await publish(store, packageOf(keys), { keys, token })
  t.same(await readsWhole(directory, NOW), { 'acme.mail': ['1.0.0'] })
})

test('commit() moves a version from its channel into another, at the time that it is', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const first = await publish(store, packageOf(keys), { keys, token })
  const bytes = packageOf(keys, { version: '2.0.0' })
  await store.stage(shaOf(bytes), bytes, token)
  const line = { ...lineOf(bytes, keys), channel: 'beta' }
  const send = async (...lines: readonly object[]) => store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': lines as readonly IndexEntry[] } }), token)
  const at = new Date(NOW).toISOString()
  const refused: readonly [string, object, string][] = [
    ['a line that was promoted at birth', { ...line, promotedAt: at }, 'HP_ERR_PUBLISH_DENIED'],
    ['a channel that is a range', { ...line, channel: 'x' }, 'HP_ERR_BODY_INVALID'],
    ['latest by its name', { ...line, channel: 'latest' }, 'HP_ERR_BODY_INVALID'],
  ]
  for (const [name, wrong, code] of refused) t.equal(await codeOf(send(first, wrong)), code, name)
  await send(first, line)
  t.match(store.search('mail'), [{ version: '1.0.0' }], 'the catalog shows none of it')
  const { channel: _, ...plain } = line
  const moves: readonly [string, readonly object[], string][] = [
    ['without a time', [first, plain], 'HP_ERR_PUBLISH_DENIED'],
    ['at a time that was', [first, { ...plain, promotedAt: new Date(NOW - DAY).toISOString() }], 'HP_ERR_PUBLISH_DENIED'],
    ['at a time to come', [first, { ...plain, promotedAt: new Date(NOW + DAY).toISOString() }], 'HP_ERR_PUBLISH_DENIED'],
    ['a time without a move', [first, { ...line, promotedAt: at }], 'HP_ERR_PUBLISH_DENIED'],
    ['with another package', [first, { ...plain, promotedAt: at, sha256: first.sha256 }], 'HP_ERR_PUBLISH_EXISTS'],
    ['with another time of publishing', [first, { ...plain, promotedAt: at, publishedAt: '2026-11-20T11:00:00.000Z' }], 'HP_ERR_PUBLISH_EXISTS'],
    ['out of latest', [{ ...first, channel: 'beta', promotedAt: at }, line], 'HP_ERR_PUBLISH_DENIED'],
  ]
  for (const [name, lines, code] of moves) t.equal(await codeOf(send(...lines)), code, name)
  await send(first, { ...plain, channel: 'rc', promotedAt: at })
  await send(first, { ...plain, promotedAt: at })
  t.match(store.search('mail'), [{ version: '2.0.0' }])
  t.match(await errorOf(send(first, line)), { code: 'HP_ERR_PUBLISH_DENIED', message: /latest, which no version leaves; withdraw it/ })
})

test('commit() promotes with the scope publish: who may only withdraw brings nothing before every host', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  await store.stage(shaOf(bytes), bytes, token)
  const line = lineOf(bytes, keys)
  const lines = (entry: IndexEntry) => commitOf(directory, { keys, lines: { 'acme.mail': [entry] } })
  await store.commit(await lines({ ...line, channel: 'beta' }), token)
  const [publishes, yanks] = [(await store.createToken('acme', { scopes: ['publish'] })).token, (await store.createToken('acme', { scopes: ['yank'] })).token]
  const promoted = { ...line, promotedAt: new Date(NOW).toISOString() }
  t.match(await errorOf(store.commit(await lines(promoted), yanks)), { code: 'HP_ERR_TOKEN_SCOPE', details: { scope: 'publish' } })
  t.match(await errorOf(store.commit(await lines({ ...promoted, deprecated: 'x' }), publishes)), { code: 'HP_ERR_TOKEN_SCOPE', details: { scope: 'yank' } }, 'with a withdrawal, both')
  await store.commit(await lines(promoted), publishes)
  t.match(store.search(''), [{ version: '1.0.0' }])
})
