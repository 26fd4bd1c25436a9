import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishPackage, renewPublisher, storeWriter, type Author, type RegistryWriter } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore, type RegistryStore } from '@hardpoint/registry/server'
import type { IndexEntry } from '@hardpoint/schemas'
import { publisherOf, type KeyPair } from '@hardpoint/schemas/package'
import { checkManifest } from '../check-manifest.ts'
import type { RegistryKeys } from './registry-keys.ts'

/** A registry of this machine, of which we are operator and publisher. */
export interface LocalRegistry {
  readonly store: RegistryStore
  /** SHA-256 of its first root: what a host is told to expect. */
  readonly root: string
  /** Registers a publisher. Again with the same key: nothing. @throws HP_ERR_PUBLISHER_EXISTS */
  register(publisher: string, publicKey: string): Promise<void>
  /** Publishes a signed package by the ordinary path. @throws as `publishPackage` */
  publish(id: string, bytes: Uint8Array, key: KeyPair): Promise<IndexEntry>
  /** Signs anew whatever grows old: also what no server could, since the keys of operator and publishers (who published since it was opened) are here. */
  keepFresh(): Promise<void>
  close(): Promise<void>
}

/** Opens the registry in a directory, and makes it where there is none. @throws HP_ERR_REGISTRY_LOCKED, and what opening it throws */
export async function openLocalRegistry(directory: string, { root, targets }: RegistryKeys, clock: () => number = Date.now): Promise<LocalRegistry> {
  const operator = keySigner(targets)
  if (!existsSync(join(directory, 'metadata/timestamp.json'))) {
    await initRegistry(directory, { root: [keySigner(root[0]), keySigner(root[1]), keySigner(root[2])], targets: operator, clock })
  }
  const store = await openRegistryStore(directory, { clock, checkManifest })
  const known = new Map<string, KeyPair>()
  const renew = async (): Promise<void> => {
    await renewRoot(store, { root, targets })
    await store.keepFresh()
    const near = (await store.roleEnds()).filter(({ isNear }) => isNear).map(({ role }) => role)
    for (const [publisher, key] of known) {
      if (near.includes(`namespace.${publisher}`)) await withToken({ store, clock, publisher, key }, (writer, author) => renewPublisher(writer, publisher, author))
    }
  }
  let renewing = Promise.resolve()
  const keepFresh = (): Promise<void> => {
    renewing = renewing.catch(() => undefined).then(renew)
    return renewing
  }
  try {
    await keepFresh()
    const first = await readFile(join(directory, 'metadata/1.root.json'))
    return {
      store,
      root: createHash('sha256').update(first).digest('hex'),
      async register(publisher, publicKey) { await store.registerPublisher(publisher, publicKey, operator, { allowSimilar: true }) },
      publish(id, bytes, key) {
        const publisher = publisherOf(id)
        known.set(publisher, key)
        return withToken({ store, clock, publisher, key }, (writer, author) => publishPackage(writer, bytes, author))
      },
      keepFresh,
      async close() {
        await renewing.catch(() => undefined)
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Root and list of publishers hold for a year: it may have run for so long, or not at all. */
async function renewRoot(store: RegistryStore, { root, targets }: Pick<RegistryKeys, 'root' | 'targets'>): Promise<void> {
  const isNear = (await store.roleEnds()).some((end) => end.isNear && (end.role === 'root' || end.role === 'targets'))
  if (isNear) await store.rotateRoot({ signers: root.map(keySigner), targets: { publicKey: targets.publicKey, signers: [keySigner(targets)] } })
}

interface Publisher { readonly store: RegistryStore; readonly clock: () => number; readonly publisher: string; readonly key: KeyPair }

async function withToken<T>({ store, clock, publisher, key }: Publisher, work: (writer: RegistryWriter, author: Author) => Promise<T>): Promise<T> {
  // A token for this alone: nothing is kept that could publish later.
  const token = await store.createToken(publisher, { scopes: ['publish'] })
  try {
    return await work(storeWriter(store, token.token, { clock }), { signer: keySigner(key), clock })
  } finally {
    await store.revokeToken(token.id)
  }
}
