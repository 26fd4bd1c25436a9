import { cp, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegistryState } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { directoryTrust } from '../../../registry/client/directory-trust.ts'
import { memoryTrust } from '../../../registry/client/memory-trust.ts'
import type { TrustState } from '../../../registry/client/trust-state.ts'
import { TrustedMetadata, type TrustedMetadataOptions } from '../../../registry/client/trusted-metadata.ts'
import { NOW, codeOf, errorOf } from '../_fixtures.ts'
import { TufRepository } from '../_tuf-repository.ts'

const DAY = 86_400_000

function repositoryOf(): TufRepository {
  const repository = new TufRepository()
  repository.publish()
  return repository
}

function metadataOf(repository: TufRepository, options: Partial<TrustedMetadataOptions> = {}, source = repository.source()): TrustedMetadata {
  return new TrustedMetadata(source, { trust: memoryTrust(), clock: () => NOW, maxStaleMs: 0, deadlineMs: 60_000, onFirstUse: () => undefined, ...options })
}

async function contents(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).toSorted()
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await readFile(join(directory, name)))])))
}

test('TrustedMetadata tells what a refresh found', async (t) => {
  const repository = repositoryOf()
  const told: RegistryState[] = []
  const metadata = metadataOf(repository, { onFirstUse: (state) => { told.push(state) } })
  const state = await metadata.refresh()
  t.same(state, {
    registry: 'memory', rootFingerprint: repository.fingerprint, firstUse: true, versions: { root: 1, timestamp: 3, snapshot: 3, targets: 2 },
    expires: '2026-11-21T12:00:00Z', stale: false, refreshedAt: '2026-11-20T12:00:00.000Z',
  })
  t.equal((await metadata.refresh()).firstUse, false)
  t.same(told, [state], 'told once')
})

test('TrustedMetadata asks again after 10 s, or when told to', async (t) => {
  const repository = repositoryOf()
  let now = NOW
  const source = repository.source()
  const metadata = metadataOf(repository, { clock: () => now }, source)
  const asked = (): number => source.asked.filter((path) => path === 'metadata/timestamp.json').length
  await metadata.found()
  now += 10_000
  await metadata.found()
  t.equal(asked(), 1)
  now += 1
  await metadata.found()
  t.equal(asked(), 2)
  now -= 60_000
  await metadata.found()
  t.equal(asked(), 3, 'a clock that was set back')
  await metadata.refresh()
  t.equal(asked(), 4)
})

test('TrustedMetadata loads each publisher\'s role once, and all wanted ones with each refresh', async (t) => {
  const repository = repositoryOf()
  repository.publish({ id: 'other.mail' })
  const source = repository.source()
  const metadata = metadataOf(repository, {}, source)
  t.equal((await metadata.namespace('acme'))?.version, 1)
  const before = source.asked.length
  t.equal((await metadata.namespace('other'))?.version, 1)
  t.same(source.asked.slice(before), ['metadata/1.namespace.other.json'], 'nothing that could be newer')
  repository.publish({ version: '1.1.0' })
  t.equal((await metadata.namespace('acme'))?.version, 1, 'one state until the next refresh')
  await metadata.refresh()
  const after = source.asked.length
  t.equal((await metadata.namespace('acme'))?.version, 2)
  t.equal((await metadata.namespace('other'))?.version, 1)
  t.equal(source.asked.length, after)
})

