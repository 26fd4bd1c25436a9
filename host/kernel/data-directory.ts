import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Where a host keeps what it keeps: all of it below one directory that the operator names. */
export interface DataDirectory {
  readonly root: string
  readonly configFile: string
  readonly store: string
  readonly keys: string
  readonly logs: string
  /** What is trusted of each registry. */
  readonly registryTrust: string
  readonly adminToken: string
  /** Written while the host listens: its process id and URL, for the CLI. */
  readonly hostFile: string
}

export function dataDirectory(root: string): DataDirectory {
  const at = (...parts: string[]): string => join(resolve(root), ...parts)
  return {
    root: resolve(root), configFile: at('config.json'), store: at('store'), keys: at('keys'), logs: at('logs'), registryTrust: at('registry-trust'),
    adminToken: at('admin-token'), hostFile: at('host.json'),
  }
}

/**
 * Makes the directory, for its owner alone, and finds out now whether it can be written: the first write of a request is too late.
 *
 * @throws HP_ERR_DATA_READ_ONLY, HP_ERR_DATA_FULL
 */
export async function prepareDataDirectory(directory: DataDirectory): Promise<void> {
  const probe = join(directory.root, `.probe-${randomBytes(6).toString('hex')}`)
  try {
    for (const folder of [directory.root, directory.keys, directory.logs]) await makeDirectory(folder)
    await writeFile(probe, 'x', { flag: 'wx' })
    await rm(probe)
  } catch (error) {
    await rm(probe, { force: true }).catch(() => undefined)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new HardpointError('HP_ERR_DATA_FULL', { directory: directory.root }, { cause: error })
    throw new HardpointError('HP_ERR_DATA_READ_ONLY', { directory: directory.root, problem: message }, { cause: error })
  }
}

/** Folder by folder: Node's recursive mkdir never returns where a folder that is there takes no other, as in /proc. */
async function makeDirectory(path: string): Promise<void> {
  if (await stat(path).then((found) => found.isDirectory(), () => false)) return
  if (dirname(path) !== path) await makeDirectory(dirname(path))
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error })
}
