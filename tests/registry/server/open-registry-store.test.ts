import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { IndexEntry } from '@hardpoint/schemas'
import { generateKeyPair, writePackage } from '@hardpoint/schemas/package'
import { HardpointError } from '@hardpoint/schemas/errors'
import { openRegistryStore } from '@hardpoint/registry/server'
import { test } from 'tap'
import { NOW, acmeStore, codeOf, errorOf, manifestOf, packageOf, temporaryDirectory } from '../_fixtures.ts'

const options = { clock: () => NOW, checkManifest: () => undefined }
const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n').slice(0, -1).map((line) => JSON.parse(line))

test('publish() writes the package, its index line and the catalog', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys, { tier: 'pro', dependencies: { 'acme.base': '^1.0.0' } })
  const entry = await store.publish(bytes, token)
  t.match(entry, {
    id: 'acme.mail', version: '1.0.0', size: bytes.length, tier: 'pro', title: 'Mail', engines: { hardpoint: '^0.1.0' },
    dependencies: { 'acme.base': '^1.0.0' }, publishedAt: '2026-11-20T12:00:00.000Z',
  })
  t.same(await linesOf(join(directory, 'index/acme.mail.ndjson')), [entry])
  t.same(await linesOf(join(directory, 'catalog.ndjson')), [entry])
  t.same(await readFile(join(directory, `packages/acme.mail/1.0.0-${entry.sha256}.hpk`)), Buffer.from(bytes))
})

test('publish() appends in the order of publishing; the catalog shows the highest release', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  for (const version of ['1.0.0', '2.0.0', '1.0.1', '3.0.0-beta.1']) await store.publish(packageOf(keys, { version }), token)
  t.same((await linesOf(join(directory, 'index/acme.mail.ndjson'))).map((line) => line.version), ['1.0.0', '2.0.0', '1.0.1', '3.0.0-beta.1'])
  t.same((await linesOf(join(directory, 'catalog.ndjson'))).map((line) => line.version), ['2.0.0'])
  t.same(store.search('mail').map(({ version }) => version), ['2.0.0'])
})

test('publish() never replaces a version', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const first = packageOf(keys)
  const entry = await store.publish(first, token)
  const before = await readFile(join(directory, 'index/acme.mail.ndjson'))
  t.same(await store.publish(first, token), entry, 'the same bytes again answer the same')
  t.equal(await codeOf(store.publish(packageOf(keys, {}, { 'README.md': 'other' }), token)), 'HP_ERR_PUBLISH_EXISTS')
  t.same(await readFile(join(directory, 'index/acme.mail.ndjson')), before)
})

test('publish() of one version by many at once lets one through', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const packages = Array.from({ length: 8 }, (_, n) => packageOf(keys, {}, { 'README.md': `${n}` }))
  const results = await Promise.all(packages.map((bytes) => codeOf(store.publish(bytes, token))))
  t.equal(results.filter((code) => code === 'no error').length, 1)
  t.equal(results.filter((code) => code === 'HP_ERR_PUBLISH_EXISTS').length, 7)
  t.equal((await linesOf(join(directory, 'index/acme.mail.ndjson'))).length, 1)
})

test('publish() of many versions at once loses none', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const versions = Array.from({ length: 12 }, (_, n) => `1.${n}.0`)
  await Promise.all(versions.map((version) => store.publish(packageOf(keys, { version }), token)))
  t.same((await linesOf(join(directory, 'index/acme.mail.ndjson'))).map((line) => line.version), versions)
})