test('TrustedMetadata verifies many roles in one go, each once, and forgets whose are not asked for any more', async (t) => {
  const repository = repositoryOf()
  for (const id of ['other.mail', 'third.mail']) repository.publish({ id })
  const source = repository.source()
  const metadata = metadataOf(repository, {}, source)
  t.equal((await metadata.namespaces(['acme'])).size, 1)
  const before = source.asked.length
  t.same([...(await metadata.namespaces(['acme', 'other', 'third', 'nobody'])).keys()], ['acme', 'other', 'third'])
  t.same(source.asked.slice(before), ['metadata/1.namespace.other.json', 'metadata/1.namespace.third.json'])
  for (const version of ['1.1.0', '1.2.0']) {
    for (const id of ['acme.mail', 'other.mail', 'third.mail']) repository.publish({ id, version })
    await metadata.refresh()
    await metadata.namespace('acme')
  }
  const roles = source.asked.filter((path) => path.includes('.namespace.'))
  t.same(roles.filter((path) => path.includes('/2.')).length, 3, 'asked for since the refresh before')
  t.same(roles.filter((path) => path.includes('/3.')), ['metadata/3.namespace.acme.json'], 'not asked for since')
  t.equal((await metadata.namespace('other'))?.version, 3, 'asked for again')
})

test('TrustedMetadata begins with the root that the operator named', async (t) => {
  const repository = repositoryOf()
  const file = join(t.testdir(), 'root.json')
  await writeFile(file, repository.files.get('metadata/1.root.json') ?? '')
  for (const root of [repository.fingerprint, file]) t.equal((await metadataOf(repository, { root }).refresh()).rootFingerprint, repository.fingerprint)
  const other = repositoryOf()
  await writeFile(file, other.files.get('metadata/1.root.json') ?? '')
  t.equal(await codeOf(metadataOf(repository, { root: other.fingerprint }).refresh()), 'HP_ERR_REGISTRY_ROOT')
  t.equal(await codeOf(metadataOf(repository, { root: file }).refresh()), 'HP_ERR_REGISTRY_UNTRUSTED', 'the other registry\'s root vouches for nothing here')
  await writeFile(file, '<html>')
  t.match(await errorOf(metadataOf(repository, { root: file }).refresh()), { code: 'HP_ERR_REGISTRY_ROOT', message: /the file that registryRoot names does not hold/ })
})

test('TrustedMetadata keeps to the root it began with', async (t) => {
  const repository = repositoryOf()
  const trust = memoryTrust()
  await metadataOf(repository, { trust }).refresh()
  t.equal(await codeOf(metadataOf(repositoryOf(), { trust }).refresh()), 'HP_ERR_REGISTRY_UNTRUSTED')
  t.match(await errorOf(metadataOf(repository, { trust, root: repositoryOf().fingerprint }).refresh()), { code: 'HP_ERR_REGISTRY_ROOT', message: /this host began with sha256:/ })
  t.equal((await metadataOf(repository, { trust, root: repository.fingerprint }).refresh()).firstUse, false)
})

test('TrustedMetadata leaves what it trusted as it was when a refresh is refused, but for newer roots', async (t) => {
  const directory = t.testdir()
  const repository = repositoryOf()
  const trust = directoryTrust(directory)
  await metadataOf(repository, { trust }).namespace('acme')
  const before = await contents(directory)
  const hostile = repository.copy()
  hostile.write('timestamp', [generateKeyPair()])
  t.equal(await codeOf(metadataOf(hostile, { trust }).refresh()), 'HP_ERR_REGISTRY_UNTRUSTED')
  t.same(await contents(directory), before)
  hostile.rotateRoot(() => { hostile.keys['timestamp'] = [generateKeyPair()] })
  t.equal(await codeOf(metadataOf(hostile, { trust }).refresh()), 'HP_ERR_REGISTRY_UNTRUSTED')
  t.same(await contents(directory), { ...before, 'root.json': String(hostile.files.get('metadata/2.root.json')) })
})

test('TrustedMetadata trusts nothing of a first use that fails', async (t) => {
  const directory = t.testdir()
  const repository = repositoryOf()
  repository.rotateRoot(() => undefined)
  repository.files.delete('metadata/timestamp.json')
  t.equal(await codeOf(metadataOf(repository, { trust: directoryTrust(directory) }).refresh()), 'HP_ERR_REGISTRY_CORRUPT')
  t.same(await readdir(directory), [])
})

