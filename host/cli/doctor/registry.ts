import { openRegistry } from '@hardpoint/registry/client'
import { withConfig } from './_config.ts'
import { ok, warn, type Check } from './check.ts'

/** Reads the registry as the host does, from its first root on; the error that it cannot be read, or is another, is the finding. */
export const registry: Check = {
  id: 'registry',
  run: ({ dataDirectory }) => withConfig(dataDirectory, async ({ registry: location, registryRoot }) => {
    if (location === undefined) return warn('config.json names no registry: nothing can be installed', `Set "registry" in ${dataDirectory}/config.json to a URL or folder.`)
    await openRegistry(location, { timeoutMs: 10_000, root: registryRoot }).ping()
    return ok(`${location} answers`)
  }),
}
