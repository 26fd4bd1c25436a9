import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onDisk, syncFolder } from '../layout/mod.ts'

/** Half-written files stand here, below private/, until they are whole: never where they could be served. */
const TEMPORARY = 'private/tmp'

/** A file as it is sent: never whole in memory. */
export interface FilePieces {
  readonly size: number
  /** Opens it, and closes it at the end. @throws ENOENT where it went meanwhile */
  pieces(): AsyncIterable<Uint8Array>
}

/** Reads and replaces files of a registry's directory. */
export interface DurableFiles {
  readonly directory: string
  read(path: string): Promise<Uint8Array | undefined>
  /** Undefined where there is none. Nothing is open until its pieces are read. */
  pieces(path: string): Promise<FilePieces | undefined>
  /** Old bytes or new ones, after a kill or a power cut too. @throws HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY */
  write(path: string, bytes: Uint8Array, options?: { readonly mode?: number }): Promise<void>
  /** Does nothing where there is none. */
  remove(path: string): Promise<void>
  /** Puts a file elsewhere in the directory. Does nothing where there is none. */
  move(path: string, to: string): Promise<void>
  /** Every file below a folder, as paths. */
  list(folder: string): Promise<string[]>
}

/** Makes the folders, and throws away what a killed process left half-written: for the one writer of the directory. */
export async function openDurableFiles(directory: string): Promise<DurableFiles> {
  await onDisk(directory, async () => {
    await rm(join(directory, TEMPORARY), { recursive: true, force: true })
    await mkdir(join(directory, TEMPORARY), { recursive: true })
    for (const folder of ['metadata', 'packages', 'targets']) await mkdir(join(directory, folder), { recursive: true })
  })
  return durableFiles(directory, TEMPORARY)
}

/** @param temporary a folder that is there, and the caller's own: where files stand until they are whole */
export function durableFiles(directory: string, temporary: string): DurableFiles {
  return {
    directory,
    read: (path) => readFile(join(directory, path)).catch(absent),
    pieces: (path) => piecesOf(join(directory, path)),
    write: (path, bytes, { mode = 0o644 } = {}) => onDisk(directory, () => replace(join(directory, path), bytes, { mode, temporary: join(directory, temporary) })),
    remove: (path) => onDisk(directory, () => rm(join(directory, path), { force: true })),
    move: (path, to) => onDisk(directory, () => moved(join(directory, path), join(directory, to))),
    list: (folder) => filesBelow(directory, folder),
  }
}

async function piecesOf(path: string): Promise<FilePieces | undefined> {
  const found = await stat(path).catch(absent)
  if (found?.isFile() !== true) return undefined
  return { size: found.size, async* pieces() { yield* createReadStream(path) as AsyncIterable<Uint8Array> } }
}

async function replace(target: string, bytes: Uint8Array, { mode, temporary: folder }: { readonly mode: number; readonly temporary: string }): Promise<void> {
  const temporary = join(folder, randomBytes(12).toString('hex'))
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    const made = await mkdir(dirname(target), { recursive: true })
    await rename(temporary, target)
    await syncFolder(dirname(target))
    if (made !== undefined) await syncFolder(dirname(made))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

async function moved(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to).catch(absent)
  await syncFolder(dirname(to))
  await syncFolder(dirname(from))
}

async function filesBelow(directory: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch((error: unknown) => absent(error) ?? [])
  const found = await Promise.all(entries.map((entry) => entry.isDirectory() ? filesBelow(directory, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
  return found.flat()
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