test('TrustedMetadata survives a kill before each file it replaces', async (t) => {
  const repository = repositoryOf()
  const place = t.testdir()
  const [start, end] = [join(place, 'start'), join(place, 'end')]
  await metadataOf(repository, { trust: directoryTrust(start) }).namespace('acme')
  repository.rotateRoot(() => { repository.keys['timestamp'] = repository.keys['snapshot'] = [generateKeyPair()] })
  repository.register('other')
  repository.publish({ version: '1.1.0' })
  await cp(start, end, { recursive: true })
  await metadataOf(repository, { trust: directoryTrust(end) }).namespace('acme')
  for (const begin of ['start', 'nothing']) {
    let steps = 0
    for (let survived = false; !survived; steps++) {
      const directory = join(place, `${begin}-${steps}`)
      if (begin === 'start') await cp(start, directory, { recursive: true })
      survived = await metadataOf(repository, { trust: killedAt(directory, steps) }).namespace('acme').then(() => true, (error: unknown) => {
        if (HardpointError.is(error, 'HP_ERR_INTERNAL')) return false
        throw error
      })
      t.match(await metadataOf(repository, { trust: directoryTrust(directory) }).namespace('acme'), { version: 2 }, `${begin}, killed before step ${steps}`)
      t.same(await contents(directory), await contents(end))
    }
    t.equal(steps, begin === 'start' ? 6 : 7, 'root, timestamp, snapshot, targets, the role, and the first root at the beginning')
  }
})

/** A directory whose writer ends before its `step`th file. */
function killedAt(directory: string, step: number): TrustState {
  let written = 0
  const plain = directoryTrust(directory)
  return directoryTrust(directory, {
    replace: async (_directory, name, bytes) => {
      if (written++ === step) throw new HardpointError('HP_ERR_INTERNAL', { reference: 'killed' })
      await plain.save(new Map([[name, bytes]]))
    },
  })
}

test('TrustedMetadata blames its own copy for what is wrong with it', async (t) => {
  const repository = repositoryOf()
  const directory = t.testdir()
  await metadataOf(repository, { trust: directoryTrust(directory) }).refresh()
  const good = await contents(directory)
  await writeFile(join(directory, 'root.json'), '{"signed"')
  const source = repository.source()
  const error = await errorOf(metadataOf(repository, { trust: directoryTrust(directory) }, source).refresh())
  t.match(error, { code: 'HP_ERR_REGISTRY_ROOT', message: new RegExp(`the copy in ${RegExp.escape(directory)} does not hold`) })
  t.same(source.asked, [])
  await writeFile(join(directory, 'root.json'), good['root.json'] ?? '')
  await writeFile(join(directory, 'timestamp.json'), '{"signed"')
  await metadataOf(repository, { trust: directoryTrust(directory) }).refresh()
  t.same(await contents(directory), good, 'what can be had again is had again')
})

test('TrustedMetadata goes on with a stale state only where the operator allows for it', async (t) => {
  const repository = repositoryOf()
  const clock = (): number => NOW + 2 * DAY
  t.match(await errorOf(metadataOf(repository, { clock }).refresh()), { code: 'HP_ERR_REGISTRY_EXPIRED', details: { what: 'timestamp.json', expires: '2026-11-21T12:00:00Z' } })
  t.equal((await metadataOf(repository, { clock, maxStaleMs: 2 * DAY }).refresh()).stale, true)
  repository.write('timestamp', [generateKeyPair()])
  t.equal(await codeOf(metadataOf(repository, { clock, maxStaleMs: 2 * DAY }).refresh()), 'HP_ERR_REGISTRY_UNTRUSTED')
})

test('TrustedMetadata makes refreshes wait for each other', async (t) => {
  const repository = repositoryOf()
  const source = repository.source()
  let [reading, most] = [0, 0]
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    most = Math.max(most, ++reading)
    await new Promise((resolve) => { setImmediate(resolve) })
    reading--
    return source.read(path, { maxBytes: 1e6 })
  }
  const metadata = metadataOf(repository, {}, { ...source, read })
  await Promise.all([metadata.refresh(), metadata.refresh(), metadata.namespace('acme')])
  t.equal(most, 1)
})

