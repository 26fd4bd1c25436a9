/** A host of one cell, in a process of its own: it says what the test asks of it, and stays. */
import { once } from 'node:events'
import { readlinkSync } from 'node:fs'
import { cellCommand } from '../../../host/cells/cell-command.ts'
import { encodeFrame } from '../../../host/cells/frame-codec.ts'
import { spawnCell } from '../../../host/cells/spawn-cell.ts'
import { confinement } from '../../../host/cells/_confinement.ts'

if (process.argv[2] === 'late') startNothing()
const cell = spawnCell(cellCommand())
await once(cell.socket, 'data')
if (process.argv[2] === 'busy') {
  const head = JSON.stringify({ memoryMb: 16, cpuMs: 100, surface: '{}', name: 'a.b' })
  cell.socket.write(encodeFrame({ type: 'load', slot: 1, argument: 600_000, text: `${head}\nwhile (true) {}` }))
}
process.stdout.write(JSON.stringify({ around: confinement(), pid: cell.pid, own: targetOf('self'), cell: targetOf(cell.pid) }))
setInterval(() => undefined, 1000)

function targetOf(process: number | 'self'): string {
  try { return readlinkSync(`/proc/${process}/fd/40`) } catch { return 'none' }
}

function startNothing(): void {
  const { execPath } = process
  process.execPath = '/nonexistent/node'
  spawnCell(cellCommand()).child.on('error', () => undefined)
  process.execPath = execPath
}
