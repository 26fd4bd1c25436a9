import { readdirSync, readFileSync } from 'node:fs'

/** O_CLOEXEC in /proc/self/fdinfo. */
const CLOSED_ON_EXEC = 0o2000000

let found: readonly number[] | undefined

/**
 * File descriptors above 3 that this process would hand on to a child.
 *
 * Node opens everything with O_CLOEXEC, and marks what it was itself started with, but stops at the first gap above 15: what a supervisor or a
 * shell left open beyond it leaks. So they are there from the start, and looking once is enough.
 */
export function inheritableFiles(): readonly number[] {
  found ??= lookForFiles()
  return found
}

function lookForFiles(): number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number).filter((file) => file > 3 && isInheritable(file))
  } catch {
    return []
  }
}

function isInheritable(file: number): boolean {
  try {
    const flags = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${file}`, 'latin1'))?.[1]
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSED_ON_EXEC) === 0
  } catch {
    // The folder itself was open while it was read, and is not any more.
    return false
  }
}
