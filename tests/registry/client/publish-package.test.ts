import { cp, readdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { httpWriter, openPublisherReader, openRegistry, publishPackage, storeWriter, type RegistryWriter } from '@hardpoint/registry/client'
import { createRegistryServer, keySigner, openRegistryStore } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { namespaceRole, roleTime, signRole } from '../../../registry/roles/mod.ts'
import { NOW, codeOf, errorOf, packageOf, temporaryDirectory } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'
import { publishing } from './_publishing.ts'

const DAY = 86_400_000

test('publishPackage() publishes over HTTP, and answers the same for the same bytes', async (t) => {
  const { directory, store, keys, token, author } = await publishing(t)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const writer = httpWriter(await server.listen({ host: '127.0.0.1', port: 0 }), token)
  const bytes = packageOf(keys)
  const entry = await publishPackage(writer, bytes, author)
  t.match(entry, { id: 'acme.mail', version: '1.0.0', size: bytes.length })
  t.same(await publishPackage(writer, bytes, author), entry, 'again')
  t.match(await errorOf(publishPackage(writer, packageOf(keys, {}, { 'README.md': 'x' }), author)),
    { code: 'HP_ERR_PUBLISH_EXISTS', message: 'acme.mail 1.0.0 is published already; a version is never replaced.' })
  await publishPackage(writer, packageOf(keys, { id: 'acme.chat' }), author)
  t.same(await readsWhole(directory, Date.now()), { 'acme.chat': ['1.0.0'], 'acme.mail': ['1.0.0'] })
  const [found] = await openRegistry(writer.client.location).versions('acme.mail')
  t.same(found, entry)
})

test('publishPackage() publishes into a store that is open here', async (t) => {
  const { directory, keys, writer, author } = await publishing(t)
  t.match(await publishPackage(writer, packageOf(keys), author), { id: 'acme.mail' })
  t.same(await readsWhole(directory, Date.now()), { 'acme.mail': ['1.0.0'] })
})

test('publishPackage() of many at once publishes all: who comes second reads and signs again', async (t) => {
  const { directory, keys, writer, author } = await publishing(t)
  // As many as may wait to be tried.
  const versions = ['1.0.0', '1.1.0', '1.2.0']
  await Promise.all(versions.map((version) => publishPackage(writer, packageOf(keys, { version }), author)))
  t.same((await readsWhole(directory, Date.now()))['acme.mail']?.toSorted(), versions)
})

test('publishPackage() tells a conflict that does not end', async (t) => {
  const { keys, writer, author, store, token } = await publishing(t)
  let tries = 0
  const racing = {
    ...writer,
    async commit(commit: Parameters<typeof writer.commit>[0]) {
      // Somebody else of the same publisher is faster, each time.
      tries += 1
      await publishPackage(storeWriter(store, token), packageOf(keys, { version: `0.0.${tries}` }), author)
      return writer.commit(commit)
    },
  }
  t.equal(await codeOf(publishPackage(racing, packageOf(keys), author)), 'HP_ERR_CONFLICT')
  t.equal(tries, 5)
})

test('publishPackage() sends nothing that its own key did not sign', async (t) => {
  const { keys, writer, author } = await publishing(t)
  t.equal(await codeOf(publishPackage(writer, packageOf(generateKeyPair()), author)), 'HP_ERR_PACKAGE_SIGNATURE')
  t.equal(await codeOf(publishPackage(writer, packageOf(keys), { ...author, signer: keySigner(generateKeyPair()) })), 'HP_ERR_PACKAGE_SIGNATURE')
})

test('publishPackage() signs on top of nothing that another key signed, whatever the registry shows', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  const other = generateKeyPair()
  let sent = 0
  const lying = { ...writer, stage: async () => { sent += 1 }, commit: async () => { sent += 1; return { version: 1 } } }
  t.match(await errorOf(publishPackage(lying, packageOf(other, { version: '2.0.0' }), { ...author, signer: keySigner(other) })),
    { code: 'HP_ERR_PUBLISH_DENIED', message: /another key than yours/ })
  t.equal(sent, 0)
})

