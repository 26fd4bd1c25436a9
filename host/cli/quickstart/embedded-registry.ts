import { createRegistryServer } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf, type KeyPair } from '@hardpoint/schemas/package'
import { packPlugin } from '@hardpoint/sdk/tools'
import { keepFresh } from '../registry/keep-fresh.ts'
import { openLocalRegistry, type LocalRegistry } from '../registry/local-registry.ts'
import type { RegistryKeys } from '../registry/registry-keys.ts'
import type { PluginFolder } from './first-party.ts'

export interface EmbeddedRegistry extends LocalRegistry {
  readonly url: string
}

/** What became of a plugin's folder in the registry. */
export interface Published {
  readonly id: string
  readonly version: string
  readonly outcome: 'published' | 'unchanged' | 'differs'
}

/** Opens the registry in a directory and serves it on loopback. @throws HP_ERR_REGISTRY_LOCKED and what opening it throws */
export async function startEmbeddedRegistry(directory: string, keys: RegistryKeys): Promise<EmbeddedRegistry> {
  const registry = await openLocalRegistry(directory, keys)
  try {
    const server = await createRegistryServer(registry.store)
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    // What fails here fails the next install as well, and is told there.
    const stop = keepFresh(registry, () => undefined)
    return {
      ...registry,
      url,
      async close() {
        stop()
        try {
          await server.close()
        } finally {
          await registry.close()
        }
      },
    }
  } catch (error) {
    await registry.close()
    throw error
  }
}

/**
 * Builds, signs and publishes every folder, each for the publisher its id names. A version that is there already is never replaced.
 *
 * @throws HP_ERR_PUBLISHER_EXISTS where the registry knows another key, HP_ERR_BUILD, HP_ERR_LINT
 */
export async function publishAll(registry: LocalRegistry, plugins: readonly PluginFolder[], key: KeyPair): Promise<Published[]> {
  const published: Published[] = []
  for (const [publisher, own] of Map.groupBy(plugins, ({ id }) => publisherOf(id))) {
    await registry.register(publisher, key.publicKey)
    for (const plugin of own) published.push(await publishOne(registry, plugin, key))
  }
  return published
}

async function publishOne(registry: LocalRegistry, { id, version, folder }: PluginFolder, key: KeyPair): Promise<Published> {
  try {
    const bytes = await packPlugin(folder, key)
    const began = Date.now()
    // The same bytes again are answered with the entry of then.
    const { publishedAt } = await registry.publish(id, bytes, key)
    return { id, version, outcome: Date.parse(publishedAt) < began ? 'unchanged' : 'published' }
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_PUBLISH_EXISTS')) throw error
    return { id, version, outcome: 'differs' }
  }
}
