import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { onDisk, syncFolder } from '../layout/mod.ts'
import type { TrustState } from './trust-state.ts'

/** Names of ours alone: nothing else that lies there is read. */
const NAME = /^(?:first-root|root|timestamp|snapshot|targets|advisories|(?:namespace|own)\.[a-z0-9-]+)\.json$/
const UNFINISHED = '.new'

/** As `trustAt` names them. */
const FOLDER = /^[0-9a-f]{16}$/

export interface DirectoryTrustOptions {
  /** A folder of such directories, one an address, in which this is one. */
  readonly among?: string
  /** Puts a file in its place: for tests, which end the work at each step. */
  readonly replace?: (directory: string, name: string, bytes: Uint8Array) => Promise<void>
}

/**
 * Trust in a directory, for its owner alone.
 *
 * File by file: no file system replaces a folder at once everywhere. That is enough, since all of them were verified before the first is written, and
 * each only moves forward: what a kill leaves is an older state with newer parts, which the next refresh takes as it is and completes.
 */
export function directoryTrust(directory: string, { among, replace = replaceFile }: DirectoryTrustOptions = {}): TrustState {
  return {
    place: directory,
    load: () => onDisk(directory, () => loadFiles(directory)),
    save: (files) => onDisk(directory, async () => {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const before = await loadFiles(directory)
      for (const name of await readdir(directory)) if (name.endsWith(UNFINISHED)) await rm(join(directory, name), { force: true })
      for (const [name, bytes] of files) {
        const old = before.get(name)
        if (old === undefined || Buffer.compare(old, bytes) !== 0) await replace(directory, name, bytes)
      }
    }),
    ...(among === undefined ? {} : { others: () => onDisk(among, () => loadOthers(among, basename(directory))) }),
  }
}

async function loadOthers(among: string, own: string): Promise<Map<string, Uint8Array>[]> {
  const names = (await namesIn(among)).filter((name) => FOLDER.test(name) && name !== own)
  return Promise.all(names.map((name) => loadFiles(join(among, name))))
}

async function loadFiles(directory: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const name of await namesIn(directory)) if (NAME.test(name)) files.set(name, await readFile(join(directory, name)))
  return files
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}

async function replaceFile(directory: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(directory, `${name}.${randomBytes(6).toString('hex')}${UNFINISHED}`)
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(directory, name))
  await syncFolder(directory)
}
