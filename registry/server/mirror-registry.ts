import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { TIMESTAMP_PATH, onDisk, packagePath } from '../layout/mod.ts'
import type { Read } from '../tuf/mod.ts'
import { openDurableFiles, type DurableFiles } from './_durable-files.ts'
import { lock } from './_lock.ts'
import { repositoryFiles, type CopyOptions } from './_repository-files.ts'

/** What a mirror took over. */
export interface MirrorReport {
  /** Files that are new, or of the same name with other bytes. */
  readonly written: number
  readonly bytes: number
  /** Packages that were there already. */
  readonly kept: number
}

/**
 * Brings a copy of a registry up to date, in a directory that any static server can serve.
 *
 * Nothing is written before it is verified, the timestamp is written last, and nothing is ever deleted: who reads the copy meanwhile finds the
 * old state or the new one, whole, and a version stays here when the registry loses it.
 *
 * @param options.trusted the state of the copy itself, so that the registry cannot take it back; root.json alone for the first time
 * @throws HP_ERR_REGISTRY_LOCKED, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY, and what `repositoryFiles` throws
 */
export async function mirrorRegistry(read: Read, directory: string, options: Omit<CopyOptions, 'holds' | 'choose'>): Promise<MirrorReport> {
  const root = resolve(directory)
  const unlock = await onDisk(root, async () => {
    await mkdir(join(root, 'private'), { recursive: true, mode: 0o700 })
    return lock(root, join(root, 'private', 'lock'))
  })
  try {
    return await copyTo(await openDurableFiles(root), read, options)
  } finally {
    await unlock()
  }
}

async function copyTo(files: DurableFiles, read: Read, options: CopyOptions): Promise<MirrorReport> {
  const report = { written: 0, bytes: 0, kept: 0 }
  const holds: CopyOptions['holds'] = async (entry) => {
    const bytes = await files.read(packagePath(entry))
    const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === entry.sha256
    if (isWhole) report.kept++
    return isWhole
  }
  for await (const { path, bytes } of repositoryFiles(read, { ...options, holds })) {
    const present = path === TIMESTAMP_PATH ? undefined : await files.read(path)
    if (present !== undefined && Buffer.compare(present, bytes) === 0) continue
    await files.write(path, bytes)
    report.written++
    report.bytes += bytes.length
  }
  return report
}