test('publish() refuses', async (t) => {
  const checkManifest = ({ capabilities = {} }: { capabilities?: object }) => {
    if ('moon.landing' in capabilities) throw new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability: 'moon.landing', nearest: 'log' })
  }
  const { directory, store, keys, token } = await acmeStore(t, { checkManifest })
  const other = generateKeyPair()
  await store.registerPublisher('zeta', other.publicKey)
  const zetaToken = await store.createToken('zeta')
  const good = packageOf(keys)
  const cases: readonly [string, Uint8Array, string, string][] = [
    ['no token', good, '', 'HP_ERR_UNAUTHENTICATED'],
    ['a wrong token', good, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'HP_ERR_UNAUTHENTICATED'],
    ['a package signed by another publisher', good, zetaToken, 'HP_ERR_PACKAGE_SIGNATURE'],
    ['another publisher\'s prefix, signed with one\'s own key', packageOf(other), zetaToken, 'HP_ERR_PUBLISH_DENIED'],
    ['a prefix that only begins like one\'s own', packageOf(keys, { id: 'acmeevil.mail' }), token, 'HP_ERR_PUBLISH_DENIED'],
    ['an unsigned package', writePackage(new Map([['plugin.json', Buffer.from(JSON.stringify(manifestOf()))], ['main.js', Buffer.from('')]])), token, 'HP_ERR_PACKAGE_UNSIGNED'],
    ['no package at all', Buffer.from('<html>'), token, 'HP_ERR_PACKAGE_FORMAT'],
    ['nothing', new Uint8Array(), token, 'HP_ERR_PACKAGE_FORMAT'],
    ['an unknown capability', packageOf(keys, { capabilities: { 'moon.landing': {} } }), token, 'HP_ERR_CAPABILITY_UNKNOWN'],
    ['a range that is none', packageOf(keys, { dependencies: { 'acme.base': 'tomorrow' } }), token, 'HP_ERR_DOCUMENT_INVALID'],
    ['a title that rewrites the terminal', packageOf(keys, { title: 'Mail\u001b[2K' }), token, 'HP_ERR_DOCUMENT_INVALID'],
    ['a description with reversed text', packageOf(keys, { description: 'safe \u202e gpj.exe' }), token, 'HP_ERR_DOCUMENT_INVALID'],
    ['a package that holds the token', packageOf(keys, {}, { 'README.md': `token=${token}` }), token, 'HP_ERR_PUBLISH_DENIED'],
  ]
  for (const [name, bytes, withToken, code] of cases) {
    const error = await errorOf(store.publish(bytes, withToken))
    t.equal(error?.code, code, name)
    t.notMatch(JSON.stringify(error), token, `${name}: the token is not in the error`)
  }
  const flipped = Buffer.from(good)
  flipped.writeUInt8(flipped.readUInt8(good.length - 1500) ^ 1, good.length - 1500)
  t.match(await codeOf(store.publish(flipped, token)), /^HP_ERR_PACKAGE_/)
  t.same(await readdir(join(directory, 'index')), [], 'nothing was published')
  t.same(await readdir(join(directory, 'packages')), [], 'nothing was stored')
})

test('publish() refuses a package over the limit before looking at it', async (t) => {
  const directory = await temporaryDirectory(t)
  const store = await openRegistryStore(directory, { ...options, maxPackageBytes: 4000 })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey)
  const error = await errorOf(store.publish(new Uint8Array(4001), await store.createToken('acme')))
  t.match(error, { code: 'HP_ERR_PACKAGE_TOO_LARGE', details: { found: 4001, limit: 4000 } })
})

test('publish() keeps what was verified, whatever the caller does with the buffer', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const bytes = packageOf(keys)
  const original = Buffer.from(bytes)
  const publishing = store.publish(bytes, token)
  bytes.fill(0)
  const entry = await publishing
  t.same(await readFile(join(directory, `packages/acme.mail/1.0.0-${entry.sha256}.hpk`)), original)
})

test('publish() writes no index line before its package is on disk', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  await writeFile(join(directory, 'packages/acme.mail'), 'in the way of the folder')
  t.equal(await codeOf(store.publish(packageOf(keys), token)), 'HP_ERR_DATA_READ_ONLY')
  t.same(await readdir(join(directory, 'index')), [])
  t.same(store.search(''), [])
  t.same(await readdir(join(directory, 'private/tmp')), [], 'nothing half-written stays')
  await rm(join(directory, 'packages/acme.mail'))
  t.match(await store.publish(packageOf(keys), token), { version: '1.0.0' }, 'and it can be published again')
})

