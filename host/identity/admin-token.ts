import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Tokens } from './tokens.ts'

const NAME = 'admin token file'
const BY = 'kernel'

/** Anyone but the owner. */
const OTHERS = 0o077

/**
 * The token of this host's operator, kept in a file that its owner alone can read. Made at the first start, and anew where the
 * file is gone or names a token of another store; the one before then ends, so deleting the file and starting again replaces it.
 *
 * @throws HP_ERR_KEY_PERMISSIONS where others can read the file: whoever did may be using the token
 */
export async function ensureAdminToken(tokens: Tokens, file: string): Promise<{ readonly token: string; readonly created: boolean }> {
  const existing = await readPrivate(file)
  if (existing !== undefined && tokens.authenticate(existing) !== undefined) return { token: existing, created: false }
  const earlier = (await tokens.list()).filter(({ name, createdBy }) => name === NAME && createdBy === BY)
  const { token } = await tokens.create({ name: NAME, roles: ['member', 'admin'], by: BY })
  await writePrivate(file, token)
  for (const { id } of earlier) await tokens.revoke(id)
  return { token, created: true }
}

/** Undefined where there is no file. A symbolic link is not followed: it could lead to a file that others write. */
async function readPrivate(file: string): Promise<string | undefined> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new HardpointError('HP_ERR_DATA_READ_ONLY', { directory: file, problem: error.message }, { cause: error })
  })
  if (handle === undefined) return undefined
  try {
    // Of the open file, not of the name: the two could differ a moment later.
    const { mode } = await handle.stat()
    if ((mode & OTHERS) !== 0) throw new HardpointError('HP_ERR_KEY_PERMISSIONS', { file, mode: (mode & 0o777).toString(8) })
    return (await handle.readFile('utf8')).trim()
  } finally {
    await handle.close()
  }
}

/** Never there half-written, and never readable by others, not even for a moment: made exclusively with its final mode. */
async function writePrivate(file: string, token: string): Promise<void> {
  const temporary = `${file}.new`
  try {
    await rm(temporary, { force: true })
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(`${token}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    throw new HardpointError('HP_ERR_DATA_READ_ONLY', { directory: file, problem: String(error) }, { cause: error })
  }
}
