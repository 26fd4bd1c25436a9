import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair, writePackage } from '@hardpoint/schemas/package'
import { HardpointError } from '@hardpoint/schemas/errors'
import { openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { digestOf } from '../../../registry/roles/mod.ts'
import { NOW, acmeStore, codeOf, errorOf, manifestOf, newRegistry, packageOf } from '../_fixtures.ts'

const options = { clock: () => NOW, checkManifest: () => undefined }
const shaOf = (bytes: Uint8Array): string => digestOf(bytes).sha256

test('stage() refuses', async (t) => {
  const checkManifest = ({ capabilities = {} }: { capabilities?: object }) => {
    if ('moon.landing' in capabilities) throw new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability: 'moon.landing', nearest: 'log' })
  }
  const { directory, store, operator, keys, token } = await acmeStore(t, { checkManifest })
  const other = generateKeyPair()
  await store.registerPublisher('zeta', other.publicKey, operator.targets)
  const zeta = (await store.createToken('zeta')).token
  const yanksOnly = (await store.createToken('acme', { scopes: ['yank'] })).token
  const good = packageOf(keys)
  const flipped = Buffer.from(good)
  flipped.writeUInt8(flipped.readUInt8(good.length - 1500) ^ 1, good.length - 1500)
  const cases: readonly [string, Uint8Array, string, string | RegExp][] = [
    ['no token', good, '', 'HP_ERR_UNAUTHENTICATED'],
    ['a wrong token', good, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'HP_ERR_UNAUTHENTICATED'],
    ['a token that only yanks', good, yanksOnly, 'HP_ERR_TOKEN_SCOPE'],
    ['a package signed by another publisher', good, zeta, 'HP_ERR_PACKAGE_SIGNATURE'],
    ['another publisher\'s prefix, signed with one\'s own key', packageOf(other), zeta, 'HP_ERR_PUBLISH_DENIED'],
    ['a prefix that only begins like one\'s own', packageOf(keys, { id: 'acmeevil.mail' }), token, 'HP_ERR_PUBLISH_DENIED'],
    ['an unsigned package', writePackage(new Map([['plugin.json', Buffer.from(JSON.stringify(manifestOf()))], ['main.js', Buffer.from('')]])), token, 'HP_ERR_PACKAGE_UNSIGNED'],
    ['no package at all', Buffer.from('<html>'), token, 'HP_ERR_PACKAGE_FORMAT'],
    ['nothing', new Uint8Array(), token, 'HP_ERR_PACKAGE_FORMAT'],
    ['a flipped bit', flipped, token, /^HP_ERR_PACKAGE_/],
    ['an unknown capability', packageOf(keys, { capabilities: { 'moon.landing': {} } }), token, 'HP_ERR_CAPABILITY_UNKNOWN'],
    ['a range that is none', packageOf(keys, { dependencies: { 'acme.base': 'tomorrow' } }), token, 'HP_ERR_DOCUMENT_INVALID'],
    ['a title that rewrites the terminal', packageOf(keys, { title: 'Mail\u001b[2K' }), token, 'HP_ERR_DOCUMENT_INVALID'],
    ['a description with reversed text', packageOf(keys, { description: 'safe \u202e gpj.exe' }), token, 'HP_ERR_DOCUMENT_INVALID'],
    ['a package that holds the token', packageOf(keys, {}, { 'README.md': `token=${token}` }), token, 'HP_ERR_PUBLISH_DENIED'],
  ]
  for (const [name, bytes, withToken, code] of cases) {
    const error = await errorOf(store.stage(shaOf(bytes), bytes, withToken))
    t.match(error?.code, code, name)
    t.notMatch(JSON.stringify(error), token, `${name}: the token is not in the error`)
  }
  t.equal(await codeOf(store.stage('a'.repeat(64), good, token)), 'HP_ERR_PUBLISH_DENIED', 'another digest')
  t.notOk(existsSync(join(directory, 'private/staged/acme')), 'nothing was kept')
  t.same(await readdir(join(directory, 'packages')), [], 'nothing was published')
})

