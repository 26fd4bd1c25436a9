import { readdirSync } from 'node:fs'
import type { CellWalls } from '../protocol.ts'

/** What this process may do, asked of the process itself. */
export function walls(isolatedVm: string): CellWalls {
  const { permission } = process as { permission?: { has(scope: string): boolean } }
  return {
    permission: permission !== undefined,
    fs: permission === undefined || canList('/') || permission.has('fs.write'),
    net: permission === undefined || permission.has('net'),
    childProcess: permission === undefined || permission.has('child'),
    env: Object.keys(process.env).length,
    isolatedVm,
    node: process.versions.node,
  }
}

function canList(path: string): boolean {
  try { readdirSync(path); return true } catch { return false }
}
