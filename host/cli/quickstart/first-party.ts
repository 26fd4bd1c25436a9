import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A plugin's folder in this repository. */
export interface PluginFolder {
  readonly id: string
  readonly version: string
  readonly folder: string
  /** Installed at `npm start`; the others are only put into the registry. */
  readonly install: boolean
}

/** Every folder with a plugin.json below plugins/ and examples/. Those of plugins/, and the hello example, are installed. */
export function firstPartyPlugins(root: string): PluginFolder[] {
  return ['plugins', 'examples'].flatMap((group) => {
    const directory = join(root, group)
    if (!existsSync(directory)) return []
    return readdirSync(directory).sort().map((name) => join(directory, name)).filter((folder) => existsSync(join(folder, 'plugin.json'))).map((folder) => {
      const { id, version } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { id: string; version: string }
      return { id, version, folder, install: group === 'plugins' || id.endsWith('.hello') }
    })
  })
}
