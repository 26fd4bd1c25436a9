import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok, warn, type Check, type CheckResult } from './check.ts'

const MB = 1024 * 1024

/** Exists, can be written, has room. Nothing is written to find out. */
export const dataDirectory: Check = {
  id: 'data directory',
  async run({ dataDirectory: directory }) {
    const found = await stat(directory).catch((error: NodeJS.ErrnoException) => error.code)
    if (found === 'ENOENT') return missing(directory)
    if (typeof found !== 'object') return fail(`${directory} cannot be looked at (${found})`, 'Run it as the user that runs the host, or name another directory with --data.')
    if (!found.isDirectory()) return fail(`${directory} is no directory`, 'Name another with --data, or move the file away.')
    if (!await usable(directory)) return fail(`${directory} cannot be written`, 'Give the user that runs the host write permission, or name another directory with --data.')
    const { bavail, bsize } = await statfs(directory)
    return judgeSpace(directory, bavail * bsize)
  },
}

export function judgeSpace(directory: string, free: number): CheckResult {
  const found = `${directory}, ${Math.round(free / MB)} MB free`
  if (free < 16 * MB) return fail(found, 'Free disk space: the host refuses writes once it is full.')
  return free < 512 * MB ? warn(found, 'Free disk space soon.') : ok(found)
}

async function missing(directory: string): Promise<CheckResult> {
  const above = await firstThere(dirname(directory))
  return above.isDirectory && await usable(above.path)
    ? warn(`${directory} is not there yet`, 'hardpoint start makes it.')
    : fail(`${directory} is not there and cannot be made`, 'Make it for the user that runs the host, or name another with --data.')
}

/** Directories above are made with it. */
async function firstThere(path: string): Promise<{ readonly path: string; readonly isDirectory: boolean }> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined && dirname(path) !== path ? firstThere(dirname(path)) : { path, isDirectory: found?.isDirectory() === true }
}

function usable(directory: string): Promise<boolean> {
  return access(directory, constants.R_OK | constants.W_OK | constants.X_OK).then(() => true, () => false)
}
