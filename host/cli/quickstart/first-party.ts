import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument, parseStrictJson } from '@hardpoint/schemas'

/** A plugin's folder in this repository. */
export interface PluginFolder {
  readonly id: string
  readonly version: string
  readonly folder: string
  /** Installed at `npm start`; the others are only put into the registry. */
  readonly install: boolean
}

/**
 * Every folder with a plugin.json below plugins/ and examples/. Those of plugins/, and the hello example, are installed.
 *
 * @throws HP_ERR_DOCUMENT_INVALID with the file that is no manifest
 */
export function firstPartyPlugins(root: string): PluginFolder[] {
  return ['plugins', 'examples'].flatMap((group) => foldersOf(join(root, group)).map((folder) => {
    const file = join(folder, 'plugin.json')
    const { id, version } = parseDocument('Manifest', parseStrictJson(readFileSync(file), file), file)
    return { id, version, folder, install: group === 'plugins' || id.endsWith('.hello') }
  }))
}

function foldersOf(directory: string): string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory).sort().map((name) => join(directory, name)).filter((folder) => existsSync(join(folder, 'plugin.json')))
}