test('TrustedMetadata verifies again only where the timestamp or the root is another, or time has run out', async (t) => {
  const repository = repositoryOf()
  let now = NOW
  let loads = 0
  const kept = memoryTrust()
  const trust: TrustState = { ...kept, load: () => { loads++; return kept.load() } }
  const source = repository.source()
  const metadata = metadataOf(repository, { trust, clock: () => now }, source)
  await metadata.namespace('acme')
  const before = source.asked.length
  now += 5000
  t.equal((await metadata.refresh()).refreshedAt, '2026-11-20T12:00:05.000Z')
  t.same([loads, source.asked.slice(before)], [1, ['metadata/timestamp.json', 'metadata/2.root.json']])
  repository.rotateRoot(() => undefined)
  t.equal((await metadata.refresh()).versions.root, 2)
  repository.role('timestamp').version = 99
  repository.write('timestamp')
  t.equal((await metadata.refresh()).versions.timestamp, 99)
  t.equal(loads, 3)
  now += 2 * DAY
  t.equal(await codeOf(metadata.refresh()), 'HP_ERR_REGISTRY_EXPIRED')
})

test('TrustedMetadata.close() gives up what hangs, wherever that is, and keeps nothing from then on', async (t) => {
  for (const hangs of ['metadata/1.root.json', 'metadata/timestamp.json', 'metadata/namespace.acme.json']) {
    const saved: string[] = []
    const trust: TrustState = { ...memoryTrust(), save: async (files) => { saved.push(...files.keys()) } }
    const { read, location } = repositoryOf().source()
    const { promise: isAsked, resolve } = Promise.withResolvers<undefined>()
    const metadata = metadataOf(repositoryOf(), { trust }, {
      location, asked: [],
      read: async (path, limits) => {
        if (!new RegExp(hangs.replace('namespace', String.raw`(\d+\.)?namespace`)).test(path)) return read(path, limits)
        resolve(undefined)
        return new Promise(() => undefined)
      },
    })
    const asking = codeOf(metadata.namespace('acme'))
    await isAsked
    const before = [...saved]
    await metadata.close()
    t.equal(await asking, 'HP_ERR_DATA_CLOSED', hangs)
    t.equal(await codeOf(metadata.refresh()), 'HP_ERR_DATA_CLOSED')
    t.same(saved, before)
  }
})

test('TrustedMetadata.close() asks a registry for nothing more, where it comes while what is trusted is read', async (t) => {
  for (const isKnown of [false, true]) {
    const [kept, repository] = [memoryTrust(), repositoryOf()]
    if (isKnown) await metadataOf(repository, { trust: kept }).refresh()
    const [loading, closing] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const trust: TrustState = {
      ...kept,
      async load() {
        const files = await kept.load()
        loading.resolve(undefined)
        await closing.promise
        return files
      },
    }
    const asked: string[] = []
    const metadata = metadataOf(repository, { trust }, { location: 'memory', asked, read: (path) => { asked.push(path); return new Promise(() => undefined) } })
    const refreshing = codeOf(metadata.refresh())
    await loading.promise
    const closed = metadata.close()
    closing.resolve(undefined)
    await closed
    t.equal(await refreshing, 'HP_ERR_DATA_CLOSED')
    t.same(asked, [], isKnown ? 'a registry that is known' : 'a new one')
  }
})

test('TrustedMetadata.close() waits for what is being written', async (t) => {
  let isWriting = false
  const { promise: begun, resolve } = Promise.withResolvers<undefined>()
  const trust: TrustState = {
    ...memoryTrust(),
    async save() {
      isWriting = true
      resolve(undefined)
      await new Promise((done) => { setTimeout(done, 20) })
      isWriting = false
    },
  }
  const metadata = metadataOf(repositoryOf(), { trust })
  const refreshing = metadata.refresh()
  await begun
  await metadata.close()
  t.notOk(isWriting)
  t.equal((await refreshing).firstUse, true)
})
