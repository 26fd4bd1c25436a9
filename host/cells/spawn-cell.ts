import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import type { Duplex, Readable } from 'node:stream'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { CellCommand } from './cell-command.ts'
import { confine, confinement, type Confinement } from './_confinement.ts'
import { inheritableFiles } from './_inheritable-files.ts'

/** A process that was started to be a cell, with what stands around it. */
export interface SpawnedCell {
  /** Tells of `error`. */
  readonly child: ChildProcess
  readonly socket: Duplex
  readonly stderr: Readable
  /** Of the cell itself, also where something is wrapped around it, as soon as it is there; 0 where nothing was started. */
  readonly pid: number
  /** Tells once that all of it has ended, and how the cell did: its signal or exit code. */
  onExit(told: (description: string) => void): void
  /** Ends all of it now. */
  kill(): void
}

type Spawnable = Pick<CellCommand, 'program' | 'args'> & Partial<Pick<CellCommand, 'readable'>>

/**
 * Starts a cell with nothing of the host's: no environment, no folder, and one socket as file descriptor 3.
 *
 * @param command is confined where it says what it reads; for a test to stand in for a cell it need not
 * @throws HP_ERR_BOOT where the system has no file descriptors left for another process
 */
export function spawnCell({ readable, ...command }: Spawnable, around: Confinement = readable === undefined ? {} : confinement()): SpawnedCell {
  const { program, args } = readable === undefined ? command : confine(around, { ...command, readable })
  const child = start(program, args)
  const stdio = child.stdio as ChildProcess['stdio'] | undefined
  if (stdio === undefined) {
    // No file descriptors are left. Node tells of it a moment later too, and an error event that nobody hears ends the kernel.
    child.on('error', () => undefined)
    throw new HardpointError('HP_ERR_BOOT', { service: 'cell', problem: 'no file descriptors are left for its process' })
  }
  const stderr = stdio[2] as Readable
  const isWrapped = around.bwrap !== undefined || around.unshare !== undefined
  let inner: number | undefined
  return {
    child, stderr,
    socket: stdio[3] as Duplex,
    get pid() {
      if (isWrapped) inner ??= childOf(child.pid)
      return inner ?? child.pid ?? 0
    },
    onExit(told) {
      if (isWrapped) listenToWrapper(child, stderr, told)
      else child.on('exit', (code, signal) => told(signal ?? `exit code ${code}`))
    },
    kill() {
      // Once it has ended its number may be another's, with children of its own.
      if (child.exitCode !== null || child.signalCode !== null) return
      // The cell, while its wrapper is there to take note of its end: an orphan waits for the system's first process, which in a
      // container may be this very one. Looked up again, since a number that was kept may be another's by now.
      const cell = isWrapped ? childOf(child.pid) : undefined
      if (cell === undefined || !hasKilled(cell)) child.kill('SIGKILL')
    },
  }
}

function start(program: string, args: readonly string[]): ChildProcess {
  const leaks = inheritableFiles()
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'pipe']
  const nothing = leaks.length === 0 ? -1 : openSync('/dev/null', 'r')
  for (const file of leaks) {
    while (stdio.length < file) stdio.push('ignore')
    stdio[file] = nothing
  }
  try {
    return spawn(program, [...args], { env: {}, cwd: '/', stdio, windowsHide: true })
  } finally {
    if (nothing >= 0) closeSync(nothing)
  }
}

/** The only child of a wrapper, which is the cell or is about to become it. */
function childOf(pid: number | undefined): number | undefined {
  try {
    const first = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ')[0]
    return first === undefined || first === '' ? undefined : Number(first)
  } catch {
    return undefined
  }
}

function hasKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

/** What a wrapper's end says of the cell's: bwrap adds 128 to its signal; unshare dies of it too, but for SIGKILL, where it complains and exits with 1. */
function listenToWrapper(child: ChildProcess, stderr: Readable, told: (description: string) => void): void {
  let words = ''
  stderr.on('data', (chunk: Buffer) => { words = (words + chunk.toString('latin1')).slice(-200) })
  child.on('exit', (code, signal) => {
    const passedOn = Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0]
    const tell = (): void => told(words.includes('sigprocmask unblock failed') ? 'SIGKILL' : signal ?? passedOn ?? `exit code ${code}`)
    // Its last words may come after its end, and nobody else writes to them any more.
    if (code !== 1 || stderr.closed) tell()
    else stderr.once('close', tell)
  })
}
