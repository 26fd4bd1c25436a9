import { isAbsolute, join, resolve } from 'node:path'
import type { Io } from './io.ts'
import { usageError } from './usage-error.ts'

/**
 * Where this user's commands remember things from one run to the next: what was named, else the platform's place for it.
 *
 * @param named by --state
 * @throws HP_ERR_USAGE where there is no such place
 */
export function stateDirectory(
  { env, directory }: Pick<Io, 'env' | 'directory'>, named: string | undefined = env['HARDPOINT_STATE'], platform: NodeJS.Platform = process.platform,
): string {
  if (named !== undefined && named !== '') return resolve(directory, named)
  const base = baseOf(env, platform)
  if (base === undefined) throw usageError('There is no home directory to remember the registry in: name a folder with --state <directory>.', '')
  return join(base, 'hardpoint')
}

/** The XDG Base Directory Specification: $XDG_STATE_HOME, which does not count where it is relative; $HOME/.local/state where it is not set. */
function baseOf(env: Io['env'], platform: NodeJS.Platform): string | undefined {
  const place = (name: string, ...below: readonly string[]): string | undefined => {
    const found = env[name]
    return found !== undefined && isAbsolute(found) ? join(found, ...below) : undefined
  }
  const own = platform === 'win32' ? place('LOCALAPPDATA') : platform === 'darwin' ? place('HOME', 'Library', 'Application Support') : place('HOME', '.local', 'state')
  return place('XDG_STATE_HOME') ?? own
}
