import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDirectory as directoryOf } from '../../kernel/data-directory.ts'
import { fail, ok, warn, type Check } from './check.ts'

/** Private keys and the admin token: whoever reads them signs and administers in our name. */
export const keyPermissions: Check = {
  id: 'permissions',
  async run({ dataDirectory }) {
    if (process.platform === 'win32') return ok('not checked on Windows, whose modes say nothing')
    const { root, keys, adminToken } = directoryOf(dataDirectory)
    const listed = await readdir(keys, { recursive: true }).catch((error: NodeJS.ErrnoException) => error.code)
    if (!Array.isArray(listed) && listed !== 'ENOENT') return warn(`${keys} cannot be looked at (${listed})`, 'Run it as the user that runs the host; keys/ is a directory of that user.')
    const files = Array.isArray(listed) ? listed.map((file) => join(keys, file)) : []
    const owner = (await look(root))?.uid
    const problems = (await Promise.all([root, adminToken, keys, ...files].map((path) => problemOf(path, owner)))).filter((found) => found !== undefined)
    if (problems.length === 0) return ok('keys and admin token are for their owner alone')
    const run = problems.map(({ fix }) => fix).join(' && ')
    return fail(`others can reach ${problems.map(({ found }) => found).join(', ')}`, `Run: ${run}. Make new keys if somebody may have read them.`)
  },
}

/** Open to group or others, or another user's, who could open it at any time. Root's is fine: root reads all as it is. */
async function problemOf(path: string, owner: number | undefined): Promise<{ readonly found: string; readonly fix: string } | undefined> {
  const stats = await look(path)
  if (stats === undefined) return undefined
  const mode = `chmod ${stats.isDirectory() ? 700 : 600} ${quote(path)}`
  if (stats.uid !== owner && stats.uid !== 0) return { found: `${path} (of user ${stats.uid})`, fix: `chown ${owner} ${quote(path)} && ${mode}` }
  return (stats.mode & 0o077) === 0 ? undefined : { found: `${path} (${(stats.mode & 0o777).toString(8)})`, fix: mode }
}

function look(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined)
}

/** For a shell: the fix is copied into one. */
function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`
}