test('publishPackage() signs on top of nothing older than it signed or saw on this machine, nor on another of that version', async (t) => {
  const { directory, store, keys, token, author } = await publishing(t)
  const trustDirectory = await temporaryDirectory(t)
  const remembering = (location = directory): RegistryWriter => ({ ...storeWriter(store, token, { trustDirectory }), ...openPublisherReader(location, { trustDirectory }) })
  await publishPackage(remembering(), packageOf(keys), author)
  const before = await temporaryDirectory(t)
  // Not the socket by which its writer is heard.
  await cp(directory, before, { recursive: true, filter: (path) => !path.includes('/private/lock') })
  await publishPackage(remembering(), packageOf(keys, { version: '1.1.0' }), author)
  // Another address of the same registry, which is not even older by its own signatures: what was signed last was never read back.
  t.match(await errorOf(publishPackage(remembering(before), packageOf(keys, { version: '1.2.0' }), author)),
    { code: 'HP_ERR_PUBLISH_FORK', message: /shows version 1 of namespace\.acme\.json, and version 2 was signed or seen here before/ })
  await publishPackage({ ...remembering(), commit: async () => ({ version: 0 }) }, packageOf(keys, { version: '1.2.0' }), author)
  await publishPackage(remembering(), packageOf(keys, { version: '1.3.0' }), author)
  t.same((await readsWhole(directory, Date.now()))['acme.mail'], ['1.0.0', '1.1.0', '1.3.0'], 'what no registry took is not remembered')
  await publishPackage(storeWriter(store, token), packageOf(keys, { version: '1.4.0' }), author)
  await publishPackage(remembering(), packageOf(keys, { version: '1.5.0' }), author)
  t.same((await readsWhole(directory, Date.now()))['acme.mail']?.length, 5, 'what another machine of the publisher signed is built on')
})

test('publishPackage() signs on top of a restored state once the one file that the error names is gone, which is no other publisher\'s', async (t) => {
  const { directory, store, operator, keys, token, author } = await publishing(t)
  const zetaKeys = generateKeyPair()
  await store.registerPublisher('zeta', zetaKeys.publicKey, operator.targets)
  const zeta = { token: (await store.createToken('zeta')).token, author: { ...author, signer: keySigner(zetaKeys) } }
  const trustDirectory = await temporaryDirectory(t)
  const remembering = (location: string, own = token): RegistryWriter => ({ ...storeWriter(store, own, { trustDirectory }), ...openPublisherReader(location, { trustDirectory }) })
  const both = async (version: string): Promise<void> => {
    await publishPackage(remembering(directory), packageOf(keys, { version }), author)
    await publishPackage(remembering(directory, zeta.token), packageOf(zetaKeys, { id: 'zeta.chat', version }), zeta.author)
  }
  await both('1.0.0')
  const restored = await temporaryDirectory(t)
  await cp(directory, restored, { recursive: true, filter: (path) => !path.includes('/private/lock') })
  // Nothing of it is read back: by its own signatures, what is restored is no older.
  await publishPackage(remembering(directory), packageOf(keys, { version: '1.1.0' }), author)
  const older = await openRegistryStore(restored, { clock: Date.now, checkManifest: () => undefined })
  t.teardown(() => older.close())
  const again = () => publishPackage(storeWriter(older, token, { trustDirectory }), packageOf(keys, { version: '1.2.0' }), author)
  const acmes = await errorOf(again())
  t.match(acmes, { code: 'HP_ERR_PUBLISH_FORK', fix: /remove the one file \S+\/own\.acme\.json,/ })
  const place = String(acmes?.details['place'])
  await rm(place)
  await again()
  t.same((await readsWhole(restored, Date.now()))['acme.mail'], ['1.0.0', '1.2.0'])
  t.match((await readdir(dirname(place))).filter((name) => name.startsWith('own.')), ['own.acme.json', 'own.zeta.json'], 'and the other is remembered as before')
})

test('publishPackage() is refused with the token of another publisher', async (t) => {
  const { store, operator, keys, author } = await publishing(t)
  await store.registerPublisher('zeta', generateKeyPair().publicKey, operator.targets)
  const zeta = (await store.createToken('zeta')).token
  t.match(await codeOf(publishPackage(storeWriter(store, zeta), packageOf(keys), author)), /^HP_ERR_(PACKAGE_SIGNATURE|PUBLISH_DENIED)$/)
  t.equal(await codeOf(publishPackage(storeWriter(store, 'hpp_wrong'), packageOf(keys), author)), 'HP_ERR_UNAUTHENTICATED')
})

