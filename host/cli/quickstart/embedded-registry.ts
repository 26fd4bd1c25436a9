import { createRegistryServer, openRegistryStore, type RegistryStore } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { KeyPair } from '@hardpoint/schemas/package'
import { packPlugin } from '@hardpoint/sdk/tools'
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

/** Opens the registry in a directory and serves it on loopback. */
export async function startEmbeddedRegistry(directory: string): Promise<EmbeddedRegistry> {
  const store = await openRegistryStore(directory, { clock: Date.now, checkManifest })
  const server = await createRegistryServer(store)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    store,
    async close() {
      await server.close()
      await store.close()
    },
  }
}

/** Builds, signs and publishes every folder, each for the publisher its id names. A version that is there already is never replaced. */
export async function publishAll(store: RegistryStore, plugins: readonly PluginFolder[], key: KeyPair): Promise<Published[]> {
  const publishers = [...new Set(plugins.map(({ id }) => id.slice(0, id.indexOf('.'))))]
  const tokens = new Map<string, string>()
  for (const publisher of publishers) {
    await store.registerPublisher(publisher, key.publicKey)
    // A token for this start alone: nothing is kept that could publish later.
    await store.revokeTokens(publisher)
    tokens.set(publisher, await store.createToken(publisher))
  }
  const published: Published[] = []
  for (const plugin of plugins) published.push(await publishOne(store, plugin, key, tokens.get(plugin.id.slice(0, plugin.id.indexOf('.'))) ?? ''))
  for (const publisher of publishers) await store.revokeTokens(publisher)
  return published
}

async function publishOne(store: RegistryStore, { id, version, folder }: PluginFolder, key: KeyPair, token: string): Promise<Published> {
  try {
    const { publishedAt } = await store.publish(await packPlugin(folder, key), token)
    return { id, version, outcome: Date.now() - Date.parse(publishedAt) < 60_000 ? 'published' : 'unchanged' }
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_PUBLISH_EXISTS')) throw error
    return { id, version, outcome: 'differs' }
  }
}
