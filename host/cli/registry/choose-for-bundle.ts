import { LATEST, type RegistryClient } from '@hardpoint/registry/client'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { HOST_VERSION } from '../../kernel/version.ts'
import type { PluginSpec } from '../../lifecycle/plugin-spec.ts'
import { resolve } from '../../resolver/mod.ts'

/** As many as one bundle may hold the indexes of. */
const MAX_PLUGINS = 2000

/**
 * The versions that a host of this release would install of some plugins, and of all that they depend on, if it had nothing and every tier.
 *
 * @returns plugin id to version
 * @throws HP_ERR_PLUGIN_UNKNOWN, HP_ERR_RESOLUTION, HP_ERR_RESOLUTION_SIZE, HP_ERR_RESOLUTION_BUDGET, what RegistryClient.versions throws
 */
export async function chooseForBundle(client: Pick<RegistryClient, 'versions'>, specs: readonly PluginSpec[]): Promise<ReadonlyMap<string, string>> {
  const named = specs.map(({ id }) => id)
  const packages = new Map<string, readonly IndexEntry[]>()
  const todo = new Set(named)
  for (const id of todo) {
    if (packages.size === MAX_PLUGINS) throw new HardpointError('HP_ERR_RESOLUTION_SIZE', { plugins: named, limit: MAX_PLUGINS })
    const entries = await versionsOf(client, id, named)
    packages.set(id, entries)
    for (const { dependencies = {} } of entries) for (const other of Object.keys(dependencies)) todo.add(other)
  }
  const root = specs.map(({ id, range = '*' }) => ({ id, range }))
  const channels = Object.fromEntries(specs.flatMap(({ id, channel = LATEST }) => (channel === LATEST ? [] : [[id, channel]])))
  return resolve({ packages: Object.fromEntries([...packages].filter(([, entries]) => entries.length > 0)), root, policy: { channels, engineVersion: HOST_VERSION } }).versions
}

/** Of a dependency that the registry does not have, the resolver says who needs it. */
async function versionsOf(client: Pick<RegistryClient, 'versions'>, id: string, named: readonly string[]): Promise<readonly IndexEntry[]> {
  try {
    return await client.versions(id)
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_PLUGIN_UNKNOWN') && !named.includes(id)) return []
    throw error
  }
}