test('stage() refuses packages that hold a secret, and names the file and not the secret', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  const letters = (count: number): string => 'aB3'.repeat(count).slice(0, count)
  const secrets: readonly [kind: RegExp, secret: string][] = [
    [/publish token of a Hardpoint registry/, `hpp_${letters(43)}`], [/private key/, `-----BEGIN OPENSSH PRIVATE KEY-----\n${letters(70)}\n`], [/private key/, `-----BEGIN PRIVATE KEY-----\n${letters(64)}`],
    [/Hardpoint key file/, `{"privateKey": "${letters(43)}="}`], [/AWS/, `AKIA${'ABCDEFGH'.repeat(2)}`], [/GitHub/, `ghp_${letters(36)}`],
    [/GitHub/, `github_pat_${letters(22)}_${letters(59)}`], [/GitLab/, `glpat-${letters(20)}`], [/npm/, `npm_${letters(36)}`], [/Slack/, `xoxb-${letters(24)}`],
    [/Stripe/, `sk_live_${letters(24)}`], [/Google/, `AIza${letters(35)}`], [/Anthropic or OpenAI/, `sk-ant-${letters(48)}`], [/Discord/, `M${letters(24)}.${letters(6)}.${letters(30)}`],
  ]
  for (const [kind, secret] of secrets) {
    const bytes = packageOf(keys, {}, { 'ui/config.js': `export const a = ${JSON.stringify(secret)}; ${secret}` })
    const error = await errorOf(store.stage(shaOf(bytes), bytes, token))
    t.equal(error?.code, 'HP_ERR_PUBLISH_DENIED', String(kind))
    t.match(error?.message, /ui\/config\.js/, String(kind))
    t.match(error?.message, kind)
    t.notMatch(error?.message, secret)
  }
  const harmless = packageOf(keys, {}, { 'README.md': 'Set HARDPOINT_REGISTRY_TOKEN=hpp_… and AKIAIOSFODNN7EXAMPLE. -----BEGIN PUBLIC KEY-----', 'ui/pem.js': 'export const isKey = (text) => text.includes("-----BEGIN PRIVATE KEY-----")' })
  await store.stage(shaOf(harmless), harmless, token)
})

test('stage() refuses a package over the limit before looking at it', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const store = await openRegistryStore(directory, { ...options, maxPackageBytes: 4000 })
  t.teardown(() => store.close())
  await store.registerPublisher('acme', generateKeyPair().publicKey, operator.targets)
  const error = await errorOf(store.stage('a'.repeat(64), new Uint8Array(4001), (await store.createToken('acme')).token))
  t.match(error, { code: 'HP_ERR_PACKAGE_TOO_LARGE', details: { found: 4001, limit: 4000 } })
})

test('stage() keeps what was verified, whatever the caller does with the buffer', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  const original = Buffer.from(bytes)
  const staging = store.stage(shaOf(original), bytes, token)
  bytes.fill(0)
  await staging
  t.same(await readFile(join(directory, `private/staged/acme/${shaOf(original)}.hpk`)), original)
})

test('stage() keeps so many packages of a publisher, the newest', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const digests: string[] = []
  for (let n = 0; n < 18; n++) {
    const bytes = packageOf(keys, { version: `1.${n}.0` })
    digests.push(shaOf(bytes))
    await store.stage(shaOf(bytes), bytes, token)
  }
  t.same((await readdir(join(directory, 'private/staged/acme'))).sort(), digests.slice(2).map((sha256) => `${sha256}.hpk`).sort())
})

test('stage() asks checkManifest and waits for it', async (t) => {
  const asked: string[] = []
  const { store, keys, token } = await acmeStore(t, { checkManifest: async ({ id }) => { await Promise.resolve(); asked.push(id) } })
  const bytes = packageOf(keys)
  await store.stage(shaOf(bytes), bytes, token)
  t.same(asked, ['acme.mail'])
})

test('stage() tries what was verified before it is staged, and stages nothing that does not run', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const tried: string[] = []
  const store = await openRegistryStore(directory, { ...options, preflight: async (files, { id, version }, sha256) => {
    tried.push(`${id} ${version} ${sha256} ${Buffer.from(files.get('main.js') ?? '').toString()}`)
    if (version === '1.0.0') throw new HardpointError('HP_ERR_PREFLIGHT', { what: id, problem: 'it never ends' })
  } })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  const { token } = await store.createToken('acme')
  const [bad, good, stranger] = [packageOf(keys), packageOf(keys, { version: '1.1.0' }), packageOf(generateKeyPair())]
  t.equal(await codeOf(store.stage(shaOf(stranger), stranger, token)), 'HP_ERR_PACKAGE_SIGNATURE')
  t.same(tried, [], 'what nobody known signed is not run')
  t.equal(await codeOf(store.stage(shaOf(bad), bad, token)), 'HP_ERR_PREFLIGHT')
  t.notOk(existsSync(join(directory, 'private/staged')))
  await store.stage(shaOf(good), good, token)
  t.same(tried, [`acme.mail 1.0.0 ${shaOf(bad)} export default {}\n`, `acme.mail 1.1.0 ${shaOf(good)} export default {}\n`])
  t.same(await readdir(join(directory, 'private/staged/acme')), [`${shaOf(good)}.hpk`])
})

