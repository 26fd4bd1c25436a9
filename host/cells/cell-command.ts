import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** How a cell is started: the program, its arguments, and the isolated-vm release it will load. */
export interface CellCommand {
  readonly program: string
  readonly args: readonly string[]
  readonly isolatedVm: string
}

/**
 * The command line of a cell. Node's permission model denies it files, network, child processes, workers and the inspector;
 * what it may read is its own code, the addon, and the one file that the addon's loader looks at to tell musl from glibc.
 */
export function cellCommand(): CellCommand {
  const require = createRequire(import.meta.url)
  const addon = require.resolve('isolated-vm/package.json')
  const { version } = require(addon) as { version: string }
  const readable = [
    `${import.meta.dirname}/`, join(import.meta.dirname, '../package.json'),
    `${dirname(addon)}/`, `${dirname(require.resolve('node-gyp-build/package.json'))}/`, '/etc/alpine-release',
  ]
  return {
    program: process.execPath,
    isolatedVm: version,
    args: [
      '--no-node-snapshot', '--permission', '--allow-addons', '--disable-warning=PERM0001', '--disallow-code-generation-from-strings',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      join(import.meta.dirname, 'cell/main.ts'), version,
    ],
  }
}
