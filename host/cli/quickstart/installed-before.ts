import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'quickstart.json'

/** Ids that an earlier start installed. Where the file is damaged, none: a plugin that comes back is seen, one that stays away is not. */
export async function installedBefore(data: string): Promise<readonly string[]> {
  try {
    const { installed } = JSON.parse(await readFile(join(data, FILE), 'utf8')) as { installed?: unknown }
    return Array.isArray(installed) ? installed.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export async function rememberInstalled(data: string, ids: readonly string[]): Promise<void> {
  const temporary = join(data, `${FILE}.new`)
  await writeFile(temporary, `${JSON.stringify({ installed: [...new Set(ids)].sort() })}\n`, { mode: 0o600 })
  await rename(temporary, join(data, FILE))
}
