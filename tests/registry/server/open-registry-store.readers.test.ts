import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { openRegistryStore } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { CATALOG_PATH, TIMESTAMP_PATH } from '../../../registry/layout/mod.ts'
import { inForce, publish } from '../_author.ts'
import { NOW, newRegistry, packageOf, type temporaryDirectory } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'

type Cleaner = Parameters<typeof temporaryDirectory>[0]

/** A store in which acme has published 1.0.0, and what is to happen before each step of a change from now on. */
async function watched(t: Cleaner) {
  const { directory, operator } = await newRegistry(t)
  const world = { now: NOW, before: async (_path: string): Promise<void> => undefined }
  const store = await openRegistryStore(directory, { clock: () => world.now, checkManifest: () => undefined, onStep: ({ path }) => world.before(path) })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  const { token } = await store.createToken('acme')
  const publishes = (version: string) => publish(store, packageOf(keys, { version }), { keys, token, at: world.now })
  await publishes('1.0.0')
  return { directory, store, world, publishes, listed: async () => (await store.releases('acme.mail')).map(({ entry }) => entry.version) }
}

test('a reader during a publish sees what held before it, and puts nothing older back', async (t) => {
  const { directory, store, world, publishes, listed } = await watched(t)
  const readers: Promise<readonly unknown[]>[] = []
  world.before = async () => {
    readers.push(listed(), store.advisories())
  }
  await publishes('1.1.0')
  world.before = async () => undefined
  t.ok(readers.length > 10, 'two at each step')
  t.same((await Promise.all(readers))[0], ['1.0.0'])
  t.same((await listed()).toSorted(), ['1.0.0', '1.1.0'])
  const { version, timestamp } = await inForce(directory)
  world.now += 15 * 3_600_000
  await store.keepFresh()
  t.match(await inForce(directory), { version, timestamp: timestamp + 1 }, 'fresh, and the publish still in it')
  await readsWhole(directory, world.now)
  await publishes('1.2.0')
  t.same((await listed()).toSorted(), ['1.0.0', '1.1.0', '1.2.0'])
})

test('a reader during a change that breaks off leaves it to be read again', async (t) => {
  const { directory, store, world, publishes, listed } = await watched(t)
  world.before = async (path) => {
    if (path === TIMESTAMP_PATH) t.same(await listed(), ['1.0.0'])
    if (path === CATALOG_PATH) throw new RangeError('the disk is full')
  }
  await t.rejects(publishes('1.1.0'), { message: 'the disk is full' })
  world.before = async () => undefined
  const { version } = await inForce(directory)
  world.now += 15 * 3_600_000
  await store.keepFresh()
  t.match(await inForce(directory), { version }, 'what came into force stays')
  await readsWhole(directory, world.now)
  t.same((await listed()).toSorted(), ['1.0.0', '1.1.0'])
})

test('a reader after a change that broke off is told what came into force', async (t) => {
  const { world, publishes, listed } = await watched(t)
  world.before = async (path) => { if (path === CATALOG_PATH) throw new RangeError('the disk is full') }
  await t.rejects(publishes('1.1.0'), { message: 'the disk is full' })
  t.same((await listed()).toSorted(), ['1.0.0', '1.1.0'])
})

/** Keeps the next answer of the disk about the timestamp back. @returns once it was read, and how to give it out */
function heldTimestamp(t: Cleaner): { readonly isRead: Promise<unknown>; release(): void } {
  const [read, released] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  const { readFile } = fs
  const restore = (): void => {
    fs.readFile = readFile
    syncBuiltinESMExports()
  }
  t.teardown(restore)
  fs.readFile = (async (...given: Parameters<typeof readFile>) => {
    const bytes = await readFile(...given)
    if (!String(given[0]).endsWith(TIMESTAMP_PATH)) return bytes
    restore()
    read.resolve(undefined)
    await released.promise
    return bytes
  }) as typeof readFile
  syncBuiltinESMExports()
  return { isRead: read.promise, release: () => { released.resolve(undefined) } }
}

test('a reader after a change that broke off has its turn before the next change, and puts nothing back that it read before that one', async (t) => {
  const { directory, world, publishes, listed } = await watched(t)
  world.before = async (path) => { if (path === CATALOG_PATH) throw new RangeError('the disk is full') }
  await t.rejects(publishes('1.1.0'), { message: 'the disk is full' })
  world.before = async () => undefined
  const { isRead, release } = heldTimestamp(t)
  const reading = listed()
  await isRead
  const publishing = publishes('1.2.0')
  // Time enough for it, were it let pass.
  await Promise.race([publishing, sleep(1000)])
  release()
  t.same((await reading).toSorted(), ['1.0.0', '1.1.0'])
  await publishing
  t.same((await listed()).toSorted(), ['1.0.0', '1.1.0', '1.2.0'])
  await publishes('1.3.0')
  await readsWhole(directory, world.now)
  t.same((await listed()).toSorted(), ['1.0.0', '1.1.0', '1.2.0', '1.3.0'])
})