test('publish() may be repeated where the catalog could not be written', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  await rm(join(directory, 'catalog.ndjson'))
  await mkdir(join(directory, 'catalog.ndjson/in-the-way'), { recursive: true })
  await t.rejects(store.publish(packageOf(keys), token))
  await rm(join(directory, 'catalog.ndjson'), { recursive: true })
  const entry = await store.publish(packageOf(keys), token)
  t.same(await linesOf(join(directory, 'catalog.ndjson')), [entry])
})

test('publish() asks checkManifest and waits for it', async (t) => {
  const asked: string[] = []
  const { store, keys, token } = await acmeStore(t, { checkManifest: async ({ id }) => { await Promise.resolve(); asked.push(id) } })
  await store.publish(packageOf(keys), token)
  t.same(asked, ['acme.mail'])
})

test('rotateKey() lets the new key publish, and the old one not any more', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const next = generateKeyPair()
  const record = await store.rotateKey('acme', next.publicKey)
  t.match(record.keys, [{ publicKey: keys.publicKey, until: '2026-11-20T12:00:00.000Z' }, { publicKey: next.publicKey }])
  t.same(JSON.parse(await readFile(join(directory, 'publishers/acme.json'), 'utf8')), record, 'the old key stays in the record')
  t.equal(await codeOf(store.publish(packageOf(keys), token)), 'HP_ERR_PACKAGE_SIGNATURE')
  t.equal((await store.publish(packageOf(next), token)).version, '1.0.0')
  t.equal(await codeOf(store.rotateKey('acme', keys.publicKey)), 'HP_ERR_KEY_INVALID', 'a key that was ended does not come back')
  t.equal(await codeOf(store.rotateKey('nobody', keys.publicKey)), 'HP_ERR_PUBLISHER_UNKNOWN')
})

test('registerPublisher() gives a prefix away once', async (t) => {
  const { store, keys } = await acmeStore(t)
  t.match(await store.registerPublisher('acme', keys.publicKey), { id: 'acme' }, 'again with the same key')
  t.equal(await codeOf(store.registerPublisher('acme', generateKeyPair().publicKey)), 'HP_ERR_PUBLISHER_EXISTS')
  const identity = Buffer.alloc(32)
  identity.writeUInt8(1, 0)
  t.equal(await codeOf(store.registerPublisher('evil', identity.toString('base64'))), 'HP_ERR_KEY_INVALID', 'a key for which anyone can sign')
  for (const id of ['../x', 'a/b', 'A', '', 'x.y', '__proto__', 'a'.repeat(65)]) {
    t.equal(await codeOf(store.registerPublisher(id, keys.publicKey)), 'HP_ERR_DOCUMENT_INVALID', JSON.stringify(id))
  }
})

test('createToken() keeps only a digest, readable by the owner alone', async (t) => {
  const { directory, store, token } = await acmeStore(t)
  t.match(token, /^hpp_[\w-]{43}$/)
  const path = join(directory, 'private/tokens.json')
  t.notMatch(await readFile(path, 'utf8'), token.slice(4))
  t.equal((await stat(path)).mode & 0o777, 0o600)
  t.equal((await stat(join(directory, 'private'))).mode & 0o777, 0o700)
  t.equal(store.authenticate(token), 'acme')
  t.equal(await codeOf(store.createToken('nobody')), 'HP_ERR_PUBLISHER_UNKNOWN')
})

test('revokeTokens() ends them at the next call', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  const second = await store.createToken('acme')
  t.equal(await store.revokeTokens('acme'), 2)
  t.equal(await codeOf(() => store.authenticate(token)), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await codeOf(store.publish(packageOf(keys), second)), 'HP_ERR_UNAUTHENTICATED')
  t.equal(await store.revokeTokens('acme'), 0)
})

test('revokeTokens() also stops a publish that waits its turn', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  const revoking = store.revokeTokens('acme')
  const publishing = codeOf(store.publish(packageOf(keys), token))
  await revoking
  t.equal(await publishing, 'HP_ERR_UNAUTHENTICATED')
})

