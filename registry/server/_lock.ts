import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { HardpointError } from '@hardpoint/schemas/errors'

/**
 * Makes this process the one writer of a directory: two would lose each other's index lines.
 *
 * Own code, because the lock packages on npm go by the file's age and keep renewing it, which a stopped process fails.
 * The holder is told by pid and start time, so that neither a kill nor a reused pid locks the directory for good.
 *
 * @returns the release
 * @throws HP_ERR_REGISTRY_LOCKED
 */
export async function lock(directory: string, path: string): Promise<() => Promise<void>> {
  const mine = `${process.pid} ${await startOf(process.pid)} ${randomBytes(8).toString('hex')}\n`
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  await writeFile(draft, mine, { mode: 0o600, flag: 'wx' })
  try {
    // link() makes the lock appear with its content, or fails where one is.
    while (!await link(draft, path).then(() => true, exists)) await clearStale(directory, path)
  } finally {
    await rm(draft, { force: true })
  }
  return async () => {
    if (await textOf(path) === mine) await rm(path, { force: true })
  }
}

async function clearStale(directory: string, path: string): Promise<void> {
  const seen = await textOf(path)
  if (seen === undefined) return
  const [pid = '', start = ''] = seen.trim().split(' ')
  // Without a start (empty, cut off) it is what a power cut left: nobody holds it.
  if (start !== '' && await startOf(Number(pid)) === start) throw new HardpointError('HP_ERR_REGISTRY_LOCKED', { directory, pid })
  const aside = `${path}.${randomBytes(8).toString('hex')}`
  await rename(path, aside).catch(() => undefined)
  // Someone else cleared it first and took the lock that we moved: give it back.
  if (await textOf(aside) !== seen) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

/** When a process started, in clock ticks since boot where the system tells; '' where there is no such process. */
async function startOf(pid: number): Promise<string> {
  const stat = await textOf(`/proc/${pid}/stat`).catch(() => undefined) ?? ''
  // Fields 3 (state) and 22 (start); the second, in brackets, may hold spaces. A zombie writes nothing any more.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (stat !== '') return state === 'Z' || state === 'X' ? '' : fields[18] ?? '?'
  try {
    process.kill(pid, 0)
    return '?'
  } catch {
    return ''
  }
}

function exists(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
  throw error
}

/** Undefined where there is no such file. One that cannot be read is an error: whoever takes it for absent asks for ever. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
