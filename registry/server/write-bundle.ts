import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import { ZipFile } from 'yazl'
import { onDisk, syncFolder } from '../layout/mod.ts'
import type { Read } from '../tuf/mod.ts'
import { repositoryFiles, type CopyOptions } from './_repository-files.ts'

/** Of every file in it: what is in a bundle decides its bytes, not when it was made. */
const TIME = new Date('2026-01-01T00:00:00Z')

/** What a bundle holds. */
export interface BundleReport {
  readonly files: number
  readonly bytes: number
}

/**
 * Writes a part of a registry into one file: packages, metadata and every root since the first, so that a host without a network verifies
 * all of it as it would verify the registry.
 *
 * It is a zip file without compression (packages are compressed), so that any tool shows what is in it.
 *
 * @param file replaced whole, or left as it was
 * @throws HP_ERR_FILE_MISSING where there is no such folder, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY, and what `repositoryFiles` throws
 */
export async function writeBundle(read: Read, file: string, options: Omit<CopyOptions, 'holds'>): Promise<BundleReport> {
  const folder = dirname(file)
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true) throw new HardpointError('HP_ERR_FILE_MISSING', { file: folder, remedy: 'Make the folder, or name another.' })
  const temporary = `${file}.${process.pid}.tmp`
  const report = { files: 0, bytes: 0 }
  const zip = new ZipFile()
  const given = new AbortController()
  const written = pipeline(zip.outputStream, createWriteStream(temporary, { flags: 'wx', mode: 0o644, flush: true }), { signal: given.signal })
  // Waited for at the end: until then it must not count as unhandled.
  written.catch(() => undefined)
  try {
    for await (const { path, bytes } of repositoryFiles(read, options)) {
      zip.addBuffer(Buffer.from(bytes), path, { compress: false, mtime: TIME, mode: 0o100644, forceDosTimestamp: true })
      report.files++
      report.bytes += bytes.length
    }
    zip.end()
    await onDisk(folder, async () => {
      await written
      await rename(temporary, file)
      await syncFolder(folder)
    })
    return report
  } finally {
    given.abort()
    await written.catch(() => undefined)
    await rm(temporary, { force: true })
  }
}
