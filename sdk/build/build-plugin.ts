import { access, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument, parseStrictJson } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { PackageFiles } from '@hardpoint/schemas/package'
import { assertLinted } from '../lint/lint-manifest.ts'
import { bundle } from './_bundle.ts'
import { extraFiles, readIfThere } from './_extra-files.ts'
import { sbom } from './_sbom.ts'

/** Where a plugin's code begins: the first of these that is there. */
const ENTRIES = ['src/main.ts', 'main.ts', 'index.ts', 'src/main.js', 'main.js', 'index.js']

/**
 * Makes the files of a package from a plugin's folder, in memory: plugin.json as it stands, the code bundled as main.js
 * with its source map, README.md, CHANGELOG.md, LICENSE and ui/ where they are there, and sbom.cdx.json.
 *
 * The same folder gives the same bytes, on any machine. Nothing is run.
 *
 * @param directory the folder with plugin.json
 * @throws HP_ERR_FILE_MISSING, HP_ERR_LINT, HP_ERR_BUILD
 */
export async function buildPlugin(directory: string): Promise<PackageFiles> {
  const root = await existing(directory)
  const text = await readIfThere(join(root, 'plugin.json'))
  if (text === undefined) throw missing(join(directory, 'plugin.json'), 'Make a plugin with: hardpoint plugin new <directory>')
  assertLinted(text)
  const manifest = parseDocument('Manifest', parseStrictJson(text, 'plugin.json'), 'plugin.json')
  const { main, map, packages } = await bundle(root, await entryOf(root))
  return new Map([
    ['plugin.json', text],
    ['main.js', main],
    ['main.js.map', map],
    ...await extraFiles(root),
    ['sbom.cdx.json', sbom(manifest, packages)],
  ])
}

async function existing(directory: string): Promise<string> {
  try {
    return await realpath(directory)
  } catch {
    throw missing(directory, 'Name the folder that holds plugin.json.')
  }
}

async function entryOf(root: string): Promise<string> {
  for (const entry of ENTRIES) {
    if (await access(join(root, entry)).then(() => true, () => false)) return entry
  }
  throw missing('src/main.ts', `Write the plugin's code there (or in ${ENTRIES.slice(1).join(', ')}).`)
}

function missing(file: string, remedy: string): HardpointError {
  return new HardpointError('HP_ERR_FILE_MISSING', { file, remedy })
}
