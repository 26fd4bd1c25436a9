import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/**
 * Resident memory of a process in bytes, or undefined where the system has no /proc or the process is gone.
 *
 * Read synchronously: it is one small virtual file, and a watchdog must not wait its turn behind what it watches.
 */
export function residentMemory(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_BYTES
  } catch {
    return undefined
  }
}
