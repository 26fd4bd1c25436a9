import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt } from '../layout/mod.ts'
import { unreachable } from './_unreachable.ts'
import type { Source } from './source.ts'

/** A link could lead out of a mirror to any file of the machine; opening a pipe would wait for ever. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** A registry as a directory of this machine: the publisher's own, or a copied mirror. */
export function directorySource(directory: string): Source {
  return {
    location: directory,
    async read(path, { maxBytes }) {
      try {
        const file = await open(join(directory, path), FLAGS)
        try {
          return await readAll(file, { registry: directory, what: path }, maxBytes)
        } finally {
          await file.close()
        }
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return await absent(directory)
        if (HardpointError.is(error)) throw error
        if (codeOf(error) === 'ELOOP') throw corrupt({ registry: directory, what: path }, 'it is a link', error)
        throw unreachable(directory, codeOf(error), error)
      }
    },
  }
}

async function readAll(file: FileHandle, origin: { registry: string; what: string }, maxBytes: number): Promise<Uint8Array> {
  const found = await file.stat()
  if (!found.isFile()) throw corrupt(origin, 'it is not a regular file')
  if (found.size > maxBytes) throw corrupt(origin, `it is longer than ${maxBytes} bytes`)
  // Read no further than what was checked, even where the file grows meanwhile.
  const bytes = Buffer.alloc(found.size)
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

/** A missing file is an answer; a missing directory (not mounted, misspelt) is none. */
async function absent(directory: string): Promise<undefined> {
  const found = await stat(directory).catch(() => undefined)
  if (found?.isDirectory() !== true) throw unreachable(directory, 'there is no such directory')
  return undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read'
}
