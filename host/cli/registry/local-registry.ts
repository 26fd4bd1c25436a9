import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishPackage, storeWriter } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore, type RegistryStore } from '@hardpoint/registry/server'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { KeyPair } from '@hardpoint/schemas/package'
import { publisherOf } from '../../trust/publisher-of.ts'
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
  close(): Promise<void>
}

/** Opens the registry in a directory, and makes it where there is none. @throws HP_ERR_REGISTRY_LOCKED, and what opening it throws */
export async function openLocalRegistry(directory: string, { root, targets }: RegistryKeys): Promise<LocalRegistry> {
  const operator = keySigner(targets)
  if (!existsSync(join(directory, 'metadata/timestamp.json'))) {
    await initRegistry(directory, { root: [keySigner(root[0]), keySigner(root[1]), keySigner(root[2])], targets: operator, clock: Date.now })
  }
  const store = await openRegistryStore(directory, { clock: Date.now, checkManifest })
  try {
    await refreshed(store, { root, targets })
    const first = await readFile(join(directory, 'metadata/1.root.json'))
    return {
      store,
      root: createHash('sha256').update(first).digest('hex'),
      async register(publisher, publicKey) { await store.registerPublisher(publisher, publicKey, operator, { allowSimilar: true }) },
      publish: (id, bytes, key) => publish(store, { id, bytes, key }),
      close: () => store.close(),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** It may not have run for longer than its timestamp holds; or for longer than its root does, and then its keys are here. */
async function refreshed(store: RegistryStore, { root, targets }: Pick<RegistryKeys, 'root' | 'targets'>): Promise<void> {
  try {
    await store.keepFresh()
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_REGISTRY_EXPIRED')) throw error
    await store.rotateRoot({ signers: root.map(keySigner), targets: { publicKey: targets.publicKey, signers: [keySigner(targets)] } })
  }
}

async function publish(store: RegistryStore, { id, bytes, key }: { readonly id: string; readonly bytes: Uint8Array; readonly key: KeyPair }): Promise<IndexEntry> {
  // A token for this publish alone: nothing is kept that could publish later.
  const token = await store.createToken(publisherOf(id), { scopes: ['publish'] })
  try {
    return await publishPackage(storeWriter(store, token.token), bytes, { signer: keySigner(key), clock: Date.now })
  } finally {
    await store.revokeToken(token.id)
  }
}
