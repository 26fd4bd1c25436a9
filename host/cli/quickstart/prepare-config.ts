import { writeFile } from 'node:fs/promises'
import type { HostConfig } from '@hardpoint/schemas'

/**
 * Writes the settings of a first start: the registry's directory, and whom this host believes. A file that is there is the
 * operator's and stays as it is.
 *
 * @returns whether it was written
 */
export async function prepareConfig(file: string, config: HostConfig): Promise<boolean> {
  try {
    await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