test('yank() marks a version and keeps its package', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  await store.publish(packageOf(keys), token)
  await store.publish(packageOf(keys, { version: '1.1.0' }), token)
  const yanked = await store.yank('acme.mail', '1.1.0', 'loses mail', token)
  t.match(yanked, { version: '1.1.0', yanked: 'loses mail' })
  t.same((await linesOf(join(directory, 'index/acme.mail.ndjson'))).map((line) => [line.version, line.yanked]), [['1.0.0', undefined], ['1.1.0', 'loses mail']])
  t.ok(existsSync(join(directory, `packages/acme.mail/1.1.0-${yanked.sha256}.hpk`)))
  t.same(store.search('').map(({ version }) => version), ['1.0.0'])
})

test('yank() refuses', async (t) => {
  const { store, keys, token } = await acmeStore(t)
  await store.publish(packageOf(keys), token)
  await store.registerPublisher('zeta', generateKeyPair().publicKey)
  const zeta = await store.createToken('zeta')
  t.equal(await codeOf(store.yank('acme.mail', '1.0.0', 'x', zeta)), 'HP_ERR_PUBLISH_DENIED', 'another publisher')
  t.equal(await codeOf(store.yank('acme.mail', '1.0.0', 'x', 'hpp_no')), 'HP_ERR_UNAUTHENTICATED')
  t.match(await errorOf(store.yank('acme.mial', '1.0.0', 'x', token)), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { nearest: 'acme.mail' } })
  t.match(await errorOf(store.yank('acme.mail', '9.0.0', 'x', token)), { code: 'HP_ERR_VERSION_UNKNOWN', details: { versions: ['1.0.0'] } })
  t.equal(await codeOf(store.yank('acme.mail', '1.0.0', '', token)), 'HP_ERR_DOCUMENT_INVALID', 'no reason')
  t.equal(await codeOf(store.yank('acme.mail', '1.0.0', 'a\nb', token)), 'HP_ERR_DOCUMENT_INVALID', 'a line break in the reason')
  t.equal(await codeOf(store.yank('acme.../../x', '1.0.0', 'x', token)), 'HP_ERR_PUBLISH_DENIED', 'a path for an id')
})

test('openRegistryStore() reads what was written before', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const entry = await store.publish(packageOf(keys), token)
  await store.close()
  const again = await openRegistryStore(directory, options)
  t.teardown(() => again.close())
  t.same(again.search('mail'), [entry])
  t.equal(again.authenticate(token), 'acme')
  t.same(await again.publish(packageOf(keys), token), entry)
})

test('openRegistryStore() recovers from a kill between any two steps', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  const entry = await store.publish(packageOf(keys), token)
  await store.close()
  const reopened = async () => {
    const again = await openRegistryStore(directory, options)
    t.teardown(() => again.close())
    return again
  }
  await t.test('before the package was whole: the half is thrown away', async (t) => {
    await writeFile(join(directory, 'private/tmp/half'), 'x')
    const again = await reopened()
    t.same(await readdir(join(directory, 'private/tmp')), [])
    await again.close()
  })
  await t.test('between package and index: the version is not there, and can be published', async (t) => {
    await rm(join(directory, 'index/acme.mail.ndjson'))
    const again = await reopened()
    t.same(again.search(''), [])
    t.same(await again.publish(packageOf(keys), token), entry)
    await again.close()
  })
  for (const [name, content] of [['an old', ''], ['no', undefined], ['a damaged', 'nonsense']] as const) {
    await t.test(`between index and catalog: ${name} catalog is made anew`, async (t) => {
      await (content === undefined ? rm(join(directory, 'catalog.ndjson')) : writeFile(join(directory, 'catalog.ndjson'), content))
      const again = await reopened()
      t.same(await linesOf(join(directory, 'catalog.ndjson')), [entry])
      await again.close()
    })
  }
})

