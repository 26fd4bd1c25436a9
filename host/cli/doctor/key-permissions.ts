import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Check } from './check.ts'

/** Private keys and the admin token: whoever reads them signs and administers in our name. */
export const keyPermissions: Check = {
  id: 'permissions',
  async run({ dataDirectory }) {
    if (process.platform === 'win32') return ok('not checked on Windows, whose modes say nothing')
    const keys = join(dataDirectory, 'keys')
    const files = await readdir(keys, { recursive: true }).catch(() => [])
    const paths = [dataDirectory, join(dataDirectory, 'admin-token'), keys, ...files.map((file) => join(keys, file))]
    const open = (await Promise.all(paths.map(openToOthers))).filter((found) => found !== undefined)
    if (open.length === 0) return ok('keys and admin token are for their owner alone')
    const list = open.map(({ path, mode }) => `${path} (${mode})`).join(', ')
    return fail(`others can reach ${list}`, `Run: ${open.map(({ path, directory }) => `chmod ${directory ? 700 : 600} '${path}'`).join(' && ')}. Make new keys if somebody may have read them.`)
  },
}

async function openToOthers(path: string): Promise<{ path: string; mode: string; directory: boolean } | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined || (found.mode & 0o077) === 0 ? undefined : { path, mode: (found.mode & 0o777).toString(8), directory: found.isDirectory() }
}
