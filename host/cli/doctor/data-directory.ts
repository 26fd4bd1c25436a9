import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, ok, warn, type Check, type CheckResult } from './check.ts'

const MB = 1024 * 1024

/** Exists, can be written, has room. Nothing is written to find out. */
export const dataDirectory: Check = {
  id: 'data directory',
  async run({ dataDirectory: directory }) {
    const found = await stat(directory).catch(() => undefined)
    if (found === undefined) return missing(directory)
    if (!found.isDirectory()) return fail(`${directory} is no directory`, 'Name another with --data, or move the file away.')
    if (!await writable(directory)) return fail(`${directory} cannot be written`, 'Give the user that runs the host write permission, or name another directory with --data.')
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
  return await writable(dirname(directory))
    ? warn(`${directory} is not there yet`, 'hardpoint start makes it.')
    : fail(`${directory} is not there and cannot be made`, 'Make it for the user that runs the host, or name another with --data.')
}

function writable(directory: string): Promise<boolean> {
  return access(directory, constants.W_OK | constants.X_OK).then(() => true, () => false)
}
