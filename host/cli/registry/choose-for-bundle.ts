import { LATEST } from '@hardpoint/registry/client'
import { HOST_VERSION } from '../../kernel/version.ts'
import { gather } from '../../lifecycle/gather.ts'
import type { PluginSpec } from '../../lifecycle/plugin-spec.ts'
import { resolve } from '../../resolver/mod.ts'

/**
 * The versions that a host of this release would install of some plugins, and of all that they depend on, if it had nothing and every tier.
 *
 * @returns plugin id to version
 * @throws HP_ERR_RESOLUTION, HP_ERR_RESOLUTION_BUDGET, what `gather` throws
 */
export async function chooseForBundle(client: Parameters<typeof gather>[0], specs: readonly PluginSpec[]): Promise<ReadonlyMap<string, string>> {
  // What to make of the advisories is for the host to say, which hears them with the bundle.
  const { packages } = await gather(client, specs.map(({ id }) => id), { installed: [], advisories: { revoking: () => undefined } })
  const root = specs.map(({ id, range = '*' }) => ({ id, range }))
  const channels = Object.fromEntries(specs.flatMap(({ id, channel = LATEST }) => (channel === LATEST ? [] : [[id, channel]])))
  return resolve({ packages, root, policy: { channels, engineVersion: HOST_VERSION } }).versions
}
