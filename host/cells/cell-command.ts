import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { isSafeIsolatedVm } from './isolated-vm-release.ts'

/** How a cell is started: the program, its arguments, and the isolated-vm release it will load. */
export interface CellCommand {
  readonly program: string
  readonly args: readonly string[]
  /** What it reads, as absolute paths; not all of them are on every system. */
  readonly readable: readonly string[]
  readonly isolatedVm: string
}

/**
 * The command line of a cell. Node's permission model denies it files, network, child processes, workers and the inspector;
 * what it may read is its own code, the addon, and the one file that the addon's loader looks at to tell musl from glibc.
 *
 * @param from whose node_modules isolated-vm is looked for in
 * @throws HP_ERR_ISOLATED_VM where it is a release with a known escape: nothing of a plugin runs in that
 */
export function cellCommand(from: string = import.meta.url): CellCommand {
  const require = createRequire(from)
  const addon = require.resolve('isolated-vm/package.json')
  const { version } = require(addon) as { version: string }
  if (!isSafeIsolatedVm(version)) throw new HardpointError('HP_ERR_ISOLATED_VM', { version })
  const readable = [
    `${import.meta.dirname}/`, join(import.meta.dirname, '../package.json'),
    `${dirname(addon)}/`, `${dirname(require.resolve('node-gyp-build/package.json'))}/`, '/etc/alpine-release',
  ]
  return {
    program: process.execPath,
    isolatedVm: version, readable,
    args: [
      '--no-node-snapshot', '--permission', '--allow-addons', '--disable-warning=PERM0001', '--disallow-code-generation-from-strings',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      join(import.meta.dirname, 'cell/main.ts'), version,
    ],
  }
}
