import { spawn, type ChildProcess } from 'node:child_process'
import type { Duplex, Readable } from 'node:stream'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { CellCommand } from './cell-command.ts'

/** A process that was started to be a cell, with what stands around it. */
export interface SpawnedCell {
  /** Tells of `error` and `exit`; what it tells counts for the cell, whichever process of its tree it is. */
  readonly child: ChildProcess
  readonly socket: Duplex
  readonly stderr: Readable
  /** Of the cell itself, also where something is wrapped around it; 0 where it did not start. */
  readonly pid: number
  /** Ends all of it now. */
  kill(): void
}

/**
 * Starts a cell with nothing of the host's: no environment, no folder, and one socket as file descriptor 3.
 *
 * @throws HP_ERR_BOOT where the system has no file descriptors left for another process
 */
export function spawnCell({ program, args }: Pick<CellCommand, 'program' | 'args'>): SpawnedCell {
  const child = spawn(program, [...args], { env: {}, cwd: '/', stdio: ['ignore', 'ignore', 'pipe', 'pipe'], windowsHide: true })
  const stdio = child.stdio as ChildProcess['stdio'] | undefined
  if (stdio === undefined) {
    // No file descriptors are left. Node tells of it a moment later too, and an error event that nobody hears ends the kernel.
    child.on('error', () => undefined)
    throw new HardpointError('HP_ERR_BOOT', { service: 'cell', problem: 'no file descriptors are left for its process' })
  }
  return {
    child,
    socket: stdio[3] as Duplex,
    stderr: stdio[2] as Readable,
    get pid() { return child.pid ?? 0 },
    kill() { child.kill('SIGKILL') },
  }
}
