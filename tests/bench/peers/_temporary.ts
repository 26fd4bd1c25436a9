import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'hardpoint-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))

/** Writes a file that is gone when this process ends well. */
export function temporary(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
