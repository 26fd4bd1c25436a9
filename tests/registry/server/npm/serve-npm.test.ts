import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { promoteVersion, publishPackage } from '@hardpoint/registry/client'
import { createRegistryServer } from '@hardpoint/registry/server'
import { verifyPackage } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { writeNpmManifest } from '../../../../registry/client/npm-folder-writer.ts'
import { commitOf, inForce, lineOf, publish } from '../../_author.ts'
import { publishing } from '../../client/_publishing.ts'
import { NOW, acmeStore, packageOf, temporaryDirectory, type Fixture } from '../../_fixtures.ts'

interface Cleaner { teardown(work: () => unknown): unknown }

interface Ran { readonly code: number; readonly stdout: string; readonly stderr: string }

interface Served extends Fixture {
  readonly folder: string
  readonly npm: (args: readonly string[], cwd?: string) => Promise<Ran>
}

/** A registry that listens, and the real npm, which knows no other. */
async function served(t: Cleaner, { token: own, fixture: given }: { readonly token?: string; readonly fixture?: Fixture } = {}): Promise<Served> {
  const fixture = given ?? await acmeStore(t)
  const server = await createRegistryServer(fixture.store)
  t.teardown(() => server.close())
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const folder = await temporaryDirectory(t)
  await writeFile(join(folder, '.npmrc'), `registry=${url}/npm/\n//${new URL(url).host}/npm/:_authToken=${own ?? fixture.token}\ncache=${join(folder, 'cache')}\nfund=false\naudit=false\nupdate-notifier=false\nfetch-retries=0\n`)
  // No setting of who runs the tests reaches it.
  const env = { PATH: process.env['PATH'], HOME: folder, npm_config_userconfig: join(folder, '.npmrc'), npm_config_globalconfig: join(folder, 'none') }
  return {
    ...fixture, folder,
    npm: (args, cwd = folder) => new Promise((resolve) => {
      execFile('npm', args, { cwd, env, timeout: 60_000 }, (error, stdout, stderr) => { resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }) })
    }),
  }
}

/** The folder that `hardpoint plugin npm` makes. */
async function npmFolder({ folder, directory, keys }: Served, version = '1.0.0', { name = `mail-${version}`, hpk, channel }: { readonly name?: string; readonly hpk?: Uint8Array; readonly channel?: string } = {}): Promise<string> {
  const bytes = packageOf(keys, { version })
  const line = { ...lineOf(bytes, keys), ...channel === undefined ? {} : { channel } }
  const made = join(folder, name)
  await mkdir(made)
  await writeNpmManifest(made, line)
  await writeFile(join(made, 'plugin.hpk'), hpk ?? bytes)
  await writeFile(join(made, 'release.json'), JSON.stringify(await commitOf(directory, { keys, lines: { 'acme.mail': [...await (await inForce(directory)).lines('acme.mail'), line] } })))
  return made
}

test('serveNpm() lets the real npm publish, view, find and install a plugin', async (t) => {
  const fixture = await served(t)
  const { npm, folder, directory, keys, store } = fixture
  t.match(await npm(['ping']), { code: 0 })
  t.match(await npm(['whoami']), { code: 0, stdout: 'acme\n' })
  t.match(await npm(['view', '@acme/mail']), { code: 1, stderr: /E404/ })

  const published = await npm(['publish', await npmFolder(fixture)])
  t.match(published, { code: 0, stdout: '+ @acme/mail@1.0.0\n' }, published.stderr)
  t.same((await (await inForce(directory)).lines('acme.mail')).map(({ version }) => version), ['1.0.0'])
  t.match(await npm(['publish', await npmFolder(fixture, '1.1.0')]), { code: 0 })

  const view = JSON.parse((await npm(['view', '@acme/mail', '--json'])).stdout)
  t.match(view, { name: '@acme/mail', version: '1.1.0', versions: ['1.0.0', '1.1.0'], 'dist-tags': { latest: '1.1.0' } })
  t.match(await npm(['dist-tag', 'ls', '@acme/mail']), { code: 0, stdout: 'latest: 1.1.0\n' })
  t.match(JSON.parse((await npm(['search', 'mail', '--json'])).stdout), [{ name: '@acme/mail', version: '1.1.0' }])

  await writeFile(join(folder, 'package.json'), '{"private":true}')
  const installed = await npm(['install', '@acme/mail@1.0.0'])
  t.equal(installed.code, 0, installed.stderr)
  const hpk = await readFile(join(folder, 'node_modules/@acme/mail/plugin.hpk'))
  t.match(verifyPackage(hpk, { publicKeys: [keys.publicKey] }).manifest, { id: 'acme.mail', version: '1.0.0' })
  t.equal(store.downloads('acme.mail').total, 1)
  t.match(await npm(['ci']), { code: 0 }, 'the digest in the lockfile holds')
})