test('openRegistryStore() finds every acknowledged version, whole, after SIGKILL', async (t) => {
  const directory = await temporaryDirectory(t)
  const acknowledged: string[] = []
  for (const [round, kills] of [1, 2, 5, 9].entries()) {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../_endless-publisher.ts'), directory, `${round}`], { stdio: ['ignore', 'pipe', 'inherit'] })
    t.teardown(() => child.kill('SIGKILL'))
    const gone = once(child, 'close')
    let seen = 0
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      // Kills while the next version is being written; what was acknowledged meanwhile still arrives.
      if (++seen === kills) child.kill('SIGKILL')
    }
    await gone
    const store = await openRegistryStore(directory, options)
    const entries: IndexEntry[] = await linesOf(join(directory, 'index/acme.mail.ndjson'))
    const versions = entries.map(({ version }) => version)
    t.same(acknowledged.filter((version) => !versions.includes(version)), [], 'none is lost')
    t.equal(new Set(versions).size, versions.length, 'none is doubled')
    for (const { id, version, sha256, size } of entries) {
      const bytes = await readFile(join(directory, `packages/${id}/${version}-${sha256}.hpk`))
      t.same([createHash('sha256').update(bytes).digest('hex'), bytes.length], [sha256, size], `${version} is whole`)
    }
    t.same(await linesOf(join(directory, 'catalog.ndjson')), store.search(''))
    t.same(await readdir(join(directory, 'private/tmp')), [])
    await store.close()
  }
})

test('openRegistryStore() refuses a damaged directory and says where', async (t) => {
  const { directory, store, keys, token } = await acmeStore(t)
  await store.publish(packageOf(keys), token)
  await store.close()
  const index = join(directory, 'index/acme.mail.ndjson')
  const whole = await readFile(index)
  await writeFile(index, whole.subarray(0, -5))
  t.match(await errorOf(openRegistryStore(directory, options)), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: 'index/acme.mail.ndjson, line 1' } })
  await writeFile(index, whole)
  await writeFile(join(directory, 'private/tokens.json'), '[{"publisher":"acme","sha256":"short"}]')
  t.equal(await codeOf(openRegistryStore(directory, options)), 'HP_ERR_DATA_CORRUPT')
})

test('openRegistryStore() lets one writer in', async (t) => {
  const { directory, store } = await acmeStore(t)
  t.match(await errorOf(openRegistryStore(directory, options)), { code: 'HP_ERR_REGISTRY_LOCKED', details: { pid: String(process.pid) } })
  await store.close()
  const next = await openRegistryStore(directory, options)
  await next.close()
  t.notOk(existsSync(join(directory, 'private/lock')))
})

test('openRegistryStore() takes over the lock of a process that was killed', async (t) => {
  const directory = await temporaryDirectory(t)
  await mkdir(join(directory, 'private'))
  for (const [name, content] of [
    ['no such pid', '999999999 1 x\n'], ['a pid that another process has now', `${process.pid} 1 x\n`],
    ['empty, as a power cut leaves it', ''], ['cut off', '1'], ['zeros', '\0\0\0\0'],
  ] as const) {
    await writeFile(join(directory, 'private/lock'), content)
    const store = await openRegistryStore(directory, options)
    t.notSame(await readFile(join(directory, 'private/lock'), 'utf8'), content, name)
    await store.close()
  }
})

test('openRegistryStore() says of a lock that cannot be read that it cannot, and does not ask for ever', async (t) => {
  const directory = await temporaryDirectory(t)
  await mkdir(join(directory, 'private/lock'), { recursive: true })
  await t.rejects(openRegistryStore(directory, options), { code: 'EISDIR' })
})

test('openRegistryStore() names a directory that cannot be written', async (t) => {
  const directory = await temporaryDirectory(t)
  await writeFile(join(directory, 'file'), '')
  t.equal(await codeOf(openRegistryStore(join(directory, 'file'), options)), 'HP_ERR_DATA_READ_ONLY')
  const locked = join(directory, 'locked')
  await mkdir(locked)
  await chmod(locked, 0o500)
  // root writes everywhere, so this half shows something only for other users.
  if (process.getuid?.() !== 0) t.equal(await codeOf(openRegistryStore(locked, options)), 'HP_ERR_DATA_READ_ONLY')
})
