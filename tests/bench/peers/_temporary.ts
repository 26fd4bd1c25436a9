import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'hardpoint-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))

/** A file that is gone when this process ends well. Written once: the process of a plugin may be reading it when the next one starts. */
export function temporary(name: string, text: string): string {
  const file = join(folder, name)
  if (!existsSync(file)) writeFileSync(file, text)
  return file
}
