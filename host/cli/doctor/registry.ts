import { openRegistry } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ok, warn, type Check } from './check.ts'
import { readConfigFile } from './_config.ts'

export const registry: Check = {
  id: 'registry',
  async run({ dataDirectory }) {
    const { registry: location } = await readConfigFile(dataDirectory)
    if (location === undefined) return warn('config.json names no registry: nothing can be installed', `Set "registry" in ${dataDirectory}/config.json to a URL or folder.`)
    try {
      await openRegistry(location, { timeoutMs: 10_000 }).ping()
      return ok(`${location} answers`)
    } catch (error) {
      if (!HardpointError.is(error)) throw error
      return { state: 'fail', found: error.message, fix: error.fix }
    }
  },
}
