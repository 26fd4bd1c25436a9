import { createRegistryServer, openRegistryStore, type RegistryStore } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { KeyPair } from '@hardpoint/schemas/package'
import { packPlugin } from '@hardpoint/sdk/tools'
import { publisherOf } from '../../trust/publisher-of.ts'
import { checkManifest } from '../check-manifest.ts'
import type { PluginFolder } from './first-party.ts'

export interface EmbeddedRegistry {
  readonly url: string
  readonly store: RegistryStore
  close(): Promise<void>
}

/** What became of a plugin's folder in the registry. */
export interface Published {
  readonly id: string
  readonly version: string
  readonly outcome: 'published' | 'unchanged' | 'differs'
}

/** Opens the registry in a directory and serves it on loopback. @throws HP_ERR_REGISTRY_LOCKED and what opening it throws */
export async function startEmbeddedRegistry(directory: string): Promise<EmbeddedRegistry> {
  const store = await openRegistryStore(directory, { clock: Date.now, checkManifest })
  try {
    const server = await createRegistryServer(store)
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    return {
      url,
      store,
      async close() {
        try {
          await server.close()
        } finally {
          await store.close()
        }
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Builds, signs and publishes every folder, each for the publisher its id names. A version that is there already is never replaced.
 *
 * @throws HP_ERR_PUBLISHER_EXISTS where the registry knows another key, HP_ERR_BUILD, HP_ERR_LINT
 */
export async function publishAll(store: RegistryStore, plugins: readonly PluginFolder[], key: KeyPair): Promise<Published[]> {
  const published: Published[] = []
  for (const [publisher, own] of Map.groupBy(plugins, ({ id }) => publisherOf(id))) {
    await store.registerPublisher(publisher, key.publicKey)
    // A token for this start alone: nothing is kept that could publish later, not even by a start that was killed.
    await store.revokeTokens(publisher)
    const token = await store.createToken(publisher)
    try {
      for (const plugin of own) published.push(await publishOne(store, plugin, key, token))
    } finally {
      await store.revokeTokens(publisher)
    }
  }
  return published
}

async function publishOne(store: RegistryStore, { id, version, folder }: PluginFolder, key: KeyPair, token: string): Promise<Published> {
  try {
    const bytes = await packPlugin(folder, key)
    const began = Date.now()
    // The same bytes again are answered with the entry of then.
    const { publishedAt } = await store.publish(bytes, token)
    return { id, version, outcome: Date.parse(publishedAt) < began ? 'unchanged' : 'published' }
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_PUBLISH_EXISTS')) throw error
    return { id, version, outcome: 'differs' }
  }
}
