import { CellProcess } from './cell-process.ts'
import type { CellWalls } from './protocol.ts'

/** Starts a cell only to ask it which walls stand, and ends it. Rejects with a CellEnd where it does not start. */
export async function probeCell(): Promise<CellWalls> {
  const cell = new CellProcess(512 * 1048576, { onAnswer() {}, onUnasked() {}, onEnd() {} })
  try {
    return await cell.ready
  } finally {
    cell.kill('stopped', 'probed')
  }
}