test('stage() lets a publisher whose plugin hangs keep nobody else from publishing, and stages nothing for a token that ended meanwhile', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const store = await openRegistryStore(directory, { ...options, preflight: async (_files, { id }) => { if (id.startsWith('slow.')) await promise } })
  const staged = async (publisher: string) => {
    const keys = generateKeyPair()
    await store.registerPublisher(publisher, keys.publicKey, operator.targets)
    const { id, token } = await store.createToken(publisher)
    const bytes = packageOf(keys, { id: `${publisher}.mail` })
    return { id, ended: codeOf(store.stage(shaOf(bytes), bytes, token)) }
  }
  const slow = await staged('slow')
  t.equal(await (await staged('acme')).ended, 'no error')
  await store.revokeToken(slow.id)
  const closed = store.close()
  resolve(undefined)
  t.equal(await slow.ended, 'HP_ERR_UNAUTHENTICATED')
  await closed
  t.same(await readdir(join(directory, 'private/staged')), ['acme'])
})

test('stage() holds so many packages that wait to be tried, of a publisher and of all, and refuses those that wait when it closes', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const begun = Promise.withResolvers<undefined>()
  const store = await openRegistryStore(directory, { ...options, preflight: async () => { begun.resolve(undefined); await promise } })
  t.teardown(() => { resolve(undefined) })
  const publisher = async (id: string) => {
    const keys = generateKeyPair()
    await store.registerPublisher(id, keys.publicKey, operator.targets)
    const { token } = await store.createToken(id)
    return (version: string) => {
      const bytes = packageOf(keys, { id: `${id}.mail`, version })
      return errorOf(store.stage(shaOf(bytes), bytes, token))
    }
  }
  const busy = { code: 'HP_ERR_REGISTRY_BUSY', http: 503, details: { seconds: 15 } }
  const [first, ...others] = await Promise.all(['bbbbb', 'ccccc', 'ddddd', 'fffff', 'ggggg', 'hhhhh', 'kkkkk', 'mmmmm'].map(publisher))
  const staged = ['1.0.0', '1.1.0', '1.2.0'].map((version) => first?.(version))
  t.match(await first?.('1.3.0'), busy, 'a fourth of one publisher')
  const [second, ...rest] = others
  staged.push(second?.('1.0.0'))
  t.match(await second?.('1.1.0'), busy, 'another one has its place for the first alone')
  staged.push(...rest.slice(0, 5).map((stage) => stage('1.0.0')))
  t.match(await rest[5]?.('1.0.0'), busy, 'a tenth of all')
  await begun.promise
  const closed = store.close()
  t.match(await rest[5]?.('1.0.0'), busy, 'while it closes')
  resolve(undefined)
  const ended = await Promise.all(staged)
  t.match(ended.slice(1, 3), [busy, busy], 'who waited may come again')
  t.same([ended[0], ...ended.slice(3)].filter((error) => error !== undefined && error.code !== 'HP_ERR_REGISTRY_BUSY'), [])
  await closed
})

test('stage() refuses at a close whoever waits, also where the trials wait for each other, and gives up the one that is tried', async (t) => {
  const { directory, operator } = await newRegistry(t)
  const begun = Promise.withResolvers<undefined>()
  let begins = 0
  let last: Promise<unknown> = Promise.resolve()
  // One after the other, as hosts try them; a trial ends at a close alone.
  const store = await openRegistryStore(directory, { ...options, preflight: (_files, _manifest, _sha256, closed) => {
    const tried = last.then(async () => {
      closed.throwIfAborted()
      begins++
      begun.resolve(undefined)
      await new Promise((_resolve, reject) => { closed.addEventListener('abort', () => { reject(closed.reason as Error) }, { once: true }) })
    })
    last = tried.catch(() => undefined)
    return tried
  } })
  const staged = await Promise.all(['bbbbb', 'ccccc', 'ddddd', 'fffff', 'ggggg', 'hhhhh', 'kkkkk', 'mmmmm'].map(async (publisher) => {
    const keys = generateKeyPair()
    await store.registerPublisher(publisher, keys.publicKey, operator.targets)
    const { token } = await store.createToken(publisher)
    const bytes = packageOf(keys, { id: `${publisher}.mail` })
    return { ended: codeOf(store.stage(shaOf(bytes), bytes, token)) }
  }))
  await begun.promise
  await store.close()
  t.same(await Promise.all(staged.map(({ ended }) => ended)), staged.map(() => 'HP_ERR_REGISTRY_BUSY'))
  t.equal(begins, 1, 'of those that waited none was tried')
  t.notOk(existsSync(join(directory, 'private/staged')))
})