test('serveNpm() brings the plugins that a plugin depends on', async (t) => {
  const { npm, folder, store, keys, token } = await served(t)
  await publish(store, packageOf(keys, { id: 'acme.base', version: '2.0.0' }), { keys, token })
  await publish(store, packageOf(keys, { dependencies: { 'acme.base': '^2.0.0' } }), { keys, token })
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  t.match(await npm(['install', '@acme/mail']), { code: 0 })
  t.match(JSON.parse(await readFile(join(folder, 'node_modules/@acme/base/package.json'), 'utf8')), { version: '2.0.0', hardpoint: { id: 'acme.base' } })
})

test('serveNpm() lets npm change nothing that must be signed', async (t) => {
  const fixture = await served(t)
  const { npm, directory, store, keys, token } = fixture
  await publish(store, packageOf(keys), { keys, token })
  const before = await inForce(directory)
  for (const line of ['deprecate @acme/mail old', 'dist-tag add @acme/mail@1.0.0 beta', 'unpublish --force @acme/mail@1.0.0']) {
    const { code, stderr } = await npm(line.split(' '))
    t.not(code, 0, line)
    t.match(stderr, /signed with the publisher's key/, line)
  }
  for (const line of ['dist-tag add @acme/mail@1.0.0 beta', 'dist-tag rm @acme/mail latest']) t.match((await npm(line.split(' '))).stderr, /hardpoint plugin promote/, line)
  t.equal((await inForce(directory)).version, before.version)
})

test('serveNpm() shows channels as tags, and publishes into the one that its publisher signed', async (t) => {
  const fixture = await served(t)
  const { npm, folder, directory, keys, token, store } = fixture
  t.match(await npm(['publish', await npmFolder(fixture, '1.0.0')]), { code: 0 })
  const beta = await npmFolder(fixture, '2.0.0-beta.1', { channel: 'beta' })
  t.match(await npm(['publish', '--tag', 'latest', beta]), { code: 1, stderr: /npm's tag is latest, and what its publisher signed is in the channel beta/ })
  t.match(await npm(['publish', beta]), { code: 0 }, 'the folder names its tag')
  const next = await npmFolder(fixture, '2.0.0-beta.2', { channel: 'beta' })
  t.match(await npm(['publish', '--tag', 'beta', next]), { code: 0 })
  const plain = await npmFolder(fixture, '1.1.0')
  t.match(await npm(['publish', '--tag', 'beta', plain]), { code: 1, stderr: /npm's tag is beta, and what its publisher signed is in the channel latest/ })
  t.match((await (await inForce(directory)).lines('acme.mail')).map(({ version, channel }) => [version, channel]), [['1.0.0', undefined], ['2.0.0-beta.1', 'beta'], ['2.0.0-beta.2', 'beta']])

  t.match(await npm(['dist-tag', 'ls', '@acme/mail']), { code: 0, stdout: 'beta: 2.0.0-beta.2\nlatest: 1.0.0\n' })
  t.match(JSON.parse((await npm(['view', '@acme/mail', '--json'])).stdout), { version: '1.0.0', 'dist-tags': { latest: '1.0.0', beta: '2.0.0-beta.2' } })
  t.match(JSON.parse((await npm(['search', 'mail', '--json'])).stdout), [{ version: '1.0.0' }])
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  t.match(await npm(['install', '@acme/mail@beta']), { code: 0 })
  t.match(JSON.parse(await readFile(join(folder, 'node_modules/@acme/mail/package.json'), 'utf8')), { version: '2.0.0-beta.2' })

  const lines = (await (await inForce(directory)).lines('acme.mail')).map(({ channel, ...line }) => channel === undefined ? line : { ...line, promotedAt: new Date(NOW).toISOString() })
  await store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': lines } }), token)
  t.match(await npm(['ci']), { code: 0 }, 'a version that was promoted is the same tarball')
})

test('serveNpm() says of a version that was promoted since when its tag has it, so that npm waits for it as for any other', async (t) => {
  let now = NOW
  const fixture = await publishing(t, () => now)
  const { npm, folder } = await served(t, { fixture })
  const { writer, author, keys } = fixture
  await publishPackage(writer, packageOf(keys), author)
  await publishPackage(writer, packageOf(keys, { version: '1.1.0' }), author, { channel: 'beta' })
  now += 10 * 86_400_000
  await fixture.store.keepFresh()
  await promoteVersion(writer, { id: 'acme.mail', version: '1.1.0' }, author)
  t.match(JSON.parse((await npm(['view', '@acme/mail', 'time', '--json'])).stdout), { '1.0.0': '2026-11-20T12:00:00.000Z', '1.1.0': '2026-11-30T12:00:00.000Z' })
  t.match(JSON.parse((await npm(['search', 'mail', '--json'])).stdout), [{ version: '1.1.0', date: '2026-11-30T12:00:00.000Z' }])
  const installed = async (before: string) => {
    const app = join(folder, before)
    await mkdir(app)
    await writeFile(join(app, 'package.json'), '{}')
    const { code, stderr } = await npm(['install', '@acme/mail', `--before=${before}`], app)
    t.equal(code, 0, stderr)
    return JSON.parse(await readFile(join(app, 'node_modules/@acme/mail/package.json'), 'utf8')).version
  }
  t.equal(await installed('2026-11-25'), '1.0.0', 'it is ten days old, and new')
  t.equal(await installed('2026-12-05'), '1.1.0')
})

test('serveNpm() refuses a publish that is not what a publisher signed', async (t) => {
  const fixture = await served(t)
  const { npm, folder, directory, keys } = fixture
  const other = await npmFolder(fixture, '1.0.0', { name: 'other-hpk', hpk: packageOf(keys, { version: '9.9.9' }) })
  t.match(await npm(['publish', other]), { code: 1, stderr: /about another plugin/ })

  const bare = join(folder, 'bare')
  await mkdir(bare)
  await writeFile(join(bare, 'package.json'), '{"name":"@acme/mail","version":"1.0.0"}')
  t.match(await npm(['publish', bare]), { code: 1, stderr: /holds no plugin\.hpk/ })

  const renamed = await npmFolder(fixture, '1.0.0', { name: 'renamed' })
  await writeFile(join(renamed, 'package.json'), '{"name":"@acme/other","version":"1.0.0"}')
  t.match(await npm(['publish', renamed]), { code: 1, stderr: /about another plugin/ })

  const late = await npmFolder(fixture, '1.2.0', { name: 'late' })
  t.match(await npm(['publish', await npmFolder(fixture, '1.1.0', { name: 'faster' })]), { code: 0 })
  t.match(await npm(['publish', late]), { code: 1, stderr: /the role namespace.acme is at version 1, and version 1 was sent/ })
  t.same((await (await inForce(directory)).lines('acme.mail')).map(({ version }) => version), ['1.1.0'])
})

test('serveNpm() lets no stranger write', async (t) => {
  const fixture = await served(t, { token: 'stranger' })
  t.match(await fixture.npm(['whoami']), { code: 1, stderr: /E401|ENEEDAUTH/ })
  t.match(await fixture.npm(['publish', await npmFolder(fixture)]), { code: 1, stderr: /E401|ENEEDAUTH/ })
  t.equal((await inForce(fixture.directory)).version, 0)
})

test('serveNpm() refuses uploads that npm would not make', async (t) => {
  const { store, token } = await acmeStore(t)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const put = async (payload: object): Promise<string> => {
    const answer = await server.inject({ method: 'PUT', url: '/npm/@acme%2fmail', payload, headers: { authorization: `Bearer ${token}` } })
    return `${answer.statusCode} ${answer.json().code}`
  }
  const attached = (data: unknown): object => ({ _attachments: { 'a.tgz': { data } } })
  t.equal(await put({}), '403 HP_ERR_NPM_SIGNED')
  t.equal(await put([]), '403 HP_ERR_NPM_SIGNED')
  t.equal(await put({ _attachments: 'text' }), '400 HP_ERR_NPM_UPLOAD')
  t.equal(await put(attached(7)), '400 HP_ERR_NPM_UPLOAD')
  t.equal(await put(attached('!!')), '400 HP_ERR_NPM_UPLOAD')
  t.equal(await put({ _attachments: { a: { data: '' }, b: { data: '' } } }), '400 HP_ERR_NPM_UPLOAD')
  // Packed twice, in any way, or too much of it: a parser that unpacked it would find a tar file, and say what it lacks.
  const empty = Buffer.alloc(1 << 20)
  for (const [name, packed, problem] of [
    ['gzip', gzipSync(gzipSync(empty)), /packed twice/], ['zstd', gzipSync(zstdCompressSync(empty)), /no tar file/], ['brotli', gzipSync(brotliCompressSync(empty)), /no tar file/],
    ['too much', gzipSync(Buffer.alloc(20 << 20)), /at most 16777216 bytes/],
  ] as const) {
    const answer = await server.inject({ method: 'PUT', url: '/npm/@acme%2fmail', payload: attached(packed.toString('base64')), headers: { authorization: `Bearer ${token}` } })
    t.match(answer.json(), { code: 'HP_ERR_NPM_UPLOAD', message: problem }, name)
  }
})

test('serveNpm() answers for names that no plugin has', async (t) => {
  const { store } = await acmeStore(t)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  for (const path of ['/npm/mail', '/npm/@acme%2fmail', '/npm/@acme/mail', '/npm/@acme%2f..%2f..%2fprivate', '/npm/@acme/mail/-/mail-1.0.0.tgz', '/npm/-/package/@acme%2fmail/dist-tags']) {
    const answer = await server.inject(path)
    t.equal(answer.statusCode, 404, path)
    t.match(answer.json(), { code: /^HP_ERR_(PLUGIN|ROUTE)_UNKNOWN$/, error: /./ }, path)
  }
})
