import { readFileSync } from 'node:fs'

/** Kilobytes of a process; what it shares with others counts in part: a second Node does not load its code again. */
export function proportionalKb(pid: number | undefined): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1])
}
