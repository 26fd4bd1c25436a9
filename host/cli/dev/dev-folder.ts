import { existsSync } from 'node:fs'
import { mkdir, realpath, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { dataDirectory, prepareDataDirectory } from '../../kernel/data-directory.ts'
import { prepareKeys, type QuickstartKeys } from '../quickstart/prepare-keys.ts'

/** Where `plugin dev` keeps what it keeps, below the plugin's own folder. */
export const DEV_DATA = '.hardpoint/dev'

export interface DevFolder {
  /** The plugin's folder, absolute, without symbolic links. */
  readonly plugin: string
  /** Data directory of the host. */
  readonly data: string
  /** The registry of one session, made anew for each. */
  readonly registry: string
  /** For this folder and this machine alone: no other host believes them. */
  readonly keys: QuickstartKeys
}

/**
 * Prepares a plugin's folder for its development host: data directory and keys are made once, and found again.
 *
 * @throws HP_ERR_FILE_MISSING where it is no plugin's folder, HP_ERR_DATA_READ_ONLY, HP_ERR_DATA_FULL, HP_ERR_KEY_PERMISSIONS
 */
export async function prepareDevFolder(folder: string): Promise<DevFolder> {
  const manifest = join(folder, 'plugin.json')
  // Before anything is written: a typing mistake must not leave a data directory in somebody's home.
  if (!await stat(manifest).then((found) => found.isFile(), () => false)) {
    throw new HardpointError('HP_ERR_FILE_MISSING', { file: manifest, remedy: 'Name the folder of a plugin, or make one with: hardpoint plugin new <folder>' })
  }
  const plugin = await realpath(folder)
  const directory = dataDirectory(join(plugin, DEV_DATA))
  await prepareDataDirectory(directory)
  await ignoreForGit(join(plugin, '.hardpoint'))
  return { plugin, data: directory.root, registry: join(directory.root, 'registry'), keys: await prepareKeys(directory.keys) }
}

/** Whatever the author's own .gitignore says: there are keys and an admin token in it. */
async function ignoreForGit(directory: string): Promise<void> {
  const file = join(directory, '.gitignore')
  if (existsSync(file)) return
  await mkdir(directory, { recursive: true })
  await writeFile(file, '*\n')
}