test('publishPackage() of the same again signs a role anew that grows old, and one that has run out', async (t) => {
  let now = NOW
  const { directory, store, keys, token, writer, author } = await publishing(t, () => now)
  const bytes = packageOf(keys)
  await publishPackage(writer, bytes, author)
  const expires = async (): Promise<string> => {
    await writer.past.refresh()
    return (await writer.past.namespace('acme'))?.expires ?? ''
  }
  const young = await expires()
  await publishPackage(writer, bytes, author)
  t.equal(await expires(), young, 'it is young')
  for (const [name, hours] of [['grows old', 1], ['has run out', 25]] as const) {
    await writer.client.refresh()
    const { version, targets } = await writer.client.namespace('acme') ?? { version: 0, targets: {} }
    const role = await signRole(namespaceRole(targets, { version: version + 1, expires: roleTime(now + DAY) }), [author.signer])
    await store.commit({ publisher: 'acme', role: Buffer.from(role).toString('utf8'), indexes: {} }, token)
    now += hours * 3_600_000
    await store.keepFresh()
    t.match(await publishPackage(writer, bytes, author), { version: '1.0.0' }, name)
    t.equal(await expires(), roleTime(now + 90 * DAY), name)
  }
  t.same(await readsWhole(directory, now), { 'acme.mail': ['1.0.0'] })
})

test('publishPackage() publishes into a channel, and does not move what is in another', async (t) => {
  const { keys, writer, author } = await publishing(t)
  const bytes = packageOf(keys)
  const entry = await publishPackage(writer, bytes, author, { channel: 'beta' })
  t.equal(entry.channel, 'beta')
  t.same(await publishPackage(writer, bytes, author, { channel: 'beta' }), entry, 'again')
  t.match(await errorOf(publishPackage(writer, bytes, author)), { code: 'HP_ERR_CHANNEL_OTHER', details: { what: 'acme.mail@1.0.0', channel: 'beta', wanted: 'latest' } })
  t.match(await writer.client.versions('acme.mail'), [{ channel: 'beta' }])
})

test('publishPackage() waits as it is told where the registry has no place, a few times, and says so', async (t) => {
  const { keys, writer, author } = await publishing(t)
  const busy = (seconds: unknown): HardpointError => new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: seconds as number })
  const published = async (version: string, answers: readonly unknown[]) => {
    const [left, waited, told]: [unknown[], number[], number[]] = [[...answers], [], []]
    const full = {
      ...writer,
      stage: async (...sent: Parameters<typeof writer.stage>) => {
        if (left.length > 0) throw busy(left.shift())
        return writer.stage(...sent)
      },
    }
    const code = await codeOf(publishPackage(full, packageOf(keys, { version }), {
      ...author, random: () => 0.5, onBusy: ({ seconds }) => { told.push(seconds) }, wait: async (ms) => { waited.push(ms) },
    }))
    return { code, waited, told, left: left.length }
  }
  t.same(await published('1.0.0', [15, '15']), { code: 'no error', waited: [19_000, 19_000], told: [19, 19], left: 0 }, 'over HTTP its answer comes as text')
  t.same(await published('1.1.0', [1e9, -5, 'soon']), { code: 'no error', waited: [75_000, 2000, 19_000], told: [75, 2, 19], left: 0 }, 'and is not believed beyond a minute')
  t.same(await published('1.2.0', Array.from({ length: 9 }, () => 15)), { code: 'HP_ERR_REGISTRY_BUSY', waited: [19_000, 19_000, 19_000, 19_000], told: [19, 19, 19, 19], left: 4 })
  t.same((await writer.client.versions('acme.mail')).map(({ version }) => version), ['1.0.0', '1.1.0'])
})

test('publishPackage() signs the time at which its package was taken, however long it waited', async (t) => {
  let now = NOW
  const { keys, writer, author } = await publishing(t, () => now)
  const held = { ...writer, stage: async (...sent: Parameters<typeof writer.stage>) => { now += 3_600_000; return writer.stage(...sent) } }
  t.match(await publishPackage(held, packageOf(keys), author), { publishedAt: new Date(NOW + 3_600_000).toISOString() })
})

test('publishPackage() of more at once than a registry holds publishes all over HTTP, once there is place', async (t) => {
  const { promise: free, resolve } = Promise.withResolvers<undefined>()
  const { directory, store, keys, token, author } = await publishing(t, Date.now, () => free)
  const server = await createRegistryServer(store)
  t.teardown(() => server.close())
  const location = await server.listen({ host: '127.0.0.1', port: 0 })
  const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0']
  let refused = 0
  const first: Promise<unknown>[] = []
  const all = versions.map(async (version) => {
    const writer = httpWriter(location, token)
    const done = publishPackage(writer, packageOf(keys, { version }), {
      ...author, onBusy: () => { refused++ },
      wait: async () => { resolve(undefined); await Promise.any(first) },
    })
    first.push(done)
    return done
  })
  await Promise.all(all)
  t.ok(refused > 0, 'three have their place')
  t.same((await readsWhole(directory, Date.now()))['acme.mail']?.toSorted(), versions)
})
